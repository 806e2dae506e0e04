import type { Interval } from "./interval.ts"
import { isNumeric, numbersOf, type TracedNumbers } from "./numbersOf.ts"
import type { OperationLog } from "./operations.ts"

/** A value seen under a name: its numbers at that moment, and who it is. */
export interface Observation extends TracedNumbers {
  readonly name: string
  readonly line: number | null
  /** The array's identity; 0 for a number. */
  readonly id: number
  readonly bounds: Interval
  /** The operation that made it; null when it came from outside. */
  readonly producer: number | null
}

/** No trace keeps more numbers than this (32 MB); the steps after that are counted only. */
export const MOST_KEPT = 4_000_000

/** Makes observations for as long as there is room. */
export class Observatory {
  readonly log: OperationLog
  /** True once an observation was refused. */
  full = false
  #room = MOST_KEPT
  readonly #lastSeen = new Map<string, Observation>()

  constructor(log: OperationLog) {
    this.log = log
  }

  /**
   * Observes a value, or each part of a list, tuple or record of values (`state[0]`, `params.W_f`).
   * What is no number is passed over.
   * @param unchanged - the owner's name when the value is a parameter: the same array as in the call
   *   before, not written to since (weights), is then not copied again
   */
  observe(name: string, value: unknown, line: number | null, unchanged?: string): Observation[] {
    if (isNumeric(value)) return this.#observeOne(name, value, line, unchanged)
    if (typeof value !== "object" || value === null) return []
    const parts: [string, unknown][] = Array.isArray(value)
      ? value.slice(0, 64).map((part, i) => [`${name}[${i}]`, part])
      : isRecord(value)
        ? Object.entries(value).map(([key, part]) => [`${name}.${key}`, part])
        : []
    return parts
      .filter(([, part]) => isNumeric(part) && typeof part === "object")
      .flatMap(([partName, part]) => this.#observeOne(partName, part, line, unchanged))
  }

  #observeOne(name: string, value: unknown, line: number | null, unchanged?: string): Observation[] {
    if (!isNumeric(value)) return []
    const id = this.log.idOf(value)
    const key = `${unchanged}:${name}`
    const last = unchanged === undefined || id === 0 ? undefined : this.#lastSeen.get(key)
    const producer = this.log.producerOf(value) ?? null
    if (last?.id === id && last.producer === producer) return [last]
    const size = typeof value === "object" ? value.size : 1
    if (this.full || size > this.#room) {
      this.full = true
      return []
    }
    this.#room -= size
    const observation = { name, line, id, producer, bounds: this.log.boundsOf(value), ...numbersOf(value) }
    if (unchanged !== undefined) this.#lastSeen.set(key, observation)
    return [observation]
  }
}

function isRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
