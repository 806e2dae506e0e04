/** What a figure shows, as data, name for name as kernel/python/figure_data.py says it of matplotlib's. */
import { pythonRepr } from "../display/python.ts"
import {
  type Artist,
  AxesImage,
  Line2D,
  LineCollection,
  PathCollection,
  Polygon,
  QuadContourSet,
  Rectangle,
} from "./artists.ts"
import type { Axes } from "./axes/axes.ts"
import { colourOf } from "./axes/mapping.ts"
import { type Rgba, toByte, toHex } from "./colours/colour.ts"
import type { Figure } from "./figure.ts"
import { legendMarks } from "./layout/legendBox.ts"
import { tickRoom, viewOf } from "./layout/place.ts"
import { maybeExtent } from "./numbers.ts"

/** The type under which the data travel beside the picture. */
export const FIGURE_MIME = "application/vnd.cellwise.figure+json"

/** Elements of an image that are told one by one. */
const LARGEST_IMAGE = 20_000

function colour([r, g, b, a]: Rgba, alpha = 1): string {
  return `${toHex([r, g, b, 1])}${toByte(a * alpha)}`
}

function repeated<T>(values: readonly T[], count: number): T[] {
  return new Set(values.map((value) => JSON.stringify(value))).size === 1
    ? values.slice(0, 1)
    : values.slice(0, count)
}

function describeAxis(figure: Figure, axes: Axes, along: "x" | "y") {
  const view = viewOf(figure, axes)
  const axis = axes[along]
  const limits = view[along]
  const ticks = axis.ticks(limits, tickRoom(figure, axes, view.box)[along])
  const [low, high] = [Math.min(...limits), Math.max(...limits)]
  const within = (place: number) =>
    place >= low - 1e-9 * Math.abs(low) && place <= high + 1e-9 * Math.abs(high)
  const isShown = axes.showsFrame && !(axes.twinOf && along === "x")
  const seen = ticks.places.map((_, i) => i).filter((i) => within(ticks.places[i]!))
  return {
    limits: [...limits],
    scale: axis.scale,
    ticks: isShown ? seen.map((i) => ticks.places[i]!) : [],
    texts: isShown ? seen.map((i) => (axis.showsLabels ? ticks.texts[i]! : "")) : [],
    minor: ticks.minor.filter((place, i) => within(place) && ticks.minorTexts[i] !== ""),
    offset: ticks.offset,
    label: axis.label.text,
  }
}

function describeLine(line: Line2D) {
  const style = line.linestyle === "none" ? "None" : line.linestyle
  return {
    ...{ x: line.x, y: line.y, color: colour(line.color), lw: line.linewidth, ls: style },
    ...{
      marker: line.marker === "none" ? "None" : line.marker,
      ms: line.markersize,
      alpha: line.alpha,
      zorder: line.zorder,
    },
  }
}

function describeCollection(artist: Artist): unknown {
  if (artist instanceof QuadContourSet) return describeContours(artist)
  if (artist instanceof PathCollection) return describePoints(artist)
  if (artist instanceof LineCollection)
    return {
      kind: "lines",
      segments: artist.segments.map((segment) => [...segment]),
      colors: repeated(
        artist.colors.map((each) => colour(each)),
        artist.segments.length,
      ),
    }
  if (artist instanceof Polygon) {
    const [[x0, x1], [y0, y1]] = [maybeExtent(artist.x)!, maybeExtent(artist.y)!]
    return { kind: "area", box: [x0, y0, x1, y1], color: colour(artist.facecolor, artist.alpha ?? 1) }
  }
  const mesh = artist as AxesImage
  const { values } = mesh.table
  const mapping = mesh.mapping!
  const colors = values.map((value) => colour(colourOf(mapping, value), mesh.alpha ?? 1))
  return { kind: "mesh", clim: [mapping.vmin, mapping.vmax], array: values, colors }
}

function describeContours(set: QuadContourSet) {
  const { levels, isFilled: filled, mapping } = set
  const middles = levels.slice(1).map((level, i) => (level + levels[i]!) / 2)
  const heights = filled ? middles : levels
  const { colors } = set
  const paints = colors
    ? heights.map((_, i) => colors[i % colors.length]!)
    : heights.map((height) => colourOf(mapping, height))
  return {
    kind: "contour",
    levels: [...levels],
    filled,
    colors: paints.map((each) => colour(each, set.alpha ?? 1)),
  }
}

function describePoints(points: PathCollection) {
  const alpha = points.alpha ?? 1
  const faces = points.array
    ? points.array.map((value) => colourOf(points.mapping!, value))
    : [...points.facecolors]
  const colors = faces.map((each) => colour(each, alpha))
  const edges = points.edgecolors === "face" ? colors : points.edgecolors.map((each) => colour(each, alpha))
  return {
    kind: "points",
    xy: points.x.flatMap((x, i) => [x, points.y[i]!]),
    sizes: [...points.sizes],
    colors,
    edges,
  }
}

function describeImage(image: AxesImage) {
  const { mapping, colours, table } = image
  const corner = colours ? colours[0]! : colourOf(mapping!, table.values[0]!)
  return {
    extent: [...image.extent],
    clim: mapping ? [mapping.vmin, mapping.vmax] : null,
    shape: [table.rows, table.columns],
    array: mapping && table.values.length <= LARGEST_IMAGE ? [...table.values] : null,
    corner: colour(corner),
  }
}

function describeAxes(figure: Figure, axes: Axes) {
  const { box } = viewOf(figure, axes)
  const [width, height] = [figure.width * figure.dpi, figure.height * figure.dpi]
  const shares = [
    box.left / width,
    1 - (box.top + box.height) / height,
    box.width / width,
    box.height / height,
  ]
  const y = describeAxis(figure, axes, "y")
  const { scale: _, ...ofBar } = y
  if (axes.isColourBar) return { box: shares, y: ofBar }
  const { artists } = axes
  const legend = legendMarks(figure, axes)
  const place = legend && [
    (legend.box.left - box.left) / box.width,
    1 - (legend.box.top + legend.box.height - box.top) / box.height,
    (legend.box.left + legend.box.width - box.left) / box.width,
    1 - (legend.box.top - box.top) / box.height,
  ]
  const isMesh = (artist: Artist) =>
    artist instanceof AxesImage && artist.pythonClass === "collections.QuadMesh"
  const isCollection = (artist: Artist) =>
    artist instanceof QuadContourSet ||
    artist instanceof PathCollection ||
    artist instanceof LineCollection ||
    (artist instanceof Polygon && artist.pythonClass.startsWith("collections")) ||
    isMesh(artist)
  return {
    box: shares,
    x: describeAxis(figure, axes, "x"),
    y,
    title: axes.title.text,
    lines: artists
      .filter((artist) => artist instanceof Line2D)
      .map((artist) => describeLine(artist as Line2D)),
    bars: artists
      .filter((artist) => artist instanceof Rectangle)
      .map((artist) => {
        const { x: left, y: bottom, width: w, height: h, facecolor, alpha } = artist as Rectangle
        return { box: [left, bottom, w, h], color: colour(facecolor, alpha ?? 1) }
      }),
    images: artists
      .filter((artist) => artist instanceof AxesImage && !isMesh(artist))
      .map((artist) => describeImage(artist as AxesImage)),
    collections: artists.filter(isCollection).map(describeCollection),
    texts: axes.texts.map((text) => [text.x, text.y, text.text, colour(text.color)]),
    legend: axes.legendBox
      ? { texts: axes.legendBox.entries.map(({ text }) => text), place: place ?? null }
      : null,
  }
}

/** All that a figure shows: its size, and each of its axes' limits, ticks, artists and texts. */
export function describeFigure(figure: Figure) {
  return {
    size: [figure.width * figure.dpi, figure.height * figure.dpi],
    repr: pythonRepr(figure),
    axes: figure.axes.map((axes) => describeAxes(figure, axes)),
  }
}
