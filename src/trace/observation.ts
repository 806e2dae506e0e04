import { NDArray } from "../numpy/ndarray.ts"
import type { Interval } from "./interval.ts"
import { NumberStore, type Place, readPlace } from "./numberStore.ts"
import { isNumeric } from "./numbersOf.ts"
import type { OperationLog } from "./operations.ts"

/** A value seen under a name: its numbers at that moment, and who it is. */
export class Observation {
  readonly name: string
  readonly line: number | null
  readonly dtype: string
  readonly shape: readonly number[]
  /** The array as it was then: one that is written to gets another id. 0 for a number. */
  readonly id: number
  readonly bounds: Interval
  /** The operation that made it; null when it came from outside. */
  readonly producer: number | null
  // Not #private: a renamed observation has this one as its prototype.
  private readonly place: Place
  private kept: readonly number[] | null = null

  /** @param place - where the numbers of `value` are kept */
  constructor(
    name: string,
    line: number | null,
    value: NDArray | number | boolean,
    id: number,
    log: OperationLog,
    place: Place,
  ) {
    this.name = name
    this.line = line
    this.dtype = dtypeOf(value)
    this.shape = value instanceof NDArray ? value.dims : scalarShape
    this.id = id
    this.bounds = log.boundsOf(id)
    this.producer = log.producerOf(id)
    this.place = place
  }

  /** Its numbers as they were then, in C order. */
  get numbers(): readonly number[] {
    this.kept ??= readPlace(this.place)
    return this.kept
  }

  /** The same value under another name. */
  renamed(name: string): Observation {
    return Object.create(this, { name: { value: name } }) as Observation
  }
}

const scalarShape: readonly number[] = []

function dtypeOf(value: NDArray | number | boolean): string {
  if (value instanceof NDArray) return value.dtype.name
  return typeof value === "boolean" ? "bool" : Number.isInteger(value) ? "int" : "float"
}

/** No trace keeps more numbers than this (32 MB); the steps after that are counted only. */
export const MOST_KEPT = 4_000_000

/** Makes observations for as long as there is room. */
export class Observatory {
  readonly log: OperationLog
  /** True once an observation was refused. */
  full = false
  #room = MOST_KEPT
  readonly #store = new NumberStore()
  /** The parameters of each function, as they were last seen. */
  readonly #lastSeen = new Map<string, Map<string, Observation>>()

  constructor(log: OperationLog) {
    this.log = log
  }

  /**
   * Adds a value to `seen`, or each part of a list, tuple or record of values (`state[0]`, `params.W_f`).
   * What is no number is passed over.
   * @param unchanged - the owner's name when the value is a parameter: the same array as in the call
   *   before, not written to since (weights), is then not copied again
   */
  observe(name: string, value: unknown, line: number | null, seen: Observation[], unchanged?: string): void {
    if (isNumeric(value)) this.#observeOne(name, value, line, seen, unchanged)
    else if (Array.isArray(value)) {
      for (const [i, part] of value.slice(0, 64).entries())
        if (part instanceof NDArray) this.#observeOne(`${name}[${i}]`, part, line, seen, unchanged)
    } else if (isRecord(value))
      for (const [key, part] of Object.entries(value))
        if (part instanceof NDArray) this.#observeOne(`${name}.${key}`, part, line, seen, unchanged)
  }

  #observeOne(
    name: string,
    value: NDArray | number | boolean,
    line: number | null,
    seen: Observation[],
    unchanged: string | undefined,
  ): void {
    const id = this.log.idOf(value)
    const last = unchanged === undefined || id === 0 ? undefined : this.#lastSeen.get(unchanged)?.get(name)
    if (last?.id === id) {
      seen.push(last)
      return
    }
    const size = value instanceof NDArray ? value.size : 1
    if (this.full || size > this.#room) {
      this.full = true
      return
    }
    this.#room -= size
    const observation = new Observation(name, line, value, id, this.log, this.#store.keep(value))
    if (unchanged !== undefined) this.#remember(unchanged, observation)
    seen.push(observation)
  }

  #remember(owner: string, observation: Observation): void {
    const seen = this.#lastSeen.get(owner)
    if (seen) seen.set(observation.name, observation)
    else this.#lastSeen.set(owner, new Map([[observation.name, observation]]))
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
