/** What stands in a picture, as data. Sizes are in points, as in matplotlib; places in the axes' numbers. */
import { type Representable, type ValueWriter, writeRepr } from "../display/hooks.ts"
import * as np from "../numpy/index.ts"
import type { Rgba } from "./colours/colour.ts"
import { type ColourLike, parseColour, toHex } from "./colours/colour.ts"
import type { ColourMap } from "./colours/colourMap.ts"
import { numbersOf, type Table, type Values } from "./numbers.ts"
import { type KeywordArguments, Options } from "./options.ts"

export type LineStyle = "-" | "--" | "-." | ":" | "none" | readonly number[]

/** In what a place is counted: the axes' numbers, or shares of the axes' box. */
export type Units = "data" | "axes"

let created = 0

/** Shows itself as IPython shows matplotlib's objects: by class and a place in memory, of which the place means nothing. */
abstract class Shown implements Representable {
  readonly #number = ++created
  abstract readonly pythonClass: string;

  [writeRepr](writer: ValueWriter): void {
    const address = (0x7f00_0000_0000 + 0x10 * this.#number).toString(16)
    writer.text(`<matplotlib.${this.pythonClass} at 0x${address}>`)
  }
}

/** What all things drawn have. */
export abstract class Artist extends Shown {
  label = ""
  alpha: number | null = null
  abstract zorder: number
  visible = true

  get_label(): string {
    return this.label
  }

  set_label(label: string): void {
    this.label = label
  }

  set_alpha(alpha: number | null): void {
    this.alpha = alpha
  }

  set_visible(visible: boolean): void {
    this.visible = visible
  }
}

/** A line, a row of markers, or both. */
export class Line2D extends Artist {
  readonly pythonClass = "lines.Line2D"
  zorder = 2
  x: number[]
  y: number[]
  color: Rgba
  linewidth = 1.5
  linestyle: LineStyle = "-"
  marker = "none"
  markersize = 6
  markerfacecolor: Rgba | null = null
  markeredgecolor: Rgba | null = null
  markeredgewidth = 1
  /** Whether stairs lead from point to point, and where they step. */
  steps: "pre" | "post" | "mid" | null = null
  xUnits: Units = "data"
  yUnits: Units = "data"

  constructor(x: number[], y: number[], color: Rgba) {
    super()
    this.x = x
    this.y = y
    this.color = color
  }

  get_xdata(): np.NDArray {
    return np.array(this.x)
  }

  get_ydata(): np.NDArray {
    return np.array(this.y)
  }

  get_color(): string {
    return toHex(this.color)
  }

  set_color(color: ColourLike): void {
    this.color = parseColour(color)
  }

  set_xdata(x: Values): void {
    this.x = numbersOf(x)
  }

  set_ydata(y: Values): void {
    this.y = numbersOf(y)
  }

  set_data(x: Values, y: Values): void {
    this.x = numbersOf(x)
    this.y = numbersOf(y)
  }

  set_linewidth(width: number): void {
    this.linewidth = width
  }
}

/** A filled shape's looks. */
export abstract class Patch extends Artist {
  zorder = 1
  facecolor: Rgba
  edgecolor: Rgba = [0, 0, 0, 0]
  linewidth = 1
  linestyle: LineStyle = "-"

  constructor(facecolor: Rgba) {
    super()
    this.facecolor = facecolor
  }
}

/** A rectangle, from its lower left corner. */
export class Rectangle extends Patch {
  readonly pythonClass = "patches.Rectangle"
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  xUnits: Units = "data"
  yUnits: Units = "data"

  constructor(x: number, y: number, width: number, height: number, facecolor: Rgba) {
    super(facecolor)
    this.x = x
    this.y = y
    this.width = width
    this.height = height
  }

  get_height(): number {
    return this.height
  }

  get_width(): number {
    return this.width
  }

  get_x(): number {
    return this.x
  }

  get_y(): number {
    return this.y
  }
}

/** A closed shape of straight lines. */
export class Polygon extends Patch {
  readonly pythonClass: string
  readonly x: readonly number[]
  readonly y: readonly number[]

  constructor(x: readonly number[], y: readonly number[], facecolor: Rgba, pythonClass = "patches.Polygon") {
    super(facecolor)
    this.x = x
    this.y = y
    this.pythonClass = pythonClass
  }
}

/** Many separate lines of one look: error bars, `vlines`. */
export class LineCollection extends Artist {
  readonly pythonClass = "collections.LineCollection"
  zorder = 2
  linewidth = 1.5
  linestyle: LineStyle = "-"
  /** Half the length of the strokes across the ends, in points. */
  capsize = 0
  readonly segments: readonly (readonly [x0: number, y0: number, x1: number, y1: number])[]
  colors: readonly Rgba[]

  constructor(segments: LineCollection["segments"], colors: readonly Rgba[]) {
    super()
    this.segments = segments
    this.colors = colors
  }
}

/** How numbers become colours. */
export interface Mapping {
  cmap: ColourMap
  vmin: number
  vmax: number
  /** Colours go with the logarithm of the numbers. */
  readonly isLog: boolean
  /** Numbers with a colour each, in place of a continuous scale: contour levels. */
  readonly levels?: readonly number[]
}

/** What has colours by number, and so may have a colour bar. */
export abstract class Mappable extends Artist {
  abstract readonly mapping: Mapping | undefined

  set_clim(vmin: number, vmax: number): void {
    if (this.mapping) Object.assign(this.mapping, { vmin, vmax })
  }
}

/** Points of a scatter plot. */
export class PathCollection extends Mappable {
  readonly pythonClass = "collections.PathCollection"
  zorder = 1
  readonly x: readonly number[]
  readonly y: readonly number[]
  /** Areas, in square points. */
  sizes: readonly number[] = [36]
  facecolors: readonly Rgba[] = []
  edgecolors: readonly Rgba[] | "face" = "face"
  linewidths = 1
  marker = "o"
  array: readonly number[] | null = null
  mapping: Mapping | undefined

  constructor(x: readonly number[], y: readonly number[]) {
    super()
    this.x = x
    this.y = y
  }
}

/** A table of numbers or of colours, each a square. */
export class AxesImage extends Mappable {
  readonly pythonClass: string
  zorder = 0
  readonly table: Table
  /** Colours when the picture has its own. */
  readonly colours: readonly Rgba[] | undefined
  mapping: Mapping | undefined
  /** Left, right, bottom, top. */
  extent: readonly [number, number, number, number]
  readonly isUpper: boolean
  isSmooth = false
  /** Lines between the squares: their width and colour. */
  grid: { readonly width: number; readonly color: Rgba } | undefined

  constructor(
    table: Table,
    colours: readonly Rgba[] | undefined,
    extent: readonly [number, number, number, number],
    isUpper: boolean,
    pythonClass = "image.AxesImage",
  ) {
    super()
    this.table = table
    this.colours = colours
    this.extent = extent
    this.isUpper = isUpper
    this.pythonClass = pythonClass
  }

  get_array(): np.NDArray {
    const { rows, columns, values } = this.table
    return np.array([...values]).reshape([rows, columns])
  }
}

/** The lines of equal height of a grid, or the areas between them. */
export class QuadContourSet extends Mappable {
  readonly pythonClass = "contour.QuadContourSet"
  zorder: number
  readonly levels: readonly number[]
  readonly isFilled: boolean
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly table: Table
  readonly mapping: Mapping
  /** Colours in place of the map's. */
  colors: readonly Rgba[] | null = null
  linewidth = 1.5
  linestyle: LineStyle | null = null
  /** Whether the areas beyond the levels are filled too. */
  extend: "neither" | "min" | "max" | "both" = "neither"
  /** The sizes and texts of the labels on the lines. */
  labels: { readonly fontsize: number; readonly format: (level: number) => string } | undefined

  constructor(
    isFilled: boolean,
    x: readonly number[],
    y: readonly number[],
    table: Table,
    levels: readonly number[],
    mapping: Mapping,
  ) {
    super()
    this.isFilled = isFilled
    this.zorder = isFilled ? 1 : 2
    this.x = x
    this.y = y
    this.table = table
    this.levels = levels
    this.mapping = mapping
  }
}

export type HorizontalAlignment = "left" | "center" | "right"
export type VerticalAlignment = "top" | "center" | "center_baseline" | "baseline" | "bottom"

/** A text; its place is in the axes' numbers, or a share of the axes or of the figure. */
export class Text implements Representable {
  x: number
  y: number
  text: string
  units: Units
  /** A title's height is a float, as Python shows it. */
  yType: "float" | null = null
  /** How far off its place it is written, in points. */
  offset: readonly [number, number] = [0, 0]
  fontsize = 10
  color: Rgba = [0, 0, 0, 1]
  fontweight: "normal" | "bold" = "normal"
  fontstyle: "normal" | "italic" = "normal"
  horizontalalignment: HorizontalAlignment = "left"
  verticalalignment: VerticalAlignment = "baseline"
  rotation = 0
  zorder = 3
  alpha: number | null = null
  /** A box behind the text. */
  bbox: { facecolor: Rgba; edgecolor: Rgba; pad: number; isRound: boolean } | undefined
  /** What an annotation points at, and how. */
  arrow: { x: number; y: number; color: Rgba; linewidth: number; head: boolean } | undefined

  constructor(x: number, y: number, text: string, units: Units) {
    this.x = x
    this.y = y
    this.text = text
    this.units = units
  }

  get_text(): string {
    return this.text
  }

  set_text(text: string): void {
    this.text = String(text)
  }

  set_fontsize(size: number): void {
    this.fontsize = size
  }

  set_color(color: ColourLike): void {
    this.color = parseColour(color)
  }

  set_rotation(angle: number): void {
    this.rotation = angle
  }

  /** Takes the keyword arguments of matplotlib's Text; says which are unknown. */
  set(keywords: KeywordArguments, call = "text"): this {
    const options = new Options(call, { ...(keywords.fontdict as KeywordArguments | undefined), ...keywords })
    options.take("fontdict")
    applyTextOptions(this, options)
    options.done()
    return this
  }

  [writeRepr](writer: ValueWriter): void {
    writer.text("Text(")
    writer.value(this.x)
    writer.text(", ")
    writer.value(this.y, this.yType)
    writer.text(", ")
    writer.value(this.text)
    writer.text(")")
  }
}

const namedSizes: Readonly<Record<string, number>> = {
  "xx-small": 5.79,
  "x-small": 6.94,
  small: 8.33,
  medium: 10,
  large: 12,
  "x-large": 14.4,
  "xx-large": 17.28,
}

/** Points of a size that may be a word. */
export function fontSize(size: number | string): number {
  return typeof size === "number" ? size : (namedSizes[size] ?? (Number.parseFloat(size) || 10))
}

function applyTextOptions(text: Text, options: Options): void {
  const size = options.take<number | string>("fontsize")
  if (size !== undefined) text.fontsize = fontSize(size)
  const color = options.take<ColourLike>("color")
  if (color !== undefined) text.color = parseColour(color)
  const weight = options.take<string | number>("fontweight", "normal")
  if (weight !== "normal") text.fontweight = Number(weight) < 600 ? "normal" : "bold"
  text.fontstyle = options.take("fontstyle", text.fontstyle)
  text.horizontalalignment = options.take("horizontalalignment", text.horizontalalignment)
  text.verticalalignment = options.take("verticalalignment", text.verticalalignment)
  text.zorder = options.take("zorder", text.zorder)
  text.alpha = options.take<number>("alpha") ?? text.alpha
  const rotation = options.take<number | string>("rotation", text.rotation)
  text.rotation = rotation === "vertical" ? 90 : rotation === "horizontal" ? 0 : Number(rotation)
  const box = options.take<KeywordArguments>("bbox")
  if (box) text.bbox = textBox(box)
}

function textBox(keywords: KeywordArguments): NonNullable<Text["bbox"]> {
  const options = new Options("bbox", keywords)
  const alpha = options.take("alpha", 1)
  const color = options.take<ColourLike>("color")
  const fade = (colour: ColourLike): Rgba => {
    const [r, g, b, a] = parseColour(colour)
    return [r, g, b, a * alpha]
  }
  const style = options.take("boxstyle", "square")
  const pad = Number(/pad=([\d.]+)/.exec(style)?.[1] ?? options.take("pad", 4) / 10)
  return {
    facecolor: fade(options.take("facecolor", color ?? "C0")),
    edgecolor: fade(options.take("edgecolor", color ?? "k")),
    pad,
    isRound: style.startsWith("round"),
  }
}

/** Several rectangles of one call. */
export class BarContainer implements Representable, Iterable<Rectangle> {
  readonly patches: readonly Rectangle[]
  label = ""

  constructor(patches: readonly Rectangle[]) {
    this.patches = patches
  }

  get length(): number {
    return this.patches.length
  }

  [Symbol.iterator](): Iterator<Rectangle> {
    return this.patches[Symbol.iterator]()
  }

  [writeRepr](writer: ValueWriter): void {
    writer.text(`<BarContainer object of ${this.patches.length} artists>`)
  }
}

/** A line with its error bars. */
export class ErrorbarContainer implements Representable {
  readonly line: Line2D | null
  readonly bars: readonly LineCollection[]

  constructor(line: Line2D | null, bars: readonly LineCollection[]) {
    this.line = line
    this.bars = bars
  }

  [writeRepr](writer: ValueWriter): void {
    writer.text("<ErrorbarContainer object of 3 artists>")
  }
}

/** One entry of a legend: what it stands for, and its text. */
export interface LegendEntry {
  readonly handle: Artist
  readonly text: string
}

/** The box that says what is what. */
export class Legend extends Shown {
  readonly pythonClass = "legend.Legend"
  readonly entries: readonly LegendEntry[]
  title = ""
  fontsize = 10
  loc = "best"
  columns = 1
  hasFrame = true
  /** Where the box is to be, as shares of the axes, in place of the axes themselves. */
  anchor: readonly number[] | undefined
  opacity = 0.8

  constructor(entries: readonly LegendEntry[]) {
    super()
    this.entries = entries
  }

  get_texts(): Text[] {
    return this.entries.map(({ text }) => new Text(0, 0, text, "axes"))
  }
}
