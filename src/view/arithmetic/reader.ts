import type { Operand, TracedGroup, TracedOperation } from "../../trace/model.ts"
import type { StepGraphs } from "../gates/graphs.ts"
import type { GatesPayload, GatesValue } from "../gates/payload.ts"
import { unpackNumbers } from "../payload/numbers.ts"
import { unravel } from "../unravel.ts"
import { maybeElementRule, products, sameElements } from "./elements.ts"

export type Index = readonly number[]

/** Two factors of a product, and the product. */
export interface Factors {
  readonly left: number
  readonly right: number
}

/**
 * Reads single numbers of one step of a run: of its values, of the values of the step before, of weights,
 * and of every operation in between, which is computed again for the element asked for. What cannot be
 * known from the payload is null.
 */
export class StepReader {
  readonly operations: readonly TracedOperation[]
  readonly groups: readonly TracedGroup[]
  readonly run: GatesPayload
  readonly column: number
  readonly #graphs: StepGraphs | null
  readonly #known = new Map<string, number | null>()

  /** @param column - the place of the step among the drawn ones */
  constructor(run: GatesPayload, column: number) {
    const graph = run.graphs?.graphOfStep[column] ?? 0
    this.run = run
    this.column = column
    this.#graphs = run.graphs
    this.operations = run.graphs?.graphs[graph] ?? []
    this.groups = run.graphs?.groups[graph] ?? []
  }

  /** The shape of what an operation works on; null where it is not known. */
  shapeOf(operand: Operand): readonly number[] | null {
    if ("operation" in operand) return this.operations[operand.operation]!.shape
    if ("array" in operand) return operand.shape
    if ("constant" in operand) return []
    if ("value" in operand) return this.valueOf(operand.value)?.shape ?? null
    return "previous" in operand ? (this.valueOf(operand.previous)?.shape ?? null) : null
  }

  valueOf(name: string): GatesValue | undefined {
    return (
      this.run.values.find((value) => value.name === name) ??
      this.run.handed.find((value) => value.name === name)
    )
  }

  /** The number of an operand at an index of the result, to whose shape it is stretched (NumPy's broadcasting). */
  stretched(operand: Operand, index: Index): number | null {
    const shape = this.shapeOf(operand)
    if (shape === null || shape.length > index.length) return null
    const own = index.slice(index.length - shape.length).map((place, axis) => (shape[axis] === 1 ? 0 : place))
    return this.at(operand, own)
  }

  /** The number of an operand at its own index. */
  at(operand: Operand, index: Index): number | null {
    if ("constant" in operand) return operand.constant
    if ("operation" in operand) return this.element(operand.operation, index)
    if ("value" in operand) return this.named(operand.value, this.column, index)
    if ("previous" in operand) return this.#previous(operand.previous, index)
    if ("other" in operand) return null
    const numbers = this.#graphs?.arrays[operand.array]?.numbers
    return numbers ? (unpackNumbers(numbers)[offsetOf(index, operand.shape)] ?? null) : null
  }

  /** The number of a value, or of a parameter that hands one on, in a drawn step. */
  named(name: string, column: number, index: Index): number | null {
    const value = this.run.values.find((candidate) => candidate.name === name)
    if (value) return storedAt(value, column, index)
    const handed = this.run.handed.find((candidate) => candidate.name === name)
    if (!handed) return null
    return storedAt(handed, column, index) ?? this.#before(handed.carries, column, index)
  }

  /** All numbers of a value of this step at once; undefined when it is not of that shape or not stored. */
  maybeStored(name: string, shape: readonly number[]): Float64Array | undefined {
    const value = this.run.values.find((candidate) => candidate.name === name)
    const place = value?.present ? value.present.indexOf(this.column) : this.column
    if (!value || place < 0 || String(value.shape) !== String(shape)) return undefined
    const units = shape.reduce((product, length) => product * length, 1)
    return unpackNumbers(value.numbers).subarray(place * units, (place + 1) * units)
  }

  /** An element of an operation's result. */
  element(place: number, index: Index): number | null {
    const key = `${place} ${index.join(" ")}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const { value } = this.operations[place]!
    const isLast = value !== null && this.operations.findLastIndex((other) => other.value === value) === place
    const stored = isLast ? this.named(value, this.column, index) : null
    const element = stored ?? this.computed(place, index)
    this.#known.set(key, element)
    return element
  }

  /** An element of an operation's result, computed from its operands. */
  computed(place: number, index: Index): number | null {
    const { name, operands, shape } = this.operations[place]!
    if (products.has(name)) return sumOf(this.factors(place, index))
    const [first] = operands
    if (first && sameElements.has(name)) return this.#sameElement(first, index, shape)
    if (first && name === "transpose" && operands.length === 1) return this.at(first, index.toReversed())
    const rule = maybeElementRule(name)
    if (!rule) return null
    const elements = operands.map((operand) => this.stretched(operand, index))
    return elements.every((x) => x !== null) ? rule(...elements) : null
  }

  /** The factors whose products an element of a matrix product adds up; null where they are not known. */
  factors(place: number, index: Index): readonly Factors[] | null {
    const [left, right] = this.operations[place]!.operands
    const [a, b] = [left && this.shapeOf(left), right && this.shapeOf(right)]
    if (!left || !right || !a || !b || a.length === 0 || b.length === 0 || a.length > 2 || b.length > 2)
      return null
    const row = a.length === 2 ? [index[0]!] : []
    const column = b.length === 2 ? [index.at(-1)!] : []
    const length = a.at(-1)!
    const found: Factors[] = []
    for (let k = 0; k < length; k++) {
      const x = this.at(left, [...row, k])
      const y = this.at(right, [k, ...column])
      if (x === null || y === null) return null
      found.push({ left: x, right: y })
    }
    return found
  }

  #sameElement(operand: Operand, index: Index, shape: readonly number[]): number | null {
    const own = this.shapeOf(operand)
    return own === null ? null : this.at(operand, unravel(offsetOf(index, shape), own))
  }

  #previous(name: string, index: Index): number | null {
    return this.#before(name, this.column, index)
  }

  /** The number in the step before a drawn one, where that is drawn too. */
  #before(name: string, column: number, index: Index): number | null {
    const { steps } = this.run
    if (column === 0 || steps[column - 1] !== steps[column]! - 1) return null
    const value = this.run.values.find((candidate) => candidate.name === name)
    return value ? storedAt(value, column - 1, index) : null
  }
}

function sumOf(factors: readonly Factors[] | null): number | null {
  return factors?.reduce((sum, { left, right }) => sum + left * right, 0) ?? null
}

/** The place of an element in C order. */
export function offsetOf(index: Index, shape: readonly number[]): number {
  return index.reduce((offset, place, axis) => offset * shape[axis]! + place, 0)
}

function storedAt(value: GatesValue, column: number, index: Index): number | null {
  const place = value.present ? value.present.indexOf(column) : column
  if (place < 0) return null
  const units = value.shape.reduce((product, length) => product * length, 1)
  return unpackNumbers(value.numbers)[place * units + offsetOf(index, value.shape)] ?? null
}
