/** `sns`: what lessons use of seaborn. */

import { untyped } from "../numpy/typed.ts"
import { format } from "../python/formatValue.ts"
import { Text } from "./artists.ts"
import type { Axes } from "./axes/axes.ts"
import type { HistOptions, LineOptions, MappedOptions, ScatterOptions } from "./axes/keywords.ts"
import { colourOf } from "./axes/mapping.ts"
import { type ColourLike, cycle, parseColour, type Rgba } from "./colours/colour.ts"
import { type ColourMap, listedColourMap, toColourMap } from "./colours/colourMap.ts"
import { viewOf } from "./layout/place.ts"
import { textWidth } from "./layout/textWidth.ts"
import { listOf, maybeExtent, tableOf, type Values } from "./numbers.ts"
import { type KeywordArguments, Options } from "./options.ts"
import { currentAxes } from "./state.ts"
import { withUnknown } from "./unknown.ts"

/** The keyword arguments of `heatmap`. */
export interface HeatmapOptions extends MappedOptions {
  /** Writes the numbers in the squares, or the given ones. */
  readonly annot?: boolean | Values | null
  /** How they are written: `".2f"`, `"d"`; `".2g"` when left out. */
  readonly fmt?: string
  readonly annot_kws?: Readonly<Record<string, unknown>> | null
  /** The number with the map's middle colour. */
  readonly center?: number | null
  /** The ends of the colours are the 2nd and 98th percentiles. */
  readonly robust?: boolean
  readonly linewidths?: number
  readonly linecolor?: ColourLike
  readonly cbar?: boolean
  readonly cbar_kws?: Readonly<Record<string, unknown>> | null
  readonly square?: boolean
  /** The columns' names; `"auto"` leaves out those that do not fit, a number writes every n-th. */
  readonly xticklabels?: "auto" | boolean | number | Values
  /** The rows' names. */
  readonly yticklabels?: "auto" | boolean | number | Values
  /** Squares that stay empty. */
  readonly mask?: Values | null
  readonly ax?: Axes | null
}

/**
 * Shows a table as squares, row 0 at the top, with a bar of the colours.
 * Source: seaborn.heatmap
 */
function heatmap(data: Values, given: HeatmapOptions = {}): Axes {
  const options = new Options("sns.heatmap", given)
  const axes = options.take<Axes>("ax") ?? currentAxes()
  const table = tableOf(data)
  const mask = options.take<unknown>("mask")
  const hidden = mask === undefined ? undefined : tableOf(mask).values
  const values = hidden ? table.values.map((value, i) => (hidden[i] ? Number.NaN : value)) : table.values
  const mapping = takeColours(options, values)
  const width = options.take("linewidth", 0)
  const mesh = axes.pcolormesh(toRows({ ...table, values }), {
    ...mapping,
    alpha: options.take<number>("alpha"),
    ...(width > 0 ? { linewidths: width, edgecolors: options.take<ColourLike>("linecolor", "white") } : {}),
  })
  options.take("linecolor")
  axes.set_xlim(0, table.columns)
  axes.set_ylim(table.rows, 0)
  if (options.take("square", false)) axes.set_aspect("equal")
  for (const along of ["x", "y"] as const) {
    const names = options.take<unknown>(`${along}ticklabels`, "auto")
    writeNames(axes, along, names, along === "x" ? table.columns : table.rows)
  }
  const bar = options.take("cbar", true)
  const barOptions = options.take<KeywordArguments>("cbar_kws", {})
  const cax = options.take<Axes>("cbar_ax")
  if (bar) {
    const { ax } = axes.figure.colorbar(mesh, { ax: axes, ...(cax ? { cax } : {}), ...barOptions })
    for (const spine of Object.values(ax.spines)) spine.set_visible(false)
  }
  for (const spine of Object.values(axes.spines)) spine.set_visible(false)
  turnNames(axes)
  const annot = options.take<unknown>("annot", false)
  const [fmt, looks] = [options.take("fmt", ".2g"), options.take<KeywordArguments>("annot_kws", {})]
  if (annot !== false) {
    const written =
      annot === true
        ? table.values.map((value) => value as unknown)
        : listOf(annot).flatMap((row) => (Array.isArray(row) ? row : [row]))
    writeNumbers(axes, { ...table, values }, written, fmt, looks, (value) => colourOf(mesh.mapping!, value))
  }
  options.done()
  axes.figure.current = axes
  return axes
}

function toRows({ rows, columns, values }: ReturnType<typeof tableOf>): number[][] {
  return Array.from({ length: rows }, (_, r) => values.slice(r * columns, (r + 1) * columns))
}

/** The ends of the colours, about `center` when there is one. */
function takeColours(
  options: Options,
  values: readonly number[],
): { cmap: ColourMap; vmin: number; vmax: number } {
  const finite = values.filter(Number.isFinite).sort((a, b) => a - b)
  const isRobust = options.take("robust", false)
  const at = (share: number) => {
    const place = share * (finite.length - 1)
    const below = Math.floor(place)
    return finite[below]! + (place - below) * ((finite[below + 1] ?? finite[below]!) - finite[below]!)
  }
  const [low, high] = isRobust ? [at(0.02), at(0.98)] : (maybeExtent(values) ?? [0, 1])
  const vmin = options.take("vmin", low)
  const vmax = options.take("vmax", high)
  const center = options.take<number>("center")
  const cmap = toColourMap(
    options.take<ColourMap | string>("cmap"),
    center === undefined ? "rocket" : "icefire",
  )
  if (center === undefined) return { cmap, vmin, vmax }
  const reach = Math.max(vmax - center, center - vmin)
  return {
    cmap: partOf(cmap, (vmin - center + reach) / (2 * reach), (vmax - center + reach) / (2 * reach)),
    vmin,
    vmax,
  }
}

/** A map's colours from one place to another, 256 of them. */
function partOf(cmap: ColourMap, from: number, to: number): ColourMap {
  return listedColourMap(Array.from({ length: 256 }, (_, i) => cmap.at(from + (i / 255) * (to - from))))
}

function writeNames(axes: Axes, along: "x" | "y", names: unknown, count: number): void {
  const given = untyped(names)
  if (given === false || (Array.isArray(given) && given.length === 0)) {
    axes[`set_${along}ticks`]([])
    return
  }
  const all =
    typeof given === "object" ? listOf(given).map(String) : Array.from({ length: count }, (_, i) => String(i))
  const step =
    typeof given === "number"
      ? given
      : given === "auto" || typeof given === "object"
        ? stepOf(axes, along, all.length, given)
        : 1
  const kept = all.map((_, i) => i).filter((i) => i % step === 0)
  axes[`set_${along}ticks`](kept.map((i) => i + 0.5))
  axes[`set_${along}ticklabels`](kept.map((i) => all[i]!))
}

/** Names that are counted are thinned to what fits; names of the author's are all written. */
function stepOf(axes: Axes, along: "x" | "y", count: number, given: unknown): number {
  if (given !== "auto") return 1
  const { box } = viewOf(axes.figure, axes)
  const length = ((along === "x" ? box.width : box.height) * 72) / axes.figure.dpi
  const most = Math.floor(length / axes[along].tickSize)
  return most < 1 ? count : Math.max(1, Math.ceil(count / most))
}

/** Columns' names that would touch stand upright; rows' names stand upright unless they would touch. */
function turnNames(axes: Axes): void {
  const { box, x, y } = viewOf(axes.figure, axes)
  const point = axes.figure.dpi / 72
  const [columns, rows] = [Math.abs(x[1] - x[0]), Math.abs(y[1] - y[0])]
  const widest = (names: readonly string[] | null) =>
    Math.max(0, ...(names ?? []).map((name) => textWidth(name, 10 * point)))
  const gap = (places: readonly number[] | null, length: number, count: number) =>
    places && places.length > 1 ? ((places[1]! - places[0]!) * length) / count : length
  axes.x.tickRotation = widest(axes.x.tickLabels) > gap(axes.x.tickPlaces, box.width, columns) ? 90 : 0
  axes.y.tickRotation = widest(axes.y.tickLabels) > gap(axes.y.tickPlaces, box.height, rows) ? 0 : 90
}

function writeNumbers(
  axes: Axes,
  { rows, columns, values }: ReturnType<typeof tableOf>,
  written: readonly unknown[],
  fmt: string,
  looks: KeywordArguments,
  colour: (value: number) => Rgba,
): void {
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const i = r * columns + c
      if (Number.isNaN(values[i]!)) continue
      const value = written[i]
      const words = typeof value === "string" ? value : format(value, fmt)
      const text = new Text(c + 0.5, r + 0.5, words, "data")
      text.horizontalalignment = "center"
      text.verticalalignment = "center"
      text.color = luminance(colour(values[i]!)) > 0.408 ? [0.15, 0.15, 0.15, 1] : [1, 1, 1, 1]
      axes.addText(text.set(looks, "sns.heatmap"))
    }
  }
}

/** How light a colour is, 0 to 1 (WCAG 2.1, relative luminance). */
function luminance(colour: Rgba): number {
  const [r, g, b] = colour.map((x) => (x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

/** Rows of x and y given by name: `{x, y, ax}`. */
function named(options: Readonly<Record<string, unknown>>): {
  axes: Axes
  x: Values
  y: Values
  rest: KeywordArguments
} {
  const { ax, x, y, data, hue, legend, ...rest } = options
  const table = (data ?? {}) as Readonly<Record<string, Values>>
  const pick = (value: unknown) => (typeof value === "string" ? table[value]! : (value as Values))
  void hue
  void legend
  return { axes: (ax as Axes | undefined) ?? currentAxes(), x: pick(x), y: pick(y), rest }
}

const own = {
  heatmap,

  /** Draws a line through points: `sns.lineplot({x, y})`. */
  lineplot(
    options: LineOptions & {
      readonly x?: unknown
      readonly y?: unknown
      readonly ax?: Axes
      readonly data?: unknown
    },
  ): Axes {
    const { axes, x, y, rest } = named(options)
    if (x === undefined) axes.plot(y, rest)
    else axes.plot(x, y, rest)
    return axes
  },

  /** Draws points: `sns.scatterplot({x, y})`. */
  scatterplot(
    options: ScatterOptions & {
      readonly x?: unknown
      readonly y?: unknown
      readonly ax?: Axes
      readonly data?: unknown
    },
  ): Axes {
    const { axes, x, y, rest } = named(options)
    axes.scatter(x, y, { edgecolors: "w", linewidths: 0.48, ...rest })
    return axes
  },

  /** Draws bars: `sns.barplot({x, y})`. */
  barplot(options: Readonly<Record<string, unknown>>): Axes {
    const { axes, x, y, rest } = named(options)
    axes.bar(x, y, rest)
    return axes
  },

  /** Counts numbers in bins and draws the counts. */
  histplot(data: Values, options: HistOptions & { readonly ax?: Axes } = {}): Axes {
    const { ax, ...rest } = options
    const axes = ax ?? currentAxes()
    axes.hist(data, { bins: "auto", edgecolor: "k", alpha: 0.75, ...rest } as HistOptions)
    axes.set_ylabel("Count")
    return axes
  },

  /** Styles: pictures here keep matplotlib's default one. */
  set(_options: Readonly<Record<string, unknown>> = {}): void {},
  set_theme(_options: Readonly<Record<string, unknown>> = {}): void {},
  set_style(_style: unknown): void {},
  set_context(_context: unknown): void {},
  set_palette(_palette: unknown): void {},

  /** Hides the upper and the right edge of the current axes. */
  despine(): void {
    currentAxes().spines.top.set_visible(false)
    currentAxes().spines.right.set_visible(false)
  },

  /** Colours of a palette: a map's at even places, or the cycle's. */
  color_palette(name = "tab10", count?: number): Rgba[] {
    const known = untyped(name) as string
    const n = (untyped(count) as number | undefined) ?? 10
    if (known === "tab10" || known === "deep")
      return Array.from({ length: n }, (_, i) => parseColour(cycle[i % cycle.length]!))
    const map = toColourMap(known)
    if (map.N < 64) return Array.from({ length: n }, (_, i) => map.at((i % map.N) / map.N + 1e-9))
    return Array.from({ length: n }, (_, i) => map.at((i + 1) / (n + 1)))
  },
}

/** What lessons use of seaborn; calls that are not known are told of once. */
export type Seaborn = typeof own & {
  // biome-ignore lint/suspicious/noExplicitAny: what is not known has no type
  readonly [unknown: string]: any
}

/** seaborn: `sns.heatmap(table, {annot: true})`. */
export const sns: Seaborn = withUnknown(own, "sns") as unknown as Seaborn
