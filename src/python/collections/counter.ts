import { type Representable, type ValueWriter, writeRepr } from "../../display/hooks.ts"
import { tuple } from "../../numpy/tuple.ts"
import { toInteger } from "../integer.ts"
import { iterate } from "../iterate.ts"
import type { int } from "../scalars.ts"
import { entriesOf } from "./entries.ts"

/**
 * Python's `collections.Counter`: a dict of counts. `get` gives 0 for what was never counted.
 *
 * Source: https://docs.python.org/3/library/collections.html#collections.Counter
 */
export class Counter<T = unknown> extends Map<T, int> implements Representable {
  /** @param counted - what to count, or counts by key */
  constructor(counted?: ReadonlyMap<T, number> | Readonly<Record<string, number>> | Iterable<T> | null) {
    super()
    if (counted !== null && counted !== undefined) this.update(counted)
  }

  override get(key: T): int {
    return super.get(key) ?? 0
  }

  /** Counts more. */
  update(counted: ReadonlyMap<T, number> | Readonly<Record<string, number>> | Iterable<T>): void {
    this.#add(counted, 1)
  }

  /** Takes counts away; they may become negative. */
  subtract(counted: ReadonlyMap<T, number> | Readonly<Record<string, number>> | Iterable<T>): void {
    this.#add(counted, -1)
  }

  /** Pairs of a member and its count, the most frequent first, those counted first before others. */
  most_common(n?: number | null): [member: T, count: int][] {
    const all = [...this].sort(([, a], [, b]) => b - a).map(([key, count]) => tuple(key, count) as [T, int])
    return n === undefined || n === null ? all : all.slice(0, Math.max(0, toInteger(n)))
  }

  /** Each member as often as it was counted. */
  *elements(): Generator<T> {
    for (const [key, count] of this) for (let i = 0; i < count; i++) yield key
  }

  /** The sum of all counts. */
  total(): int {
    let sum = 0
    for (const count of this.values()) sum += count
    return sum
  }

  /** As Python's, the most frequent first. */
  [writeRepr](writer: ValueWriter): void {
    if (this.size === 0) writer.text("Counter()")
    else {
      writer.open("Counter(")
      writer.value(new Map(this.most_common()))
      writer.close(")")
    }
  }

  #add(counted: object | string, sign: number): void {
    const isCounts = counted instanceof Map || !(Symbol.iterator in Object(counted))
    const pairs = isCounts
      ? entriesOf<T, number>(Object(counted) as object)
      : [...iterate(counted)].map((key) => [key as T, 1] as const)
    for (const [key, count] of pairs) this.set(key, this.get(key) + sign * Number(count))
  }
}
