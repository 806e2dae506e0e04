import { commonAxisOrder } from "../layout.ts"
import { type NDArray, stepsOf } from "../ndarray.ts"
import { type Loop1, type Loop2, mergeAxes, type Operand, runLoop1, runLoop2 } from "../rows.ts"
import { checkReducedAxes, onesAlong } from "../shape/axis.ts"
import { foldBuffered } from "./buffered.ts"

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
 *
 * @param mask - of the shape of `x`: its false elements take no part
 */
export function fold(loop: Loop1, x: NDArray, split: Split, result: NDArray, mask: NDArray | null): void {
  if (x.size === 0) return
  if (mask === null && x.contiguous && split.kept.length === 0) {
    loop(x.data, x.offset, 1, result.data, result.offset, 0, x.size)
    return
  }
  const resultSteps = stepsOf(split.dims)
  const toSteps = x.dims.map((_, axis) => resultSteps[split.kept.indexOf(axis)] ?? 0)
  const given = [x.steps, toSteps, ...(mask === null ? [] : [mask.steps])]
  // An axis of length 1 has no say in the order.
  const moving = given.map((steps) => steps.map((step, axis) => (x.dims[axis] === 1 ? 0 : step)))
  const order = commonAxisOrder(moving.map((steps) => ({ dims: x.dims, steps })))
  const all = [x, result, ...(mask === null ? [] : [mask])].map(({ data, offset }, k) => ({
    data,
    offset,
    steps: order.map((axis) => given[k]![axis]!),
  }))
  const lengths = order.map((axis) => x.dims[axis]!)
  const { dims, operands } = mergeAxes(lengths, all)
  const [from, to, chosen = null] = operands as [Operand, Operand, Operand?]
  const outer = to.steps.findLastIndex((step) => step !== 0) + 1
  if (x.dtype.kind === "f" && dims.length - outer > 1) foldBuffered(loop, dims, { from, to, chosen }, outer)
  else if (chosen === null) runLoop1(loop, dims, from, to)
  else runLoop2(wherever(loop), dims, from, chosen, to)
}

/** Folds along one axis from its first element to its last, whatever its direction in memory. */
export function foldInOrder(
  loop: Loop1,
  x: NDArray,
  split: Split,
  result: NDArray,
  mask: NDArray | null,
): void {
  const [axis] = split.axes
  if (axis === undefined) {
    fold(loop, x, split, result, mask)
    return
  }
  const along = (operand: NDArray, k: number) => ({
    data: operand.data,
    offset: operand.offset + k * operand.steps[axis]!,
    steps: split.kept.map((each) => operand.steps[each]!),
  })
  for (let k = 0; k < x.dims[axis]!; k++) {
    if (mask === null) runLoop1(loop, split.dims, along(x, k), result)
    else runLoop2(wherever(loop), split.dims, along(x, k), along(mask, k), result)
  }
}

/** A kernel over the runs of elements whose mask is true, one call for each. */
function wherever(loop: Loop1): Loop2 {
  return (x, xi, xs, mask, mi, ms, out, oi, os, n) => {
    for (let k = 0; k < n; k++) {
      const first = k
      while (k < n && mask[mi + k * ms] !== 0) k++
      if (k > first) loop(x, xi + first * xs, xs, out, oi + first * os, os, k - first)
    }
  }
}

/** The result with the reduced axes as 1 where they are to be kept. */
export function keepAxes(result: NDArray, x: NDArray, split: Split, keepdims: unknown): NDArray {
  if (keepdims !== true) return result
  return result.reshape(onesAlong(x.dims, split.axes)) as NDArray
}
