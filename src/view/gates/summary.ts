import { shapeText } from "../../numpy/broadcast.ts"
import { percent, shortNumber } from "../numberText.ts"
import { type Numbers, unpackNumbers } from "../payload/numbers.ts"
import { limitOf, type Statistics, statisticsOf } from "../statistics.ts"
import type { GatesPayload, GatesValue } from "./payload.ts"

/** What stands beside a value's squares. */
export interface ValueSummary {
  /** A gate's shares of units and steps that are shut (< 0.1) and open (> 0.9); null for other values. */
  readonly shares: { readonly shut: number; readonly open: number } | null
  /** The magnitude of full colour. */
  readonly limit: number
  readonly clipped: number
  readonly lines: readonly string[]
  readonly statistics: Statistics
}

/** Below this a gate counts as shut, above 1 minus it as open. */
export const SHUT = 0.1

const known = new WeakMap<Numbers, { readonly kind: GatesValue["kind"]; readonly summary: ValueSummary }>()

/** Sums one value up over all units and steps; once, however often it is asked for. */
export function summariseValue({ kind, numbers }: Pick<GatesValue, "kind" | "numbers">): ValueSummary {
  const entry = known.get(numbers)
  if (entry?.kind === kind) return entry.summary
  const summary = summarise({ kind, numbers })
  known.set(numbers, { kind, summary })
  return summary
}

function summarise(value: Pick<GatesValue, "kind" | "numbers">): ValueSummary {
  const numbers = unpackNumbers(value.numbers)
  const statistics = statisticsOf(numbers)
  const shares = value.kind === "gate" ? sharesOf(numbers) : null
  const limit = shares ? 1 : stateLimit(numbers, statistics)
  const clipped = countClipped(numbers, shares ? 0 : -limit, limit)
  const odd = [
    ...(limit === 1 ? [] : [`colours to ±${shortNumber(limit)}`]),
    ...(clipped > 0 ? [`${clipped} clipped`] : []),
    ...(statistics.nan > 0 ? [`${statistics.nan} NaN`] : []),
    ...(statistics.infinite > 0 ? [`${statistics.infinite} infinite`] : []),
  ]
  const main = shares
    ? [`${percent(shares.shut)} shut · ${percent(shares.open)} open`]
    : rangeLines(statistics)
  return { shares, limit, clipped, statistics, lines: [...main, ...odd] }
}

/** The magnitude of full colour of a value; of one that is handed on, its source's. */
export function limitOfValue(value: GatesValue, run: Pick<GatesPayload, "values" | "handed">): number {
  const carries = run.handed.find(({ name }) => name === value.name)?.carries
  const source = run.values.find(({ name }) => name === carries) ?? value
  return summariseValue(source).limit
}

function rangeLines({ low, high, mean, sd }: Statistics): string[] {
  if (low === null || high === null || mean === null || sd === null) return ["no finite number"]
  const scale = Math.max(-low, high)
  return [
    `${shortNumber(low, scale)} … ${shortNumber(high, scale)}`,
    `${shortNumber(mean, scale)} ± ${shortNumber(sd, scale)}`,
  ]
}

function sharesOf(numbers: Float64Array): { shut: number; open: number } {
  const finite = numbers.filter((x) => Number.isFinite(x))
  const count = Math.max(1, finite.length)
  return {
    shut: finite.filter((x) => x < SHUT).length / count,
    open: finite.filter((x) => x > 1 - SHUT).length / count,
  }
}

/** States are drawn on [-1, 1], unless more than half of the numbers would be clipped. */
function stateLimit(numbers: Float64Array, statistics: Statistics): number {
  const beyond = countClipped(numbers, -1, 1)
  return 2 * beyond > numbers.length ? limitOf(statistics) : 1
}

function countClipped(numbers: Float64Array, low: number, high: number): number {
  return numbers.filter((x) => Number.isFinite(x) && (x < low - 1e-9 || x > high + 1e-9)).length
}

/** One value in a sentence: `f_t, forget gate, shape (4,): 20% shut, 30% open.` */
export function describeValue(value: GatesValue, summary: ValueSummary): string {
  const role = value.role === "" ? "" : `, ${value.role}`
  return `${value.name}${role}, shape ${shapeText(value.shape)}: ${summary.lines.join(", ")}.`
}

/** Where the traced function stands, as the author counts: `cell 4, line 29`. */
export function placeOf(cell: string, line: number | null): string {
  return `${cell.replace(/^cell-/, "cell ")}${line === null ? "" : `, line ${line}`}`
}
