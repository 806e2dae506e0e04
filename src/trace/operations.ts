import { NDArray } from "../numpy/ndarray.ts"
import type { Observer } from "../numpy/observe.ts"
import { everything, type Interval, interval, resultInterval } from "./interval.ts"

/** What went into an operation: another one, a number, an array made elsewhere, anything else. */
export type Source =
  | { readonly node: number; readonly id: number }
  | { readonly constant: number; readonly node?: number }
  | { readonly id: number; readonly shape: readonly number[] }
  | { readonly other: string }

/** One recorded operation. */
export interface OperationNode {
  readonly name: string
  readonly sources: readonly Source[]
  readonly shape: readonly number[]
  readonly bounds: Interval
  /** The id of the array that came out; 0 for a number. */
  readonly id: number
}

/** Who an object is, and the operation that made it last (-1: none did). */
interface Identity {
  readonly id: number
  producer: number
}

/** More operations than these are not kept; later values then have unknown bounds. */
const MOST_OPERATIONS = 400_000

const gate = interval(0, 1)

/**
 * All array operations since a trace began, in order; arrays are known by identity. It is called for
 * each of them, so it allocates little and looks each array up once.
 */
export class OperationLog implements Observer {
  readonly nodes: OperationNode[] = []
  /** True once operations were left out. */
  full = false
  readonly #identities = new WeakMap<object, Identity>()
  /** Numbers that operations gave (`np.sum(x)`), by value: numbers have no identity. */
  readonly #scalars = new Map<number, number>()
  #lastId = 0

  operation(name: string, operands: readonly unknown[], result: unknown): void {
    if (this.nodes.length >= MOST_OPERATIONS) {
      this.full = true
      return
    }
    const sources: Source[] = []
    for (const operand of operands) sources.push(this.#source(operand))
    const bounds = this.#bounds(name, sources)
    if (result instanceof NDArray) {
      const identity = this.#identify(result)
      identity.producer = this.nodes.length
      this.nodes.push({ name, sources, shape: result.dims, bounds, id: identity.id })
      return
    }
    if (typeof result === "number" && !Number.isInteger(result)) this.#scalars.set(result, this.nodes.length)
    this.nodes.push({ name, sources, shape: [], bounds, id: 0 })
  }

  /** A number that stands for an object for as long as it lives; 0 for what is no object. */
  idOf(value: unknown): number {
    return typeof value === "object" && value !== null ? this.#identify(value).id : 0
  }

  /** The operation that made an array last; undefined when none did. */
  producerOf(value: unknown): number | undefined {
    if (typeof value !== "object" || value === null) return undefined
    const producer = this.#identities.get(value)?.producer ?? -1
    return producer < 0 ? undefined : producer
  }

  /** What is known of the bounds of a value. */
  boundsOf(value: unknown): Interval {
    const producer = this.producerOf(value)
    return producer === undefined ? everything : this.nodes[producer]!.bounds
  }

  #identify(value: object): Identity {
    const known = this.#identities.get(value)
    if (known) return known
    this.#lastId += 1
    const identity = { id: this.#lastId, producer: -1 }
    this.#identities.set(value, identity)
    return identity
  }

  #source(operand: unknown): Source {
    if (operand instanceof NDArray) {
      const { id, producer } = this.#identify(operand)
      return producer < 0 ? { id, shape: operand.dims } : { node: producer, id }
    }
    if (typeof operand !== "number" && typeof operand !== "boolean") return { other: typeof operand }
    const constant = Number(operand)
    const node = Number.isInteger(constant) ? undefined : this.#scalars.get(constant)
    return node === undefined ? { constant } : { constant, node }
  }

  #bounds(name: string, sources: readonly Source[]): Interval {
    const bounds: Interval[] = []
    for (const source of sources) bounds.push(this.#sourceBounds(source))
    const share = name === "divide" && bounds[0]!.low >= 0 && this.#isPartOf(sources[0], sources[1])
    return share ? gate : resultInterval(name, bounds)
  }

  #sourceBounds(source: Source): Interval {
    if ("constant" in source) return interval(source.constant, source.constant)
    return "node" in source ? this.nodes[source.node]!.bounds : everything
  }

  /**
   * Whether `whole` is a sum that `part` (>= 0) belongs to: `e / np.sum(e)` of a softmax, `a / (1 + a)`.
   * Interval arithmetic takes the two for independent and would lose the bound 1.
   */
  #isPartOf(part: Source | undefined, whole: Source | undefined): boolean {
    if (!part || !whole || !("id" in part) || !("node" in whole) || whole.node === undefined) return false
    const sum = this.nodes[whole.node]!
    const terms = sum.sources
    if (!terms.some((term) => "id" in term && term.id === part.id)) return false
    return (
      sum.name === "sum" || (sum.name === "add" && terms.every((term) => this.#sourceBounds(term).low >= 0))
    )
  }
}
