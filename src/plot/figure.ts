import { type Representable, type ValueWriter, writeRepr } from "../display/hooks.ts"
import { type Displayable, displaySymbol, type MimeBundle } from "../display/mime.ts"
import { type Legend, type Mappable, Text } from "./artists.ts"
import { Axes, type Place } from "./axes/axes.ts"
import { AxesArray } from "./axesArray.ts"
import { figureBundle } from "./bundle.ts"
import { type Colorbar, placeColourBar } from "./colourBar.ts"
import type { Rgba } from "./colours/colour.ts"
import { type ColourLike, parseColour } from "./colours/colour.ts"
import { tighten } from "./layout/tightLayout.ts"
import { numbersOf } from "./numbers.ts"
import { type KeywordArguments, nameArguments, Options, splitArguments } from "./options.ts"
import { rcParams } from "./rcParams.ts"
import { saveFigure } from "./saveFigure.ts"
import { type WithUnknown, withUnknown } from "./unknown.ts"

/** The free borders of a figure and between its subplots, as shares. */
export interface SubplotParameters {
  left: number
  right: number
  bottom: number
  top: number
  wspace: number
  hspace: number
}

/** A picture with its axes: matplotlib's Figure. Displayed, it shows itself. */
export class Figure implements Displayable, Representable {
  readonly number: number | string
  /** Inches. */
  width: number
  height: number
  dpi: number
  readonly axes: WithUnknown<Axes>[] = []
  title: Text | null = null
  facecolor: Rgba = [1, 1, 1, 1]
  subplotpars: SubplotParameters = {
    left: 0.125,
    right: 0.9,
    bottom: 0.11,
    top: 0.88,
    wspace: 0.2,
    hspace: 0.2,
  }
  legendBox: Legend | null = null
  /** The axes that calls without one draw in. */
  current: WithUnknown<Axes> | null = null
  /** Borders are found anew when the picture is drawn. */
  isConstrained = false

  constructor(number: number | string, keywords: KeywordArguments = {}) {
    const options = new Options("figure", keywords)
    this.number = number
    const [width, height] = numbersOf(options.take("figsize", rcParams["figure.figsize"]))
    this.width = width!
    this.height = height!
    this.dpi = options.take("dpi", rcParams["figure.dpi"])
    this.facecolor = parseColour(options.take<ColourLike>("facecolor", "w"))
    this.isConstrained =
      options.take("layout", "") !== "" ||
      options.take("constrained_layout", false) ||
      options.take("tight_layout", false)
    options.take("edgecolor")
    options.take("clear")
    options.take("frameon")
    options.take("num")
    options.done()
  }

  /** Adds an axes at a place. */
  addAxes(place: Place): WithUnknown<Axes> {
    const axes = withUnknown(new Axes(this, place), "Axes")
    this.axes.push(axes)
    this.current = axes
    return axes
  }

  /** An axes in a grid of subplots: `add_subplot(2, 1, 1)`, `add_subplot(211)`. */
  add_subplot(...values: readonly (number | readonly number[] | Record<string, unknown>)[]): Axes {
    const [positional, keywords] = splitArguments(values)
    const { title, xlabel, ylabel, projection, sharex, sharey, facecolor, ...rest } = keywords
    const place = placeOf(positional)
    const axes = this.addAxes(place)
    const options = new Options("add_subplot", projection === undefined ? rest : { ...rest, projection })
    options.done()
    if (sharex instanceof Axes) share([sharex, axes], "x")
    if (sharey instanceof Axes) share([sharey, axes], "y")
    if (title !== undefined) axes.set_title(title)
    if (xlabel !== undefined) axes.set_xlabel(xlabel)
    if (ylabel !== undefined) axes.set_ylabel(ylabel)
    if (facecolor !== undefined) axes.set_facecolor(facecolor as ColourLike)
    return axes
  }

  /** A grid of axes: one of them, a row or column of them, or rows of them. */
  subplots(
    ...values: readonly (number | Record<string, unknown>)[]
  ): Axes | AxesArray<Axes> | AxesArray<AxesArray<Axes>> {
    const options = new Options("subplots", nameArguments(values, ["nrows", "ncols"]))
    const [rows, columns] = [options.take("nrows", 1), options.take("ncols", 1)]
    const shared = [options.take<unknown>("sharex", false), options.take<unknown>("sharey", false)]
    const isSqueezed = options.take("squeeze", true)
    const ratios = options.take<KeywordArguments>("gridspec_kw", {})
    for (const name of ["wspace", "hspace", "left", "right", "top", "bottom"] as const)
      if (typeof ratios[name] === "number") this.subplotpars[name] = ratios[name]
    options.take("subplot_kw")
    options.done()
    const grid = Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (_, c) => this.addAxes({ rows, columns, row: [r, r], column: [c, c] })),
    )
    for (const [i, along] of (["x", "y"] as const).entries()) shareGrid(grid, shared[i], along)
    this.current = grid[0]![0]!
    if (!isSqueezed)
      return AxesArray.from(grid.map((row) => AxesArray.from(row))) as AxesArray<AxesArray<Axes>>
    if (rows === 1 && columns === 1) return grid[0]![0]!
    if (rows === 1 || columns === 1) return AxesArray.from(grid.flat()) as AxesArray<Axes>
    return AxesArray.from(grid.map((row) => AxesArray.from(row))) as AxesArray<AxesArray<Axes>>
  }

  /** An axes at shares of the figure: left, bottom, width, height. */
  add_axes(rectangle: readonly number[], keywords: KeywordArguments = {}): WithUnknown<Axes> {
    new Options("add_axes", keywords).done()
    const [left, bottom, width, height] = numbersOf(rectangle)
    return this.addAxes({ left: left!, bottom: bottom!, width: width!, height: height! })
  }

  /** The current axes; a new one when there is none. */
  gca(): WithUnknown<Axes> {
    return this.current ?? this.addAxes({ rows: 1, columns: 1, row: [0, 0], column: [0, 0] })
  }

  /** Makes an axes the current one. */
  sca(axes: WithUnknown<Axes>): void {
    this.current = axes
  }

  /** A title above all axes. */
  suptitle(text: unknown, keywords: KeywordArguments = {}): Text {
    const { x = 0.5, y = 0.98, ...looks } = keywords
    const title = new Text(Number(x), Number(y), String(text), "axes")
    title.fontsize = 12
    title.horizontalalignment = "center"
    title.verticalalignment = "top"
    this.title = title.set(looks, "suptitle")
    return title
  }

  /** A bar that tells the colours of `mappable`. */
  colorbar(mappable: Mappable, ...values: readonly unknown[]): Colorbar {
    const options = new Options("colorbar", nameArguments(values, ["cax", "ax"]))
    const holder = this.axes.find((axes) => axes.artists.includes(mappable)) ?? this.gca()
    return placeColourBar(this, mappable, holder, options)
  }

  /** Finds borders that keep labels apart. */
  tight_layout(keywords: KeywordArguments = {}): void {
    const options = new Options("tight_layout", keywords)
    const pad = options.take("pad", 1.08)
    for (const name of ["h_pad", "w_pad", "rect"]) options.take(name)
    options.done()
    tighten(this, pad)
  }

  /** Sets the borders: `left`, `right`, `bottom`, `top`, `wspace`, `hspace`. */
  subplots_adjust(parameters: Partial<SubplotParameters> = {}): void {
    Object.assign(this.subplotpars, parameters)
  }

  set_size_inches(...size: readonly (number | readonly number[])[]): void {
    const [width, height] = numbersOf(size.flat())
    this.width = width!
    this.height = height!
  }

  set_figwidth(width: number): void {
    this.width = width
  }

  set_figheight(height: number): void {
    this.height = height
  }

  set_facecolor(color: ColourLike): void {
    this.facecolor = parseColour(color)
  }

  /** Writes the picture to a file: `.png`, `.svg`, or the Vega-Lite specification as `.json`. */
  savefig(path: string, keywords: KeywordArguments = {}): void {
    saveFigure(this, path, keywords)
  }

  /** What is what, for all axes together. */
  legend(...values: readonly unknown[]): Legend {
    const legend = this.gca().legend(...(values as readonly Record<string, unknown>[]))
    return legend
  }

  /** Slanted texts at the ticks of dates. */
  autofmt_xdate(): void {
    for (const axes of this.axes) axes.x.tickRotation = 30
  }

  /** Takes all axes away. */
  clear(): void {
    this.axes.length = 0
    this.current = null
    this.title = null
  }

  /** As {@link clear}. */
  clf(): void {
    this.clear()
  }

  get_axes(): readonly Axes[] {
    return this.axes
  }

  [displaySymbol](): MimeBundle {
    return figureBundle(this)
  }

  /** `<Figure size 640x480 with 1 Axes>`, as matplotlib's. */
  [writeRepr](writer: ValueWriter): void {
    const [width, height] = [this.width, this.height].map((inches) => Math.trunc(inches * this.dpi + 1e-9))
    writer.text(`<Figure size ${width}x${height} with ${this.axes.length} Axes>`)
  }
}

function placeOf(values: readonly unknown[]): Place {
  const numbers = values.map((value) => (Array.isArray(value) ? (value as number[]) : Number(value)))
  if (numbers.length === 0) return { rows: 1, columns: 1, row: [0, 0], column: [0, 0] }
  const [first] = numbers
  const [rows, columns, index] =
    numbers.length === 1
      ? [...String(first)].map(Number)
      : (numbers as [number, number, number | readonly number[]])
  const [from, to] = Array.isArray(index) ? (index as [number, number]) : [index as number, index as number]
  if (!(Number(from) >= 1 && Number(to) <= rows! * columns!))
    throw new RangeError(`num must be an integer with 1 <= num <= ${rows! * columns!}, not ${String(index)}`)
  const [start, stop] = [from - 1, to - 1]
  return {
    rows: rows!,
    columns: columns!,
    row: [Math.floor(start / columns!), Math.floor(stop / columns!)],
    column: [start % columns!, stop % columns!],
  }
}

function shareGrid(grid: readonly (readonly Axes[])[], how: unknown, along: "x" | "y"): void {
  if (how === false || how === "none" || how === undefined) return
  const columns = grid[0]!.map((_, c) => grid.map((row) => row[c]!))
  const groups = how === "row" ? grid : how === "col" ? columns : [grid.flat()]
  for (const group of groups) share(group, along)
  // Only the outer axes keep their texts.
  grid.forEach((row, r) => {
    row.forEach((axes, c) => {
      if (along === "x" && how !== "row" && r < grid.length - 1) axes.x.showsLabels = false
      if (along === "y" && how !== "col" && c > 0) axes.y.showsLabels = false
    })
  })
}

function share(group: readonly Axes[], along: "x" | "y"): void {
  const all = [...new Set(group.flatMap((axes) => axes.sharing(along)))]
  for (const axes of all) axes.shares[along] = all
}
