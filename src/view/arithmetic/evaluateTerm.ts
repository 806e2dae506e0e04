import { unravel } from "../unravel.ts"
import { maybeElementRule } from "./elements.ts"
import type { Index, StepReader } from "./reader.ts"
import type { Term } from "./term.ts"

/** The number of a term at an index, also of one that no operation of the step made; null where it is not known. */
export function evaluateTerm(reader: StepReader, term: Term, index: Index): number | null {
  if (term.term === "number") return term.value
  if (term.term === "name") return reader.stretched(term.operand, index)
  if (term.place >= 0) return reader.stretched({ operation: term.place }, index)
  const elements = term.terms.map((each) => evaluateTerm(reader, each, index))
  const rule = maybeElementRule(term.name)
  return rule && elements.every((x) => x !== null) ? rule(...elements) : null
}

/** The numbers of a term for every element of a shape, in C order; NaN where they are not known. */
export function evaluateTerms(reader: StepReader, term: Term, shape: readonly number[]): Float64Array {
  return new Evaluator(reader, shape).evaluate(term)
}

class Evaluator {
  readonly #reader: StepReader
  readonly #shape: readonly number[]
  readonly #size: number
  /** A term that was put together may hold one part many times. */
  readonly #known = new Map<Term, Float64Array>()

  constructor(reader: StepReader, shape: readonly number[]) {
    this.#reader = reader
    this.#shape = shape
    this.#size = shape.reduce((product, length) => product * length, 1)
  }

  evaluate(term: Term): Float64Array {
    const known = this.#known.get(term)
    if (known) return known
    const numbers = this.#compute(term)
    this.#known.set(term, numbers)
    return numbers
  }

  #compute(term: Term): Float64Array {
    if (term.term === "number") return new Float64Array(this.#size).fill(term.value)
    const stored = term.term === "name" ? this.#reader.maybeStored(term.name, this.#shape) : undefined
    if (stored) return stored
    const rule = term.term === "operation" ? maybeElementRule(term.name) : undefined
    if (term.term === "operation" && rule) {
      const operands = term.terms.map((each) => this.evaluate(each))
      return this.#fill((i) => rule(...operands.map((numbers) => numbers[i]!)))
    }
    return this.#fill((i) => evaluateTerm(this.#reader, term, unravel(i, this.#shape)) ?? Number.NaN)
  }

  #fill(numberAt: (i: number) => number): Float64Array {
    return Float64Array.from({ length: this.#size }, (_, i) => numberAt(i))
  }
}
