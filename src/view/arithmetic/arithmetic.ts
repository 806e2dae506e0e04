import type { GatesPayload } from "../gates/payload.ts"
import { mathRuns } from "../mathName.ts"
import type { TextRun } from "../scene/scene.ts"
import { unravel } from "../unravel.ts"
import { StepReader } from "./reader.ts"
import { findPlace, type Term, termOfOperation } from "./term.ts"
import { indexRuns, numberRun, type RunsOf, TermWriter } from "./write.ts"

/** How one number came about, in lines of text. */
export interface Arithmetic {
  /** `c_t[2] = f_t[2] · c_prev[2] + i_t[2] · c_tilde[2]`. */
  readonly names: readonly TextRun[]
  /** `= 0.430 · 0.120 + 0.510 · 0.330 = 0.220`; with calls in it one line more, where they are worked out. */
  readonly lines: readonly (readonly TextRun[])[]
  /** The value itself. */
  readonly value: number | null
  /** What keeps the numbers from being shown; empty when nothing does. */
  readonly note: string
}

/** What is recorded and what the terms give may differ by this: float32 values, sums in another order. */
const TOLERANCE = 5e-4

/**
 * The arithmetic of one unit of a named value at a drawn step, term by term.
 * @param column - the place of the step among the drawn ones
 * @param runsOf - how names are written; {@link authorsName} for text
 */
export function explainUnit(
  run: GatesPayload,
  column: number,
  name: string,
  unit: number,
  runsOf: RunsOf = mathRuns,
): Arithmetic {
  const reader = new StepReader(run, column)
  const value = reader.valueOf(name)
  const index = value ? unravel(unit, value.shape) : []
  const left = [...runsOf(name, true), ...indexRuns(index)]
  const number = reader.named(name, column, index)
  const result =
    number === null
      ? [{ text: "not computed in this step" }]
      : [numberRun(number, value?.kind === "gate" ? "gate" : "state")]
  const place = findPlace(reader, name)
  if (place === undefined)
    return { names: left, lines: [[equals(), ...result]], value: number, note: handedNote(run, name) }
  const term = termOfOperation(reader, place)
  const names = [
    ...left,
    { text: " = ", breaks: true },
    ...new TermWriter(reader, "names", runsOf).write(term, index),
  ]
  const computed = reader.computed(place, index)
  if (computed === null || number === null || !isNear(computed, number))
    return {
      names,
      lines: [[equals(), ...result]],
      value: number,
      note: "Not all numbers behind it were kept.",
    }
  const numbers = new TermWriter(reader, "numbers", runsOf).write(term, index)
  const lines = needsWorkingOut(term)
    ? [numbers, [...new TermWriter(reader, "worked out", runsOf).write(term, index), equals(true), ...result]]
    : [[...numbers, equals(true), ...result]]
  return { names, lines: lines.map((line) => [equals(), ...line]), value: number, note: "" }
}

function equals(within = false): TextRun {
  return { text: within ? " = " : "= ", ...(within ? { breaks: true } : {}) }
}

function isNear(a: number, b: number): boolean {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) && Number.isNaN(b)
  return a === b || Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b))
}

/** Whether a term has a call or product whose parts are worth a line of their own. */
function needsWorkingOut(term: Term): boolean {
  if (term.term === "number" || term.term === "name") return false
  if (term.name === "dot" || term.name === "matmul") return true
  const isCall =
    term.term === "call" || (term.terms.length === 1 && term.name !== "negative" && term.name !== "square")
  if (isCall && term.terms.some(({ term }) => term !== "name" && term !== "number")) return true
  return term.terms.some(needsWorkingOut)
}

function handedNote(run: GatesPayload, name: string): string {
  const handed = run.handed.find((value) => value.name === name)
  return handed ? `${name} is ${handed.carries} of the step before.` : `${name} was handed in.`
}

/** A name as the author has it. */
export const authorsName: RunsOf = (name) => [{ text: name }]

/** The equation of a named value: `c_t = f_t · c_prev + i_t · c_tilde`; null when it was handed in. */
export function writeEquation(
  reader: StepReader,
  name: string,
  runsOf: RunsOf = mathRuns,
): readonly TextRun[] | null {
  const place = findPlace(reader, name)
  if (place === undefined) return null
  const right = new TermWriter(reader, "equation", runsOf).write(termOfOperation(reader, place), [])
  return [...runsOf(name, true), { text: " = " }, ...right]
}

/** Runs as plain text: what a screen reader says, what the text form shows. */
export function plainText(runs: readonly TextRun[]): string {
  return runs.map(({ text, subscript }) => (subscript ? `_${text}` : text)).join("")
}
