/** Arrays with slices put in, taken out or cut off: insert, delete, trim_zeros, resize. */
import { allocate, assign, copyAs } from "../copy.ts"
import { toArray } from "../creation.ts"
import { bool } from "../dtype.ts"
import { zeros_like } from "../filled.ts"
import { setItem } from "../index/index.ts"
import { truePlaces } from "../index/mask.ts"
import { valueFor } from "../index/setItem.ts"
import { maybeSliceBounds, resolveSlice } from "../index/slice.ts"
import type { ArrayInput, Axis, Elements, RankOf, ShapeInput } from "../input.ts"
import { allocateOrdered, isFortran } from "../layout.ts"
import { type NDArray, sizeOf } from "../ndarray.ts"
import { keyword, named } from "../options.ts"
import { numbersOf } from "../picking/places.ts"
import { argwhere } from "../select.ts"
import { untyped } from "../typed.ts"
import { addAxes } from "../view.ts"
import { checkAxes, checkAxis } from "./axis.ts"
import { part } from "./part.ts"
import { moveaxis, ravel } from "./reshape.ts"
import { takeAlong } from "./takeAlong.ts"

type AxisGiven = number | null | { readonly axis?: number | null }

/** Where to put in or take out: a place, places, a mask, or a slice `"1:3"`. */
export type Places = ArrayInput | string

/** The places that an argument names along an axis, and whether it is a single one. */
function placesOf(name: string, obj: unknown, length: number) {
  const plain = untyped(obj)
  if (typeof plain === "string") return { places: slicePlaces(name, plain, length), single: false }
  const empty = Array.isArray(plain) && plain.length === 0
  const x = toArray(obj)
  if (x.dtype === bool) return { places: maskedPlaces(name, x, length), single: false }
  if (x.dtype.kind === "f" && !empty)
    throw new RangeError("arrays used as indices must be of integer (or boolean) type")
  if (name === "insert" && x.dims.length > 1)
    throw new RangeError("index array argument obj to insert must be one dimensional or scalar")
  return { places: numbersOf(x), single: x.dims.length === 0 }
}

function slicePlaces(name: string, text: string, length: number): Float64Array {
  const bounds = maybeSliceBounds(text)
  if (bounds === null) throw new TypeError(`${name}: obj must be a slice "start:stop:step", got "${text}"`)
  const { start, step, count } = resolveSlice(bounds, length)
  return Float64Array.from({ length: count }, (_, k) => start + k * step)
}

function maskedPlaces(name: string, mask: NDArray, length: number): Float64Array {
  if (mask.dims.length !== 1 || (name === "delete" && mask.size !== length))
    throw new RangeError(
      `boolean array argument obj to ${name} must be one dimensional and match the axis length of ${length}`,
    )
  return truePlaces(mask)
}

/** Places counted from the start. @throws RangeError for one outside `[-length, last]`. */
function countedFromStart(places: Float64Array, length: number, last: number): Float64Array {
  return places.map((place) => {
    if (place < -length || place > last)
      throw new RangeError(`index ${place} is out of bounds for axis 0 with size ${length}`)
    return place < 0 ? place + length : place
  })
}

function alongAxis(arr: unknown, axis: number | null) {
  const source = toArray(arr)
  const x = (axis === null ? ravel(source) : source) as NDArray
  return { x, along: checkAxis(axis ?? 0, x.dims.length) }
}

/**
 * `np.insert(arr, obj, values, axis=None)`: a copy with values put in before the given places; flat without an
 * axis.
 *
 * @param obj - a place, places, a mask, or a slice such as `"1:3"`
 * @throws RangeError for a place outside or values that do not broadcast.
 */
export function insert<const A extends ArrayInput>(
  arr: A,
  obj: Places,
  values: ArrayInput,
  axis: AxisGiven = null,
): NDArray<Elements<A>> {
  const { x, along } = alongAxis(arr, keyword<number | null>("insert", "axis", axis, null))
  const length = x.dims[along]!
  const { places, single } = placesOf("insert", obj, length)
  if (places.length === 1) return insertRun(x, places, valuesFor(x, values, along, single), along) as never
  const order = Array.from(countedFromStart(places, length, length).entries()).sort((a, b) => a[1] - b[1])
  const shifted = new Float64Array(places.length)
  order.forEach(([k, place], shift) => {
    shifted[k] = place + shift
  })
  return insertEach(x, shifted, valueFor(x, values), along) as never
}

/** Values of the rank of the array at least; of a single place their first axis is the one inserted along. */
function valuesFor(x: NDArray, values: unknown, along: number, single: boolean): NDArray {
  const raised = addAxes(valueFor(x, values), x.dims.length)
  return single ? moveaxis(raised, 0, along) : raised
}

/** All values in a run before one place. */
function insertRun(x: NDArray, places: Float64Array, values: NDArray, along: number): NDArray {
  const length = x.dims[along]!
  const [place] = countedFromStart(places, length, length) as unknown as [number]
  const count = values.dims[along]!
  const result = allocateOrdered(
    x.dtype,
    x.dims.with(along, length + count),
    isFortran(x) ? "F" : "C",
  ) as NDArray
  assign(part(result, along, 0, place), part(x, along, 0, place))
  assign(part(result, along, place, place + count), values)
  assign(part(result, along, place + count, length + count), part(x, along, place, length))
  return result
}

/** One slice of the values at each of several places of the result. */
function insertEach(x: NDArray, places: Float64Array, values: NDArray, along: number): NDArray {
  const length = x.dims[along]! + places.length
  const result = allocateOrdered(x.dtype, x.dims.with(along, length), isFortran(x) ? "F" : "C") as NDArray
  const taken = new Set(places)
  const rest = Array.from({ length }, (_, k) => k).filter((k) => !taken.has(k))
  const index = (at: readonly number[]) => [...new Array<string>(along).fill(":"), at]
  setItem(result, index([...places]), values)
  setItem(result, index(rest), x)
  return result
}

/**
 * `np.delete(arr, obj, axis=None)`: a copy without the slices at the given places; flat without an axis.
 *
 * @param obj - a place, places, a mask, or a slice such as `"1:3"`
 * @throws RangeError for a place outside.
 */
export function deleteAlong<const A extends ArrayInput>(
  arr: A,
  obj: Places,
  axis: AxisGiven = null,
): NDArray<Elements<A>> {
  const { x, along } = alongAxis(arr, keyword<number | null>("delete", "axis", axis, null))
  const length = x.dims[along]!
  const gone = new Set(countedFromStart(placesOf("delete", obj, length).places, length, length - 1))
  const kept = Array.from({ length }, (_, k) => k).filter((k) => !gone.has(k))
  return takeAlong(x, kept, along) as never
}

type Trim = "f" | "b" | "fb" | "bf"

/** The first and the last place along each axis that hold something that is not zero; null for none. */
function boundsOf(x: NDArray): (readonly [number, number])[] | null {
  const places = argwhere(x)
  const [count, rank] = places.dims as [number, number]
  if (count === 0) return null
  const numbers = numbersOf(places)
  return Array.from({ length: rank }, (_, axis) => {
    const along = Array.from({ length: count }, (_, k) => numbers[k * rank + axis]!)
    return [along.reduce((a, b) => Math.min(a, b)), along.reduce((a, b) => Math.max(a, b))] as const
  })
}

/**
 * `np.trim_zeros(filt, trim="fb", axis=None)`: without the zeros at the front ("f"), the back ("b") or both along
 * every axis, or those given; of a list a list.
 *
 * @throws RangeError for other letters.
 */
export function trim_zeros<const A extends ArrayInput>(
  filt: A,
  ...rest: readonly (Trim | Axis | { readonly trim?: Trim; readonly axis?: Axis })[]
): A extends NDArray ? A : NDArray<Elements<A>, RankOf<A>> {
  const { trim = "fb", axis } = named("trim_zeros", ["trim", "axis"], rest)
  const text = String(untyped(trim)).toLowerCase()
  if (!["f", "b", "fb", "bf"].includes(text))
    throw new RangeError(`unexpected character(s) in \`trim\`: '${text}'`)
  const x = toArray(filt)
  const axes = checkAxes(axis, x.dims.length, "repeated axis in `axis` argument")
  if (axes.length === 0) return filt as never
  const bounds = boundsOf(x)
  const plain = untyped(filt)
  if (Array.isArray(plain) && x.dims.length > 1)
    throw new TypeError("trim_zeros: nested lists must be made an array first")
  const cut = (each: number): [number, number] => {
    const [first, last] = bounds?.[each] ?? [0, -1]
    return bounds === null
      ? [0, 0]
      : [text.includes("f") ? first : 0, text.includes("b") ? last + 1 : x.dims[each]!]
  }
  if (Array.isArray(plain)) return plain.slice(...cut(0)) as never
  return axes.reduce((trimmed, each) => part(trimmed, each, ...cut(each)), x) as never
}

/**
 * `np.resize(a, new_shape)`: the elements in C order, repeated as often as the new shape needs.
 *
 * @throws RangeError for a negative length.
 */
export function resize<const A extends ArrayInput>(a: A, new_shape: ShapeInput): NDArray<Elements<A>> {
  const dims = [untyped(new_shape)].flat().map(untyped) as number[]
  const wrong = dims.find((length) => !Number.isInteger(length))
  if (wrong !== undefined) throw new TypeError(`resize: lengths must be whole numbers, got ${String(wrong)}`)
  if (dims.some((length) => length < 0))
    throw new RangeError("all elements of `new_shape` must be non-negative")
  const x = copyAs(ravel(toArray(a)) as NDArray, toArray(a).dtype) as NDArray
  const size = sizeOf(dims)
  if (x.size === 0 || size === 0) return zeros_like(x, { shape: dims }) as never
  const result = allocate(x.dtype, dims)
  const { width } = x.dtype
  const block = x.size * width
  for (let at = 0; at < size * width; at += block)
    result.data.set(x.data.subarray(0, Math.min(block, size * width - at)), at)
  return result as never
}
