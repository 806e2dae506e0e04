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

/** Longer expressions are cut: what is deeper stands as three dots. */
const MOST_DEPTH = 16
export const CUT = "…"

/** The term of a value's operation: its equation's right side. */
export function termOfOperation(reader: StepReader, place: number, depth = 0): OperationTerm {
  const { name, operands, shape } = reader.operations[place]!
  const group = reader.groups.find(({ end }) => end === place + 1)
  const called = group ? argumentsOf(reader, group) : operands
  const terms = called.map((operand) => termOf(reader, operand, depth + 1))
  return { term: group ? "call" : "operation", name: group?.name ?? name, terms, place, shape }
}

/** The term of what an operation works on. */
export function termOf(reader: StepReader, operand: Operand, depth = 0): Term {
  if ("constant" in operand) return { term: "number", value: operand.constant }
  if ("operation" in operand && depth > MOST_DEPTH)
    return { term: "name", name: CUT, operand, shape: reader.shapeOf(operand) }
  if ("operation" in operand && reader.operations[operand.operation]!.value === null)
    return termOfOperation(reader, operand.operation, depth)
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

/** The operation that made a named value; undefined when it was handed in. */
export function findPlace(reader: StepReader, name: string): number | undefined {
  const place = reader.operations.findLastIndex(({ value }) => value === name)
  return place < 0 ? undefined : place
}
