/**
 * `x[...]` read and written. On an array every index of NumPy; on anything else JavaScript's own
 * `x[key]`, except that a slice string on a plain array or a string slices it as in Python.
 */
import { Indexer, type IndexerItem, type IndexerKind } from "../numpy/indexers/Indexer.ts"
import type { ArrayInput, Index, Item, RankAt } from "../numpy/input.ts"
import { NDArray } from "../numpy/ndarray.ts"
import type { Scalar } from "../numpy/scalar.ts"
import { plain } from "./dispatch.ts"
import { type Indexed, isIndexed, readIndex } from "./indexed.ts"
import { assignSlice, isSlice, sliceSequence } from "./sequences.ts"

type Key = string | number | symbol
type Container = Record<Key, unknown>

/** `x[i, j]`; the type of an element, a view or a selection. */
export function getItem<T extends Scalar, R extends number, const I extends readonly Index[]>(
  x: NDArray<T, R>,
  ...index: I
): Item<T, RankAt<R, I>>
export function getItem<K extends IndexerKind, const I extends readonly Index[]>(
  x: Indexer<K>,
  ...index: I
): IndexerItem<K, I>
export function getItem(x: string, slice: string): string
export function getItem<T>(x: Indexed<T>, ...index: readonly [number, number, ...number[]]): T
export function getItem<T>(x: readonly T[], slice: string): T[]
export function getItem(x: unknown, ...index: readonly unknown[]): unknown {
  if (x instanceof NDArray || x instanceof Indexer) return x.at(...(index as Index[]))
  if (index.length > 1 && isIndexed(x)) return x[readIndex](index.map(plain) as (number | string)[])
  const key = plain(index[0]) as Key
  if (typeof key === "string" && isSlice(key) && (typeof x === "string" || Array.isArray(x)))
    return sliceSequence(x, key)
  return (x as Container)[key]
}

/** `x[i, j] = value`; gives `value` back, as an assignment does. */
export function setItem<V extends ArrayInput>(x: NDArray, index: readonly Index[], value: V): V
export function setItem<T>(x: T[], index: readonly [string], value: Iterable<T>): Iterable<T>
export function setItem(x: unknown, index: readonly unknown[], value: unknown): unknown {
  if (x instanceof NDArray) {
    x.set(index as Index[], value as ArrayInput)
    return value
  }
  const key = plain(index[0]) as Key
  if (typeof key === "string" && isSlice(key) && Array.isArray(x))
    assignSlice(x, key, value as Iterable<unknown>)
  else (x as Container)[key] = plain(value)
  return value
}

type InPlaceCall = (a: unknown, b: unknown) => unknown

/**
 * `x[i, j] += value`: a selection is computed and stored back, which for a view is in place.
 * @param operate - the in-place operator, `$cw.iadd`
 */
export function updateItem(
  x: unknown,
  index: readonly unknown[],
  operate: InPlaceCall,
  value: unknown,
): unknown {
  const before = (getItem as (x: unknown, ...index: readonly unknown[]) => unknown)(x, ...index)
  const after = operate(before, value)
  if (x instanceof NDArray && after === before && after instanceof NDArray && after.base !== null)
    return after
  return (setItem as (x: unknown, index: readonly unknown[], value: unknown) => unknown)(x, index, after)
}

/** `x[i]` as a place to be written by destructuring or `++`: `$cw.place(x, i).value`. */
// biome-ignore lint/suspicious/noExplicitAny: the checker has no type for a place that is read as T and written as more
export function place(x: unknown, ...index: readonly unknown[]): { value: any } {
  const get = getItem as (x: unknown, ...index: readonly unknown[]) => unknown
  const set = setItem as (x: unknown, index: readonly unknown[], value: unknown) => unknown
  return {
    get value() {
      return get(x, ...index)
    },
    set value(value) {
      set(x, index, value)
    },
  }
}
