/** Arrays as sets: isin, union1d, intersect1d, setdiff1d, setxor1d. */
import { integerRange } from "../convert.ts"
import { allocate, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { bool } from "../dtype.ts"
import { truePlaces } from "../index/mask.ts"
import type { ArrayInput, Elements, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { take } from "../picking/take.ts"
import { type Promote, promote } from "../promote.ts"
import type { ScalarTypes } from "../scalar.ts"
import { concatenate } from "../shape/join.ts"
import { ravel } from "../shape/reshape.ts"
import { takeAlong } from "../shape/takeAlong.ts"
import { tuple } from "../tuple.ts"
import { untyped } from "../typed.ts"
import { keysOf, orderOf } from "./keys.ts"
import { unique } from "./unique.ts"

interface IsInOptions {
  readonly assume_unique?: boolean
  readonly invert?: boolean
  readonly kind?: "sort" | "table" | null
}

/**
 * `np.isin(element, test_elements, assume_unique=False, invert=False, *, kind=None)`: which elements are among the
 * others; NaN never is. The kinds are ways to find out that give the same.
 *
 * @throws RangeError for another kind, or "table" with floats.
 */
export function isin<const A extends ArrayInput>(
  element: A,
  test_elements: ArrayInput,
  ...rest: readonly (boolean | IsInOptions)[]
): NDArray<ScalarTypes["bool"], RankOf<A>> {
  const given = named("isin", ["assume_unique", "invert", "kind"], rest, 2)
  const [x, others] = [toArray(element), toArray(test_elements)]
  checkKind(untyped(given.kind ?? null), x, others)
  return members(x, others, Boolean(untyped(given.invert))) as never
}

function checkKind(kind: unknown, x: NDArray, others: NDArray): void {
  if (kind !== null && kind !== "sort" && kind !== "table")
    throw new RangeError(`Invalid kind: '${String(kind)}'. Please use None, 'sort' or 'table'.`)
  if (kind === "table" && (x.dtype.kind === "f" || others.dtype.kind === "f"))
    throw new RangeError(
      "The 'table' method is only supported for boolean or integer arrays. Please select 'sort' or None for kind.",
    )
  if (kind === "table" && others.size > 0) checkTable(others)
}

/** A table has as many places as the range of its elements, which their dtype must hold. */
function checkTable(others: NDArray): void {
  const [, most = 1] = integerRange(others.dtype) ?? []
  const keys = Array.from(keysOf(others), Number)
  const range =
    keys.reduce((high, key) => Math.max(high, key)) - keys.reduce((low, key) => Math.min(low, key))
  if (range > most)
    throw new RangeError(
      "You have specified kind='table', but the range of values in `ar2` or `ar1` exceed the maximum integer of the datatype. Please set `kind` to None or 'sort'.",
    )
}

function members(x: NDArray, others: NDArray, invert: boolean): NDArray {
  const dtype = promote(x.dtype, others.dtype)
  const set = new Set<number | bigint>(keysOf(withDtype(others, dtype)))
  set.delete(Number.NaN)
  const result = allocate(bool, x.dims) as NDArray
  keysOf(withDtype(x, dtype)).forEach((key, k) => {
    result.data[k] = Number(set.has(key) !== invert)
  })
  return result
}

/** One sorted vector of both. */
function together(ar1: NDArray, ar2: NDArray) {
  const all = concatenate([ar1, ar2]) as NDArray
  const keys = keysOf(all)
  return { all, keys, order: orderOf(keys) }
}

/** A flat array, and without duplicates unless it is said to have none. */
function asSet(ar: unknown, assumeUnique: boolean): NDArray {
  return (assumeUnique ? ravel(toArray(ar)) : unique(toArray(ar))) as NDArray
}

type Both<A, B> = Promote<Elements<A>, Elements<B>>

/** `np.union1d(ar1, ar2)`: the different elements of both, sorted. */
export function union1d<const A extends ArrayInput, const B extends ArrayInput>(
  ar1: A,
  ar2: B,
): NDArray<Both<A, B>, 1> {
  return unique(concatenate([ar1, ar2], { axis: null })) as never
}

interface IntersectOptions {
  readonly assume_unique?: boolean
  readonly return_indices?: boolean
}

/**
 * `np.intersect1d(ar1, ar2, assume_unique=False, return_indices=False)`: the elements that are in both, sorted; with
 * `return_indices` a tuple of them and their first places in each.
 */
export function intersect1d<const A extends ArrayInput, const B extends ArrayInput>(
  ar1: A,
  ar2: B,
  options: IntersectOptions & { readonly return_indices: true },
): [NDArray<Both<A, B>, 1>, NDArray<ScalarTypes["int64"], 1>, NDArray<ScalarTypes["int64"], 1>]
export function intersect1d<const A extends ArrayInput, const B extends ArrayInput>(
  ar1: A,
  ar2: B,
  ...rest: readonly (boolean | IntersectOptions)[]
): NDArray<Both<A, B>, 1>
export function intersect1d(
  ar1: ArrayInput,
  ar2: ArrayInput,
  ...rest: readonly (boolean | IntersectOptions)[]
): unknown {
  const given = named("intersect1d", ["assume_unique", "return_indices"], rest)
  const assumeUnique = Boolean(untyped(given.assume_unique))
  const [first, second] = [asSet(ar1, assumeUnique), asSet(ar2, assumeUnique)]
  const { all, keys, order } = together(first, second)
  const twice = order.flatMap((place, k) =>
    k + 1 < order.length && keys[place] === keys[order[k + 1]!] ? [k] : [],
  )
  const values = takeAlong(
    all,
    twice.map((k) => order[k]!),
    0,
  )
  if (untyped(given.return_indices) !== true) return values
  const places = [twice.map((k) => order[k]!), twice.map((k) => order[k + 1]! - first.size)]
  const sources = [ar1, ar2].map((each, k) => firstPlaces(each, places[k]!, assumeUnique))
  return tuple(values, ...sources)
}

/** Places in a set as places in the array that it was made of. */
function firstPlaces(ar: unknown, places: readonly number[], assumeUnique: boolean): NDArray {
  const x = toArray(ar)
  const index = toArray(places.length === 0 ? [] : places).astype("int64") as NDArray
  return assumeUnique ? index : (take(unique(x, { return_index: true })[1]!, index) as NDArray)
}

type SetArguments = readonly (boolean | { readonly assume_unique?: boolean })[]

const isUnique = (name: string, rest: SetArguments) =>
  Boolean(untyped(named(name, ["assume_unique"], rest).assume_unique))

/** `np.setdiff1d(ar1, ar2, assume_unique=False)`: the elements of the first that are not in the second, sorted. */
export function setdiff1d<const A extends ArrayInput>(
  ar1: A,
  ar2: ArrayInput,
  ...rest: SetArguments
): NDArray<Elements<A>, 1> {
  const x = asSet(ar1, isUnique("setdiff1d", rest))
  return takeAlong(x, truePlaces(members(x, toArray(ar2), true)), 0) as never
}

/** `np.setxor1d(ar1, ar2, assume_unique=False)`: the elements that are in just one of both, sorted. */
export function setxor1d<const A extends ArrayInput, const B extends ArrayInput>(
  ar1: A,
  ar2: B,
  ...rest: SetArguments
): NDArray<Both<A, B>, 1> {
  const assumeUnique = isUnique("setxor1d", rest)
  const { all, keys, order } = together(asSet(ar1, assumeUnique), asSet(ar2, assumeUnique))
  const same = (k: number) => k >= 0 && k + 1 < order.length && keys[order[k]!] === keys[order[k + 1]!]
  return takeAlong(
    all,
    order.filter((_, k) => !same(k) && !same(k - 1)),
    0,
  ) as never
}
