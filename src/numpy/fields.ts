/** Parts of the bytes of elements: `x.getfield`, `x.setfield`. */
import { assign } from "./copy.ts"
import { type DType, dtypeOf } from "./dtype.ts"
import { valueFor } from "./index/setItem.ts"
import { NDArray } from "./ndarray.ts"
import { named, wholeNumber } from "./options.ts"
import { stridedView, viewAs } from "./view.ts"

/**
 * `x.getfield(dtype, offset=0)`: some bytes of each element as another dtype, a view.
 *
 * @throws RangeError when they are more than the element has, or do not begin on the dtype's boundary.
 */
export function getField(x: NDArray, like: unknown, rest: readonly unknown[]): NDArray {
  const dtype = dtypeOf(like)
  const offset = wholeNumber("getfield", "offset", named("getfield", ["offset"], rest).offset ?? 0)
  checkField(x.dtype, dtype, offset)
  // One more axis, of the parts of an element; a memory order that steps evenly is all that this needs.
  const parts = viewAs(stridedView(x, [...x.dims, 1], [...x.steps, 1]), dtype)
  const view = stridedView(parts, x.dims, parts.steps.slice(0, -1), parts.offset + offset / dtype.itemsize)
  return new NDArray(view.data, dtype, view.dims, view.size, view.steps, view.offset, view.contiguous, x)
}

function checkField(own: DType, dtype: DType, offset: number): void {
  if (offset < 0 || offset + dtype.itemsize > own.itemsize)
    throw new RangeError(offset < 0 ? "offset is negative" : "new type is larger than original type")
  if (offset % dtype.itemsize !== 0)
    throw new RangeError(`getfield: offset must be a multiple of ${dtype.itemsize} bytes, got ${offset}`)
}

/** `x.setfield(val, dtype, offset=0)`: writes to some bytes of each element. */
export function setField(x: NDArray, value: unknown, like: unknown, rest: readonly unknown[]): void {
  const field = getField(x, like, rest)
  assign(field, valueFor(field, value))
}
