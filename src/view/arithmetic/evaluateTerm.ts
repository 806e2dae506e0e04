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
  const size = shape.reduce((product, length) => product * length, 1)
  if (term.term === "number") return new Float64Array(size).fill(term.value)
  const stored = term.term === "name" ? reader.maybeStored(term.name, shape) : undefined
  if (stored) return stored
  const rule = term.term === "operation" ? maybeElementRule(term.name) : undefined
  if (rule && term.term === "operation") {
    const operands = term.terms.map((each) => evaluateTerms(reader, each, shape))
    return Float64Array.from({ length: size }, (_, i) => rule(...operands.map((numbers) => numbers[i]!)))
  }
  return Float64Array.from(
    { length: size },
    (_, i) => evaluateTerm(reader, term, unravel(i, shape)) ?? Number.NaN,
  )
}
