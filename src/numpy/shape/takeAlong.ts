import { allocate, copyAs } from "../copy.ts"
import { type NDArray, sizeOf } from "../ndarray.ts"

/**
 * The slices of `x` at places of one axis, copied; the places are known to lie inside it.
 *
 * @param dims - the shape that replaces the axis; one axis of all places by default
 */
export function takeAlong(
  x: NDArray,
  places: ArrayLike<number>,
  axis: number,
  dims: readonly number[] = [places.length],
): NDArray {
  const result = allocate(x.dtype, [...x.dims.slice(0, axis), ...dims, ...x.dims.slice(axis + 1)])
  if (result.size === 0) return result as NDArray
  const { data, offset, dtype } = x.contiguous ? x : copyAs(x, x.dtype)
  const block = sizeOf(x.dims.slice(axis + 1)) * dtype.width
  const outer = sizeOf(x.dims.slice(0, axis))
  const length = x.dims[axis]!
  let to = 0
  for (let i = 0; i < outer; i++) {
    const start = offset * dtype.width + i * length * block
    for (let k = 0; k < places.length; k++, to += block) {
      const from = start + places[k]! * block
      for (let part = 0; part < block; part++) result.data[to + part] = data[from + part]!
    }
  }
  return result as NDArray
}
