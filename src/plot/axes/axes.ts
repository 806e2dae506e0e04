import { type Representable, type ValueWriter, writeRepr } from "../../display/hooks.ts"
import * as np from "../../numpy/index.ts"
import type { float } from "../../numpy/scalar.ts"
import { tuple } from "../../numpy/tuple.ts"
import { Typed, untyped } from "../../numpy/typed.ts"
import {
  type Artist,
  type AxesImage,
  type BarContainer,
  type ErrorbarContainer,
  fontSize,
  type Legend,
  type LegendEntry,
  type Line2D,
  type LineCollection,
  type PathCollection,
  type Polygon,
  type QuadContourSet,
  type Rectangle,
  Text,
} from "../artists.ts"
import { type ColourLike, cycle, parseColour, type Rgba } from "../colours/colour.ts"
import type { Figure } from "../figure.ts"
import { notice } from "../notice.ts"
import { listOf, numbersOf, type Values } from "../numbers.ts"
import { nameArguments, Options, splitArguments } from "../options.ts"
import type { Limits, ScaleName } from "../scales/scale.ts"
import { Axis } from "./axis.ts"
import { type HistResult, plotBars, plotHist, plotSpan } from "./bars.ts"
import { plotContours } from "./contours.ts"
import { plotBetween, plotFill, plotPie, plotStack } from "./fills.ts"
import { showImage, showMesh } from "./images.ts"
import type * as keywords from "./keywords.ts"
import { createLegend, findLabelled } from "./legends.ts"
import { formatOf } from "./levelFormat.ts"
import { viewLimits, withTicks } from "./limits.ts"
import { toLineStyle } from "./lineFormat.ts"
import { plotAcross, plotErrorbar, plotLines, plotParallels, plotSteps } from "./lines.ts"
import { plotPoints } from "./points.ts"

/** Where an axes lies: a place in a grid of subplots, or shares of the figure. */
export type Place =
  | {
      readonly rows: number
      readonly columns: number
      readonly row: readonly [first: number, last: number]
      readonly column: readonly [first: number, last: number]
    }
  | { readonly left: number; readonly bottom: number; readonly width: number; readonly height: number }
  | {
      /** A colour bar beside these, with its share of their place. */
      readonly beside: readonly Axes[]
      readonly fraction: number
      readonly shrink: number
      readonly isLevel: boolean
    }

type Side = "left" | "right" | "top" | "bottom"

/** One edge of the axes' box. */
export class Spine {
  isVisible = true
  color: Rgba = [0, 0, 0, 1]
  linewidth = 0.8

  set_visible(visible: boolean): void {
    this.isVisible = visible
  }

  set_color(color: ColourLike): void {
    this.color = parseColour(color)
  }

  set_linewidth(width: number): void {
    this.linewidth = width
  }
}

/** A pair of axes with all that is drawn in it: matplotlib's Axes. */
export class Axes implements Representable {
  readonly figure: Figure
  place: Place
  readonly x = new Axis("x")
  readonly y = new Axis("y")
  readonly artists: Artist[] = []
  readonly texts: Text[] = []
  readonly containers: BarContainer[] = []
  readonly spines: Readonly<Record<Side, Spine>> = {
    left: new Spine(),
    right: new Spine(),
    top: new Spine(),
    bottom: new Spine(),
  }
  readonly title: Text = new Text(0.5, 1, "", "axes")
  titlePad = 6
  legendBox: Legend | null = null
  facecolor: Rgba = [1, 1, 1, 1]
  /** Whether the box, its ticks and their words are drawn. */
  showsFrame = true
  aspect: "equal" | "auto" | number = "auto"
  /** No margins about the data. */
  isTight = false
  readonly freeShares: { x?: number; y?: number } = {}
  /** What is shared with other axes. */
  readonly shares: { x?: readonly Axes[]; y?: readonly Axes[] } = {}
  /** The axes that this one lies upon: `twinx`. */
  twinOf: Axes | null = null
  /** A colour bar's height over its width. */
  boxAspect: number | null = null
  /** What a colour bar leaves of the place. */
  room: { readonly kept: number; readonly isLevel: boolean; readonly group: readonly Axes[] } | null = null
  /** Equal units widen the limits and leave the box. */
  isAspectOfData = false
  /** Whether it holds a colour bar. */
  isColourBar = false
  private readonly sticky = { x: [] as number[], y: [] as number[] }
  private colours = 0
  private patchColours = 0

  constructor(figure: Figure, place: Place) {
    this.figure = figure
    this.place = place
    this.title.fontsize = 12
    this.title.horizontalalignment = "center"
    this.title.yType = "float"
  }

  /** Adds what is to be drawn. */
  add<T extends Artist>(artist: T): T {
    this.artists.push(artist)
    return artist
  }

  addText(text: Text): Text {
    this.texts.push(text)
    return text
  }

  /** The next colour of the cycle, for lines. */
  nextColour(): Rgba {
    const base = this.twinOf ?? this
    return parseColour(cycle[base.colours++ % cycle.length]!)
  }

  /** The next colour of the cycle, for what is filled: it has a cycle of its own. */
  nextPatchColour(): Rgba {
    return parseColour(cycle[this.patchColours++ % cycle.length]!)
  }

  firstColour(): Rgba {
    return parseColour(cycle[0]!)
  }

  /** Lets the view end at `edge` when the data do. */
  stick(along: "x" | "y", edge: number): void {
    this.sticky[along].push(edge)
  }

  stickyEdges(along: "x" | "y"): readonly number[] {
    return this.sticky[along]
  }

  /** The axes that have the same limits along an axis, this one among them. */
  sharing(along: "x" | "y"): readonly Axes[] {
    return this.shares[along] ?? [this]
  }

  /** Draws lines through points: `plot([x], y, ["r--"], {label, lw})`, one for each column of y. */
  plot(...values: readonly (Values | string | keywords.LineOptions)[]): Line2D[] {
    return plotLines(this, "plot", values)
  }

  /** As {@link plot}, with a logarithmic y axis. */
  semilogy(...values: readonly (Values | string | keywords.LineOptions)[]): Line2D[] {
    this.y.scale = "log"
    return plotLines(this, "semilogy", values)
  }

  /** As {@link plot}, with a logarithmic x axis. */
  semilogx(...values: readonly (Values | string | keywords.LineOptions)[]): Line2D[] {
    this.x.scale = "log"
    return plotLines(this, "semilogx", values)
  }

  /** As {@link plot}, with both axes logarithmic. */
  loglog(...values: readonly (Values | string | keywords.LineOptions)[]): Line2D[] {
    this.x.scale = this.y.scale = "log"
    return plotLines(this, "loglog", values)
  }

  /** Draws stairs through points. */
  step(
    ...values: readonly (Values | string | (keywords.LineOptions & { where?: "pre" | "post" | "mid" }))[]
  ): Line2D[] {
    return plotSteps(this, values)
  }

  /** Draws points, each with its size and colour. */
  scatter(
    x: Values,
    y: Values,
    ...rest: readonly (Values | string | null | keywords.ScatterOptions)[]
  ): PathCollection {
    return plotPoints(this, [x, y, ...rest])
  }

  /** Draws upright bars at `x`. */
  bar(
    x: Values,
    height: Values | keywords.BarOptions,
    ...rest: readonly (Values | keywords.BarOptions)[]
  ): BarContainer {
    return plotBars(this, false, [x, height, ...rest])
  }

  /** Draws lying bars at `y`. */
  barh(
    y: Values,
    width: Values | keywords.BarOptions,
    ...rest: readonly (Values | keywords.BarOptions)[]
  ): BarContainer {
    return plotBars(this, true, [y, width, ...rest])
  }

  /** Counts numbers in bins and draws the counts; gives counts, edges and bars. */
  hist(x: Values, ...rest: readonly (Values | string | null | keywords.HistOptions)[]): HistResult {
    return plotHist(this, [x, ...rest])
  }

  /** Draws a line through points with bars of how far off they may be. */
  errorbar(x: Values, y: Values, ...rest: readonly (Values | keywords.ErrorbarOptions)[]): ErrorbarContainer {
    return plotErrorbar(this, [x, y, ...rest])
  }

  /** Fills the area between two curves. */
  fill_between(x: Values, y1: Values, ...rest: readonly (Values | keywords.FillOptions)[]): Polygon {
    return plotBetween(this, "x", [x, y1, ...rest])
  }

  /** Fills the area between two curves that stand upright. */
  fill_betweenx(y: Values, x1: Values, ...rest: readonly (Values | keywords.FillOptions)[]): Polygon {
    return plotBetween(this, "y", [y, x1, ...rest])
  }

  /** Fills a polygon. */
  fill(x: Values, y: Values, ...rest: readonly (string | keywords.PatchOptions)[]): Polygon[] {
    return plotFill(this, [x, y, ...rest])
  }

  /** Draws areas, each on top of the last. */
  stackplot(x: Values, ...rest: readonly (Values | Record<string, unknown>)[]): Polygon[] {
    return plotStack(this, [x, ...rest])
  }

  /** Draws shares of a disc. */
  pie(x: Values, ...rest: readonly unknown[]): readonly [Polygon[], Text[], Text[]] {
    return plotPie(this, [x, ...rest])
  }

  /** Draws points with stems from zero. */
  stem(...values: readonly (Values | string | Record<string, unknown>)[]): Line2D {
    const [positional, { label }] = splitArguments(values)
    const [x, y] =
      positional.length > 1 ? positional : [numbersOf(positional[0]).map((_, i) => i), positional[0]]
    const color = parseColour("C0")
    this.vlines(x as Values, 0, y as Values, { color })
    const [markers] = this.plot(x as Values, y as Values, "o", {
      color,
      ...(label === undefined ? {} : { label }),
    })
    const places = numbersOf(x)
    this.plot([Math.min(...places), Math.max(...places)], [0, 0], { color: "C3" })
    return markers!
  }

  /** Draws a line across the axes at `y`. */
  axhline(y?: number | keywords.LineOptions, ...rest: readonly (number | keywords.LineOptions)[]): Line2D {
    return plotAcross(this, "x", y === undefined ? [] : [y, ...rest])
  }

  /** Draws a line up the axes at `x`. */
  axvline(x?: number | keywords.LineOptions, ...rest: readonly (number | keywords.LineOptions)[]): Line2D {
    return plotAcross(this, "y", x === undefined ? [] : [x, ...rest])
  }

  /** Fills a band across the axes. */
  axhspan(ymin: number, ymax: number, ...rest: readonly (number | keywords.PatchOptions)[]): Rectangle {
    return plotSpan(this, "x", [ymin, ymax, ...rest])
  }

  /** Fills a band up the axes. */
  axvspan(xmin: number, xmax: number, ...rest: readonly (number | keywords.PatchOptions)[]): Rectangle {
    return plotSpan(this, "y", [xmin, xmax, ...rest])
  }

  /** Draws level lines at each `y`. */
  hlines(
    y: Values,
    xmin: Values,
    xmax: Values,
    ...rest: readonly (string | Record<string, unknown>)[]
  ): LineCollection {
    return plotParallels(this, "x", [y, xmin, xmax, ...rest])
  }

  /** Draws upright lines at each `x`. */
  vlines(
    x: Values,
    ymin: Values,
    ymax: Values,
    ...rest: readonly (string | Record<string, unknown>)[]
  ): LineCollection {
    return plotParallels(this, "y", [x, ymin, ymax, ...rest])
  }

  /** Shows a table of numbers, or of colours, as squares. */
  imshow(X: Values, ...rest: readonly (string | null | unknown | keywords.ImageOptions)[]): AxesImage {
    return showImage(this, [X, ...rest])
  }

  /** Shows a matrix, with its columns counted at the top. */
  matshow(Z: Values, options: keywords.ImageOptions = {}): AxesImage {
    this.x.isFar = true
    this.title.y = 1.05
    this.x.tickCount = this.y.tickCount = 9
    this.x.hasIntegerTicks = this.y.hasIntegerTicks = true
    return showImage(this, [Z, options], "matshow")
  }

  /** Shows a table of numbers as squares between edges, the first row at the bottom. */
  pcolormesh(...values: readonly (Values | keywords.MappedOptions)[]): AxesImage {
    return showMesh(this, "pcolormesh", values)
  }

  /** As {@link pcolormesh}. */
  pcolor(...values: readonly (Values | keywords.MappedOptions)[]): AxesImage {
    return showMesh(this, "pcolor", values)
  }

  /** Draws lines of equal height: `contour([X, Y], Z, [levels])`. */
  contour(...values: readonly (Values | keywords.ContourOptions)[]): QuadContourSet {
    return plotContours(this, false, values)
  }

  /** Fills the areas between lines of equal height: `contourf([X, Y], Z, [levels])`. */
  contourf(...values: readonly (Values | keywords.ContourOptions)[]): QuadContourSet {
    return plotContours(this, true, values)
  }

  /** Writes the heights on contour lines. */
  clabel(contours: QuadContourSet, options: Record<string, unknown> = {}): Text[] {
    const taken = new Options("clabel", options)
    const fontsize = fontSize(taken.take<number | string>("fontsize", 10))
    taken.take("inline")
    const fmt = taken.take<string | ((level: number) => string)>("fmt")
    taken.take("colors")
    taken.done()
    contours.labels = { fontsize, format: formatOf(fmt, contours.levels) }
    return []
  }

  /** Writes `s` at a place in the axes' numbers. */
  text(x: number, y: number, s: unknown, ...rest: readonly keywords.TextOptions[]): Text {
    const [[px, py, words], given] = splitArguments([x, y, s, ...rest])
    const { transform, ...options } = given
    const isShare = transform === this.transAxes
    return this.addText(
      new Text(Number(px), Number(py), String(words), isShare ? "axes" : "data").set(options, "text"),
    )
  }

  /** The places of texts as shares of the axes: `ax.text(0.5, 0.9, "a", {transform: ax.transAxes})`. */
  readonly transAxes: symbol = Symbol("axes")

  /** Writes a text that may point at a place. */
  annotate(
    text: unknown,
    xy: readonly number[] | Readonly<Record<string, unknown>>,
    ...rest: readonly (readonly number[] | Readonly<Record<string, unknown>>)[]
  ): Text {
    const { xytext, arrowprops, textcoords, xycoords, ...options } = nameArguments(
      [text, xy, ...rest],
      ["s", "xy", "xytext"],
    )
    const { s, xy: at, ...looks } = options
    const [x, y] = numbersOf(at)
    const place = xytext === undefined ? [x!, y!] : numbersOf(xytext)
    const isOffset = textcoords === "offset points" || textcoords === "offset pixels"
    const note = new Text(isOffset ? x! : place[0]!, isOffset ? y! : place[1]!, String(s), "data").set(
      looks,
      "annotate",
    )
    if (isOffset) note.offset = [place[0]!, place[1]!]
    if (arrowprops) note.arrow = arrowOf(arrowprops as Record<string, unknown>, x!, y!)
    void xycoords
    return this.addText(note)
  }

  /** Says what is what: `legend()`, `legend(["a", "b"])`, `legend({loc: "upper right"})`. */
  legend(...values: readonly (readonly unknown[] | keywords.LegendOptions)[]): Legend {
    return createLegend(this, values)
  }

  /** Labelled artists and their labels, as a legend would have them. */
  get_legend_handles_labels(): readonly [handles: Artist[], labels: string[]] {
    const entries: LegendEntry[] = findLabelled(this)
    return tuple(
      entries.map(({ handle }) => handle),
      entries.map(({ text }) => text),
    )
  }

  get_legend(): Legend | null {
    return this.legendBox
  }

  /** Draws lines at the ticks. */
  grid(
    visible: boolean | null | keywords.GridOptions = null,
    ...rest: readonly (string | keywords.GridOptions)[]
  ): void {
    const options = new Options("grid", nameArguments([visible, ...rest], ["visible", "which", "axis"]))
    const shown = options.take<boolean>("visible")
    options.take("which")
    const axis = options.take("axis", "both")
    const look = {
      color: parseColour(options.take<ColourLike>("color", "#b0b0b0")),
      linewidth: options.take("linewidth", 0.8),
      linestyle: toLineStyle(options.take("linestyle", "-")),
      alpha: options.take("alpha", 1),
    }
    options.done()
    for (const each of [this.x, this.y]) {
      if (axis !== "both" && axis !== each.along) continue
      each.grid = (shown ?? each.grid === null) ? look : null
    }
  }

  /** Names the axes: `set_title("loss", {fontsize: 14})`. */
  set_title(label: unknown, ...rest: readonly keywords.TextOptions[]): Text {
    const { pad, loc, y, ...options } = labelArguments([label, ...rest])
    if (typeof pad === "number") this.titlePad = pad
    if (typeof y === "number") this.title.y = y
    if (loc === "left" || loc === "right") {
      this.title.x = loc === "left" ? 0 : 1
      this.title.horizontalalignment = loc
    }
    return setText(this.title, options, "title")
  }

  get_title(): string {
    return this.title.text
  }

  /** Names the x axis. */
  set_xlabel(label: unknown, ...rest: readonly keywords.TextOptions[]): Text {
    return setAxisLabel(this.x, [label, ...rest])
  }

  get_xlabel(): string {
    return this.x.label.text
  }

  /** Names the y axis. */
  set_ylabel(label: unknown, ...rest: readonly keywords.TextOptions[]): Text {
    return setAxisLabel(this.y, [label, ...rest])
  }

  get_ylabel(): string {
    return this.y.label.text
  }

  /** Sets the limits of the x axis: `set_xlim(0, 10)`, `set_xlim([0, 10])`. */
  set_xlim(
    ...values: readonly (number | readonly number[] | null | Record<string, unknown>)[]
  ): readonly [float, float] {
    return setLimits(this, this.x, values)
  }

  get_xlim(): readonly [float, float] {
    return limitsTuple(viewLimits(this).x)
  }

  /** Sets the limits of the y axis. */
  set_ylim(
    ...values: readonly (number | readonly number[] | null | Record<string, unknown>)[]
  ): readonly [float, float] {
    return setLimits(this, this.y, values)
  }

  get_ylim(): readonly [float, float] {
    return limitsTuple(viewLimits(this).y)
  }

  /** Sets the places of the x axis' ticks, and their texts. */
  set_xticks(ticks: Values, ...rest: readonly (readonly unknown[] | Record<string, unknown>)[]): void {
    setTicks(this.x, [ticks, ...rest])
  }

  /** Sets the places of the y axis' ticks, and their texts. */
  set_yticks(ticks: Values, ...rest: readonly (readonly unknown[] | Record<string, unknown>)[]): void {
    setTicks(this.y, [ticks, ...rest])
  }

  get_xticks(): np.NDArray {
    return np.array([...this.x.ticks(viewLimits(this).x, 9).places])
  }

  get_yticks(): np.NDArray {
    return np.array([...this.y.ticks(viewLimits(this).y, 9).places])
  }

  /** Sets the texts at the x axis' ticks. */
  set_xticklabels(labels: Values, options: Record<string, unknown> = {}): Text[] {
    return setTickLabels(this.x, labels, options)
  }

  /** Sets the texts at the y axis' ticks. */
  set_yticklabels(labels: Values, options: Record<string, unknown> = {}): Text[] {
    return setTickLabels(this.y, labels, options)
  }

  /** Sets the scale of the x axis: `"linear"`, `"log"`. */
  set_xscale(scale: ScaleName, options: Record<string, unknown> = {}): void {
    setScale(this.x, scale, options)
  }

  /** Sets the scale of the y axis: `"linear"`, `"log"`. */
  set_yscale(scale: ScaleName, options: Record<string, unknown> = {}): void {
    setScale(this.y, scale, options)
  }

  /** Turns an axis round. */
  invert_xaxis(): void {
    invert(this, this.x)
  }

  /** Turns an axis round. */
  invert_yaxis(): void {
    invert(this, this.y)
  }

  /** `"equal"`, `"auto"`, or how many times a unit of y is as long as one of x. */
  set_aspect(aspect: "equal" | "auto" | number, options: Record<string, unknown> = {}): void {
    void options
    this.aspect = untyped(aspect) as typeof aspect
  }

  /** Hides the box with all its ticks and words. */
  set_axis_off(): void {
    this.showsFrame = false
  }

  set_axis_on(): void {
    this.showsFrame = true
  }

  set_facecolor(color: ColourLike): void {
    this.facecolor = parseColour(color)
  }

  /** `axis("off")`, `axis("equal")`, `axis([xmin, xmax, ymin, ymax])`; gives the limits. */
  axis(what?: string | boolean | readonly number[]): readonly [float, float, float, float] {
    const given = untyped(what)
    if (typeof given === "string" || typeof given === "boolean") setAxisMode(this, given)
    else if (given !== undefined) {
      const [x0, x1, y0, y1] = numbersOf(given)
      this.x.limits = [x0!, x1!]
      this.y.limits = [y0!, y1!]
    }
    const { x, y } = viewLimits(this)
    return tuple(...x, ...y)
  }

  /** How much of the data's range is left free about it. */
  margins(...values: readonly (number | Record<string, number>)[]): void {
    const [positional, { x = positional[0], y = positional[1] ?? positional[0] }] = splitArguments(values)
    if (typeof x === "number") this.freeShares.x = x
    if (typeof y === "number") this.freeShares.y = y
  }

  /** The looks of ticks and their texts. */
  tick_params(...values: readonly (string | Record<string, unknown>)[]): void {
    const options = new Options("tick_params", nameArguments(values, ["axis"]))
    const axis = options.take("axis", "both")
    const which = options.take<string>("which", "major")
    const size = options.take<number | string>("labelsize")
    const rotation = options.take<number>("rotation") ?? options.take<number>("labelrotation")
    const color = options.take<ColourLike>("labelcolor") ?? options.take<ColourLike>("colors")
    const length = options.take<number>("length")
    const sides = { x: ["bottom", "labelbottom"], y: ["left", "labelleft"] } as const
    for (const each of [this.x, this.y]) {
      const [ticks, labels] = sides[each.along].map((name) => options.take<boolean>(name))
      if (axis !== "both" && axis !== each.along) continue
      if (size !== undefined) each.tickSize = fontSize(size)
      if (rotation !== undefined) each.tickRotation = rotation
      if (color !== undefined) each.tickLabelColour = parseColour(color)
      if (length !== undefined && which !== "minor") each.tickLength = length
      if (ticks !== undefined) each.showsTicks = ticks
      if (labels !== undefined) each.showsLabels = labels
    }
    for (const name of ["top", "right", "labeltop", "labelright", "width", "direction", "color", "pad"])
      options.take(name)
    options.done()
  }

  /** A second axes on the same place with its own y axis, at the right. */
  twinx(): Axes {
    const twin = this.figure.addAxes(this.place)
    twin.twinOf = this
    twin.y.isFar = true
    twin.x.showsTicks = twin.x.showsLabels = false
    const shared = [this, twin]
    this.shares.x = shared
    twin.shares.x = shared
    return twin
  }

  /** Sets several properties: `ax.set({title: "a", xlabel: "t"})`. */
  set(properties: Record<string, unknown>): void {
    for (const [name, value] of Object.entries(properties)) {
      const method = (this as unknown as Record<string, unknown>)[`set_${name}`]
      if (typeof method === "function") method.call(this, value)
      else notice(`Axes.set: the property '${name}' is not drawn here; the rest is`)
    }
  }

  /** Takes away all that was drawn. */
  clear(): void {
    this.artists.length = 0
    this.texts.length = 0
    this.containers.length = 0
    this.sticky.x.length = this.sticky.y.length = 0
    this.legendBox = null
    this.colours = this.patchColours = 0
    Object.assign(this.x, new Axis("x"))
    Object.assign(this.y, new Axis("y"))
    this.title.text = ""
    this.aspect = "auto"
    this.isTight = false
    this.showsFrame = true
  }

  /** As {@link clear}. */
  cla(): void {
    this.clear()
  }

  get_figure(): Figure {
    return this.figure
  }

  get lines(): Line2D[] {
    return this.artists.filter((artist): artist is Line2D => "xUnits" in artist && "marker" in artist)
  }

  get patches(): Rectangle[] {
    return this.artists.filter((artist): artist is Rectangle => "width" in artist && "facecolor" in artist)
  }

  [writeRepr](writer: ValueWriter): void {
    writer.text("<Axes: ")
    const parts: [name: string, text: string][] = []
    if (this.title.text !== "") parts.push(["title", this.title.text])
    if (this.x.label.text !== "") parts.push(["xlabel", this.x.label.text])
    if (this.y.label.text !== "") parts.push(["ylabel", this.y.label.text])
    parts.forEach(([name, text], i) => {
      writer.text(`${i === 0 ? "" : ", "}${name}=`)
      writer.value(name === "title" ? { center: text } : text)
    })
    writer.text(">")
  }
}

function arrowOf(keywords: Record<string, unknown>, x: number, y: number): NonNullable<Text["arrow"]> {
  const options = new Options("annotate", keywords)
  const color = options.take<ColourLike>("color")
  const face = options.take<ColourLike>("facecolor", color ?? "k")
  const edge = options.take<ColourLike>("edgecolor", color ?? face)
  const style = options.take<string>("arrowstyle", "->")
  const linewidth = options.take("linewidth", 1)
  for (const name of ["shrink", "width", "headwidth", "headlength", "connectionstyle", "shrinkA", "shrinkB"])
    options.take(name)
  options.done()
  return { x, y, color: parseColour(edge), linewidth, head: style !== "-" }
}

function labelArguments(values: readonly unknown[]): Record<string, unknown> {
  return nameArguments(values, ["label", "fontdict"])
}

/** A label beside Python's `plt.title("a", fontsize=14)`: the text, and its looks. */
function setText(text: Text, { label, fontdict, ...looks }: Record<string, unknown>, call: string): Text {
  text.text = label === undefined ? "" : String(label)
  return text.set({ ...(fontdict as Record<string, unknown> | undefined), ...looks }, call)
}

function setAxisLabel(axis: Axis, values: readonly unknown[]): Text {
  const { labelpad, loc, ...options } = labelArguments(values)
  void loc
  if (typeof labelpad === "number") axis.labelpad = labelpad
  if ("rotation" in options) axis.isLabelTurned = true
  return setText(axis.label, options, `${axis.along}label`)
}

function limitsTuple(limits: Limits): readonly [float, float] {
  return tuple(...limits.map((limit) => new Typed(limit, "float64"))) as unknown as readonly [float, float]
}

function setLimits(axes: Axes, axis: Axis, values: readonly unknown[]): readonly [float, float] {
  const names = axis.along === "x" ? (["left", "right"] as const) : (["bottom", "top"] as const)
  const { xmin, xmax, ymin, ymax, ...rest } = nameArguments(values, names)
  const options = new Options(`${axis.along}lim`, rest)
  const [first, second] = [options.take<unknown>(names[0]), options.take<unknown>(names[1])]
  options.take("auto")
  options.take("emit")
  options.done()
  const pair = typeof first === "object" ? listOf(first) : [first ?? xmin ?? ymin, second ?? xmax ?? ymax]
  const now = viewLimits(axes)[axis.along]
  const limits = pair.map((value, i) =>
    value === undefined || value === null ? now[i]! : axis.toNumbers(value)[0]!,
  )
  for (const other of axes.sharing(axis.along)) other[axis.along].limits = limits as unknown as Limits
  return tuple(...limits.map((limit) => new Typed(limit, "float"))) as unknown as readonly [float, float]
}

export function setTicks(axis: Axis, values: readonly unknown[]): void {
  const { ticks, labels, minor, ...options } = nameArguments(values, ["ticks", "labels"])
  void minor
  const places = axis.toNumbers(ticks)
  axis.tickPlaces = places
  if (axis.limits) axis.limits = withTicks(axis.limits, places)
  axis.tickLabels = null
  if (labels !== undefined) setTickLabels(axis, labels, options)
  else applyTickLooks(axis, options)
}

function setTickLabels(axis: Axis, labels: unknown, options: Record<string, unknown>): Text[] {
  axis.tickLabels = listOf(labels).map((label) => (label instanceof Text ? label.text : String(label)))
  applyTickLooks(axis, options)
  return axis.tickLabels.map((label, i) =>
    axis.along === "x"
      ? new Text(axis.tickPlaces?.[i] ?? i, 0, label, "data")
      : new Text(0, axis.tickPlaces?.[i] ?? i, label, "data"),
  )
}

/** The looks of the texts at ticks. */
export function applyTickLooks(axis: Axis, keywords: Readonly<Record<string, unknown>>): void {
  const options = new Options(`${axis.along}ticks`, keywords)
  const rotation = options.take<number | string>("rotation")
  if (rotation !== undefined) axis.tickRotation = rotation === "vertical" ? 90 : Number(rotation) || 0
  const size = options.take<number | string>("fontsize")
  if (size !== undefined) axis.tickSize = fontSize(size)
  const color = options.take<ColourLike>("color")
  if (color !== undefined) axis.tickLabelColour = parseColour(color)
  for (const name of ["horizontalalignment", "verticalalignment", "fontweight", "rotation_mode"])
    options.take(name)
  options.done()
}

function setScale(axis: Axis, scale: ScaleName, options: Record<string, unknown>): void {
  void options
  axis.scale = untyped(scale) as ScaleName
}

function invert(axes: Axes, axis: Axis): void {
  if (axis.limits) axis.limits = [axis.limits[1], axis.limits[0]]
  else axis.isInverted = !axis.isInverted
  void axes
}

function setAxisMode(axes: Axes, mode: string | boolean): void {
  if (mode === "off" || mode === false) axes.showsFrame = false
  else if (mode === "on" || mode === true) axes.showsFrame = true
  else if (mode === "equal" || mode === "scaled" || mode === "image" || mode === "square") {
    axes.aspect = "equal"
    axes.isAspectOfData = mode === "equal"
  } else if (mode === "auto") axes.aspect = "auto"
  if (mode === "tight" || mode === "image") axes.isTight = true
  if (mode === "tight") axes.x.limits = axes.y.limits = null
}
