/** Stretches and slices of one axis, as views. */
import type { NDArray } from "../ndarray.ts"
import { stridedView } from "../view.ts"

/** The part of `x` between two indices of an axis, as a view. */
export function part(x: NDArray, axis: number, start: number, stop: number): NDArray {
  const dims = x.dims.with(axis, Math.max(0, stop - start))
  const offset = x.offset + (stop > start ? start * x.steps[axis]! : 0)
  return stridedView(x, dims, x.steps, offset)
}

/** The slice at one place of an axis, as a view without that axis; negative places count from the end. */
export function pick(x: NDArray, axis: number, place: number): NDArray {
  const at = place < 0 ? place + x.dims[axis]! : place
  const offset = x.offset + at * x.steps[axis]!
  return stridedView(x, x.dims.toSpliced(axis, 1), x.steps.toSpliced(axis, 1), offset)
}

/** The part of an axis without its first and last elements so many. */
export function trimmed(x: NDArray, axis: number, first: number, last: number): NDArray {
  return part(x, axis, first, Math.max(first, x.dims[axis]! - last))
}
