/** Sorted copies and the order of elements: sort, argsort, partition, argpartition, lexsort. */
import { sameShape } from "../broadcast.ts"
import { allocate, assign } from "../copy.ts"
import { toArray } from "../creation.ts"
import { int64 } from "../dtype.ts"
import type { ArrayInput, Elements, RankOf } from "../input.ts"
import { scalarOrArray, writerOf } from "../memory.ts"
import { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { numbersOf } from "../picking/places.ts"
import { axisLast } from "../reduce/along.ts"
import type { ScalarTypes } from "../scalar.ts"
import { checkAxis } from "../shape/axis.ts"
import { moveaxis } from "../shape/reshape.ts"
import { untyped } from "../typed.ts"
import { compareKeys, keysOf, orderOf, sortKeys, writeKeys } from "./keys.ts"

/** How NumPy is asked to sort; here every kind is stable. */
export type SortKind = "quicksort" | "heapsort" | "mergesort" | "stable"

const kinds: readonly unknown[] = ["quicksort", "heapsort", "mergesort", "stable"] satisfies SortKind[]

/** The keyword arguments of sorting functions. */
export interface SortOptions {
  readonly axis?: number | null
  readonly kind?: SortKind | null
  readonly order?: null
  readonly stable?: boolean | null
}

/** The arguments of sorting functions after the array, by place or as keywords. */
export type SortArguments = readonly (number | SortKind | null | SortOptions)[]

/** The axis of a sort: null for flat. @throws RangeError for another kind, both kind and stable, or an order. */
function axisFor(name: string, rest: SortArguments): number | null {
  const given = named(name, ["axis", "kind", "order", "stable"], rest, 3)
  const kind = untyped(given.kind ?? null)
  if (kind !== null && !kinds.includes(kind))
    throw new RangeError(`sort kind must be one of 'quick', 'heap', or 'stable' (got '${String(kind)}')`)
  if (kind !== null && (given.stable ?? null) !== null)
    throw new RangeError(
      "`kind` and keyword parameters can't be provided at the same time. Use only one of them.",
    )
  checkNoOrder(given.order)
  return given.axis === undefined ? -1 : (untyped(given.axis) as number | null)
}

function checkNoOrder(order: unknown): void {
  if (order !== undefined && order !== null)
    throw new RangeError("Cannot specify order when the array has no fields.")
}

/** A result computed along the last axis, its axis put back. */
function back(result: NDArray, axis: number | null): NDArray {
  return axis === null || result.dims.length < 2 ? result : moveaxis(result, -1, axis)
}

function sorted(a: unknown, axis: number | null): NDArray {
  const source = toArray(a)
  const along = axis === null ? null : checkAxis(axis, source.dims.length)
  const x = axisLast(source, along)
  const keys = keysOf(x)
  const length = x.dims.at(-1)!
  for (let start = 0; start < x.size; start += length) sortKeys(keys, start, start + length)
  const result = allocate(x.dtype, x.dims) as NDArray
  writeKeys(result, keys)
  return back(result, along)
}

function ordered(a: unknown, axis: number | null): NDArray {
  const x = axisLast(a, axis)
  const keys = keysOf(x)
  const length = x.dims.at(-1)!
  const result = allocate(int64, x.dims) as NDArray
  const write = writerOf(int64)
  for (let start = 0; start < x.size; start += length)
    orderOf(keys, start, length).forEach((place, k) => {
      write(result.data, start + k, place)
    })
  return back(result, axis)
}

/**
 * `np.sort(a, axis=-1, kind=None, order=None, *, stable=None)`: a sorted copy, NaN last; flat for axis null.
 *
 * @throws RangeError for an axis that is not there or another kind.
 */
export function sort<const A extends ArrayInput>(
  a: A,
  ...rest: SortArguments
): NDArray<Elements<A>, RankOf<A>> {
  return sorted(a, axisFor("sort", rest)) as never
}

/**
 * `np.argsort(a, axis=-1, kind=None, order=None, *, stable=None)`: the places of the elements in sorted order;
 * equal ones keep theirs, where NumPy's default kind promises no order.
 */
export function argsort<const A extends ArrayInput>(
  a: A,
  ...rest: SortArguments
): NDArray<ScalarTypes["int64"], RankOf<A>> {
  return ordered(a, axisFor("argsort", rest)) as never
}

/** Sorts an array in place, for `x.sort()`. */
export function sortInPlace(x: NDArray, ...rest: SortArguments): void {
  assign(x, sorted(x, axisFor("sort", rest) ?? -1))
}

/** The arguments of partitions after `kth`. */
export type PartitionArguments = readonly (
  | number
  | "introselect"
  | null
  | { readonly axis?: number | null; readonly kind?: "introselect"; readonly order?: null }
)[]

/** The axis of a partition; checks that every `kth` is a place along it. */
function partitionAxis(name: string, a: unknown, kth: unknown, rest: PartitionArguments): number | null {
  const { axis = -1, kind, order } = named(name, ["axis", "kind", "order"], rest)
  if (kind !== undefined && untyped(kind) !== "introselect")
    throw new RangeError(`partition kind must be 'introselect' (got '${String(untyped(kind))}')`)
  checkNoOrder(order)
  const x = toArray(a)
  const along = untyped(axis) === null ? null : checkAxis(axis, Math.max(1, x.dims.length))
  const length = along === null || x.dims.length === 0 ? x.size : x.dims[along]!
  const places = toArray(kth)
  // Without elements NumPy asks nothing of the places.
  if (x.size === 0) return along
  if (places.dtype.kind === "f") throw new TypeError("Partition index must be integer")
  if (places.dims.length > 1) throw new RangeError("kth array must have dimension <= 1")
  for (const place of numbersOf(places))
    if (place < -length || place >= length)
      throw new RangeError(`kth(=${place < 0 ? place + length : place}) out of bounds (${length})`)
  return along
}

/**
 * `np.partition(a, kth, axis=-1, kind="introselect", order=None)`: a copy in which the element at each place `kth`
 * is the one that sorting puts there, with no larger one before and no smaller one after. The rest is in no order
 * that NumPy promises; here it is sorted.
 *
 * @throws RangeError for a place outside the axis.
 */
export function partition<const A extends ArrayInput>(
  a: A,
  kth: ArrayInput,
  ...rest: PartitionArguments
): NDArray<Elements<A>, RankOf<A>> {
  return sorted(a, partitionAxis("partition", a, kth, rest)) as never
}

/** `np.argpartition(a, kth, axis=-1, kind="introselect", order=None)`: the places of the elements of `partition`. */
export function argpartition<const A extends ArrayInput>(
  a: A,
  kth: ArrayInput,
  ...rest: PartitionArguments
): NDArray<ScalarTypes["int64"], RankOf<A>> {
  return ordered(a, partitionAxis("argpartition", a, kth, rest)) as never
}

/** Partitions an array in place, for `x.partition(kth)`. */
export function partitionInPlace(x: NDArray, kth: ArrayInput, ...rest: PartitionArguments): void {
  assign(x, sorted(x, partitionAxis("partition", x, kth, rest) ?? -1))
}

/**
 * `np.lexsort(keys, axis=-1)`: the order that sorts by the last key, ties by the one before, and so on.
 *
 * @throws RangeError for keys of different shapes or none at all.
 */
export function lexsort(
  keys: readonly ArrayInput[] | NDArray,
  axis: number | { readonly axis?: number } = -1,
): NDArray<ScalarTypes["int64"]> {
  const list = keysList(keys)
  const given = named("lexsort", ["axis"], [axis]).axis ?? -1
  const rank = list[0]!.dims.length
  const along = rank === 0 ? null : checkAxis(given, rank)
  const rows = list.map((each) => axisLast(each, along))
  const columns = rows.map(keysOf)
  const { dims, size } = rows[0]!
  const length = dims.at(-1)!
  const result = allocate(int64, dims) as NDArray
  const write = writerOf(int64)
  for (let start = 0; start < size; start += length)
    lexicalOrder(columns, start, length).forEach((place, k) => {
      write(result.data, start + k, place)
    })
  return (rank === 0 ? scalarOrArray(result.reshape([]) as NDArray) : back(result, along)) as never
}

function keysList(keys: unknown): NDArray[] {
  const plain = untyped(keys)
  const items = plain instanceof NDArray ? [...(plain as Iterable<ArrayInput>)] : (plain as unknown[])
  if (!Array.isArray(items) || items.length === 0)
    throw new TypeError("need sequence of keys with len > 0 in lexsort")
  const list = items.map((each) => toArray(each))
  if (!list.every((each) => sameShape(each.dims, list[0]!.dims)))
    throw new RangeError("all keys need to be the same shape")
  return list
}

function lexicalOrder(columns: readonly ReturnType<typeof keysOf>[], start: number, length: number) {
  const order = Array.from({ length }, (_, k) => k)
  return order.sort((a, b) => {
    for (let column = columns.length - 1; column >= 0; column--) {
      const keys = columns[column]!
      const compared = compareKeys(keys[start + a]!, keys[start + b]!)
      if (compared !== 0) return compared
    }
    return 0
  })
}
