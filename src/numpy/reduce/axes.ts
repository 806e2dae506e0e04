import { type NDArray, stepsOf } from "../ndarray.ts"
import { type Loop1, type Loop2, runLoop1, runLoop2 } from "../rows.ts"
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
 *
 * @param mask - of the shape of `x`: its false elements take no part
 */
export function fold(loop: Loop1, x: NDArray, split: Split, result: NDArray, mask: NDArray | null): void {
  if (x.size === 0) return
  const resultSteps = stepsOf(split.dims)
  const axes = x.dims
    .map((length, axis) => {
      const kept = split.kept.indexOf(axis)
      const to = kept < 0 ? 0 : resultSteps[kept]!
      return { length, step: x.steps[axis]!, to, chosen: mask?.steps[axis] ?? 0 }
    })
    .sort((a, b) => Math.abs(b.step) - Math.abs(a.step))
  const from = { data: x.data, offset: x.offset, steps: axes.map((axis) => axis.step) }
  const to = { data: result.data, offset: result.offset, steps: axes.map((axis) => axis.to) }
  const choice = mask && { data: mask.data, offset: mask.offset, steps: axes.map((axis) => axis.chosen) }
  axes.forEach(({ length, step, to }, k) => {
    if (step >= 0 || to !== 0) return
    turn(from, k, length)
    if (choice !== null) turn(choice, k, length)
  })
  const lengths = axes.map((axis) => axis.length)
  if (choice === null) runLoop1(loop, lengths, from, to)
  else runLoop2(wherever(loop), lengths, from, choice, to)
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

/** Goes through an axis from its other end. */
function turn(operand: { offset: number; readonly steps: number[] }, axis: number, length: number): void {
  operand.offset += (length - 1) * operand.steps[axis]!
  operand.steps[axis]! *= -1
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
  return result.reshape(x.dims.map((length, axis) => (split.axes.includes(axis) ? 1 : length))) as NDArray
}
