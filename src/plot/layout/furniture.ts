/** What stands around the data of an axes: its box, ticks, words, grid. */

import type { LineStyle, Text } from "../artists.ts"
import type { Axes } from "../axes/axes.ts"
import type { Axis, Ticks } from "../axes/axis.ts"
import type { Figure } from "../figure.ts"
import { type Limits, shareOf } from "../scales/scale.ts"
import { type Lettering, type PixelMark, placeText, type RuleMark } from "./marks.ts"
import { type Box, tickRoom, type View, viewOf } from "./place.ts"
import { union } from "./tightLayout.ts"

/** An axes' furniture: the grid lies below the data's lines, the rest above. */
export interface Furniture {
  readonly grid: readonly RuleMark[]
  readonly marks: readonly PixelMark[]
  /** The box around everything. */
  readonly bounds: Box
}

/** Marks as they are added, and the box around them. */
class Sheet {
  readonly grid: RuleMark[] = []
  readonly marks: PixelMark[] = []
  bounds: Box

  constructor(box: Box) {
    this.bounds = box
  }

  write(x: number, y: number, text: string, lettering: Lettering): Box {
    const { marks, box } = placeText(x, y, text, lettering)
    this.marks.push(...marks)
    if (text !== "") this.bounds = union(this.bounds, box)
    return box
  }
}

/** Draws all that stands around an axes' data. */
export function furnitureOf(figure: Figure, axes: Axes): Furniture {
  const view = viewOf(figure, axes)
  const sheet = new Sheet(view.box)
  const point = figure.dpi / 72
  const top = drawTitleRoom(sheet, axes, view, point, figure)
  if (axes.title.text !== "") {
    const raised = axes.title.y > 1 ? (axes.title.y - 1) * view.box.height : 0
    const y = Math.min(top, view.box.top - raised) - axes.titlePad * point
    const x = view.box.left + axes.title.x * view.box.width
    sheet.write(x, y, axes.title.text, letteringOf(axes.title, point, "baseline"))
  }
  // Strokes first: marks of one kind in a row are one unit of the picture.
  sheet.marks.sort((a, b) => Number(a.kind === "text") - Number(b.kind === "text"))
  return sheet
}

/** Draws both axes; gives the height above which a title stands. */
function drawTitleRoom(sheet: Sheet, axes: Axes, view: View, point: number, figure: Figure): number {
  if (!axes.showsFrame) return view.box.top
  const room = tickRoom(figure, axes, view.box)
  const across = drawAxis(sheet, axes.x, view, axes.x.ticks(view.x, room.x), point)
  drawAxis(sheet, axes.y, view, axes.y.ticks(view.y, room.y), point)
  drawSpines(sheet, axes, view.box, point)
  return axes.x.isFar ? across : view.box.top
}

function drawSpines(
  { marks }: Sheet,
  { spines, twinOf }: Axes,
  { left, top, width, height }: Box,
  point: number,
): void {
  if (twinOf) return
  const [right, bottom] = [left + width, top + height]
  const ends = {
    left: [left, bottom, left, top],
    bottom: [left, bottom, right, bottom],
    right: [right, bottom, right, top],
    top: [left, top, right, top],
  } as const
  for (const side of ["left", "bottom", "right", "top"] as const) {
    const { isVisible, color, linewidth } = spines[side]
    const [x, y, x2, y2] = ends[side]
    if (isVisible) marks.push({ kind: "rule", x, y, x2, y2, color, width: linewidth * point, hasCap: true })
  }
}

/** Draws one axis; gives the outer edge of its ticks' words. */
function drawAxis(sheet: Sheet, axis: Axis, view: View, ticks: Ticks, point: number): number {
  const { box } = view
  const isX = axis.along === "x"
  const limits = isX ? view.x : view.y
  // Outwards: down for an x axis below, to the left for a y axis at the left.
  const outwards = isX ? (axis.isFar ? -1 : 1) : axis.isFar ? 1 : -1
  const edge = isX
    ? axis.isFar
      ? box.top
      : box.top + box.height
    : axis.isFar
      ? box.left + box.width
      : box.left
  const at = (share: number) => (isX ? box.left + share * box.width : box.top + (1 - share) * box.height)
  const length = axis.showsTicks ? axis.tickLength * point : 0
  let outer = edge + outwards * length
  ticks.places.forEach((place, i) => {
    const share = shareOf(axis.scale, limits, place)
    if (!isWithin(share)) return
    drawTick(sheet, axis, at(share), edge, outwards * length, point, 0.8)
    if (axis.grid) sheet.grid.push(gridLine(axis, at(share), box, point))
    if (axis.showsLabels)
      outer = writeTick(
        sheet,
        axis,
        at(share),
        edge + outwards * (length + 3.5 * point),
        ticks.texts[i] ?? "",
        outer,
        point,
      )
  })
  ticks.minor.forEach((place, i) => {
    const share = shareOf(axis.scale, limits, place)
    if (!isWithin(share)) return
    const short = (outwards * length * 2) / 3.5
    drawTick(sheet, axis, at(share), edge, short, point, 0.6)
    if (axis.showsLabels)
      outer = writeTick(
        sheet,
        axis,
        at(share),
        edge + short + outwards * 3.4 * point,
        ticks.minorTexts[i]!,
        outer,
        point,
      )
  })
  if (ticks.offset !== "") writeOffset(sheet, axis, box, outer, ticks.offset, point)
  writeLabel(sheet, axis, box, outer, outwards, point)
  return outer
}

/** Writes a tick's text that starts at `start`; gives how far the texts reach by now. */
function writeTick(
  sheet: Sheet,
  axis: Axis,
  at: number,
  start: number,
  text: string,
  outer: number,
  point: number,
): number {
  if (text === "") return outer
  const isX = axis.along === "x"
  const { left, top, width, height } = sheet.write(
    isX ? at : start,
    isX ? start : at,
    text,
    tickLettering(axis, point),
  )
  if (isX) return axis.isFar ? Math.min(outer, top) : Math.max(outer, top + height)
  return axis.isFar ? Math.max(outer, left + width) : Math.min(outer, left)
}

function isWithin(share: number): boolean {
  return share >= -1e-9 && share <= 1 + 1e-9
}

function drawTick(
  { marks }: Sheet,
  { along }: Axis,
  at: number,
  edge: number,
  length: number,
  point: number,
  width: number,
): void {
  if (length === 0) return
  const ends =
    along === "x"
      ? { x: at, y: edge, x2: at, y2: edge + length }
      : { x: edge, y: at, x2: edge + length, y2: at }
  marks.push({ kind: "rule", ...ends, color: [0, 0, 0, 1], width: width * point })
}

function gridLine(
  { along, grid }: Axis,
  at: number,
  { left, top, width, height }: Box,
  point: number,
): RuleMark {
  const { color, alpha, linewidth, linestyle } = grid!
  const ends =
    along === "x" ? { x: at, y: top, x2: at, y2: top + height } : { x: left, y: at, x2: left + width, y2: at }
  const [r, g, b, a] = color
  return {
    kind: "rule",
    ...ends,
    color: [r, g, b, a * alpha],
    width: linewidth * point,
    style: linestyle as LineStyle,
  }
}

function tickLettering(axis: Axis, point: number): Lettering {
  const isX = axis.along === "x"
  return {
    size: axis.tickSize * point,
    color: axis.tickLabelColour,
    horizontal: isX ? "center" : axis.isFar ? "left" : "right",
    vertical: isX ? (axis.isFar ? "bottom" : "top") : "center",
    rotation: axis.tickRotation,
  }
}

function writeOffset(sheet: Sheet, axis: Axis, box: Box, outer: number, text: string, point: number): void {
  const shared = { size: 10 * point, color: [0, 0, 0, 1] as const }
  if (axis.along === "y")
    sheet.write(axis.isFar ? box.left + box.width : box.left, box.top - 3 * point, text, {
      ...shared,
      horizontal: axis.isFar ? "right" : "left",
      vertical: "bottom",
    })
  else
    sheet.write(box.left + box.width, outer + 3 * point, text, {
      ...shared,
      horizontal: "right",
      vertical: "top",
    })
}

function writeLabel(
  sheet: Sheet,
  axis: Axis,
  box: Box,
  outer: number,
  outwards: number,
  point: number,
): void {
  const { label } = axis
  if (label.text === "") return
  const start = outer + outwards * axis.labelpad * point
  if (axis.along === "x") {
    const lettering = {
      ...letteringOf(label, point, axis.isFar ? "bottom" : "top"),
      horizontal: "center" as const,
    }
    sheet.write(box.left + box.width / 2, start, label.text, lettering)
  } else {
    const rotation = label.rotation === 0 && !axis.isLabelTurned ? 90 : label.rotation
    const horizontal = axis.isFar ? ("left" as const) : ("right" as const)
    const lettering = { ...letteringOf(label, point, "center"), horizontal, rotation }
    sheet.write(start, box.top + box.height / 2, label.text, lettering)
  }
}

/** How a text of the author's is written. */
export function letteringOf(text: Text, point: number, vertical = text.verticalalignment): Lettering {
  const [r, g, b, a] = text.color
  return {
    size: text.fontsize * point,
    color: [r, g, b, a * (text.alpha ?? 1)],
    horizontal: text.horizontalalignment,
    vertical,
    rotation: text.rotation,
    isBold: text.fontweight === "bold",
    isItalic: text.fontstyle === "italic",
  }
}

export type { Limits }
