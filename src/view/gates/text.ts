import { shortNumber } from "../numberText.ts"
import { unpackNumbers } from "../payload/numbers.ts"
import { type GatesPayload, type GatesValue, unitsOf } from "./payload.ts"
import { placeOf, summariseValue } from "./summary.ts"

/** More steps than these are not written as numbers. */
const MOST_COLUMNS = 10

/**
 * The gate picture as text, for front ends without pictures: for each value its mean in every step,
 * and what the picture says beside it.
 */
export function renderGatesText(payload: GatesPayload): string {
  const place = payload.cell === null ? "" : ` (${placeOf(payload.cell, payload.line)})`
  const title = `${payload.title} through time${place}: ${payload.total} ${payload.total === 1 ? "step" : "steps"}`
  const drawn = payload.steps.slice(0, MOST_COLUMNS)
  const more = payload.steps.length > drawn.length
  const header = [
    "mean of",
    "",
    "units",
    ...drawn.map((step, i) => payload.tokens?.[i] ?? `t=${step}`),
    more ? "…" : "",
    "",
  ]
  const rows = payload.values.map((value) => valueRow(value, drawn.length, more))
  const table = payload.values.length === 0 ? ["nothing was recorded yet"] : alignColumns([header, ...rows])
  return [title, ...table, ...payload.notices].join("\n")
}

function valueRow(value: GatesValue, columns: number, more: boolean): string[] {
  const units = unitsOf(value)
  const numbers = unpackNumbers(value.numbers)
  const place = new Map((value.present ?? []).map((column, i) => [column, i]))
  const means = Array.from({ length: columns }, (_, column) => {
    const at = value.present ? place.get(column) : column
    if (at === undefined) return "–"
    const step = numbers.subarray(at * units, (at + 1) * units)
    return shortNumber(step.reduce((sum, x) => sum + x, 0) / units)
  })
  const { lines } = summariseValue(value)
  return [value.name, value.role, String(units), ...means, more ? "…" : "", lines.join("; ")]
}

/** Columns as wide as their widest text; words to the left, numbers to the right. */
function alignColumns(rows: readonly (readonly string[])[]): string[] {
  const last = rows[0]!.length - 1
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  const align = (cell: string, column: number) =>
    column < 2 || column === last ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)
  return rows.map((row) =>
    row
      .map(align)
      .filter((_, column) => widths[column]! > 0)
      .join("  ")
      .trimEnd(),
  )
}
