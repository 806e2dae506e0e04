import type { Operand } from "../../trace/model.ts"
import type { StepReader } from "./reader.ts"

/**
 * An expression of a step as it is written: names, numbers, operations, calls. Named values are leaves,
 * so that a value's term is the right side of its equation.
 */
export type Term = NumberTerm | NameTerm | OperationTerm

export interface NumberTerm {
  readonly term: "number"
  readonly value: number
}

/** A value, a parameter, a value of the step before, weights. */
export interface NameTerm {
  readonly term: "name"
  readonly name: string
  readonly operand: Operand
  readonly shape: readonly number[] | null
}

export interface OperationTerm {
  readonly term: "operation" | "call"
  /** NumPy's name of the operation, or the name of the function that was called. */
  readonly name: string
  readonly terms: readonly Term[]
  /** The operation that gives its result. */
  readonly place: number
  readonly shape: readonly number[]
}

/** Longer expressions are cut: what is deeper, or comes after so many parts, stands as three dots. */
const MOST_DEPTH = 16
const MOST_PARTS = 200
export const CUT = "…"

/** How many parts a term may still have. */
interface Budget {
  left: number
}

/** The term of a value's operation: its equation's right side. */
export function termOfOperation(
  reader: StepReader,
  place: number,
  budget: Budget = { left: MOST_PARTS },
  depth = 0,
): OperationTerm {
  const { name, operands, shape } = reader.operations[place]!
  const group = reader.groups.find(({ end }) => end === place + 1)
  const called = group ? argumentsOf(reader, group) : operands
  const terms = called.map((operand) => termOf(reader, operand, budget, depth + 1))
  return { term: group ? "call" : "operation", name: group?.name ?? name, terms, place, shape }
}

/** The term of what an operation works on. */
export function termOf(
  reader: StepReader,
  operand: Operand,
  budget: Budget = { left: MOST_PARTS },
  depth = 0,
): Term {
  if ("constant" in operand) return { term: "number", value: operand.constant }
  budget.left -= 1
  if ("operation" in operand && (depth > MOST_DEPTH || budget.left < 0))
    return { term: "name", name: CUT, operand, shape: reader.shapeOf(operand) }
  if ("operation" in operand && !isNamed(reader, operand.operation))
    return termOfOperation(reader, operand.operation, budget, depth)
  return { term: "name", name: nameOf(reader, operand), operand, shape: reader.shapeOf(operand) }
}

function nameOf(reader: StepReader, operand: Operand): string {
  if ("operation" in operand) return reader.operations[operand.operation]!.value ?? ""
  if ("value" in operand) return operand.value.split(".").at(-1)!
  if ("previous" in operand) return `${operand.previous.replace(/_t$/, "")}_prev`
  if ("array" in operand)
    return operand.name ?? `${operand.shape.length === 2 ? "A" : "a"}${operand.array + 1}`
  return "other" in operand ? operand.other : ""
}

/** What a call took: what its operations used that it did not make. */
function argumentsOf(
  reader: StepReader,
  { start, end }: { readonly start: number; readonly end: number },
): readonly Operand[] {
  const found = new Map<string, Operand>()
  for (const { operands } of reader.operations.slice(start, end))
    for (const operand of operands) {
      const isWithin = "operation" in operand && operand.operation >= start
      if (!isWithin && !("constant" in operand) && !("other" in operand))
        found.set(JSON.stringify(operand), operand)
    }
  return [...found.values()]
}

/** Whether a result has a name of its own: of a name that was given again the last one has it. */
function isNamed(reader: StepReader, place: number): boolean {
  const { value } = reader.operations[place]!
  return value !== null && findPlace(reader, value) === place
}

/** The operation that made a named value; undefined when it was handed in. */
export function findPlace(reader: StepReader, name: string): number | undefined {
  const place = reader.operations.findLastIndex(({ value }) => value === name)
  return place < 0 ? undefined : place
}

/** Whether a term has more parts than anybody would read; one that was put together may share parts without end. */
export function isLong(term: Term): boolean {
  let parts = 0
  const count = (each: Term): void => {
    parts += 1
    if (parts <= MOST_PARTS && "terms" in each) each.terms.forEach(count)
  }
  count(term)
  return parts > MOST_PARTS
}
