import type { Selection } from "../selection.ts"
import { type GatesPayload, unitsOf } from "./payload.ts"

/** The number that a picture explains. */
export interface Focus {
  /** The place of its step among the drawn ones. */
  readonly column: number
  readonly value: string
  readonly unit: number
}

/**
 * What is pointed at, else what is selected, else what the payload begins with; for what none of them says the
 * last step, the first unit, and the first value that is handed on, or the last one.
 * @returns null for a run without steps or values
 */
export function focusOf(run: GatesPayload, selection: Selection): Focus | null {
  const hovered = selection.hovered
  const step = hovered?.step ?? selection.step ?? run.selection.step
  const name = hovered?.value ?? selection.value ?? run.selection.value ?? defaultValue(run)
  const value =
    [...run.values, ...run.handed].find((candidate) => candidate.name === name) ?? run.values.at(-1)
  if (!value || run.steps.length === 0) return null
  const unit = hovered?.unit ?? selection.units[0] ?? run.selection.units[0] ?? 0
  const column = step === null ? run.steps.length - 1 : nearest(run.steps, step)
  return { column, value: value.name, unit: Math.min(unit, Math.max(0, unitsOf(value) - 1)) }
}

function defaultValue(run: GatesPayload): string | null {
  const carried = run.handed.find(({ carries }) => run.values.some(({ name }) => name === carries))
  const states = run.handed.filter(({ carries }) => run.values.some(({ name }) => name === carries))
  // Of an LSTM's two states the cell state is the one that is a sum of products.
  return (
    states.find(({ name }) => /^c/.test(name))?.carries ?? carried?.carries ?? run.values.at(-1)?.name ?? null
  )
}

/** The drawn step that is nearest: of long runs not all are drawn. */
function nearest(steps: readonly number[], step: number): number {
  return steps.reduce(
    (best, candidate, place) => (Math.abs(candidate - step) < Math.abs(steps[best]! - step) ? place : best),
    0,
  )
}

/** `“w” (t = 6)`, without a token `t = 6`. */
export function stepText(run: GatesPayload, column: number): string {
  const token = run.tokens?.[column]
  return token === undefined ? `t = ${run.steps[column]}` : `“${token}” (t = ${run.steps[column]})`
}
