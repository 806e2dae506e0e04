import { allocate } from "../copy.ts"
import type { DType } from "../dtype.ts"
import { readScalar } from "../memory.ts"
import { NDArray, stepsOf } from "../ndarray.ts"
import { type Loop1, runLoop1 } from "../rows.ts"
import { checkReducedAxes } from "../shape/axis.ts"

/** The axes of a reduction split into those that go and those that stay. */
export interface Split {
  readonly axes: readonly number[]
  readonly kept: readonly number[]
  /** The shape without the axes that go. */
  readonly dims: readonly number[]
}

/** @throws RangeError for an axis that the array does not have. */
export function splitAxes(x: NDArray, axis: unknown): Split {
  const axes = checkReducedAxes(axis, x.dims.length)
  const kept = x.dims.map((_, each) => each).filter((each) => !axes.includes(each))
  return { axes, kept, dims: kept.map((each) => x.dims[each]!) }
}

/**
 * Folds the reduced axes of `x` into `result`, which holds the initial values. NumPy's iterator goes
 * through memory in its order, whatever the order of the axes, and that decides how sums round.
 */
export function fold(loop: Loop1, x: NDArray, split: Split, result: NDArray): void {
  if (x.size === 0) return
  const resultSteps = stepsOf(split.dims)
  const axes = x.dims
    .map((length, axis) => {
      const kept = split.kept.indexOf(axis)
      return { length, step: x.steps[axis]!, to: kept < 0 ? 0 : resultSteps[kept]! }
    })
    .sort((a, b) => Math.abs(b.step) - Math.abs(a.step))
  let { offset } = x
  for (const axis of axes) {
    if (axis.step >= 0 || axis.to !== 0) continue
    offset += (axis.length - 1) * axis.step
    axis.step = -axis.step
  }
  const from = { data: x.data, offset, steps: axes.map((axis) => axis.step) }
  const to = { data: result.data, offset: result.offset, steps: axes.map((axis) => axis.to) }
  runLoop1(
    loop,
    axes.map((axis) => axis.length),
    from,
    to,
  )
}

/** The result in the form asked for: in `out`, with the reduced axes as 1, as an array, or as a scalar. */
export function finishReduction(
  result: NDArray,
  x: NDArray,
  split: Split,
  keepdims: unknown,
  out: unknown,
): unknown {
  const dims =
    keepdims === true ? x.dims.map((length, axis) => (split.axes.includes(axis) ? 1 : length)) : split.dims
  const shaped =
    dims === split.dims ? result : new NDArray(result.data, result.dtype, dims, result.size, stepsOf(dims))
  if (out instanceof NDArray) {
    out.set("...", shaped)
    return out
  }
  return dims.length === 0 ? readScalar(result.data, result.dtype, result.offset) : shaped
}

/** An array for the results. */
export function resultFor(split: Split, dtype: DType): NDArray {
  return allocate(dtype, split.dims)
}
