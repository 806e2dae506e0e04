/** The box of a legend: where it stands and what is in it. */
import {
  type Artist,
  type Legend,
  Line2D,
  LineCollection,
  Patch,
  PathCollection,
  QuadContourSet,
} from "../artists.ts"
import type { Axes } from "../axes/axes.ts"
import { colourOf } from "../axes/mapping.ts"
import type { Rgba } from "../colours/colour.ts"
import type { Figure } from "../figure.ts"
import { maybeMarkerLook } from "../vega/markers.ts"
import { type PixelMark, placeText } from "./marks.ts"
import { plainMath } from "./mathText.ts"
import { pixelPoints } from "./pixelPoints.ts"
import { type Box, viewOf } from "./place.ts"
import { ASCENT, DESCENT, LINE_STEP, textWidth } from "./textWidth.ts"

/** matplotlib's measures of a legend, in font sizes. */
const measures = { border: 0.4, spacing: 0.5, handle: 2, gap: 0.8, columnGap: 2, axes: 0.5, rounding: 0.2 }

interface Block {
  readonly width: number
  readonly height: number
  draw(left: number, top: number): PixelMark[]
}

/** A legend's marks, and the box around it. */
export function legendMarks(figure: Figure, axes: Axes): { marks: PixelMark[]; box: Box } | undefined {
  const legend = axes.legendBox
  if (!legend || (legend.entries.length === 0 && legend.title === "")) return undefined
  const point = figure.dpi / 72
  const size = legend.fontsize * point
  const block = createBlock(legend, size, point)
  const box = placeBox(figure, axes, legend, block, size)
  const frame: PixelMark = {
    kind: "rect",
    box,
    fill: [1, 1, 1, legend.opacity],
    stroke: [0.8, 0.8, 0.8, legend.opacity],
    width: point,
    radius: measures.rounding * size,
  }
  const inside = block.draw(box.left + measures.border * size, box.top + measures.border * size)
  return { marks: legend.hasFrame ? [frame, ...inside] : inside, box }
}

function createBlock(legend: Legend, size: number, point: number): Block {
  const perColumn = Math.ceil(legend.entries.length / legend.columns)
  const columns = Array.from({ length: legend.columns }, (_, c) =>
    legend.entries.slice(c * perColumn, (c + 1) * perColumn),
  ).filter((entries) => entries.length > 0)
  const words = (measures.handle + measures.gap) * size
  const widths = columns.map((entries) => words + Math.max(...entries.map(({ text }) => widthOf(text, size))))
  const heights = columns.map(
    (entries) =>
      entries.reduce((sum, { text }) => sum + heightOf(text, size), 0) +
      (entries.length - 1) * measures.spacing * size,
  )
  const titleHeight = legend.title === "" ? 0 : heightOf(legend.title, size) + measures.spacing * size
  const titleWidth = legend.title === "" ? 0 : widthOf(legend.title, size)
  const inner =
    widths.reduce((sum, width) => sum + width, 0) + (columns.length - 1) * measures.columnGap * size
  const pad = 2 * measures.border * size
  const width = Math.max(inner, titleWidth)
  return {
    width: width + pad,
    height: titleHeight + Math.max(0, ...heights) + pad,
    draw(left, top) {
      const lettering = {
        size,
        color: [0, 0, 0, 1] as Rgba,
        horizontal: "left",
        vertical: "baseline",
      } as const
      const marks: PixelMark[] = []
      if (legend.title !== "")
        marks.push(
          ...placeText(left + width / 2, top + ASCENT * size, legend.title, {
            ...lettering,
            horizontal: "center",
          }).marks,
        )
      let x = left + Math.max(0, (width - inner) / 2)
      columns.forEach((entries, c) => {
        let y = top + titleHeight
        for (const { handle, text } of entries) {
          marks.push(...handleMarks(handle, x, y + 0.35 * ASCENT * size * 0.9 + 0.12 * size, size, point))
          const lines = placeText(x + words, y + heightOf(text, size), text, {
            ...lettering,
            vertical: "bottom",
          })
          marks.push(...lines.marks)
          y += heightOf(text, size) + measures.spacing * size
        }
        x += widths[c]! + measures.columnGap * size
      })
      return marks
    },
  }
}

function widthOf(text: string, size: number): number {
  return Math.max(
    ...plainMath(text)
      .split("\n")
      .map((line) => textWidth(line, size)),
  )
}

function heightOf(text: string, size: number): number {
  return (ASCENT + DESCENT + (text.split("\n").length - 1) * LINE_STEP) * size
}

/** What stands for an artist: a piece of line, a marker, a patch. */
function handleMarks(artist: Artist, left: number, middle: number, size: number, point: number): PixelMark[] {
  const width = measures.handle * size
  const faded = ([r, g, b, a]: Rgba): Rgba => [r, g, b, a * (artist.alpha ?? 1)]
  if (artist instanceof Line2D || artist instanceof LineCollection) {
    const color = faded(artist instanceof Line2D ? artist.color : (artist.colors[0] ?? [0, 0, 0, 1]))
    const rule: PixelMark = {
      kind: "rule",
      x: left,
      y: middle,
      x2: left + width,
      y2: middle,
      color,
      width: artist.linewidth * point,
      style: artist.linestyle,
    }
    const line = artist.linestyle === "none" ? [] : [rule]
    if (artist instanceof LineCollection) return line
    const look = maybeMarkerLook(artist, point)
    return look ? [...line, { ...look, kind: "symbol", x: left + width / 2, y: middle }] : line
  }
  if (artist instanceof PathCollection) {
    const fill = faded(
      artist.mapping
        ? colourOf(artist.mapping, (artist.mapping.vmin + artist.mapping.vmax) / 2)
        : (artist.facecolors[0] ?? [0, 0, 0, 1]),
    )
    const stroke = artist.edgecolors === "face" ? fill : faded(artist.edgecolors[0] ?? fill)
    return [
      {
        kind: "symbol",
        x: left + width / 2,
        y: middle,
        side: Math.sqrt(artist.sizes[0] ?? 36) * point,
        marker: artist.marker,
        fill,
        stroke,
        width: artist.linewidths * point,
      },
    ]
  }
  const patch = artist instanceof Patch ? artist : undefined
  const isContour = artist instanceof QuadContourSet
  const fill = faded(
    patch?.facecolor ?? (isContour ? colourOf(artist.mapping, artist.levels[0]!) : [0.5, 0.5, 0.5, 1]),
  )
  const half = 0.35 * size
  return [
    {
      kind: "rect",
      box: { left, top: middle - half, width, height: 2 * half },
      fill,
      stroke: patch ? faded(patch.edgecolor) : fill,
      width: (patch?.linewidth ?? 1) * point,
    },
  ]
}

/** A legend's corner within a box; "best" is where the least of the data lies beneath. */
function placeBox(figure: Figure, axes: Axes, legend: Legend, block: Block, size: number): Box {
  const { box } = viewOf(figure, axes)
  const around = legend.anchor ? anchorBox(box, legend.anchor) : box
  const pad = measures.axes * size
  const at = (loc: string) => cornered(around, block, loc, pad)
  if (legend.loc !== "best") return at(legend.loc)
  return bestOf(corners.map(at), pixelPoints(figure, axes))
}

const corners = [
  "upper right",
  "upper left",
  "lower left",
  "lower right",
  "right",
  "center left",
  "center right",
  "lower center",
  "upper center",
  "center",
]

function anchorBox(box: Box, [x = 0, y = 0, width = 0, height = 0]: readonly number[]): Box {
  return {
    left: box.left + x * box.width,
    top: box.top + (1 - y - height) * box.height,
    width: width * box.width,
    height: height * box.height,
  }
}

function cornered(around: Box, { width, height }: Block, loc: string, pad: number): Box {
  const left = around.left + pad
  const right = around.left + around.width - pad - width
  const top = around.top + pad
  const bottom = around.top + around.height - pad - height
  return {
    left: loc.includes("left") ? left : loc.includes("right") ? right : (left + right) / 2,
    top: loc.startsWith("upper") ? top : loc.startsWith("lower") ? bottom : (top + bottom) / 2,
    width,
    height,
  }
}

/** The first of the boxes with the least badness: points within, and lines that cross it. */
function bestOf(boxes: readonly Box[], { points, lines }: ReturnType<typeof pixelPoints>): Box {
  const badness = boxes.map((box) => {
    const inside = points.filter(([x, y]) => isInside(box, x, y)).length
    const crossing = lines.filter((line) =>
      line.some(([x, y], i) => i > 0 && crosses(box, line[i - 1]!, [x, y])),
    ).length
    return inside + crossing
  })
  return boxes[badness.indexOf(Math.min(...badness))]!
}

function isInside({ left, top, width, height }: Box, x: number, y: number): boolean {
  return x >= left && x <= left + width && y >= top && y <= top + height
}

function crosses(
  box: Box,
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
): boolean {
  let [enter, leave] = [0, 1]
  const clip = (from: number, delta: number, low: number, high: number) => {
    if (delta === 0) return from >= low && from <= high
    const [a, b] = [(low - from) / delta, (high - from) / delta].sort((p, q) => p - q)
    enter = Math.max(enter, a!)
    leave = Math.min(leave, b!)
    return enter <= leave
  }
  return clip(x0, x1 - x0, box.left, box.left + box.width) && clip(y0, y1 - y0, box.top, box.top + box.height)
}
