/** Slices and elements at given places: take, take_along_axis, compress, extract. */
import { sameShape } from "../broadcast.ts"
import { checkArrayCasting } from "../casting.ts"
import { assign } from "../copy.ts"
import { toArray } from "../creation.ts"
import { getItem, setItem } from "../index/index.ts"
import { truePlaces } from "../index/mask.ts"
import type { ArrayInput, Elements } from "../input.ts"
import { scalarOrArray } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import { keyword, named } from "../options.ts"
import { maybeOut } from "../out.ts"
import { maskOf } from "../select.ts"
import { checkAxis } from "../shape/axis.ts"
import { ravel } from "../shape/reshape.ts"
import { takeAlong } from "../shape/takeAlong.ts"
import { type Mode, modeOf, numbersOf, placesArray, placesWithin, wholeArray } from "./places.ts"

/** The arguments of `take` after the indices, by place or as keywords. */
export type TakeArguments = readonly (
  | number
  | null
  | NDArray
  | Mode
  | { readonly axis?: number | null; readonly out?: NDArray | null; readonly mode?: Mode }
)[]

/** An array and the axis along which it is taken apart: flat for null. */
function alongAxis(a: unknown, axis: unknown): { readonly x: NDArray; readonly along: number } {
  const source = toArray(a)
  const flat = axis === null || axis === undefined || source.dims.length === 0
  const x = (flat ? ravel(source) : source) as NDArray
  return { x, along: checkAxis(axis ?? 0, x.dims.length) }
}

/** Hands out what was taken: NumPy takes an `out` whose dtype casts safely to that of the array. */
function delivered(result: NDArray, out: unknown): unknown {
  const target = maybeOut(out)
  if (target === null) return scalarOrArray(result)
  if (!sameShape(target.dims, result.dims))
    throw new RangeError("output array does not match result of ndarray.take")
  checkArrayCasting(target.dtype, result.dtype, "safe")
  assign(target, result)
  return target
}

/**
 * `np.take(a, indices, axis=None, out=None, mode="raise")`: the slices at those places of an axis; elements of
 * the flat array without one.
 *
 * @throws RangeError for a place outside with mode "raise"; TypeError for indices that are no whole numbers.
 */
export function take<const A extends ArrayInput>(
  a: A,
  indices: ArrayInput,
  ...rest: TakeArguments
): NDArray<Elements<A>> {
  const { axis, out, mode } = named("take", ["axis", "out", "mode"], rest)
  const { x, along } = alongAxis(a, axis)
  const wanted = wholeArray(indices, "same_kind")
  const places = placesWithin(numbersOf(wanted), x.dims[along]!, modeOf(mode), along)
  return delivered(takeAlong(x, places, along, wanted.dims), out) as never
}

/**
 * `np.compress(condition, a, axis=None, out=None)`: the slices where a vector of conditions holds.
 *
 * @throws RangeError for a condition that is no vector or true beyond the axis.
 */
export function compress<const A extends ArrayInput>(
  condition: ArrayInput,
  a: A,
  ...rest: readonly (
    | number
    | null
    | NDArray
    | { readonly axis?: number | null; readonly out?: NDArray | null }
  )[]
): NDArray<Elements<A>> {
  const { axis, out } = named("compress", ["axis", "out"], rest)
  const mask = maskOf(condition)
  if (mask.dims.length !== 1) throw new RangeError("condition must be a 1-d array")
  const { x, along } = alongAxis(a, axis)
  const places = placesWithin(truePlaces(mask), x.dims[along]!, "raise", along)
  return delivered(takeAlong(x, places, along), out) as never
}

/** `np.extract(condition, arr)`: the elements where the condition holds, flat. @throws RangeError when it is longer. */
export function extract<const A extends ArrayInput>(condition: ArrayInput, arr: A): NDArray<Elements<A>, 1> {
  const x = ravel(toArray(arr)) as NDArray
  return takeAlong(x, placesWithin(truePlaces(maskOf(condition)), x.size, "raise"), 0) as never
}

/** 0, 1, 2, ... along one axis of as many. */
function counting(length: number, axis: number, rank: number): NDArray {
  return placesArray([...new Array(length).keys()], new Array<number>(rank).fill(1).with(axis, length))
}

/** Index arrays that pick along one axis and leave the others where they are. */
function indicesAlong(x: NDArray, indices: NDArray, axis: number): NDArray[] {
  if (indices.dtype.kind !== "i" && indices.dtype.kind !== "u")
    throw new TypeError("`indices` must be an integer array")
  if (x.dims.length !== indices.dims.length)
    throw new RangeError("`indices` and `arr` must have the same number of dimensions")
  return x.dims.map((length, each) => (each === axis ? indices : counting(length, each, x.dims.length)))
}

/** The array and axis of the functions "along axis": flat for null. */
function flatWithout(arr: unknown, indices: NDArray, axis: unknown) {
  const source = toArray(arr)
  if (axis !== null) return { x: source, along: checkAxis(axis, source.dims.length) }
  if (indices.dims.length !== 1)
    throw new RangeError("when axis=None, `indices` must have a single dimension.")
  return { x: ravel(source) as NDArray, along: 0 }
}

/**
 * `np.take_along_axis(arr, indices, axis=-1)`: along an axis the elements at the places that `indices` has there,
 * as `argsort` gives them; null for the flat array.
 *
 * @throws RangeError for another rank or a place outside; TypeError for indices that are no whole numbers.
 */
export function take_along_axis<const A extends ArrayInput>(
  arr: A,
  indices: ArrayInput,
  axis: number | null | { readonly axis?: number | null } = -1,
): NDArray<Elements<A>> {
  const given = toArray(indices)
  const { x, along } = flatWithout(arr, given, keyword<number | null>("take_along_axis", "axis", axis, -1))
  return getItem(x, indicesAlong(x, given, along)) as never
}

/**
 * `np.put_along_axis(arr, indices, values, axis)`: writes values to the places along an axis; null for the flat
 * array.
 *
 * @throws as `take_along_axis`.
 */
export function put_along_axis(
  arr: NDArray,
  indices: ArrayInput,
  values: ArrayInput,
  axis: number | null | { readonly axis?: number | null },
): void {
  const given = toArray(indices)
  const wanted = keyword<number | null>("put_along_axis", "axis", axis, null)
  const { x, along } = flatWithout(arr, given, wanted)
  // NumPy goes to the flat elements through a copy that it cannot write back.
  if (wanted === null && !arr.contiguous) throw new TypeError("assignment destination is read-only")
  setItem(x, indicesAlong(x, given, along), values)
}
