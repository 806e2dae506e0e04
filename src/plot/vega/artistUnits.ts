/** Artists as marks of Vega-Lite. */
import {
  type Artist,
  AxesImage,
  Line2D,
  LineCollection,
  PathCollection,
  Polygon,
  QuadContourSet,
  Rectangle,
} from "../artists.ts"
import type { Axes } from "../axes/axes.ts"
import { stairs } from "../axes/lines.ts"
import { colourOf } from "../axes/mapping.ts"
import type { Rgba } from "../colours/colour.ts"
import { placeText } from "../layout/marks.ts"
import type { View } from "../layout/place.ts"
import { fromAxis, shareOf, toAxis } from "../scales/scale.ts"
import { clipLine, clipPolygon, type Frame, isInside, type Point } from "./clip.ts"
import { bandsOf, linesAt } from "./contourPaths.ts"
import { isStroked, maybeMarkerLook, shapeOf, sizeFactor } from "./markers.ts"
import { maybePicture } from "./picture.ts"
import { pixelUnits, symbolRow } from "./pixelUnits.ts"
import { thin } from "./thin.ts"
import {
  type AxisScale,
  dash,
  itself,
  outline,
  paint,
  painted,
  paints,
  pixel,
  quantity,
  type Unit,
} from "./units.ts"

/** An axes' box and scales, and how many pixels a point is. */
export interface Stage {
  readonly axes: Axes
  readonly view: View
  readonly point: number
  readonly x: AxisScale
  readonly y: AxisScale
}

export function createStage(axes: Axes, view: View, point: number): Stage {
  const { left, top, width, height } = view.box
  return {
    axes,
    view,
    point,
    x: { scale: axes.x.scale, domain: view.x, range: [left, left + width] },
    y: { scale: axes.y.scale, domain: view.y, range: [top + height, top] },
  }
}

/** The marks of one artist. */
export function artistUnits(artist: Artist, stage: Stage): Unit[] {
  if (!artist.visible) return []
  if (artist instanceof Line2D) return lineUnits(artist, stage)
  if (artist instanceof Rectangle) return rectangleUnits(artist, stage)
  if (artist instanceof PathCollection) return pointUnits(artist, stage)
  if (artist instanceof AxesImage) return imageUnits(artist, stage)
  if (artist instanceof QuadContourSet) return contourUnits(artist, stage)
  if (artist instanceof LineCollection) return segmentUnits(artist, stage)
  return artist instanceof Polygon ? polygonUnits(artist, stage) : []
}

/** The frame of the view in the numbers of which distances are distances on the axes. */
function frameOf({ x, y }: Stage): Frame {
  const [x0, x1] = x.domain.map((limit) => toAxis(x.scale, limit))
  const [y0, y1] = y.domain.map((limit) => toAxis(y.scale, limit))
  return {
    left: Math.min(x0!, x1!),
    right: Math.max(x0!, x1!),
    top: Math.min(y0!, y1!),
    bottom: Math.max(y0!, y1!),
  }
}

/** A share of the axes' box as a number of the axis. */
function atShare({ scale, domain }: AxisScale, share: number): number {
  const [from, to] = domain.map((limit) => toAxis(scale, limit))
  return fromAxis(scale, from! + share * (to! - from!))
}

function lineUnits(line: Line2D, stage: Stage): Unit[] {
  const { x, y, point } = stage
  const across = line.xUnits === "data" ? line.x : line.x.map((share) => atShare(x, share))
  const up = line.yUnits === "data" ? line.y : line.y.map((share) => atShare(y, share))
  const places = across.map((value, i): Point => [toAxis(x.scale, value), toAxis(y.scale, up[i]!)])
  const channels = { x: quantity("x", x), y: quantity("y", y) }
  const row = ([px, py]: Point) => ({ x: fromAxis(x.scale, px), y: fromAxis(y.scale, py) })
  const units: Unit[] = []
  const width = line.linewidth * point
  if (line.linestyle !== "none" && width > 0) {
    const corners = line.steps ? stairsOf(places, line.steps) : places
    const pieces = clipLine(thin(corners, stage.view.box.width), frameOf(stage))
    units.push({
      data: { values: pieces.flatMap((piece, s) => piece.map((place) => ({ ...row(place), s }))) },
      mark: {
        type: "line",
        strokeJoin: "round",
        strokeCap: line.linestyle === "-" ? "square" : "butt",
        stroke: paint(line.color, line.alpha ?? 1),
        strokeWidth: pixel(width),
        ...dash(line.linestyle, width),
      },
      encoding: { ...channels, detail: { field: "s", type: "nominal" } },
    })
  }
  const look = maybeMarkerLook(line, point)
  if (look) {
    const inside = places.filter((place) => isInside(place, frameOf(stage)))
    units.push({
      data: { values: inside.map((place) => ({ ...row(place), ...symbolRow(look) })) },
      mark: { type: "point", opacity: 1, shape: shapeOf(look.marker) },
      encoding: { ...channels, size: itself("size", "quantitative"), ...painted },
    })
  }
  return units
}

function stairsOf(places: readonly Point[], where: string): Point[] {
  const { x, y } = stairs(
    places.map((place) => place[0]),
    places.map((place) => place[1]),
    where,
  )
  return x.map((across, i): Point => [across, y[i]!])
}

function rectangleUnits(rectangle: Rectangle, { x, y, point }: Stage): Unit[] {
  const along = (scale: AxisScale, units: string, from: number, to: number) => {
    const [a, b] = units === "data" ? [from, to] : [atShare(scale, from), atShare(scale, to)]
    const [low, high] = [Math.min(...scale.domain), Math.max(...scale.domain)]
    const cut = (value: number) =>
      Math.min(high, Math.max(low, Number.isNaN(toAxis(scale.scale, value)) ? low : value))
    return [cut(a), cut(b)] as const
  }
  const [x1, x2] = along(x, rectangle.xUnits, rectangle.x, rectangle.x + rectangle.width)
  const [y1, y2] = along(y, rectangle.yUnits, rectangle.y, rectangle.y + rectangle.height)
  if (!Number.isFinite(x1 + x2 + y1 + y2) || (x1 === x2 && y1 === y2)) return []
  return [
    {
      data: { values: [{ x: x1, x2, y: y1, y2, ...rectangleLook(rectangle, point) }] },
      mark: { type: "rect", opacity: 1, ...dash(rectangle.linestyle, rectangle.linewidth * point) },
      encoding: {
        x: quantity("x", x),
        x2: { field: "x2" },
        y: quantity("y", y),
        y2: { field: "y2" },
        ...painted,
      },
    },
  ]
}

/** Opaque bars without an edge get a thin one of their own colour: no seam shows between neighbours. */
function rectangleLook({ edgecolor, facecolor, linewidth, alpha }: Rectangle, point: number): Unit {
  const hasEdge = edgecolor[3] > 0 && linewidth > 0
  const isOpaque = (alpha ?? 1) * facecolor[3] === 1
  return isOpaque && !hasEdge
    ? paints(facecolor, facecolor, 0.4)
    : paints(facecolor, edgecolor, linewidth * point, alpha ?? 1)
}

function pointUnits(points: PathCollection, stage: Stage): Unit[] {
  const { x, y, point } = stage
  const frame = frameOf(stage)
  const alpha = points.alpha ?? 1
  const faceAt = (i: number): Rgba =>
    points.array
      ? colourOf(points.mapping!, points.array[i]!)
      : (points.facecolors[i % points.facecolors.length] ?? [0, 0, 0, 0])
  const hasEdges = points.edgecolors !== "face"
  const edgeAt = (i: number): Rgba =>
    hasEdges ? (points.edgecolors as readonly Rgba[])[i % points.edgecolors.length]! : faceAt(i)
  const isLine = isStroked(points.marker)
  const values = points.x.flatMap((px, i) => {
    const py = points.y[i]!
    if (!isInside([toAxis(x.scale, px), toAxis(y.scale, py)], frame)) return []
    const side = Math.sqrt(points.sizes[i % points.sizes.length]!) * point * sizeFactor(points.marker)
    const face: Rgba = isLine ? [0, 0, 0, 0] : faceAt(i)
    return [
      {
        x: px,
        y: py,
        size: pixel(side * side),
        ...paints(face, edgeAt(i), points.linewidths * point, alpha),
      },
    ]
  })
  return [
    {
      data: { values },
      mark: { type: "point", opacity: 1, shape: shapeOf(points.marker) },
      encoding: {
        x: quantity("x", x),
        y: quantity("y", y),
        size: itself("size", "quantitative"),
        ...painted,
      },
    },
  ]
}

function imageUnits(image: AxesImage, stage: Stage): Unit[] {
  const picture = maybePicture(image, stage.view)
  if (!picture) return []
  const { url, left, top, width, height } = picture
  const unit: Unit = {
    data: { values: [{ url }] },
    mark: {
      type: "image",
      ...{ width: pixel(width), height: pixel(height), aspect: false, align: "left", baseline: "top" },
      smooth: image.isSmooth,
    },
    encoding: { x: { value: pixel(left) }, y: { value: pixel(top) }, url: { field: "url", type: "nominal" } },
  }
  return image.grid ? [unit, meshLines(image, stage, image.grid)] : [unit]
}

/** The lines between the squares of a mesh. */
function meshLines(image: AxesImage, stage: Stage, { width, color }: NonNullable<AxesImage["grid"]>): Unit {
  const [left, right, bottom, top] = image.extent
  const { rows, columns } = image.table
  const lines = [
    ...Array.from({ length: columns + 1 }, (_, c) => {
      const x = left + (c * (right - left)) / columns
      return [
        [x, bottom],
        [x, top],
      ] as const
    }),
    ...Array.from({ length: rows + 1 }, (_, r) => {
      const y = bottom + (r * (top - bottom)) / rows
      return [
        [left, y],
        [right, y],
      ] as const
    }),
  ]
  const path = lines
    .map((line) =>
      pathOf(
        line.map((place) => toPixel(stage, place)),
        false,
      ),
    )
    .join("")
  return outline(path, paints(clear, color, width * stage.point))
}

const clear: Rgba = [0, 0, 0, 0]

/** A place in the axes' numbers, in pixels. */
export function toPixel({ view, axes }: Stage, [x, y]: Point): Point {
  const { box } = view
  return [
    box.left + shareOf(axes.x.scale, view.x, x) * box.width,
    box.top + (1 - shareOf(axes.y.scale, view.y, y)) * box.height,
  ]
}

function pixelFrame({ view: { box } }: Stage): Frame {
  return { left: box.left, right: box.left + box.width, top: box.top, bottom: box.top + box.height }
}

function pathOf(points: readonly Point[], isClosed: boolean): string {
  return `M${points.map(([x, y]) => `${pixel(x)},${pixel(y)}`).join("L")}${isClosed ? "Z" : ""}`
}

function contourUnits(set: QuadContourSet, stage: Stage): Unit[] {
  return set.isFilled ? bandUnits(set, stage) : contourLineUnits(set, stage)
}

function bandUnits(set: QuadContourSet, stage: Stage): Unit[] {
  const frame = pixelFrame(stage)
  return bandsOf(set).flatMap(({ height, rings }, i) => {
    const color = set.colors ? set.colors[i % set.colors.length]! : colourOf(set.mapping, height)
    const closed = rings
      .map((ring) =>
        clipPolygon(
          ring.map((place) => toPixel(stage, place)),
          frame,
        ),
      )
      .filter((ring) => ring.length > 2)
    if (closed.length === 0) return []
    const path = closed.map((ring) => pathOf(ring, true)).join("")
    return [outline(path, paints(color, clear, 0, set.alpha ?? 1))]
  })
}

function contourLineUnits(set: QuadContourSet, stage: Stage): Unit[] {
  const frame = pixelFrame(stage)
  const width = set.linewidth * stage.point
  return set.levels.flatMap((level, i) => {
    const color = set.colors ? set.colors[i % set.colors.length]! : colourOf(set.mapping, level)
    // Lines of one colour show by dashes that they are below zero.
    const style = set.linestyle ?? (set.colors?.length === 1 && level < 0 ? "--" : "-")
    const lines = linesAt(set, level).flatMap((line) =>
      clipLine(
        line.map((place) => toPixel(stage, place)),
        frame,
      ),
    )
    if (lines.length === 0) return []
    const { kept, texts } = labelled(set, level, color, lines, stage)
    const path = kept.map((line) => pathOf(line, false)).join("")
    return [outline(path, paints(clear, color, width, set.alpha ?? 1), dash(style, width)), ...texts]
  })
}

/** The height written on the longest line of a level, and the lines less what it covers. */
function labelled(
  { labels }: QuadContourSet,
  level: number,
  color: Rgba,
  lines: readonly Point[][],
  { point }: Stage,
): { kept: readonly (readonly Point[])[]; texts: Unit[] } {
  const longest = lines.reduce((best, line) => (line.length > best.length ? line : best))
  if (!labels || longest.length < 8) return { kept: lines, texts: [] }
  const size = labels.fontsize * point
  const middle = longest[Math.floor(longest.length / 2)]!
  const text = labels.format(level)
  const reach =
    placeText(0, 0, text, { size, color, horizontal: "center", vertical: "center" }).box.width / 2 + 3 * point
  const near = ([x, y]: Point) => Math.hypot(x - middle[0], y - middle[1]) < reach
  const first = longest.findIndex(near)
  const last = longest.findLastIndex(near)
  const [[x0, y0], [x1, y1]] = [longest[first]!, longest[last]!]
  const angle = (Math.atan((y0 - y1) / (x1 - x0 || 1e-9)) * 180) / Math.PI
  const { marks } = placeText(...middle, text, {
    size,
    color,
    horizontal: "center",
    vertical: "center",
    rotation: angle,
  })
  const parts = [longest.slice(0, first), longest.slice(last + 1)].filter((part) => part.length > 1)
  return { kept: [...lines.filter((line) => line !== longest), ...parts], texts: pixelUnits(marks) }
}

function segmentUnits(lines: LineCollection, stage: Stage): Unit[] {
  const { x, y, point } = stage
  const width = lines.linewidth * point
  const frame = frameOf(stage)
  const values = lines.segments.flatMap(([x0, y0, x1, y1], i) => {
    const ends = [
      [toAxis(x.scale, x0), toAxis(y.scale, y0)],
      [toAxis(x.scale, x1), toAxis(y.scale, y1)],
    ] as const
    const stroke = paint(lines.colors[i % lines.colors.length] ?? [0, 0, 0, 1], lines.alpha ?? 1)
    return clipLine(ends, frame).map((piece) => {
      const [[a, b], [c, d]] = [piece[0]!, piece.at(-1)!]
      return {
        x: fromAxis(x.scale, a),
        y: fromAxis(y.scale, b),
        x2: fromAxis(x.scale, c),
        y2: fromAxis(y.scale, d),
        stroke,
      }
    })
  })
  const unit: Unit = {
    data: { values },
    mark: {
      type: "rule",
      opacity: 1,
      strokeWidth: pixel(width),
      strokeCap: "butt",
      ...dash(lines.linestyle, width),
    },
    encoding: {
      x: quantity("x", x),
      y: quantity("y", y),
      x2: { field: "x2" },
      y2: { field: "y2" },
      stroke: itself("stroke"),
    },
  }
  return lines.capsize > 0 ? [unit, capUnit(lines, stage)] : [unit]
}

/** The strokes across the ends of error bars. */
function capUnit(lines: LineCollection, stage: Stage): Unit {
  const half = lines.capsize * stage.point
  const frame = pixelFrame(stage)
  const strokes = lines.segments.flatMap(([x0, y0, x1, y1]) => {
    const isUpright = x0 === x1
    return [
      [x0, y0],
      [x1, y1],
    ]
      .map(([x, y]) => toPixel(stage, [x!, y!]))
      .filter((place) => isInside(place, frame))
      .map(([x, y]) =>
        isUpright
          ? `M${pixel(x - half)},${pixel(y)}h${pixel(2 * half)}`
          : `M${pixel(x)},${pixel(y - half)}v${pixel(2 * half)}`,
      )
  })
  return outline(strokes.join(""), paints(clear, lines.colors[0]!, stage.point, lines.alpha ?? 1))
}

function polygonUnits(polygon: Polygon, stage: Stage): Unit[] {
  const frame = pixelFrame(stage)
  const rings = splitAtGaps(polygon.x.map((x, i): Point => [x, polygon.y[i]!]))
    .map((ring) =>
      clipPolygon(
        ring.map((place) => toPixel(stage, place)),
        frame,
      ),
    )
    .filter((ring) => ring.length > 2)
  if (rings.length === 0) return []
  const alpha = polygon.alpha ?? 1
  const width = polygon.linewidth * stage.point
  const look = paints(polygon.facecolor, polygon.edgecolor, width, alpha)
  return [outline(rings.map((ring) => pathOf(ring, true)).join(""), look, dash(polygon.linestyle, width))]
}

function splitAtGaps(points: readonly Point[]): Point[][] {
  const rings: Point[][] = [[]]
  for (const point of points) {
    if (Number.isNaN(point[0])) rings.push([])
    else rings.at(-1)!.push(point)
  }
  return rings
}
