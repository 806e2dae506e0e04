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

/** More operations than these are not kept; later values then have unknown bounds. */
const MOST_OPERATIONS = 400_000

/** All array operations since a trace began, in order; arrays are known by identity. */
export class OperationLog implements Observer {
  readonly nodes: OperationNode[] = []
  /** True once operations were left out. */
  full = false
  readonly #ids = new WeakMap<object, number>()
  readonly #producers = new WeakMap<object, number>()
  /** Numbers that operations gave (`np.sum(x)`), by value: numbers have no identity. */
  readonly #scalars = new Map<number, number>()
  #lastId = 0

  operation(name: string, operands: readonly unknown[], result: unknown): void {
    if (this.nodes.length >= MOST_OPERATIONS) {
      this.full = true
      return
    }
    const sources = operands.map((operand) => this.#source(operand))
    const shape = result instanceof NDArray ? [...result.dims] : []
    const node = { name, sources, shape, bounds: this.#bounds(name, sources), id: this.idOf(result) }
    const index = this.nodes.push(node) - 1
    if (result instanceof NDArray) this.#producers.set(result, index)
    else if (typeof result === "number" && !Number.isInteger(result)) this.#scalars.set(result, index)
  }

  /** A number that stands for an object for as long as it lives; 0 for what is no object. */
  idOf(value: unknown): number {
    if (typeof value !== "object" || value === null) return 0
    const known = this.#ids.get(value)
    if (known !== undefined) return known
    this.#lastId += 1
    this.#ids.set(value, this.#lastId)
    return this.#lastId
  }

  /** The operation that made an array last; undefined when none did. */
  producerOf(value: unknown): number | undefined {
    return typeof value === "object" && value !== null ? this.#producers.get(value) : undefined
  }

  /** What is known of the bounds of a value. */
  boundsOf(value: unknown): Interval {
    const producer = this.producerOf(value)
    return producer === undefined ? everything : this.nodes[producer]!.bounds
  }

  #source(operand: unknown): Source {
    if (typeof operand === "number" || typeof operand === "boolean") {
      const constant = Number(operand)
      const node = this.#scalars.get(constant)
      return node === undefined ? { constant } : { constant, node }
    }
    if (!(operand instanceof NDArray)) return { other: typeof operand }
    const id = this.idOf(operand)
    const node = this.#producers.get(operand)
    return node === undefined ? { id, shape: [...operand.dims] } : { node, id }
  }

  #bounds(name: string, sources: readonly Source[]): Interval {
    const bounds = sources.map((source) => this.#sourceBounds(source))
    const share = /divide$/.test(name) && bounds[0]!.low >= 0 && this.#isPartOf(sources[0], sources[1])
    return share ? interval(0, 1) : resultInterval(name, bounds)
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
