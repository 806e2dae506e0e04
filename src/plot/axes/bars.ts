/** Rectangles: `bar`, `barh`, `hist`, `axvspan`. */
import * as np from "../../numpy/index.ts"
import type { NDArray } from "../../numpy/ndarray.ts"
import { tuple } from "../../numpy/tuple.ts"
import { BarContainer, LineCollection, Polygon, Rectangle } from "../artists.ts"
import { type ColourLike, isColour, parseColour, type Rgba } from "../colours/colour.ts"
import { broadcast, listOf, numbersOf, shapeOf, tableOf } from "../numbers.ts"
import { nameArguments, Options } from "../options.ts"
import type { Axes } from "./axes.ts"
import { toLineStyle } from "./lineFormat.ts"
import { applyArtistOptions } from "./lines.ts"

/** The looks of several patches: one colour for all or one for each. */
export interface PatchLook {
  readonly faces: readonly Rgba[]
  readonly edges: readonly Rgba[] | undefined
}

/** Takes the colours of patches; `fallback` is asked when none is given. */
export function takeColours(options: Options, fallback: () => Rgba): PatchLook {
  const color = options.take<unknown>("color")
  const face = options.take<unknown>("facecolor", color)
  const edge = options.take<unknown>("edgecolor")
  return {
    faces: face === undefined ? [fallback()] : coloursOf(face),
    edges: edge === undefined ? undefined : coloursOf(edge),
  }
}

/** One colour or several. */
export function coloursOf(given: unknown): Rgba[] {
  if (isColour(given)) return [parseColour(given)]
  if (shapeOf(given).length === 2) {
    const { rows, columns, values } = tableOf(given)
    return Array.from({ length: rows }, (_, r) => parseColour(values.slice(r * columns, (r + 1) * columns)))
  }
  return listOf(given).map((each) => parseColour(each as ColourLike))
}

/** `bar(x, height, width, bottom)` and `barh(y, width, height, left)`. */
export function plotBars(axes: Axes, isLevel: boolean, values: readonly unknown[]): BarContainer {
  const call = isLevel ? "barh" : "bar"
  const names = isLevel ? ["y", "width", "height", "left"] : ["x", "height", "width", "bottom"]
  const [places, lengths, thicknesses, starts] = names as [string, string, string, string]
  const options = new Options(call, nameArguments(values, [...names, "align"]))
  const [axis, across] = isLevel ? [axes.y, axes.x] : [axes.x, axes.y]
  const at = axis.toNumbers(options.take(places, []))
  const long = broadcast(across.toNumbers(options.take(lengths, [])), at.length)
  const thick = broadcast(numbersOf(options.take(thicknesses, 0.8)), at.length)
  const from = broadcast(numbersOf(options.take(starts, 0)), at.length)
  const isCentred = options.take("align", "center") === "center"
  const errors = { xerr: options.take<unknown>("xerr"), yerr: options.take<unknown>("yerr") }
  const error = { ecolor: options.take<ColourLike>("ecolor", "k"), capsize: options.take("capsize", 0) }
  const tickLabels = options.take<unknown>("tick_label")
  if (options.take("log", false)) across.scale = "log"
  const { faces, edges } = takeColours(options, () => axes.nextPatchColour())
  const style = toLineStyle(options.take("linestyle", "-"))
  const width = options.take<number>("linewidth")
  const label = options.take<unknown>("label")
  const looks = options.take<string>("hatch")
  void looks
  const shared = { label: "", alpha: null as number | null, zorder: 1 }
  applyArtistOptions(shared, options)
  options.done()
  const patches = at.map((place, i) => {
    const edge = isCentred ? place - thick[i]! / 2 : place
    const face = faces[i % faces.length]!
    const bar = isLevel
      ? new Rectangle(from[i]!, edge, long[i]!, thick[i]!, face)
      : new Rectangle(edge, from[i]!, thick[i]!, long[i]!, face)
    bar.edgecolor = edges ? edges[i % edges.length]! : [0, 0, 0, 0]
    bar.linestyle = style
    bar.linewidth = width ?? 1
    bar.alpha = shared.alpha
    bar.zorder = shared.zorder
    if (Array.isArray(label)) bar.label = String(label[i])
    return axes.add(bar)
  })
  for (const start of from) axes.stick(isLevel ? "x" : "y", start)
  const container = new BarContainer(patches)
  if (label !== undefined && !Array.isArray(label)) container.label = String(label)
  axes.containers.push(container)
  if (tickLabels !== undefined) {
    axis.tickPlaces = at
    axis.tickLabels = listOf(tickLabels).map(String)
  }
  addErrors(axes, patches, errors, error)
  return container
}

function addErrors(
  axes: Axes,
  bars: readonly Rectangle[],
  { xerr, yerr }: { readonly xerr: unknown; readonly yerr: unknown },
  { ecolor, capsize }: { readonly ecolor: ColourLike; readonly capsize: number },
): void {
  const add = (segments: LineCollection["segments"]) =>
    Object.assign(axes.add(new LineCollection(segments, [parseColour(ecolor)])), { capsize })
  if (yerr !== undefined) {
    const error = broadcast(numbersOf(yerr), bars.length)
    add(
      bars.map(({ x, y, width, height }, i) => [
        x + width / 2,
        y + height - error[i]!,
        x + width / 2,
        y + height + error[i]!,
      ]),
    )
  }
  if (xerr !== undefined) {
    const error = broadcast(numbersOf(xerr), bars.length)
    add(
      bars.map(({ x, y, width, height }, i) => [
        x + width - error[i]!,
        y + height / 2,
        x + width + error[i]!,
        y + height / 2,
      ]),
    )
  }
}

/** What `hist` gives: heights, edges, and what was drawn. */
export type HistResult = readonly [n: NDArray, bins: NDArray, patches: BarContainer]

/** `hist(x, bins, range, density)`, counted by NumPy's histogram. */
export function plotHist(axes: Axes, values: readonly unknown[]): HistResult {
  const options = new Options(
    "hist",
    nameArguments(values, ["x", "bins", "range", "density", "weights", "cumulative", "bottom", "histtype"]),
  )
  const sets = dataSets(options.take("x", []))
  const weights = options.take<unknown>("weights")
  const bins = options.take<unknown>("bins", 10)
  const range = options.take<readonly number[]>("range")
  const isDensity = options.take("density", false)
  const isCumulative = options.take<boolean | number>("cumulative", false)
  const isLevel = options.take<string>("orientation", "vertical") === "horizontal"
  const kind = options.take<string>("histtype", "bar")
  const isStacked = options.take("stacked", false) || kind === "barstacked"
  const share = options.take("rwidth", sets.length > 1 && !isStacked ? 0.8 : 1)
  const align = options.take("align", "mid")
  if (options.take("log", false)) (isLevel ? axes.x : axes.y).scale = "log"
  const all = sets.flat()
  const edges = np.histogram_bin_edges(np.array(all), bins as number, (range ?? null) as never)
  const counts = sets.map((set) => {
    const settings = {
      bins: edges,
      density: isDensity,
      ...(weights === undefined ? {} : { weights: weights as NDArray }),
    }
    const [n] = np.histogram(np.array(set), settings as never) as unknown as [NDArray, NDArray]
    const heights = n.astype(np.float64)
    if (!isCumulative) return heights
    const steps = isDensity ? np.multiply(heights, np.diff(edges)) : heights
    return np.cumsum(steps)
  })
  const label = options.take<unknown>("label")
  const labels = label === undefined ? [] : Array.isArray(label) ? label.map(String) : [String(label)]
  const given = options.take<unknown>("color")
  const faces = given === undefined ? sets.map(() => axes.nextColour()) : coloursOf(given)
  const rest = options.rest()
  const shape: HistShape = { edges: edges.tolist() as number[], isLevel, share, align, isStacked, kind }
  const containers = drawHists(
    axes,
    counts.map((n) => n.tolist() as number[]),
    shape,
    faces,
    rest,
  )
  containers.forEach((container, i) => {
    container.label = labels[i] ?? ""
    if (container.patches.length === 0 && labels[i])
      axes.artists.at(i - containers.length)!.label = labels[i]!
  })
  const heights = counts.length === 1 ? counts[0]! : np.array(stackedCounts(counts, isStacked))
  return tuple(heights, edges, containers[0]!) as unknown as HistResult
}

function stackedCounts(counts: readonly NDArray[], isStacked: boolean): number[][] {
  const rows = counts.map((n) => n.tolist() as number[])
  if (!isStacked) return rows
  return rows.map((row, i) =>
    row.map((_, k) => rows.slice(0, i + 1).reduce((sum, each) => sum + each[k]!, 0)),
  )
}

function dataSets(given: unknown): number[][] {
  if (shapeOf(given).length < 2) return [numbersOf(given)]
  if (Array.isArray(given)) return given.map((set) => numbersOf(set))
  const { rows, columns, values } = tableOf(given)
  return Array.from({ length: columns }, (_, c) =>
    Array.from({ length: rows }, (_, r) => values[r * columns + c]!),
  )
}

interface HistShape {
  readonly edges: readonly number[]
  readonly isLevel: boolean
  readonly share: number
  readonly align: string
  readonly isStacked: boolean
  readonly kind: string
}

function drawHists(
  axes: Axes,
  counts: readonly (readonly number[])[],
  shape: HistShape,
  faces: readonly Rgba[],
  keywords: Readonly<Record<string, unknown>>,
): BarContainer[] {
  const { edges, isLevel, share, isStacked, align } = shape
  const looks = new Options("hist", keywords)
  const edge = looks.take<unknown>("edgecolor")
  const width = looks.take<number>("linewidth")
  const shared = { label: "", alpha: null as number | null, zorder: 1 }
  applyArtistOptions(shared, looks)
  looks.take("bottom")
  looks.done()
  axes.stick(isLevel ? "x" : "y", 0)
  const bottoms = edges.slice(1).map(() => 0)
  return counts.map((heights, set) => {
    const face = faces[set % faces.length]!
    if (shape.kind.startsWith("step")) return drawOutline(axes, edges, heights, face, shape, shared, width)
    const bars = heights.map((height, i) => {
      const [low, high] = [edges[i]!, edges[i + 1]!]
      const whole = share * (high - low)
      const thick = isStacked ? whole : whole / counts.length
      const shift = align === "left" ? (low - high) / 2 : align === "right" ? (high - low) / 2 : 0
      const start = low + shift + (high - low - whole) / 2 + (isStacked ? 0 : set * thick)
      const base = isStacked ? bottoms[i]! : 0
      if (isStacked) bottoms[i] = base + height
      const bar = isLevel
        ? new Rectangle(base, start, height, thick, face)
        : new Rectangle(start, base, thick, height, face)
      bar.edgecolor = edge === undefined ? [0, 0, 0, 0] : coloursOf(edge)[0]!
      bar.linewidth = width ?? 1
      bar.alpha = shared.alpha
      bar.zorder = shared.zorder
      return axes.add(bar)
    })
    const container = new BarContainer(bars)
    axes.containers.push(container)
    return container
  })
}

function drawOutline(
  axes: Axes,
  edges: readonly number[],
  heights: readonly number[],
  face: Rgba,
  { isLevel, kind }: HistShape,
  shared: { readonly alpha: number | null; readonly zorder: number },
  width: number | undefined,
): BarContainer {
  const places = edges.flatMap((edge) => [edge, edge])
  const tops = [0, ...heights.flatMap((height) => [height, height]), 0]
  const isFilled = kind === "stepfilled"
  const outline = new Polygon(
    isLevel ? tops : places,
    isLevel ? places : tops,
    isFilled ? face : [0, 0, 0, 0],
  )
  outline.edgecolor = isFilled ? [0, 0, 0, 0] : face
  outline.linewidth = width ?? 1
  outline.alpha = shared.alpha
  outline.zorder = shared.zorder
  axes.add(outline)
  return new BarContainer([])
}

/** `axhspan(ymin, ymax)`, `axvspan(xmin, xmax)`: a band across the axes. */
export function plotSpan(axes: Axes, along: "x" | "y", values: readonly unknown[]): Rectangle {
  const names = along === "x" ? ["ymin", "ymax", "xmin", "xmax"] : ["xmin", "xmax", "ymin", "ymax"]
  const options = new Options(along === "x" ? "axhspan" : "axvspan", nameArguments(values, names))
  const [low, high, from, to] = names.map((name, i) => options.take(name, i % 2)) as [
    number,
    number,
    number,
    number,
  ]
  const { faces, edges } = takeColours(options, () => axes.firstColour())
  const face = faces[0]!
  const band =
    along === "x"
      ? new Rectangle(from, low, to - from, high - low, face)
      : new Rectangle(low, from, high - low, to - from, face)
  if (along === "x") band.xUnits = "axes"
  else band.yUnits = "axes"
  band.edgecolor = edges?.[0] ?? face
  band.linewidth = options.take("linewidth", 1)
  band.linestyle = toLineStyle(options.take("linestyle", "-"))
  options.take("hatch")
  applyArtistOptions(band, options)
  options.done()
  return axes.add(band)
}
