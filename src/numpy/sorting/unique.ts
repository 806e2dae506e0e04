/** Different elements: unique and the functions of the array API standard made of it. */
import { toArray } from "../creation.ts"
import type { ArrayInput, Elements } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { placesArray } from "../picking/places.ts"
import type { ScalarTypes } from "../scalar.ts"
import { checkAxis } from "../shape/axis.ts"
import { moveaxis, ravel } from "../shape/reshape.ts"
import { takeAlong } from "../shape/takeAlong.ts"
import { tuple } from "../tuple.ts"
import { untyped } from "../typed.ts"
import { compareKeys, type Keys, keysOf, orderOf } from "./keys.ts"

type Places = NDArray<ScalarTypes["int64"]>

/** The keyword arguments of `unique`. */
export interface UniqueOptions {
  readonly return_index?: boolean
  readonly return_inverse?: boolean
  readonly return_counts?: boolean
  readonly axis?: number | null
  readonly equal_nan?: boolean
  readonly sorted?: boolean
}

const UNIQUE = ["return_index", "return_inverse", "return_counts", "axis", "equal_nan", "sorted"] as const

/** The sorted order of items and where in it each group of equal ones starts. */
interface Groups {
  readonly order: readonly number[]
  readonly starts: readonly number[]
}

function groupsOf(order: readonly number[], differ: (a: number, b: number) => boolean): Groups {
  const starts = order.flatMap((_, k) => (k === 0 || differ(order[k - 1]!, order[k]!) ? [k] : []))
  return { order, starts }
}

function groupElements(keys: Keys, equalNan: boolean): Groups {
  return groupsOf(orderOf(keys), (a, b) =>
    equalNan ? compareKeys(keys[a]!, keys[b]!) !== 0 : keys[a]! !== keys[b]!,
  )
}

/** Slices compare element by element, the first ones first. */
function groupSlices(keys: Keys, count: number): Groups {
  const length = count === 0 ? 0 : keys.length / count
  const compare = (a: number, b: number) => {
    for (let k = 0; k < length; k++) {
      const order = compareKeys(keys[a * length + k]!, keys[b * length + k]!)
      if (order !== 0) return order
    }
    return 0
  }
  const differ = (a: number, b: number) => {
    for (let k = 0; k < length; k++) if (keys[a * length + k]! !== keys[b * length + k]!) return true
    return false
  }
  const order = Array.from({ length: count }, (_, k) => k).sort(compare)
  return groupsOf(order, differ)
}

/** For each item the group it is in. */
function inverseOf({ order, starts }: Groups): number[] {
  const inverse = new Array<number>(order.length)
  let group = -1
  order.forEach((place, k) => {
    if (starts[group + 1] === k) group++
    inverse[place] = group
  })
  return inverse
}

interface Found {
  readonly values: NDArray
  readonly indices: NDArray
  readonly inverse: NDArray
  readonly counts: NDArray
}

function find(ar: unknown, axis: unknown, equalNan: boolean): Found {
  const source = toArray(ar)
  const flat = axis === undefined || axis === null
  const along = flat ? 0 : checkAxis(axis, source.dims.length)
  const x = flat ? (ravel(source) as NDArray) : (moveaxis(source, along, 0) as NDArray)
  const groups = flat ? groupElements(keysOf(x), equalNan) : groupSlices(keysOf(x), x.dims[0]!)
  const { order, starts } = groups
  const firsts = starts.map((k) => order[k]!)
  return {
    values: moveaxis(takeAlong(x, firsts, 0), 0, along) as NDArray,
    indices: placesArray(firsts),
    inverse: placesArray(inverseOf(groups), flat ? source.dims : undefined),
    counts: placesArray(starts.map((k, i) => (starts[i + 1] ?? order.length) - k)),
  }
}

/**
 * `np.unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True,
 * sorted=True)`: the different elements, or slices of an axis, sorted; with options a tuple of them and where each
 * first was, which of them each element is, how often each came. Without `sorted` NumPy promises no order; here it
 * is the same.
 */
export function unique<const A extends ArrayInput>(
  ar: A,
  options?: {
    readonly axis?: number | null
    readonly equal_nan?: boolean
    readonly sorted?: boolean
  },
): NDArray<Elements<A>>
export function unique<const A extends ArrayInput>(
  ar: A,
  ...rest: readonly (boolean | number | null | UniqueOptions)[]
): [NDArray<Elements<A>>, ...Places[]]
export function unique(ar: ArrayInput, ...rest: readonly unknown[]): unknown {
  const given = named("unique", UNIQUE, rest, 4)
  const asked = (name: keyof typeof given) => Boolean(untyped(given[name]))
  const found = find(ar, given.axis, untyped(given.equal_nan) !== false)
  const results = [found.values]
  if (asked("return_index")) results.push(found.indices)
  if (asked("return_inverse")) results.push(found.inverse)
  if (asked("return_counts")) results.push(found.counts)
  return results.length === 1 ? found.values : tuple(...results)
}

/** A tuple whose items have names too, as Python's named tuples. */
function namedTuple(items: Readonly<Record<string, NDArray>>): never {
  const result = tuple(...Object.values(items))
  for (const [name, value] of Object.entries(items)) Object.defineProperty(result, name, { value })
  return result as never
}

type NamedTuple<T extends readonly unknown[], N> = Omit<T, keyof N> & N & Iterable<T[number]>

/** `np.unique_all(x)`: values, indices, inverse_indices and counts; every NaN counts on its own. */
export function unique_all<const A extends ArrayInput>(
  x: A,
): NamedTuple<
  [NDArray<Elements<A>, 1>, Places, Places, Places],
  {
    readonly values: NDArray<Elements<A>, 1>
    readonly indices: Places
    readonly inverse_indices: Places
    readonly counts: Places
  }
> {
  const { values, indices, inverse, counts } = find(x, null, false)
  return namedTuple({ values, indices, inverse_indices: inverse, counts })
}

/** `np.unique_counts(x)`: values and counts; every NaN counts on its own. */
export function unique_counts<const A extends ArrayInput>(
  x: A,
): NamedTuple<
  [NDArray<Elements<A>, 1>, Places],
  { readonly values: NDArray<Elements<A>, 1>; readonly counts: Places }
> {
  const { values, counts } = find(x, null, false)
  return namedTuple({ values, counts })
}

/** `np.unique_inverse(x)`: values and inverse_indices; every NaN counts on its own. */
export function unique_inverse<const A extends ArrayInput>(
  x: A,
): NamedTuple<
  [NDArray<Elements<A>, 1>, Places],
  { readonly values: NDArray<Elements<A>, 1>; readonly inverse_indices: Places }
> {
  const { values, inverse } = find(x, null, false)
  return namedTuple({ values, inverse_indices: inverse })
}

/** `np.unique_values(x)`: the different elements, in no order that NumPy promises; here sorted. */
export function unique_values<const A extends ArrayInput>(x: A): NDArray<Elements<A>, 1> {
  return find(x, null, false).values as never
}
