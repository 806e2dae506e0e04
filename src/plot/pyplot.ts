/** `plt`: matplotlib's pyplot. Every call draws in the current axes of the current figure. */
import { pythonRepr } from "../display/python.ts"
import { ValueError } from "../errors.ts"
import type * as np from "../numpy/index.ts"
import type { float } from "../numpy/scalar.ts"
import { tuple } from "../numpy/tuple.ts"
import { untyped } from "../numpy/typed.ts"
import { type Legend, type Mappable, Text } from "./artists.ts"
import { type Axes, applyTickLooks } from "./axes/axes.ts"
import type { GridOptions, TextOptions } from "./axes/keywords.ts"
import type { Norm } from "./axes/mapping.ts"
import type { AxesArray } from "./axesArray.ts"
import type { Colorbar } from "./colourBar.ts"
import type { ColourLike } from "./colours/colour.ts"
import {
  blendedColourMap,
  type ColourMap,
  colourMapNames,
  findColourMap,
  listedColourMap,
} from "./colours/colourMap.ts"
import { Figure, type SubplotParameters } from "./figure.ts"
import { tickRoom, viewOf } from "./layout/place.ts"
import { notice } from "./notice.ts"
import type { Values } from "./numbers.ts"
import { type KeywordArguments, nameArguments, splitArguments } from "./options.ts"
import { rcdefaults, rcParams } from "./rcParams.ts"
import type { ScaleName } from "./scales/scale.ts"
import {
  closeFigure,
  currentAxes,
  currentFigure,
  openFigure,
  openNumbers,
  setCurrentAxes,
  showFigures,
} from "./state.ts"
import { type WithUnknown, withUnknown } from "./unknown.ts"

/** The methods of axes that pyplot has under the same names. */
const shared = [
  "annotate",
  "axhline",
  "axhspan",
  "axis",
  "axvline",
  "axvspan",
  "bar",
  "barh",
  "clabel",
  "contour",
  "contourf",
  "errorbar",
  "fill",
  "fill_between",
  "fill_betweenx",
  "grid",
  "hist",
  "hlines",
  "imshow",
  "legend",
  "loglog",
  "margins",
  "pcolor",
  "pcolormesh",
  "pie",
  "plot",
  "scatter",
  "semilogx",
  "semilogy",
  "stackplot",
  "stem",
  "step",
  "text",
  "tick_params",
  "twinx",
  "vlines",
] as const satisfies readonly (keyof Axes)[]

type Shared = Pick<Axes, (typeof shared)[number]>

/** Options of `figure` and `subplots`. */
export interface FigureOptions {
  /** Width and height in inches. */
  readonly figsize?: readonly number[] | null
  /** Pixels to an inch, 100 when left out. */
  readonly dpi?: number | null
  readonly facecolor?: unknown
  readonly num?: number | string | null
  readonly tight_layout?: boolean
  readonly constrained_layout?: boolean
  readonly layout?: string | null
  readonly [other: string]: unknown
}

/** Options of `subplots`. */
export interface SubplotsOptions extends FigureOptions {
  readonly nrows?: number
  readonly ncols?: number
  /** Which axes have their x limits in common. */
  readonly sharex?: boolean | "all" | "row" | "col" | "none"
  readonly sharey?: boolean | "all" | "row" | "col" | "none"
  readonly squeeze?: boolean
}

type Open = WithUnknown<Axes>
type OpenFigure = WithUnknown<Figure>

/** What `subplots(rows, columns)` gives beside its figure, as far as the numbers tell. */
type Grid<R extends number, C extends number> = number extends R
  ? // biome-ignore lint/suspicious/noExplicitAny: one axes, a row of them or rows of them
    any
  : number extends C
    ? // biome-ignore lint/suspicious/noExplicitAny: as above
      any
    : R extends 1
      ? C extends 1
        ? Open
        : AxesArray<Open>
      : C extends 1
        ? AxesArray<Open>
        : AxesArray<AxesArray<Open>>

/** Limits as Python's tuple of two floats. */
type LimitsTuple = readonly [float, float]
type LimitsArguments = readonly (number | readonly number[] | null | Readonly<Record<string, unknown>>)[]

const own = {
  /** Opens a figure: `plt.figure({figsize: [8, 4]})`; one that is open under its number is found again. */
  figure(...values: readonly (number | string | Figure | FigureOptions | null)[]): OpenFigure {
    const [positional, keywords] = splitArguments(values)
    if (positional[0] instanceof Figure) return openFigure(positional[0].number)
    const number = (positional[0] ?? keywords.num ?? undefined) as number | string | undefined
    return openFigure(number, keywords)
  },

  /** Opens a figure with a grid of axes: `const [fig, axs] = plt.subplots(2, 2, {figsize: [8, 8]})`. */
  subplots<const R extends number = 1, const C extends number = 1>(
    nrows?: R | SubplotsOptions,
    ncols?: C | SubplotsOptions,
    options?: SubplotsOptions,
  ): [OpenFigure, SubplotsGrid<R, C>] {
    const given = [nrows, ncols, options].filter((value) => value !== undefined)
    const { figsize, dpi, facecolor, num, tight_layout, constrained_layout, layout, ...rest } = nameArguments(
      given,
      ["nrows", "ncols"],
    )
    const figure = openFigure(num as number | undefined, {
      figsize,
      dpi,
      facecolor,
      tight_layout,
      constrained_layout,
      layout,
    })
    return tuple(figure, figure.subplots(rest)) as unknown as [OpenFigure, SubplotsGrid<R, C>]
  },

  /** An axes in a grid: `plt.subplot(2, 1, 1)`, `plt.subplot(211)`; one that is there is found again. */
  subplot(...values: readonly (number | readonly number[] | Readonly<Record<string, unknown>>)[]): Axes {
    const figure = currentFigure()
    const before = [...figure.axes]
    const axes = figure.add_subplot(...values)
    const same = before.find(
      (each) => JSON.stringify(gridOf(each)) === JSON.stringify(gridOf(axes)) && gridOf(each),
    )
    if (!same) return axes
    figure.axes.splice(figure.axes.indexOf(axes), 1)
    setCurrentAxes(same)
    return same
  },

  /** An axes at shares of the figure, or the one given. */
  axes(rectangle?: readonly number[]): Open {
    return rectangle === undefined ? currentFigure().add_subplot(111) : currentFigure().add_axes(rectangle)
  },

  /** Makes an axes the current one. */
  sca: setCurrentAxes,

  /** The current axes. */
  gca: currentAxes,

  /** The current figure. */
  gcf: currentFigure,

  /** Names the current axes. */
  title(label: unknown, ...rest: readonly TextOptions[]): Text {
    return currentAxes().set_title(label, ...rest)
  },

  /** Names the current figure. */
  suptitle(text: unknown, options: TextOptions = {}): Text {
    return currentFigure().suptitle(text, options)
  },

  /** Names the x axis. */
  xlabel(label: unknown, ...rest: readonly TextOptions[]): Text {
    return currentAxes().set_xlabel(label, ...rest)
  },

  /** Names the y axis. */
  ylabel(label: unknown, ...rest: readonly TextOptions[]): Text {
    return currentAxes().set_ylabel(label, ...rest)
  },

  /** The limits of the x axis; with arguments sets them. */
  xlim(...values: LimitsArguments): LimitsTuple {
    return values.length === 0 ? currentAxes().get_xlim() : currentAxes().set_xlim(...values)
  },

  /** The limits of the y axis; with arguments sets them. */
  ylim(...values: LimitsArguments): LimitsTuple {
    return values.length === 0 ? currentAxes().get_ylim() : currentAxes().set_ylim(...values)
  },

  /** The ticks of the x axis and their texts; with arguments sets them. */
  xticks(
    ticks?: Values | TextOptions,
    ...rest: readonly (Values | TextOptions)[]
  ): readonly [np.NDArray | unknown[], Text[]] {
    return axisTicks("x", ticks === undefined ? [] : [ticks, ...rest])
  },

  /** The ticks of the y axis and their texts; with arguments sets them. */
  yticks(
    ticks?: Values | TextOptions,
    ...rest: readonly (Values | TextOptions)[]
  ): readonly [np.NDArray | unknown[], Text[]] {
    return axisTicks("y", ticks === undefined ? [] : [ticks, ...rest])
  },

  /** The scale of the x axis: `"linear"`, `"log"`. */
  xscale(scale: ScaleName, options: Readonly<Record<string, unknown>> = {}): void {
    currentAxes().set_xscale(scale, options)
  },

  /** The scale of the y axis: `"linear"`, `"log"`. */
  yscale(scale: ScaleName, options: Readonly<Record<string, unknown>> = {}): void {
    currentAxes().set_yscale(scale, options)
  },

  /** Shows a matrix in a figure of its own, of its shape. */
  matshow(A: Values, options: Readonly<Record<string, unknown>> = {}): ReturnType<Axes["matshow"]> {
    const { fignum, ...rest } = options
    const figure =
      fignum === false || fignum === 0 ? currentFigure() : openFigure(undefined, { figsize: matrixSize(A) })
    const axes = figure.axes[0] ?? figure.add_axes([0.15, 0.09, 0.775, 0.775])
    const image = axes.matshow(A, rest)
    return image
  },

  /** A bar that tells the colours of a picture, of the last one when none is given. */
  colorbar(...values: readonly unknown[]): Colorbar {
    const [positional, keywords] = splitArguments(values)
    const given = (positional[0] ?? keywords.mappable) as Mappable | undefined
    const mappable = given ?? lastMappable()
    const { mappable: _, ...rest } = keywords
    return currentFigure().colorbar(mappable, ...positional.slice(1), rest)
  },

  /** The colours of the last picture go from `vmin` to `vmax`. */
  clim(vmin: number, vmax: number): void {
    lastMappable().set_clim(Number(untyped(vmin)), Number(untyped(vmax)))
  },

  /** Finds borders that keep labels apart. */
  tight_layout(options: Readonly<Record<string, unknown>> = {}): void {
    currentFigure().tight_layout(options)
  },

  /** Sets the borders: `left`, `right`, `bottom`, `top`, `wspace`, `hspace`. */
  subplots_adjust(parameters: Partial<SubplotParameters> = {}): void {
    currentFigure().subplots_adjust(parameters)
  },

  /** Writes the current figure to a file: `.png`, `.svg`, or its Vega-Lite specification as `.json`. */
  savefig(path: string, options: Readonly<Record<string, unknown>> = {}): void {
    currentFigure().savefig(path, options)
  },

  /** Shows all open figures; those that are left are shown at the end of the cell. */
  show(_options: Readonly<Record<string, unknown>> = {}): void {
    showFigures()
  },

  /** As `show`: nothing is drawn in between here. */
  draw(): void {},

  /** Pauses a live picture, of which there is none here. */
  pause(_seconds: number): void {},

  /** Interaction on: pictures here are still. */
  ion(): void {},

  /** Interaction off. */
  ioff(): void {},

  /** Closes a figure, the current one when none is given, or `"all"`; it will not be shown. */
  close(which?: Figure | number | string): void {
    closeFigure(untyped(which))
  },

  /** Takes all axes of the current figure away. */
  clf(): void {
    currentFigure().clear()
  },

  /** Takes all that was drawn in the current axes away. */
  cla(): void {
    currentAxes().clear()
  },

  /** The numbers of the open figures. */
  get_fignums(): (number | string)[] {
    return openNumbers()
  },

  /** A colour map by its name; with a number, of so many colours. */
  get_cmap(name: string | ColourMap = rcParams["image.cmap"], count?: number): ColourMap {
    const given = untyped(name)
    return typeof given === "string"
      ? findColourMap(given, untyped(count) as number | undefined)
      : (given as ColourMap)
  },

  /** The names of all colour maps. */
  colormaps(): readonly string[] {
    return colourMapNames()
  },

  /** Numbers from `vmin` to `vmax` take the colours of a map: `{norm: plt.Normalize(0, 1)}`. */
  Normalize(vmin?: number, vmax?: number): Norm {
    return {
      vmin: untyped(vmin) as number | undefined,
      vmax: untyped(vmax) as number | undefined,
      isLog: false,
    }
  },

  /** A colour map of given colours, for categories. */
  ListedColormap(colours: readonly ColourLike[]): ColourMap {
    return listedColourMap(
      (untyped(colours) as readonly ColourLike[]).map((each) => untyped(each) as ColourLike),
    )
  },

  /** A map on straight lines between given colours: `LinearSegmentedColormap.from_list`. */
  LinearSegmentedColormap: {
    from_list(
      name: string,
      colours: readonly ColourLike[],
      options: { readonly N?: number } = {},
    ): ColourMap {
      return blendedColourMap(name, colours, options.N)
    },
  },

  /** A piece of the frame of the current axes. */
  box(on = true): void {
    for (const spine of Object.values(currentAxes().spines)) spine.set_visible(on)
  },

  /** The default settings again. */
  rcdefaults,

  /** Sets settings of a group: `plt.rc("lines", {linewidth: 2})`. */
  rc(group: string, settings: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(settings)) rcParams[`${group}.${name}`] = value
  },

  /** Settings that pictures are made with. */
  rcParams,

  /** Styles: the default one is drawn here. */
  style: {
    use(name: unknown): void {
      if (untyped(name) !== "default")
        notice(
          `plt.style.use: ${pythonRepr(untyped(name))} is not drawn here; figures keep the default style`,
        )
    },
    available: ["default"],
  },
}

/** A grid of subplots by literal numbers; options in the place of numbers leave them 1 or unknown. */
type SubplotsGrid<R, C> = [R, C] extends [infer A extends number, infer B extends number] ? Grid<A, B> : never

/** The colour maps under their names, `plt.cm.viridis`. */
// biome-ignore format: one name after the other
type ColourMapName = "viridis" | "plasma" | "inferno" | "magma" | "cividis" | "gray" | "binary" | "hot" | "jet" | "cool" | "coolwarm" | "bwr" | "seismic" | "rainbow" | "hsv" | "turbo" | "twilight" | "bone" | "copper" | "spring" | "summer" | "autumn" | "winter" | "Blues" | "Greens" | "Greys" | "Oranges" | "Purples" | "Reds" | "BuGn" | "BuPu" | "GnBu" | "OrRd" | "PuBu" | "PuBuGn" | "PuRd" | "RdPu" | "YlGn" | "YlGnBu" | "YlOrBr" | "YlOrRd" | "BrBG" | "PRGn" | "PiYG" | "PuOr" | "RdBu" | "RdGy" | "RdYlBu" | "RdYlGn" | "Spectral" | "tab10" | "tab20" | "Accent" | "Dark2" | "Paired" | "Pastel1" | "Pastel2" | "Set1" | "Set2" | "Set3" | "rocket" | "mako" | "vlag" | "icefire"

/** `plt.cm`. */
export type ColourMaps = { readonly [N in ColourMapName | `${ColourMapName}_r`]: ColourMap } & {
  get_cmap(name: string, count?: number): ColourMap
}

const cm = Object.defineProperties(
  { get_cmap: own.get_cmap },
  Object.fromEntries(
    colourMapNames().map((name) => [name, { get: () => findColourMap(name), enumerable: true }]),
  ),
) as unknown as ColourMaps

/** matplotlib's pyplot; calls that are not known are told of once, and the rest is drawn. */
export type Pyplot = typeof own &
  Shared & { readonly cm: ColourMaps } & {
    // biome-ignore lint/suspicious/noExplicitAny: what is not known has no type
    readonly [unknown: string]: any
  }

function sharedCall(name: (typeof shared)[number]): unknown {
  const call = (...values: readonly unknown[]): unknown =>
    (currentAxes()[name] as (...values: readonly unknown[]) => unknown)(...values)
  return Object.defineProperty(call, "name", { value: name })
}

/** matplotlib's pyplot: `plt.plot(x, y, "r--", {label: "loss"})`. */
export const plt: Pyplot = withUnknown(
  { ...own, cm, ...Object.fromEntries(shared.map((name) => [name, sharedCall(name)])) },
  "plt",
) as unknown as Pyplot

function gridOf({ place }: Axes): unknown {
  return "rows" in place ? place : undefined
}

function axisTicks(along: "x" | "y", values: readonly unknown[]): readonly [np.NDArray | unknown[], Text[]] {
  const axes = currentAxes()
  const { ticks, labels, ...looks } = nameArguments(values, ["ticks", "labels"])
  const options = labels === undefined ? looks : { ...looks, labels }
  if (ticks !== undefined) axes[`set_${along}ticks`](ticks as Values, options)
  else if (labels !== undefined) axes[`set_${along}ticklabels`](labels as Values, looks)
  else applyTickLooks(axes[along], looks)
  const { figure } = axes
  const view = viewOf(figure, axes)
  const { places, texts } = axes[along].ticks(view[along], tickRoom(figure, axes, view.box)[along])
  const words = places.map(
    (place, i) => new Text(along === "x" ? place : 0, along === "x" ? 0 : place, texts[i] ?? "", "data"),
  )
  return tuple(axes[`get_${along}ticks`](), words)
}

/** The size of a figure in which a matrix fills the height or the width. */
function matrixSize(A: Values): number[] {
  const [rows = 1, columns = 1] = (A as { shape?: readonly number[] }).shape ?? [
    (A as readonly unknown[]).length,
    ((A as readonly (readonly unknown[])[])[0] as readonly unknown[]).length,
  ]
  const height = Math.min(16, Math.max(2, 4.8))
  const width = Math.min(16, Math.max(4, (height * columns) / rows))
  return [width, Math.min(16, Math.max(2, (width * rows) / columns))]
}

function lastMappable(): Mappable {
  const { axes } = currentFigure()
  const mappables = [currentAxes(), ...axes.toReversed()].flatMap((each) =>
    each.artists
      .filter((artist): artist is Mappable => "mapping" in artist && artist.mapping !== undefined)
      .toReversed(),
  )
  const [last] = mappables
  if (!last)
    throw new ValueError(
      "No mappable was found to use for colorbar creation. First define a mappable such as an image (with imshow) or a contour set (with contourf).",
    )
  return last
}

export type { GridOptions, KeywordArguments, Legend }
