import { copyAs } from "../copy.ts"
import { int64 } from "../dtype.ts"
import { fromData, type NDArray } from "../ndarray.ts"
import { writeSafe64 } from "../wide.ts"

/** The places of the true elements of a mask in the flat array. */
export function truePlaces(mask: NDArray): Float64Array {
  const flat = copyAs(mask, mask.dtype).data
  return Float64Array.from(flat.keys()).filter((place) => flat[place] !== 0)
}

/** The places of true elements along each axis of a mask (`np.nonzero`), in C order. */
export function placesOf(mask: NDArray): NDArray[] {
  const flat = copyAs(mask, mask.dtype).data
  let count = 0
  for (let i = 0; i < mask.size; i++) if (flat[i] !== 0) count++
  const results = mask.dims.map(() => int64.allocate(count))
  let at = 0
  for (let i = 0; i < mask.size; i++) {
    if (flat[i] === 0) continue
    let rest = i
    for (let axis = mask.dims.length - 1; axis >= 0; axis--) {
      const length = mask.dims[axis]!
      writeSafe64(results[axis]!, at, rest % length)
      rest = Math.floor(rest / length)
    }
    at++
  }
  return results.map((data) => fromData(data, int64))
}

/**
 * A mask as index arrays, one for each of its axes; a boolean scalar as one that indexes nothing once or
 * not at all.
 *
 * @throws RangeError when the mask's shape is not that of the axes it lies on.
 */
export function maskIndices(mask: NDArray, dims: readonly number[], axis: number): NDArray[] {
  if (mask.dims.length === 0) return [fromData(int64.allocate(mask.data[mask.offset] === 0 ? 0 : 1), int64)]
  checkMask(mask, dims, axis)
  return placesOf(mask)
}

/** @throws RangeError when the mask's shape is not that of the axes it lies on. */
export function checkMask(mask: NDArray, dims: readonly number[], axis: number): void {
  mask.dims.forEach((length, k) => {
    if (length === dims[axis + k]) return
    throw new RangeError(
      `boolean index did not match indexed array along axis ${axis + k}; size of axis is ${dims[axis + k]} but size of corresponding boolean axis is ${length}`,
    )
  })
}
