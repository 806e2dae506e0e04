import type { GatesPayload, GatesValue } from "../gates/payload.ts"
import { fullNumber, shortNumber } from "../numberText.ts"
import { unravel } from "../unravel.ts"
import type { Readout } from "./figure.ts"

/** What is said of one number of a run. @param column - the place of its step among the drawn ones */
export function readoutOf(
  run: Pick<GatesPayload, "steps" | "tokens">,
  value: GatesValue,
  unit: number,
  column: number,
  number: number | null,
): Readout {
  const token = run.tokens?.[column]
  const notes = [
    `step ${run.steps[column]}${token === undefined ? "" : ` “${token}”`}`,
    value.role,
    value.line === null ? "" : `line ${value.line}`,
  ]
  return {
    where: `${value.name}${indexText(unit, value.shape)}`,
    value: number === null ? "not computed in this step" : numberOf(value, number),
    note: notes.filter((note) => note !== "").join(" · "),
  }
}

/** All digits, or those that were kept. */
function numberOf({ numbers, dtype }: GatesValue, number: number): string {
  return numbers.bits === 8 ? `≈ ${shortNumber(number)}` : fullNumber(number, dtype)
}

/** The index of the n-th unit in C order: `[2]`, `[0, 3]`; nothing for a number. */
export function indexText(unit: number, shape: readonly number[]): string {
  return shape.length === 0 ? "" : `[${unravel(unit, shape).join(", ")}]`
}
