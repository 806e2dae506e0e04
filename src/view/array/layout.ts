import { shapeText } from "../../numpy/broadcast.ts"
import { percent, shortNumber } from "../numberText.ts"
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
import { limitOf } from "../statistics.ts"
import { arrayLegend } from "./legend.ts"
import type { ArrayPart, ArrayPayload } from "./payload.ts"
import { findTiles, type Tile } from "./tiles.ts"

/** One grid of squares of an array's picture. */
export interface ArrayBlock {
  readonly part: ArrayPart
  /** Which of the group's arrays. */
  readonly place: number
  readonly tile: Tile
  readonly cells: CellsMark
}

/** An array's picture, with what pointing needs to know of it. */
export interface ArrayScene extends Scene {
  readonly blocks: readonly ArrayBlock[]
}

const margin = 12
/** Longer vectors of a group are no longer strips under each other. */
const LONGEST_STRIP = 64

/**
 * Lays an array's picture out: a heat map of the last two axes for every slice of the leading ones, a
 * vector as a strip, several short vectors as one compact group.
 * @param width - the width to fill, in CSS pixels
 * @param chosen - for leading axes the position whose slices are drawn; null, or left out, for all of them
 */
export function layoutArray(
  payload: ArrayPayload,
  width = 640,
  chosen: readonly (number | null)[] = [],
): ArrayScene {
  const limits = payload.group === "difference" ? differenceLimits(payload.parts) : findLimits(payload.parts)
  const strips = payload.group !== "array" && payload.parts.every(isStrip)
  const y = margin + (payload.group === "array" ? 0 : 22)
  const heading = payload.group === "array" ? [] : [text(margin, margin + 10, groupRuns(payload))]
  const lay = strips ? layStrips : payload.group === "difference" ? layBeside : layParts
  const body = lay(payload, limits, y, width, chosen)
  const legend = arrayLegend(body.blocks, margin, body.bottom + 10, width - margin)
  const marks = [...heading, ...body.marks, ...legend.marks]
  return {
    width: Math.ceil(rightEdge(marks)) + margin,
    height: legend.bottom + margin,
    description: describeArrays(payload),
    ...{ marks, blocks: body.blocks },
  }
}

interface Body {
  readonly marks: readonly Mark[]
  readonly blocks: readonly ArrayBlock[]
  readonly bottom: number
}

function isStrip(part: ArrayPart): boolean {
  return part.shape.length === 1 && part.shape[0]! <= LONGEST_STRIP
}

/** One limit for all arrays of a group, so that colours compare; their own when they lie far apart. */
function findLimits(parts: readonly ArrayPart[]): readonly number[] {
  const limits = parts.map((part) => limitOf(part.summary))
  const scaled = limits.filter((_, i) => hasScale(parts[i]!))
  const largest = Math.max(0, ...scaled) || 1
  const common = scaled.every((limit) => 20 * limit >= largest)
  return limits.map((limit, i) =>
    parts[i]!.dtype === "bool" ? 1 : common || !hasScale(parts[i]!) ? largest : limit,
  )
}

/** Both arrays on one scale, what differs on its own. */
function differenceLimits(parts: readonly ArrayPart[]): readonly number[] {
  const shared = findLimits(parts.slice(0, 2))
  return [...shared, ...parts.slice(2).map((part) => limitOf(part.summary))]
}

/** What a part is called: its place in the group, or its name beside another. */
function labelOf({ group, parts }: ArrayPayload, place: number): string {
  if (group === "array") return ""
  return group === "difference" ? (parts[place]!.name ?? "") : `[${place}]`
}

/** Whether an array's colours have a scale of its own to choose: not truth values, not nothing at all. */
function hasScale(part: ArrayPart): boolean {
  return part.dtype !== "bool" && part.summary.low !== null
}

function groupRuns(payload: ArrayPayload) {
  const { group, total, parts } = payload
  const [before, after] = parts
  if (group === "difference")
    return [
      { text: `${after?.name} less ${before?.name}`, style: "bold" as const },
      { text: ` · ${before?.dtype} · shape ${shapeText(before?.shape ?? [])}` },
    ]
  const count = `${group} of ${total} ${total === 1 ? "array" : "arrays"}`
  const omitted = total > parts.length ? `, the first ${parts.length} are drawn` : ""
  const [first] = parts
  const alike =
    first && parts.every((part) => part.dtype === first.dtype && `${part.shape}` === `${first.shape}`)
  return [
    { text: count, style: "bold" as const },
    { text: `${omitted}${alike ? ` · ${first.dtype} · shape ${shapeText(first.shape)}` : ""}` },
  ]
}

/** Short vectors under each other: place, strip, range. */
function layStrips(payload: ArrayPayload, limits: readonly number[], top: number, width: number): Body {
  const alike = payload.parts.every((part) => part.dtype === payload.parts[0]!.dtype)
  const labels = payload.parts.map((_, place) => labelOf(payload, place))
  const widest = Math.max(...labels.map((label) => estimateWidth([{ text: label, style: "mono" }], 11)))
  const left = Math.ceil(margin + 8 + widest)
  const longest = Math.max(1, ...payload.parts.map((part) => part.shape[0]!))
  const pitch = Math.max(6, Math.min(30, Math.floor((width - left - 190) / longest)))
  const marks: Mark[] = []
  const blocks = payload.parts.map((part, place) => {
    const y = top + 22 * place
    const tile = findTiles(part)[0]!
    const cells = createCells(part, tile, left, y, [pitch, 19], limits[place]!)
    const note = `${alike ? "" : `${part.dtype}  `}${rangeText(part)}${scaleNote(payload.parts, limits, place)}`
    marks.push(
      text(left - 8, y + 13, [{ text: labels[place]!, style: "mono" }], {
        size: 11,
        ink: "muted",
        anchor: "end",
      }),
    )
    marks.push(cells, text(left + longest * pitch + 10, y + 13, note, { size: 11, ink: "muted" }))
    return { part, place, tile, cells }
  })
  const bottom = top + 22 * blocks.length
  return { marks, blocks, bottom }
}

/** Arrays under each other, each with its own heading. */
function layParts(
  payload: ArrayPayload,
  limits: readonly number[],
  top: number,
  width: number,
  chosen: readonly (number | null)[] = [],
): Body {
  const marks: Mark[] = []
  const blocks: ArrayBlock[] = []
  let y = top
  for (const [place, part] of payload.parts.entries()) {
    const label = payload.group === "array" ? "" : `${labelOf(payload, place)} `
    marks.push(text(margin, y + 12, headingRuns(part, label, scaleNote(payload.parts, limits, place))))
    const placed = placeTiles(part, place, limits[place]!, y + 22, width, margin, chosen)
    marks.push(...placed.marks)
    blocks.push(...placed.blocks)
    y = placed.bottom + (place < payload.parts.length - 1 ? 14 : 0)
  }
  return { marks, blocks, bottom: y }
}

/** Three arrays from left to right, where there is room: two and what differs. */
function layBeside(payload: ArrayPayload, limits: readonly number[], top: number, width: number): Body {
  const room = Math.floor((width - 2 * margin) / 3)
  if (payload.parts.some((part) => findTiles(part).length > 1) || room < 150)
    return layParts(payload, limits, top, width)
  const marks: Mark[] = []
  const blocks: ArrayBlock[] = []
  let bottom = top
  for (const [place, part] of payload.parts.entries()) {
    const x = margin + place * room
    const limit = limits[place]!
    marks.push(
      text(x, top + 12, [{ text: labelOf(payload, place), style: "bold" }]),
      text(x, top + 28, `${rangeText(part).split(", mean")[0]} · ±${shortNumber(limit)}`, {
        size: 11,
        ink: "muted",
      }),
    )
    const placed = placeTiles(part, place, limit, top + 38, room + margin, x)
    marks.push(...placed.marks)
    blocks.push(...placed.blocks)
    bottom = Math.max(bottom, placed.bottom)
  }
  return { marks, blocks, bottom }
}

function headingRuns(part: ArrayPart, label: string, note: string) {
  return [
    // No monospaced run beside others: resvg then draws nothing where the text has an fl ligature.
    { text: `${label}${part.dtype}`, style: "bold" as const },
    { text: ` · shape ${shapeText(part.shape)}${memoryText(part)} · ${rangeText(part)}${note}` },
  ]
}

/** ` · 800 MB`: what its numbers take in memory; nothing for a dtype of unknown size, or less than a kilobyte. */
function memoryText({ dtype, shape }: ArrayPart): string {
  const bits = dtype === "bool" ? 8 : Number(/\d+$/.exec(dtype)?.[0] ?? 0)
  const bytes = (shape.reduce((product, length) => product * length, 1) * bits) / 8
  const unit = [[1e9, "GB"] as const, [1e6, "MB"] as const, [1e3, "KB"] as const].find(
    ([size]) => bytes >= size,
  )
  return unit ? ` · ${Number((bytes / unit[0]).toPrecision(3))} ${unit[1]}` : ""
}

/** What an array's full colour stands for, where it is not the same for all. */
function scaleNote(parts: readonly ArrayPart[], limits: readonly number[], place: number): string {
  const scaled = limits.filter((_, i) => hasScale(parts[i]!))
  const common = scaled.every((limit) => limit === scaled[0])
  return common || !hasScale(parts[place]!) ? "" : ` · colours to ±${shortNumber(limits[place]!)}`
}

function rangeAndMean(low: number, high: number, mean: number, sd: number): string {
  const [a, b, m, s] = [low, high, mean, sd].map((x) => shortNumber(x, Math.max(-low, high)))
  return low === high ? `all ${a}` : `${a} … ${b}, mean ${m} ± ${s}`
}

/** `0.10 … 1.60, mean 0.85 ± 0.46`, and what is odd about the numbers. */
export function rangeText({ summary, shape, dtype }: ArrayPart): string {
  const { low, high, mean, sd, nan, infinite, counted } = summary
  const size = shape.reduce((product, length) => product * length, 1)
  if (size === 0) return "empty"
  const range =
    low === null || mean === null || sd === null || high === null
      ? "no finite number"
      : dtype === "bool"
        ? `${percent(mean)} True`
        : rangeAndMean(low, high, mean, sd)
  const odd = [nan > 0 ? `${nan} NaN` : "", infinite > 0 ? `${infinite} infinite` : ""].filter(
    (part) => part !== "",
  )
  const sampled =
    counted < size ? [`sampled: ${counted.toLocaleString("en")} of ${size.toLocaleString("en")}`] : []
  return [range, ...odd, ...sampled].join(" · ")
}

/** The slices of an array side by side, as many in a row as fit. */
function placeTiles(
  part: ArrayPart,
  place: number,
  limit: number,
  top: number,
  width: number,
  left = margin,
  chosen: readonly (number | null)[] = [],
): Body {
  const tiles = findTiles(part).filter(({ leading }) =>
    leading.every((position, axis) => (chosen[axis] ?? position) === position),
  )
  const marks: Mark[] = []
  const blocks: ArrayBlock[] = []
  const pitch = pitchOf(tiles, width)
  let [x, y, bottom] = [left, top, top]
  for (const tile of tiles) {
    const labels = labelWidth(tile, pitch[1])
    const tileWidth = labels + tile.columns * pitch[0]
    if (x > left && x + tileWidth > left + width - 2 * margin) [x, y] = [left, bottom + 10]
    const head = tile.label === "" ? 0 : 16
    const cells = createCells(part, tile, x + labels, y + head + 12, pitch, limit)
    if (head > 0) marks.push(text(x + labels, y + 11, [{ text: tile.label, style: "mono" }], { size: 11 }))
    marks.push(...axisLabels(tile, cells), cells)
    blocks.push({ part, place, tile, cells })
    bottom = Math.max(bottom, cells.y + heightOf(cells))
    x += tileWidth + 18
  }
  return { marks, blocks, bottom }
}

/** From one square to the next: as large as the width allows, square unless the array is very flat. */
function pitchOf(tiles: readonly Tile[], width: number): readonly [number, number] {
  const columns = Math.max(1, ...tiles.map((tile) => tile.columns))
  const rows = Math.max(1, ...tiles.map((tile) => tile.rows))
  const most = tiles.length > 1 ? 14 : 26
  const fit = (room: number, count: number) => Math.max(2, Math.min(most, Math.floor(room / count)))
  const pitchX = fit((width - 2 * margin - 44) / (tiles.length > 1 ? 2 : 1), columns)
  const pitchY = fit(tiles.length > 1 ? 200 : 400, rows)
  const least = Math.min(pitchX, pitchY)
  return Math.max(pitchX, pitchY) <= 2.5 * least ? [least, least] : [pitchX, pitchY]
}

function createCells(
  part: ArrayPart,
  tile: Tile,
  x: number,
  y: number,
  [pitchX, pitchY]: readonly [number, number],
  limit: number,
): CellsMark {
  return {
    ...{ mark: "cells", x, y, columns: tile.columns, rows: tile.rows, pitchX, pitchY },
    gap: Math.min(pitchX, pitchY) >= 3 ? 1 : 0,
    ...{ scale: part.dtype === "bool" ? "gate" : "state", limit },
    values: unpackNumbers(part.numbers).subarray(tile.start, tile.start + tile.count),
    absent: new Set<number>(),
  }
}

function labelWidth(tile: Tile, pitch: number): number {
  if (tile.rows <= 1) return 0
  const widest = Math.max(...labelledRows(tile, pitch).map((row) => estimateWidth(tile.rowLabel(row), 10)))
  return Math.ceil(widest) + 7
}

function labelledRows(tile: Tile, pitch: number): readonly number[] {
  const every = Math.max(1, Math.ceil(14 / pitch))
  return Array.from({ length: Math.ceil(tile.rows / every) }, (_, i) => i * every)
}

/** The positions along both axes, as many as fit. */
function axisLabels(tile: Tile, cells: CellsMark): readonly Mark[] {
  if (tile.count === 0) return []
  const small = { size: 10, ink: "muted" } as const
  const rows = tile.rows <= 1 ? [] : labelledRows(tile, cells.pitchY)
  const widest = tile.columns === 0 ? 1 : estimateWidth(tile.columnLabel(tile.columns - 1), 10)
  const every = Math.max(1, Math.ceil((widest + 8) / cells.pitchX))
  const columns = Array.from({ length: Math.ceil(tile.columns / every) }, (_, i) => i * every)
  return [
    ...rows.map((row) =>
      text(cells.x - 6, cells.y + (row + 0.5) * cells.pitchY + 3, tile.rowLabel(row), {
        ...small,
        anchor: "end",
      }),
    ),
    ...columns.map((column) =>
      text(cells.x + (column + 0.5) * cells.pitchX - 0.5, cells.y - 4, tile.columnLabel(column), {
        ...small,
        anchor: "middle",
      }),
    ),
  ]
}

/** One sentence that says what the picture shows. */
export function describeArrays({ group, parts, total }: ArrayPayload): string {
  const described = parts.slice(0, 8).map((part) => describePart(part))
  if (group === "array") return `Array, ${described.join("")}.`
  if (group === "difference")
    return parts
      .map((part, i) => `${part.name}: ${described[i]}`)
      .join("; ")
      .concat(".")
  return `${group === "tuple" ? "Tuple" : "List"} of ${total} arrays: ${described.join("; ")}${total > 8 ? "; and more" : ""}.`
}

/** One array in words: `float64, shape (4,), 0.10 … 1.60, mean 0.85 ± 0.46`. */
export function describePart(part: ArrayPart): string {
  return `${part.dtype}, shape ${shapeText(part.shape)}, ${rangeText(part).replaceAll(" · ", ", ")}`
}
