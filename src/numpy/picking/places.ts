/** Arguments that name places: whole numbers, and what is done with those outside an axis. */
import { type Casting, checkArrayCasting } from "../casting.ts"
import { toArray } from "../creation.ts"
import { int64 } from "../dtype.ts"
import { readerOf, writerOf } from "../memory.ts"
import { fromData, NDArray } from "../ndarray.ts"
import { eachRow } from "../rows.ts"
import { untyped } from "../typed.ts"

/** What becomes of a place outside its axis: an error, counted around, or the nearest one inside. */
export type Mode = "raise" | "wrap" | "clip"

/** A `mode` argument. @throws RangeError for another word. */
export function modeOf(given: unknown): Mode {
  const plain = untyped(given ?? "raise")
  if (plain === "raise" || plain === "wrap" || plain === "clip") return plain
  throw new RangeError(`clipmode must be one of 'clip', 'raise', or 'wrap' (got '${String(plain)}')`)
}

/** Every element as a number, in C order. */
export function numbersOf(x: NDArray): Float64Array {
  const result = new Float64Array(x.size)
  const read = readerOf(x.dtype)
  const step = x.steps.at(-1) ?? 0
  let at = 0
  eachRow(x.dims, [x], ([start], n) => {
    for (let k = 0; k < n; k++) result[at++] = read(x.data, start! + k * step)
  })
  return result
}

/** Whole numbers as an int64 array in C order, of one axis by default. */
export function placesArray(places: ArrayLike<number>, dims: readonly number[] = [places.length]): NDArray {
  const data = int64.allocate(places.length)
  const write = writerOf(int64)
  for (let k = 0; k < places.length; k++) write(data, k, places[k]!)
  return fromData(data, int64, dims) as NDArray
}

/**
 * An argument of whole numbers as an array; fractions in lists are cut off.
 *
 * @throws TypeError for an array whose dtype `casting` does not cast to int64.
 */
export function wholeArray(given: unknown, casting: Casting = "safe"): NDArray {
  const plain = untyped(given)
  if (!(plain instanceof NDArray)) return toArray(given, int64)
  checkArrayCasting(plain.dtype, int64, casting)
  return plain
}

/**
 * Places inside an axis of that length.
 *
 * @throws RangeError for one outside with mode "raise", or any where there is none to take.
 */
export function placesWithin(indices: Float64Array, length: number, mode: Mode, axis = 0): Float64Array {
  if (length === 0 && indices.length > 0)
    throw new RangeError("cannot do a non-empty take from an empty axes.")
  return indices.map((index) => {
    if (mode === "wrap") return ((index % length) + length) % length
    if (mode === "clip") return Math.min(length - 1, Math.max(0, index))
    if (index >= length || index < -length)
      throw new RangeError(`index ${index} is out of bounds for axis ${axis} with size ${length}`)
    return index < 0 ? index + length : index
  })
}
