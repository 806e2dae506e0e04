import type { StepReader } from "../arithmetic/reader.ts"
import {
  CUT,
  findPlace,
  type NameTerm,
  type OperationTerm,
  type Term,
  termOfOperation,
} from "../arithmetic/term.ts"
import { functionName } from "../arithmetic/write.ts"

/** What stands in the graph of a step. */
export interface StepNode {
  readonly id: string
  /**
   * A source was handed in; a box is a value made of weighted sums; an operation works on values element by
   * element; an output is handed on to the next step.
   */
  readonly kind: "source" | "box" | "operation" | "output"
  /** The named value that it is; null for a part of an expression. */
  readonly value: string | null
  /** `σ`, `×`, `1 −`: what it does. */
  readonly label: string
  /** The operation that made it; -1 when none did. */
  readonly place: number
  readonly inputs: readonly string[]
}

export interface StepGraph {
  readonly nodes: readonly StepNode[]
  /** Whether there were more than can be drawn. */
  readonly isCut: boolean
}

/** Graphs with more nodes are not drawn: nobody could read them. */
const MOST_NODES = 60

/**
 * The graph of a step: what is handed in, each named value, and the operations that join them. A value whose
 * term has weights in it is one box, whatever its sums.
 */
export function createStepGraph(reader: StepReader): StepGraph {
  const builder = new Builder(reader)
  for (const [place, { value }] of reader.operations.entries())
    if (value !== null && findPlace(reader, value) === place) builder.addValue(value, place)
  const nodes = builder.finish()
  return builder.isCut || nodes.length > MOST_NODES ? { nodes: [], isCut: true } : { nodes, isCut: false }
}

const symbols: Readonly<Record<string, string>> = {
  ...{ multiply: "×", add: "+", subtract: "−", divide: "÷", negative: "−", square: "x²" },
}

class Builder {
  /** Whether an expression was too long to follow. */
  isCut = false
  readonly #reader: StepReader
  readonly #nodes = new Map<string, StepNode>()

  constructor(reader: StepReader) {
    this.#reader = reader
  }

  addValue(name: string, place: number): void {
    const term = termOfOperation(this.#reader, place)
    const id = valueId(name)
    if (hasWeights(term)) {
      const inputs = [...new Set(this.#leaves(term))]
      this.#nodes.set(id, { id, kind: "box", value: name, label: boxLabel(term), place, inputs })
    } else this.#addOperation(id, name, term)
  }

  /** All nodes, with the values that are handed on. */
  finish(): readonly StepNode[] {
    const handedOn = new Set(this.#reader.run.handed.map(({ carries }) => carries))
    const outputs = [...handedOn].flatMap((name): StepNode[] =>
      this.#nodes.has(valueId(name))
        ? [{ id: `out ${name}`, kind: "output", value: name, label: "", place: -1, inputs: [valueId(name)] }]
        : [],
    )
    return [...this.#nodes.values(), ...outputs]
  }

  #addOperation(id: string, value: string | null, term: OperationTerm): string {
    const inputs = term.terms.map((each) => this.#idOf(each)).filter((input) => input !== null)
    const { place } = term
    this.#nodes.set(id, {
      id,
      kind: "operation",
      value,
      label: operationLabel(term),
      place,
      inputs: [...new Set(inputs)],
    })
    return id
  }

  /** The node of a term, made where there is none; null for a number. */
  #idOf(term: Term): string | null {
    if (term.term === "number") return null
    if (term.term === "name") return this.#leaf(term)
    const id = `op ${term.place}`
    return this.#nodes.has(id) ? id : this.#addOperation(id, null, term)
  }

  #leaf({ name, operand }: NameTerm): string | null {
    if ("array" in operand || "other" in operand) return null
    this.isCut ||= name === CUT
    if ("operation" in operand) return valueId(name)
    const source = "value" in operand ? operand.value : name
    const id = `in ${source}`
    if (!this.#nodes.has(id))
      this.#nodes.set(id, { id, kind: "source", value: source, label: "", place: -1, inputs: [] })
    return id
  }

  #leaves(term: Term): string[] {
    if (term.term === "number") return []
    if (term.term !== "name") return term.terms.flatMap((each) => this.#leaves(each))
    const id = this.#leaf(term)
    return id === null ? [] : [id]
  }
}

export function valueId(name: string): string {
  return `value ${name}`
}

function hasWeights(term: Term): boolean {
  if (term.term === "number") return false
  return term.term === "name" ? "array" in term.operand : term.terms.some(hasWeights)
}

/** What a box does with its weighted sum. */
function boxLabel(term: OperationTerm): string {
  const isFunction = term.terms.length === 1 && !Object.hasOwn(symbols, term.name)
  return term.term === "call" || isFunction ? functionName(term.name) : "Σ"
}

/** `×`; with a number among its operands `1 −` or `× 2`. */
function operationLabel({ term, name, terms }: OperationTerm): string {
  const symbol = term === "operation" && Object.hasOwn(symbols, name) ? symbols[name]! : functionName(name)
  const [left, right] = terms
  if (left?.term === "number" && right) return `${left.value} ${symbol}`
  if (right?.term === "number") return `${symbol} ${right.value}`
  return symbol
}
