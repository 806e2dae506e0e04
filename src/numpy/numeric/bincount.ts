import { allocate, copyAs } from "../copy.ts"
import { toArray } from "../creation.ts"
import { float64, int64, uint64 } from "../dtype.ts"
import type { ArrayInput } from "../input.ts"
import { fromData, NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { numbersOf, placesArray, wholeArray } from "../picking/places.ts"
import type { ScalarTypes } from "../scalar.ts"
import { checkVector } from "../shape/axis.ts"
import { untyped } from "../typed.ts"

/** The keyword arguments of {@link bincount}. */
export interface BincountOptions {
  readonly weights?: ArrayInput | null
  readonly minlength?: number
}

/**
 * `np.bincount(x, weights=None, minlength=0)`: how often each whole number from 0 on comes, or the sum of
 * its weights.
 *
 * @param x - whole numbers from 0 on, shape [n]
 * @returns shape [max(max(x) + 1, minlength)]; int64, with weights float64
 * @throws TypeError for fractions, RangeError for negative numbers and weights of another length.
 */
export function bincount(
  x: ArrayInput,
  weights?: null,
  minlength?: number | { readonly minlength?: number },
): NDArray<ScalarTypes["int64"], 1>
export function bincount(
  x: ArrayInput,
  options: { readonly weights?: null; readonly minlength?: number },
): NDArray<ScalarTypes["int64"], 1>
export function bincount(
  x: ArrayInput,
  ...rest: (ArrayInput | number | null | BincountOptions)[]
): NDArray<ScalarTypes["float64"], 1>
export function bincount(x: ArrayInput, ...rest: unknown[]): unknown {
  const { weights = null, minlength = 0 } = named("bincount", ["weights", "minlength"], rest)
  const least = lengthOf(minlength)
  const places = placesOf(x)
  if (places.length === 0) return allocate(int64, [least]) as never
  const length = places.reduce((most, place) => Math.max(most, place + 1), least)
  if (weights === null) return counted(places, length) as never
  return fromData(weighed(places, vectorOf(weights), length), float64) as never
}

function lengthOf(minlength: unknown): number {
  const plain = untyped(minlength)
  if (plain === null) throw new TypeError("use 0 instead of None for minlength")
  if (!Number.isInteger(plain))
    throw new TypeError(
      `'${typeof plain === "number" ? "float" : typeof plain}' object cannot be interpreted as an integer, got ${String(plain)}`,
    )
  if ((plain as number) < 0) throw new RangeError("'minlength' must not be negative")
  return plain as number
}

/** The whole numbers to count; a list may hold fractions, which NumPy cuts off. */
function placesOf(x: unknown): Float64Array {
  const plain = untyped(x)
  const values = plain instanceof NDArray && plain.dtype === uint64 ? plain : wholeArray(x)
  checkVector(values)
  const places = numbersOf(values)
  if (places.some((place) => place < 0))
    throw new RangeError("'list' argument must have no negative elements")
  return places
}

function vectorOf(weights: unknown): NDArray {
  const given = toArray(weights)
  checkVector(given)
  return copyAs(given, float64)
}

function counted(places: Float64Array, length: number): NDArray {
  const counts = new Float64Array(length)
  for (const place of places) counts[place]! += 1
  return placesArray(counts)
}

function weighed(places: Float64Array, weights: NDArray, length: number): Float64Array {
  if (weights.size !== places.length) throw new RangeError("The weights and list don't have the same length.")
  const sums = new Float64Array(length)
  for (let k = 0; k < places.length; k++) sums[places[k]!]! += weights.data[k]!
  return sums
}
