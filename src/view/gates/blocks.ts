import { countCodePoints } from "../../codePoints.ts"
import { mathRuns } from "../mathName.ts"
import { unpackNumbers } from "../payload/numbers.ts"
import { type CellsMark, estimateWidth, heightOf, type Mark, text } from "../scene/scene.ts"
import { wrapText } from "../wrapText.ts"
import { type GatesPayload, type GatesValue, unitsOf } from "./payload.ts"
import { summariseValue, type ValueSummary } from "./summary.ts"

/** One named value's place in the picture. */
export interface GatesBlock {
  readonly value: GatesValue
  readonly summary: ValueSummary
  readonly cells: CellsMark
  /** The unit of each row; null when they stand as computed. */
  readonly order: readonly number[] | null
}

export const margin = 16

/** Where roles and squares begin: as far right as the widest name and role need. */
export function labelColumns(payload: Pick<GatesPayload, "values">): { roleX: number; plotX: number } {
  const names = payload.values.map(({ name }) => estimateWidth(mathRuns(name, true), 20))
  const roles = payload.values.map(({ role }) => estimateWidth(role, 12))
  const roleX = margin + Math.max(24, ...names) + 12
  return { roleX, plotX: Math.ceil(roleX + Math.max(0, ...roles) + 16) }
}

/** From one unit to the next: a block of few units is about 72 px high, one of many a pixel for each. */
function unitPitch(units: number, mostHeight: number): number {
  if (units > mostHeight) return mostHeight / units
  const pitch = Math.max(1, Math.min(18, Math.floor(72 / Math.max(1, units))))
  return units > 36 && units <= 100 ? 2 : pitch
}

/** One value's squares: rows are its units, columns the steps. @param order - the unit of each row */
export function createBlock(
  value: GatesValue,
  steps: number,
  { x, y, pitchX }: { readonly x: number; readonly y: number; readonly pitchX: number },
  order: readonly number[] | null = null,
  summary: ValueSummary = summariseValue(value),
  mostHeight = Infinity,
): GatesBlock {
  const units = unitsOf(value)
  const pitchY = unitPitch(units, mostHeight)
  const present = new Set(value.present ?? Array.from({ length: steps }, (_, step) => step))
  const absent = new Set(
    Array.from({ length: steps }, (_, step) => step).filter((step) => !present.has(step)),
  )
  const cells: CellsMark = {
    ...{ mark: "cells", x, y, columns: steps, rows: units, pitchX, pitchY },
    gap: Math.min(pitchX, pitchY) >= 3 ? 1 : 0,
    scale: value.kind === "gate" ? "gate" : "state",
    limit: summary.limit,
    values: transpose(value, steps, units, order),
    absent,
  }
  return { value, summary, cells, order }
}

/** From [present steps, units] to [units, steps]. */
function transpose(
  value: GatesValue,
  steps: number,
  units: number,
  order: readonly number[] | null,
): Float64Array {
  const numbers = unpackNumbers(value.numbers)
  const grid = new Float64Array(units * steps).fill(Number.NaN)
  const columns = value.present ?? Array.from({ length: steps }, (_, step) => step)
  for (const [place, step] of columns.entries())
    for (let row = 0; row < units; row++)
      grid[row * steps + step] = numbers[place * units + (order ? order[row]! : row)]!
  return grid
}

/** What the words beside the squares need; a bar takes the room of a line. */
export function minimumHeight({ lines, shares }: ValueSummary): number {
  return 14 * Math.max(2, lines.length + (shares === null ? 0 : 1))
}

export function blockMarks(block: GatesBlock, roleX: number, statisticsX: number): Mark[] {
  const { cells, value, summary } = block
  const middle = cells.y + heightOf(cells) / 2
  const first = middle + 11 - 7 * (summary.lines.length - (summary.shares === null ? 0 : 1))
  const bar = summary.shares === null ? [] : shareBar(summary.shares, statisticsX, first - 22)
  return [
    text(margin, middle + 6, mathRuns(value.name, true), { size: 20 }),
    text(roleX, middle + 4, value.role, { ink: "muted" }),
    cells,
    ...bar,
    ...summary.lines.map((line, i) => text(statisticsX, first + 14 * i, line, { size: 11, ink: "muted" })),
  ]
}

/** The shares of shut, in between and open units as one bar. */
function shareBar(shares: NonNullable<ValueSummary["shares"]>, x: number, y: number): Mark[] {
  const width = 86
  const parts = [
    [shares.shut, 0.12],
    [1 - shares.shut - shares.open, 0.42],
    [shares.open, 1],
  ] as const
  let left = x
  return parts.flatMap(([share, at]): Mark[] => {
    const part = width * share
    const mark: Mark = {
      mark: "rect",
      x: left,
      y,
      width: part,
      height: 8,
      radius: 0,
      fill: { scale: "gate", at },
    }
    left += part
    return part > 0 ? [mark] : []
  })
}

/** Tokens above the columns; without tokens the steps' numbers, as many as fit; the selected one in the accent. */
export function stepLabels(
  payload: Pick<GatesPayload, "tokens" | "steps">,
  x: number,
  y: number,
  pitch: number,
  selected: number | null = null,
): Mark[] {
  const labels = payload.tokens ?? payload.steps.map(String)
  const widest = Math.max(1, ...labels.map((label) => countCodePoints(label)))
  const every = Math.max(1, Math.ceil((widest * 7.5 + 6) / pitch))
  const style = payload.tokens ? ("mono" as const) : undefined
  return labels.flatMap((label, step) => {
    if (step % every !== 0) return []
    const runs = [style ? { text: label, style } : { text: label }]
    const plain = payload.tokens ? ("ink" as const) : ("muted" as const)
    const ink = payload.steps[step] === selected ? ("accent" as const) : plain
    return [
      text(x + (step + 0.5) * pitch - 0.5, y, runs, {
        anchor: "middle",
        ink,
        size: payload.tokens ? 13 : 11,
      }),
    ]
  })
}

export function noticeMarks(
  payload: Pick<GatesPayload, "notices">,
  y: number,
  width: number,
): { marks: Mark[]; bottom: number } {
  const lines = payload.notices.flatMap((notice) => wrapText(notice, Math.floor((width - 2 * margin) / 6.4)))
  const marks = lines.map((line, i) => text(margin, y + 22 + 16 * i, line, { size: 11, ink: "muted" }))
  return { marks, bottom: y + (lines.length > 0 ? 8 + 16 * lines.length : 0) }
}
