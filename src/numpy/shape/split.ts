import { copyAs } from "../copy.ts"
import { toArray } from "../creation.ts"
import { int64 } from "../dtype.ts"
import type { ArrayInput, Elements, Item, RankDown, RankOf } from "../input.ts"
import { scalarOrArray } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import { keyword, named } from "../options.ts"
import { numbersOf } from "../picking/places.ts"
import { tuple } from "../tuple.ts"
import { untyped } from "../typed.ts"
import { checkAxis } from "./axis.ts"
import { part } from "./part.ts"
import { squeeze } from "./reshape.ts"

/** How many parts, or before which indices to cut. */
export type Sections = number | readonly number[] | NDArray

type AxisGiven = number | { readonly axis?: number }

/** Where to cut an axis: equal parts, or before the indices given. */
function cuts(length: number, given: unknown, even: boolean): number[] {
  const sections = untyped(given)
  if (typeof sections !== "number") {
    const indices = toArray(sections)
    if (indices.dims.length > 1)
      throw new TypeError(`split: indices must be a list of whole numbers, got ${indices.dims.length} axes`)
    const places = Array.from(numbersOf(copyAs(indices, int64)))
    const inside = places.map((at) => (at < 0 ? Math.max(0, at + length) : Math.min(at, length)))
    return [0, ...inside, length]
  }
  if (even && length % sections !== 0)
    throw new RangeError("array split does not result in an equal division")
  const count = Math.trunc(sections)
  if (!(count > 0)) throw new RangeError("number sections must be larger than 0.")
  const small = Math.floor(length / count)
  const extra = length % count
  return Array.from({ length: count + 1 }, (_, k) => k * small + Math.min(k, extra))
}

function splitAt(a: ArrayInput, sections: unknown, axis: number, even: boolean): NDArray[] {
  const x = toArray(a)
  const along = checkAxis(axis, x.dims.length)
  const bounds = cuts(x.dims[along]!, sections, even)
  return bounds.slice(1).map((stop, k) => part(x, along, bounds[k]!, stop))
}

/**
 * `np.split(ary, indices_or_sections, axis=0)`: a list of views of equal parts, or cut before the indices.
 *
 * @throws RangeError when the parts would not be equal.
 */
export function split<const A extends ArrayInput>(
  ary: A,
  indices_or_sections: Sections,
  axis: AxisGiven = 0,
): NDArray<Elements<A>, RankOf<A>>[] {
  return splitAt(ary, indices_or_sections, keyword<number>("split", "axis", axis, 0), true) as never
}

/**
 * `np.array_split(ary, indices_or_sections, axis=0)`: as `split`; the first parts are longer by one where the
 * length does not divide.
 */
export function array_split<const A extends ArrayInput>(
  ary: A,
  indices_or_sections: Sections,
  axis: AxisGiven = 0,
): NDArray<Elements<A>, RankOf<A>>[] {
  const along = keyword<number>("array_split", "axis", axis, 0)
  return splitAt(ary, indices_or_sections, along, false) as never
}

function splitAlong(name: string, a: ArrayInput, sections: unknown, axis: number): NDArray[] {
  const rank = toArray(a).dims.length
  if (rank > axis) return splitAt(a, sections, axis, true)
  if (name === "hsplit" && rank === 1) return splitAt(a, sections, 0, true)
  const least = name === "hsplit" ? 1 : axis + 1
  throw new RangeError(`${name} only works on arrays of ${least} or more dimensions`)
}

/** `np.vsplit(ary, indices_or_sections)`: along the first axis of two or more. */
export function vsplit<const A extends ArrayInput>(
  ary: A,
  indices_or_sections: Sections,
): NDArray<Elements<A>, RankOf<A>>[] {
  if (toArray(ary).dims.length < 2)
    throw new RangeError("vsplit only works on arrays of 2 or more dimensions")
  return splitAt(ary, indices_or_sections, 0, true) as never
}

/** `np.hsplit(ary, indices_or_sections)`: along the second axis, of a vector the first. */
export function hsplit<const A extends ArrayInput>(
  ary: A,
  indices_or_sections: Sections,
): NDArray<Elements<A>, RankOf<A>>[] {
  return splitAlong("hsplit", ary, indices_or_sections, 1) as never
}

/** `np.dsplit(ary, indices_or_sections)`: along the third axis. */
export function dsplit<const A extends ArrayInput>(
  ary: A,
  indices_or_sections: Sections,
): NDArray<Elements<A>, RankOf<A>>[] {
  return splitAlong("dsplit", ary, indices_or_sections, 2) as never
}

/** `np.unstack(x, /, *, axis=0)`: a tuple of the slices along an axis. @throws RangeError for rank 0. */
export function unstack<const A extends ArrayInput>(
  x: A,
  ...rest: readonly { readonly axis?: number }[]
): Item<Elements<A>, RankDown<RankOf<A>>>[] {
  const source = toArray(x)
  if (source.dims.length === 0) throw new RangeError("Input array must be at least 1-d.")
  const given = named("unstack", ["axis"], rest, 0)
  const along = checkAxis(given.axis ?? 0, source.dims.length)
  const slices = Array.from({ length: source.dims[along]! }, (_, k) =>
    scalarOrArray(squeeze(part(source, along, k, k + 1), along) as NDArray),
  )
  return tuple(...slices) as never
}
