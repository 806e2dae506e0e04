import { sameShape } from "../numpy/broadcast.ts"
import { NDArray } from "../numpy/ndarray.ts"
import type { Observer } from "../numpy/observe.ts"
import { BoundsMemory } from "./boundsMemory.ts"
import { everything, type Interval, interval } from "./interval.ts"
import { NumberStore, type Place, readPlace } from "./numberStore.ts"
import { Versions } from "./versions.ts"

/** What went into an operation: another one, a number, an array made elsewhere, anything else. */
export type Source =
  | { readonly node: number; readonly id: number }
  | { readonly constant: number; readonly node?: number }
  | { readonly id: number; readonly shape: readonly number[] }
  | { readonly other: string }

/** More operations than these are not kept; later values then have unknown bounds. */
const MOST_OPERATIONS = 400_000

/** Of arrays from outside (weights) so many numbers are kept (16 MB), for the arithmetic of products. */
const MOST_OUTSIDE = 2_000_000

const gate = interval(0, 1)
const scalarShape: readonly number[] = []

/**
 * All array operations since a trace began, in order, numbered from 0; arrays are known by identity. It is
 * called for each of them, in the midst of the author's computation: so it keeps columns of numbers and
 * shared objects, and makes next to nothing anew.
 *
 * A source is kept as a code: 2 n is the result of operation n, 2 n + 1 the nth of `#outside`.
 */
export class OperationLog implements Observer {
  /** True once operations were left out. */
  full = false
  readonly #names: string[] = []
  readonly #shapes: (readonly number[])[] = []
  readonly #bounds: Interval[] = []
  readonly #codes: number[] = []
  /** Where the codes of each operation begin; the last place is where the next one's will. */
  readonly #starts: number[] = [0]
  readonly #outside: { readonly source: Source; readonly bounds: Interval }[] = []
  readonly #constants = new Map<number, number>()
  /** Where the numbers of arrays from outside are, by the array's id. */
  readonly #kept = new Map<number, Place>()
  readonly #store = new NumberStore()
  #room = MOST_OUTSIDE
  readonly #versions = new Versions()
  readonly #boundsMemory = new BoundsMemory()
  /** Numbers that operations gave (`np.sum(x)`), by value: numbers have no identity. */
  readonly #scalars = new Map<number, number>()

  /** How many operations there are. */
  get length(): number {
    return this.#names.length
  }

  operation(name: string, operands: readonly unknown[], result: unknown): void {
    const node = this.#names.length
    if (node >= MOST_OPERATIONS) {
      this.full = true
      return
    }
    for (let i = 0; i < operands.length; i++) this.#codes.push(this.#codeOf(operands[i]))
    this.#starts.push(this.#codes.length)
    this.#names.push(name)
    this.#bounds.push(this.#boundsOfResult(name, node))
    if (result instanceof NDArray) {
      this.#versions.set(result, 2 * node)
      this.#shapes.push(this.#sharedShape(result.dims))
      return
    }
    if (typeof result === "number" && !Number.isInteger(result)) this.#scalars.set(result, node)
    this.#shapes.push(scalarShape)
  }

  /** NumPy's name of an operation. */
  nameOf(node: number): string {
    return this.#names[node]!
  }

  /** The shape of its result. */
  shapeOf(node: number): readonly number[] {
    return this.#shapes[node]!
  }

  /** What went into it, in order. */
  sourcesOf(node: number): readonly Source[] {
    return this.#codes.slice(this.#starts[node]!, this.#starts[node + 1]!).map((code) => this.#sourceOf(code))
  }

  /** The id of the array that it made. */
  idOfResult(node: number): number {
    return 2 * node + 1
  }

  /** A number that stands for an array as it is now, another one after it was written to; 0 for a number. */
  idOf(value: unknown): number {
    return value instanceof NDArray ? this.#codeOf(value) + 1 : 0
  }

  /** The numbers of an array from outside as they were when it was first used; null when they were too many. */
  numbersOf(id: number): readonly number[] | null {
    const place = this.#kept.get(id)
    return place ? readPlace(place) : null
  }

  /** The operation that made the array of an id; null when none did. */
  producerOf(id: number): number | null {
    return id % 2 === 1 ? (id - 1) / 2 : null
  }

  /** What is known of the bounds of the array of an id. */
  boundsOf(id: number): Interval {
    return id % 2 === 1 ? this.#bounds[(id - 1) / 2]! : everything
  }

  #codeOf(operand: unknown): number {
    if (operand instanceof NDArray) return this.#versions.get(operand) ?? this.#addArray(operand)
    if (typeof operand !== "number" && typeof operand !== "boolean")
      return this.#addOutside({ other: typeof operand }, everything)
    const constant = Number(operand)
    const node = Number.isInteger(constant) ? undefined : this.#scalars.get(constant)
    if (node !== undefined) return this.#addOutside({ constant, node }, interval(constant, constant))
    return this.#constants.get(constant) ?? this.#addConstant(constant)
  }

  #addArray(array: NDArray): number {
    const id = 2 * this.#outside.length + 2
    const code = this.#addOutside({ id, shape: array.dims }, everything)
    this.#versions.set(array, code)
    if (array.size <= this.#room) {
      this.#kept.set(id, this.#store.keep(array))
      this.#room -= array.size
    }
    return code
  }

  #addConstant(constant: number): number {
    const code = this.#addOutside({ constant }, interval(constant, constant))
    this.#constants.set(constant, code)
    return code
  }

  #addOutside(source: Source, bounds: Interval): number {
    return 2 * this.#outside.push({ source, bounds }) - 1
  }

  #sourceOf(code: number): Source {
    if (code % 2 === 1) return this.#outside[(code - 1) / 2]!.source
    return { node: code / 2, id: code + 1 }
  }

  #boundsOfCode(code: number): Interval {
    return code % 2 === 1 ? this.#outside[(code - 1) / 2]!.bounds : this.#bounds[code / 2]!
  }

  /** Layers have the same shape step after step. */
  #sharedShape(dims: readonly number[]): readonly number[] {
    const last = this.#shapes.at(-1)
    return last && sameShape(last, dims) ? last : dims
  }

  #boundsOfResult(name: string, node: number): Interval {
    const start = this.#starts[node]!
    const count = this.#starts[node + 1]! - start
    if (count > 3)
      return this.#boundsMemory.compute(
        name,
        this.#codes.slice(start).map((code) => this.#boundsOfCode(code)),
      )
    const first = count > 0 ? this.#boundsOfCode(this.#codes[start]!) : everything
    if (name === "divide" && first.low >= 0 && this.#isPartOf(this.#codes[start]!, this.#codes[start + 1]))
      return gate
    const second = count > 1 ? this.#boundsOfCode(this.#codes[start + 1]!) : everything
    const third = count > 2 ? this.#boundsOfCode(this.#codes[start + 2]!) : everything
    return this.#boundsMemory.recall(name, count, first, second, third)
  }

  /**
   * Whether `whole` is a sum that `part` (>= 0) belongs to: `e / np.sum(e)` of a softmax, `a / (1 + a)`.
   * Interval arithmetic takes the two for independent and would lose the bound 1.
   */
  #isPartOf(part: number, whole: number | undefined): boolean {
    const node = whole === undefined || part % 2 === 1 ? undefined : this.#nodeOf(whole)
    if (node === undefined) return false
    const terms = this.#codes.slice(this.#starts[node]!, this.#starts[node + 1]!)
    if (!terms.includes(part)) return false
    const name = this.#names[node]
    return name === "sum" || (name === "add" && terms.every((term) => this.#boundsOfCode(term).low >= 0))
  }

  #nodeOf(code: number): number | undefined {
    const source = this.#sourceOf(code)
    return "node" in source ? source.node : undefined
  }
}
