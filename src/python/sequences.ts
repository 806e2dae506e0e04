import { tuple as markedTuple } from "../numpy/tuple.ts"
import { isLess } from "./compare.ts"
import { iterate, type Member } from "./iterate.ts"

/** Python's `list(values)`: the members as a new list; without an argument an empty one. */
export function list(): never[]
export function list<X>(values: X): Member<X>[]
export function list(...values: [unknown?]): unknown[] {
  return values.length === 0 ? [] : [...iterate(values[0])]
}

/**
 * Python's `tuple(values)`, the members as a tuple; with none or several arguments the tuple of these,
 * which Python writes `(a, b)`.
 */
export function tuple(): []
export function tuple<X>(values: X): readonly Member<X>[]
export function tuple<T extends readonly [unknown, unknown, ...unknown[]]>(...members: T): [...T]
export function tuple(...values: unknown[]): readonly unknown[] {
  return values.length === 1 ? markedTuple(...iterate(values[0])) : markedTuple(...values)
}

/** Python's `set(values)`: a Set of the members, in the order they first occur. */
export function set<X>(values?: X): Set<Member<X>> {
  return new Set(values === undefined ? [] : iterate(values))
}

/** Python's `dict(...)`: a Map of pairs, of a record's properties, or of another dict. */
export function dict<K, V>(entries: ReadonlyMap<K, V> | Iterable<readonly [K, V]>): Map<K, V>
export function dict<V>(record: Readonly<Record<string, V>>): Map<string, V>
export function dict(): Map<never, never>
export function dict(source: object = []): Map<unknown, unknown> {
  const isIterable = Symbol.iterator in source
  return new Map(isIterable ? (source as Iterable<readonly [unknown, unknown]>) : Object.entries(source))
}

/** Python's keyword arguments of `sorted`. */
export interface SortOptions<T> {
  /** What to sort by; the member itself when left out. */
  readonly key?: ((member: T) => unknown) | null
  readonly reverse?: boolean
}

/**
 * Python's `sorted`: a new list in ascending order; equal members keep their order, with `reverse` too.
 * @throws TypeError for members that Python cannot order
 */
export function sorted<X>(values: X, { key, reverse = false }: SortOptions<Member<X>> = {}): Member<X>[] {
  const members = [...iterate(values)].map((member) => ({ member, key: key ? key(member) : member }))
  if (reverse) members.reverse()
  members.sort((a, b) => (isLess(a.key, b.key) ? -1 : isLess(b.key, a.key) ? 1 : 0))
  if (reverse) members.reverse()
  return members.map(({ member }) => member)
}
