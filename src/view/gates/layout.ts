import { countCodePoints } from "../../codePoints.ts"
import { mathRuns } from "../mathName.ts"
import { unpackNumbers } from "../payload/numbers.ts"
import {
  type CellsMark,
  estimateWidth,
  heightOf,
  type Mark,
  rightEdge,
  type Scene,
  text,
} from "../scene/scene.ts"
import { wrapText } from "../wrapText.ts"
import { gatesLegend } from "./legend.ts"
import { type GatesPayload, type GatesValue, unitsOf } from "./payload.ts"
import { describeValue, placeOf, summariseValue, type ValueSummary } from "./summary.ts"

/** One named value's place in the picture. */
export interface GatesBlock {
  readonly value: GatesValue
  readonly summary: ValueSummary
  readonly cells: CellsMark
}

/** The picture *Through time*, with what pointing needs to know of it. */
export interface GatesScene extends Scene {
  readonly blocks: readonly GatesBlock[]
}

const margin = 16
const blockGap = 12
/** Room for what stands beside the squares as a rule, `20% shut · 30% open`. */
const statisticsWidth = 134

/**
 * Lays the gate picture out: a block of squares for each named value, in the order computed; columns
 * are steps, the rows of a block its units.
 * @param width - the width to fill, in CSS pixels
 * @param hint - how the picture is used, where it is more than a drawing
 */
export function layoutGates(payload: GatesPayload, width = 640, hint = ""): GatesScene {
  const columns = labelColumns(payload)
  const steps = payload.steps.length
  const available = width - columns.plotX - statisticsWidth - margin
  const pitchX = Math.max(2, Math.min(30, Math.floor(available / Math.max(1, steps))))
  const plotWidth = Math.max(60, steps * pitchX)
  const header = headerMarks(payload, width, hint)
  let y = header.bottom + 28
  const blocks = payload.values.map((value) => {
    const block = createBlock(value, steps, columns.plotX, y, pitchX)
    y += Math.max(heightOf(block.cells), minimumHeight(block.summary)) + blockGap
    return block
  })
  const statisticsX = columns.plotX + plotWidth + 14
  const legend = gatesLegend(blocks, columns.plotX, y + 8, width - margin)
  const notices = noticeMarks(payload, legend.bottom, width)
  const marks = [
    ...header.marks,
    ...stepLabels(payload, columns.plotX, header.bottom + 18, pitchX),
    ...blocks.flatMap((block) => blockMarks(block, columns.roleX, statisticsX)),
    ...legend.marks,
    ...notices.marks,
  ]
  return {
    width: Math.max(width, Math.ceil(rightEdge(marks)) + margin),
    height: notices.bottom + margin,
    description: describeGates(payload),
    marks,
    blocks,
  }
}

/** One sentence that says what the picture shows. */
export function describeGates(payload: GatesPayload): string {
  const values = payload.values.map((value) =>
    value.role === "" ? value.name : `${value.name} (${value.role})`,
  )
  return `${payload.title} through time, ${sizeText(payload)}: ${values.join(", ")}.`
}

/** `4 units × 12 steps`. */
function sizeText(payload: GatesPayload): string {
  const units = payload.values.findLast((value) => value.kind !== "input")
  const count = units ? unitsOf(units) : 0
  const steps = payload.total === 1 ? "1 step" : `${payload.total} steps`
  return count === 0 ? steps : `${count === 1 ? "1 unit" : `${count} units`} × ${steps}`
}

function placeText({ cell, line }: GatesPayload): string {
  return cell === null ? "" : ` · ${placeOf(cell, line)}`
}

function headerMarks(payload: GatesPayload, width: number, hint: string): { marks: Mark[]; bottom: number } {
  const title = [{ text: payload.title || "(anonymous)", style: "bold" as const }]
  const aside = `${sizeText(payload)}${placeText(payload)}`
  const note =
    payload.values.length === 0
      ? "Nothing was recorded yet: call the traced function first."
      : payload.steps.length === 0
        ? "No step was run."
        : "Each square is one unit at one step; rows in the order computed."
  const lines = wrapText(`${note} ${hint}`.trim(), Math.floor((width - 2 * margin) / 6.7))
  return {
    marks: [
      text(margin, 26, title, { size: 15 }),
      text(margin + estimateWidth(title, 16.5) + 14, 26, aside, { ink: "muted" }),
      { mark: "rect", x: margin, y: 38, width: width - 2 * margin, height: 1, radius: 0, fill: "line" },
      text(margin, 62, [{ text: "Through time", style: "bold" }], { size: 13 }),
      ...lines.map((line, i) => text(margin, 80 + 16 * i, line, { ink: "muted" })),
    ],
    bottom: 72 + 16 * lines.length,
  }
}

/** Where roles and squares begin: as far right as the widest name and role need. */
function labelColumns(payload: GatesPayload): { roleX: number; plotX: number } {
  const names = payload.values.map(({ name }) => estimateWidth(mathRuns(name, true), 20))
  const roles = payload.values.map(({ role }) => estimateWidth(role, 12))
  const roleX = margin + Math.max(24, ...names) + 12
  return { roleX, plotX: Math.ceil(roleX + Math.max(0, ...roles) + 16) }
}

/** From one unit to the next: a block of few units is about 72 px high, one of many a pixel for each. */
function unitPitch(units: number): number {
  const pitch = Math.max(1, Math.min(18, Math.floor(72 / Math.max(1, units))))
  return units > 36 && units <= 100 ? 2 : pitch
}

function createBlock(value: GatesValue, steps: number, x: number, y: number, pitchX: number): GatesBlock {
  const units = unitsOf(value)
  const pitchY = unitPitch(units)
  const summary = summariseValue(value)
  const present = new Set(value.present ?? Array.from({ length: steps }, (_, step) => step))
  const absent = new Set(
    Array.from({ length: steps }, (_, step) => step).filter((step) => !present.has(step)),
  )
  const cells: CellsMark = {
    ...{ mark: "cells", x, y, columns: steps, rows: units, pitchX, pitchY },
    gap: Math.min(pitchX, pitchY) >= 3 ? 1 : 0,
    scale: value.kind === "gate" ? "gate" : "state",
    limit: summary.limit,
    values: transpose(value, steps, units),
    absent,
  }
  return { value, summary, cells }
}

/** From [present steps, units] to [units, steps]. */
function transpose(value: GatesValue, steps: number, units: number): Float64Array {
  const numbers = unpackNumbers(value.numbers)
  const grid = new Float64Array(units * steps).fill(Number.NaN)
  const columns = value.present ?? Array.from({ length: steps }, (_, step) => step)
  for (const [place, step] of columns.entries())
    for (let unit = 0; unit < units; unit++) grid[unit * steps + step] = numbers[place * units + unit]!
  return grid
}

/** What the words beside the squares need; a bar takes the room of a line. */
function minimumHeight({ lines, shares }: ValueSummary): number {
  return 14 * Math.max(2, lines.length + (shares === null ? 0 : 1))
}

function blockMarks(block: GatesBlock, roleX: number, statisticsX: number): Mark[] {
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

/** Tokens above the columns; without tokens the steps' numbers, as many as fit. */
function stepLabels(payload: GatesPayload, x: number, y: number, pitch: number): Mark[] {
  const labels = payload.tokens ?? payload.steps.map(String)
  const widest = Math.max(1, ...labels.map((label) => countCodePoints(label)))
  const every = Math.max(1, Math.ceil((widest * 7.5 + 6) / pitch))
  const style = payload.tokens ? ("mono" as const) : undefined
  return labels.flatMap((label, step) => {
    if (step % every !== 0) return []
    const runs = [style ? { text: label, style } : { text: label }]
    const ink = payload.tokens ? ("ink" as const) : ("muted" as const)
    return [
      text(x + (step + 0.5) * pitch - 0.5, y, runs, {
        anchor: "middle",
        ink,
        size: payload.tokens ? 13 : 11,
      }),
    ]
  })
}

function noticeMarks(payload: GatesPayload, y: number, width: number): { marks: Mark[]; bottom: number } {
  const lines = payload.notices.flatMap((notice) => wrapText(notice, Math.floor((width - 2 * margin) / 6.4)))
  const marks = lines.map((line, i) => text(margin, y + 22 + 16 * i, line, { size: 11, ink: "muted" }))
  return { marks, bottom: y + (lines.length > 0 ? 8 + 16 * lines.length : 0) }
}

/** What a screen reader says of one block. */
export function describeBlock(block: GatesBlock): string {
  return describeValue(block.value, block.summary)
}
