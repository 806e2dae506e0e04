/** A figure as a Vega-Lite 5 specification. */

import type { Text } from "../artists.ts"
import type { Axes } from "../axes/axes.ts"
import { toHex } from "../colours/colour.ts"
import type { Figure } from "../figure.ts"
import { furnitureOf, letteringOf } from "../layout/furniture.ts"
import { legendMarks } from "../layout/legendBox.ts"
import { type PixelMark, placeText, type RectMark } from "../layout/marks.ts"
import { type Box, viewOf } from "../layout/place.ts"
import { tighten, union } from "../layout/tightLayout.ts"
import { artistUnits, createStage, type Stage, toPixel } from "./artistUnits.ts"
import { pixelUnits } from "./pixelUnits.ts"
import { mergeUnits, pixel, type Unit } from "./units.ts"

/** A specification, and its picture's size in pixels. */
export interface Specification {
  readonly spec: Unit
  readonly width: number
  readonly height: number
}

/** The free border that a cut picture keeps, in inches. */
const PAD = 0.1

/** Between lines, which lie above it, and areas. */
const GRID_ORDER = 1.5

/**
 * All of a figure, each mark with its own scales: `range` is where an axes lies in the picture.
 * @param isCut - whether the free border is cut off, as Jupyter's inline pictures have it
 */
export function createSpecification(figure: Figure, isCut: boolean): Specification {
  if (figure.isConstrained) tighten(figure, 1.08)
  const drawn = figure.axes.map((axes) => drawAxes(figure, axes))
  const title = figure.title ? placeFigureText(figure, figure.title) : undefined
  const units = [...drawn.flatMap((each) => each.units), ...pixelUnits(title?.marks ?? [])]
  const full: Box = { left: 0, top: 0, width: figure.width * figure.dpi, height: figure.height * figure.dpi }
  const boxes = [...drawn.map((each) => each.bounds), ...(title ? [title.box] : [])]
  const [first, ...others] = boxes
  const box = isCut && first ? grown(others.reduce(union, first), PAD * figure.dpi) : full
  const [width, height] = [Math.round(box.width), Math.round(box.height)]
  return {
    width,
    height,
    spec: {
      $schema: "https://vega.github.io/schema/vega-lite/v5.json",
      width,
      height,
      padding: 0,
      autosize: { type: "none" },
      background: toHex(figure.facecolor),
      config: {
        view: { stroke: null },
        font: "DejaVu Sans, Verdana, sans-serif",
        // Legends and axes are marks of their own here: they stand where matplotlib has them.
        axis: { disable: true },
        legend: { disable: true },
        // One sentence for the whole picture, not one for each of its marks.
        aria: false,
      },
      layer:
        units.length > 0
          ? mergeUnits(units).map((unit) => moved(unit, box))
          : [{ data: { values: [] }, mark: "point" }],
      resolve: { scale: { x: "independent", y: "independent" } },
    },
  }
}

function grown({ left, top, width, height }: Box, pad: number): Box {
  return { left: left - pad, top: top - pad, width: width + 2 * pad, height: height + 2 * pad }
}

/** A unit with its pixels counted from the corner of `box`. */
function moved(unit: Unit, { left, top }: Box): Unit {
  const encoding = unit.encoding as Readonly<Record<string, Unit>>
  const isPixels = encoding.x?.scale === null
  const rows = (unit.data as { values: readonly Unit[] }).values
  const shiftRow = (row: Unit) => {
    const shifted: Record<string, unknown> = { ...row }
    for (const [name, offset] of [
      ["x", left],
      ["x2", left],
      ["y", top],
      ["y2", top],
    ] as const)
      if (typeof row[name] === "number") shifted[name] = pixel(row[name] - offset)
    return shifted
  }
  return {
    ...unit,
    data: { values: isPixels ? rows.map(shiftRow) : rows },
    encoding: { ...encoding, x: shiftChannel(encoding.x!, left), y: shiftChannel(encoding.y!, top) },
  }
}

function shiftChannel(channel: Unit, offset: number): Unit {
  if (typeof channel.value === "number") return { ...channel, value: pixel(channel.value - offset) }
  const scale = channel.scale as { range: readonly number[] } | null
  return scale === null
    ? channel
    : { ...channel, scale: { ...scale, range: scale.range.map((x) => pixel(x - offset)) } }
}

function drawAxes(figure: Figure, axes: Axes): { units: Unit[]; bounds: Box } {
  const view = viewOf(figure, axes)
  const point = figure.dpi / 72
  const stage = createStage(axes, view, point)
  const { grid, marks, bounds } = furnitureOf(figure, axes)
  const ordered = axes.artists.toSorted((a, b) => a.zorder - b.zorder)
  const below = ordered.filter(({ zorder }) => zorder < GRID_ORDER)
  const above = ordered.filter(({ zorder }) => zorder >= GRID_ORDER)
  const texts = axes.texts.map((text) => drawText(text, stage))
  const legend = legendMarks(figure, axes)
  const paper: readonly PixelMark[] = axes.showsFrame && !axes.twinOf ? [paperOf(axes, view.box)] : []
  return {
    units: [
      ...pixelUnits(paper),
      ...below.flatMap((artist) => artistUnits(artist, stage)),
      ...pixelUnits(grid),
      ...above.flatMap((artist) => artistUnits(artist, stage)),
      ...pixelUnits([...marks, ...texts.flatMap((text) => text.marks), ...(legend?.marks ?? [])]),
    ],
    bounds: [...texts.map((text) => text.box), ...(legend ? [legend.box] : [])].reduce(union, bounds),
  }
}

function paperOf({ facecolor }: Axes, box: Box): RectMark {
  return { kind: "rect", box, fill: facecolor, stroke: [0, 0, 0, 0], width: 0 }
}

function drawText(text: Text, stage: Stage): { marks: PixelMark[]; box: Box } {
  const { box } = stage.view
  const { point } = stage
  const [x, y] =
    text.units === "data"
      ? toPixel(stage, [text.x, text.y])
      : [box.left + text.x * box.width, box.top + (1 - text.y) * box.height]
  const written = placeText(
    x + text.offset[0] * point,
    y - text.offset[1] * point,
    text.text,
    letteringOf(text, point),
  )
  const frame: PixelMark[] = text.bbox
    ? [
        {
          kind: "rect",
          box: grown(written.box, text.bbox.pad * text.fontsize * point),
          fill: text.bbox.facecolor,
          stroke: text.bbox.edgecolor,
          width: point,
          radius: text.bbox.isRound ? text.bbox.pad * text.fontsize * point : 0,
        },
      ]
    : []
  const arrow = text.arrow
    ? arrowMarks(text.arrow, toPixel(stage, [text.arrow.x, text.arrow.y]), written.box, point)
    : []
  return { marks: [...arrow, ...frame, ...written.marks], box: written.box }
}

/** A line from a text's box to the place it is about, with a head of two strokes. */
function arrowMarks(
  { color, linewidth, head }: NonNullable<Text["arrow"]>,
  [x, y]: readonly [number, number],
  box: Box,
  point: number,
): PixelMark[] {
  const [cx, cy] = [box.left + box.width / 2, box.top + box.height / 2]
  const length = Math.hypot(x - cx, y - cy)
  const [ux, uy] = [(x - cx) / length, (y - cy) / length]
  const reach =
    Math.min(box.width / 2 / Math.abs(ux || 1e-9), box.height / 2 / Math.abs(uy || 1e-9)) + 2 * point
  if (!(length > reach)) return []
  const tip = [x - 2 * point * ux, y - 2 * point * uy] as const
  const shared = { kind: "rule", color, width: linewidth * point } as const
  const wing = (turn: number): PixelMark => {
    const [c, s] = [Math.cos(turn), Math.sin(turn)]
    const side = 5 * point
    return {
      ...shared,
      x: tip[0],
      y: tip[1],
      x2: tip[0] - side * (ux * c - uy * s),
      y2: tip[1] - side * (ux * s + uy * c),
    }
  }
  const shaft: PixelMark = { ...shared, x: cx + reach * ux, y: cy + reach * uy, x2: tip[0], y2: tip[1] }
  return head ? [shaft, wing(0.45), wing(-0.45)] : [shaft]
}

function placeFigureText(figure: Figure, text: Text): { marks: PixelMark[]; box: Box } {
  const point = figure.dpi / 72
  const [width, height] = [figure.width * figure.dpi, figure.height * figure.dpi]
  return placeText(text.x * width, (1 - text.y) * height, text.text, letteringOf(text, point))
}
