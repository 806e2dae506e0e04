import type { Operand } from "../../trace/model.ts"
import { sameElements } from "./elements.ts"
import type { StepReader } from "./reader.ts"
import { findPlace, type OperationTerm, type Term, termOf } from "./term.ts"

/**
 * What multiplies a state on its way to the next one, element by element: the partial derivative of the new
 * state by the old one with gates and candidates held. In (1 - z) * h_prev + z * h_tilde it is 1 - z, in
 * h_prev + z * (h_tilde - h_prev) it is 1 - z too. What goes through a function or a matrix counts as held.
 *
 * @param previous - the parameter that hands the state on
 * @param state - the new state
 * @returns null when no part of the old state comes through that way
 */
export function coefficientOf(reader: StepReader, previous: string, state: string): Term | null {
  const place = findPlace(reader, state)
  return place === undefined ? null : new Differentiator(reader, previous, state).ofOperation(place)
}

class Differentiator {
  readonly #reader: StepReader
  readonly #previous: string
  readonly #state: string
  readonly #known = new Map<number, Term | null>()

  constructor(reader: StepReader, previous: string, state: string) {
    this.#reader = reader
    this.#previous = previous
    this.#state = state
  }

  ofOperation(place: number): Term | null {
    const known = this.#known.get(place)
    if (known !== undefined) return known
    const found = this.#derive(place)
    this.#known.set(place, found)
    return found
  }

  #of(operand: Operand): Term | null {
    if ("operation" in operand) return this.ofOperation(operand.operation)
    const isState =
      ("value" in operand && operand.value === this.#previous) ||
      ("previous" in operand && operand.previous === this.#state)
    return isState ? one : null
  }

  #derive(place: number): Term | null {
    const { name, operands } = this.#reader.operations[place]!
    const [a, b] = operands
    const da = a ? this.#of(a) : null
    const db = b ? this.#of(b) : null
    if (!a || (da === null && db === null)) return null
    if (name === "add") return sum(da, db)
    if (name === "subtract") return difference(da, db)
    if (name === "negative") return difference(null, da)
    if (sameElements.has(name)) return da
    if (!b) return null
    if (name === "multiply" && (da === null || db === null))
      return product(da ?? db!, termOf(this.#reader, da === null ? a : b))
    if (name === "divide" && da !== null && db === null) return quotient(da, termOf(this.#reader, b))
    return null
  }
}

const one: Term = { term: "number", value: 1 }

function isOne(term: Term): boolean {
  return term.term === "number" && term.value === 1
}

/** An operation that the step itself did not do. */
function made(name: string, terms: readonly Term[]): OperationTerm {
  return { term: "operation", name, terms, place: -1, shape: [] }
}

function sum(a: Term | null, b: Term | null): Term | null {
  return a && b ? made("add", [a, b]) : (a ?? b)
}

function difference(a: Term | null, b: Term | null): Term | null {
  if (!b) return a
  return a ? made("subtract", [a, b]) : made("negative", [b])
}

function product(a: Term, b: Term): Term {
  return isOne(a) ? b : made("multiply", [a, b])
}

function quotient(a: Term, b: Term): Term {
  return made("divide", [a, b])
}
