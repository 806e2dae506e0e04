/** The keyword arguments of plotting calls, as a trailing object: `plt.plot(x, y, {label: "loss", lw: 2})`. */
import type { HorizontalAlignment, LineStyle, VerticalAlignment } from "../artists.ts"
import type { ColourLike } from "../colours/colour.ts"
import type { ColourMap } from "../colours/colourMap.ts"
import type { Values } from "../numbers.ts"

/** What is not listed is accepted too: it is said once, and the rest is drawn. */
interface Open {
  readonly [other: string]: unknown
}

/** Of whatever is drawn. */
export interface ArtistOptions extends Open {
  /** The text in the legend. */
  readonly label?: unknown
  /** Opacity, 0 to 1. */
  readonly alpha?: number | null
  /** What is drawn above what: the larger above. */
  readonly zorder?: number
}

/** Names of line styles, beside `-`, `--`, `-.` and `:`. */
export type LineStyleName =
  | LineStyle
  | "solid"
  | "dashed"
  | "dashdot"
  | "dotted"
  | "None"
  | ""
  | " "
  | (string & {})

export interface LineOptions extends ArtistOptions {
  readonly color?: ColourLike | null
  /** Short for `color`. */
  readonly c?: ColourLike | null
  /** In points, 1.5 when left out. */
  readonly linewidth?: number | null
  /** Short for `linewidth`. */
  readonly lw?: number | null
  readonly linestyle?: LineStyleName | null
  /** Short for `linestyle`. */
  readonly ls?: LineStyleName | null
  /** A marker at each point: `o . s ^ v < > D d * + x p h | _`. */
  readonly marker?: string | null
  /** In points, 6 when left out. */
  readonly markersize?: number | null
  /** Short for `markersize`. */
  readonly ms?: number | null
  readonly markerfacecolor?: ColourLike | null
  readonly mfc?: ColourLike | null
  readonly markeredgecolor?: ColourLike | null
  readonly mec?: ColourLike | null
  readonly markeredgewidth?: number | null
  readonly mew?: number | null
  /** `"steps-post"` and the like draws stairs. */
  readonly drawstyle?: string
}

export interface MappedOptions extends ArtistOptions {
  /** A colour map or its name, `"viridis"` when left out. */
  readonly cmap?: ColourMap | string | null
  /** The number that has the map's first colour; the least when left out. */
  readonly vmin?: number | null
  /** The number that has the map's last colour; the greatest when left out. */
  readonly vmax?: number | null
}

export interface ScatterOptions extends MappedOptions {
  /** Areas in square points, 36 when left out. */
  readonly s?: Values | null
  /** One colour, a colour for each point, or a number for each, coloured by `cmap`. */
  readonly c?: Values | ColourLike | readonly ColourLike[] | null
  readonly color?: ColourLike | readonly ColourLike[] | null
  readonly marker?: string | null
  readonly edgecolors?: ColourLike | "face" | "none" | readonly ColourLike[] | null
  readonly facecolors?: ColourLike | "none" | readonly ColourLike[] | null
  readonly linewidths?: number | null
}

export interface ImageOptions extends MappedOptions {
  /** Whether row 0 is at the top or at the bottom. */
  readonly origin?: "upper" | "lower"
  /** `"equal"`: squares; `"auto"`: as the axes' box is. */
  readonly aspect?: "equal" | "auto" | number
  readonly interpolation?: string | null
  /** Left, right, bottom, top. */
  readonly extent?: readonly number[]
}

export interface ContourOptions extends MappedOptions {
  /** How many levels, or the levels themselves. */
  readonly levels?: number | Values | null
  readonly colors?: ColourLike | readonly ColourLike[] | null
  readonly linewidths?: number | null
  readonly linestyles?: LineStyleName | null
  readonly extend?: "neither" | "min" | "max" | "both"
}

export interface PatchOptions extends ArtistOptions {
  readonly color?: ColourLike | readonly ColourLike[] | null
  readonly facecolor?: ColourLike | readonly ColourLike[] | null
  readonly fc?: ColourLike | readonly ColourLike[] | null
  readonly edgecolor?: ColourLike | readonly ColourLike[] | null
  readonly ec?: ColourLike | readonly ColourLike[] | null
  readonly linewidth?: number | null
  readonly lw?: number | null
  readonly linestyle?: LineStyleName | null
  readonly ls?: LineStyleName | null
}

export interface BarOptions extends PatchOptions {
  /** Bars' widths, 0.8 when left out. */
  readonly width?: Values
  /** Bars' heights when they lie. */
  readonly height?: Values
  readonly bottom?: Values | null
  readonly left?: Values | null
  readonly align?: "center" | "edge"
  readonly yerr?: Values | null
  readonly xerr?: Values | null
  readonly capsize?: number
  readonly tick_label?: readonly unknown[] | null
  readonly log?: boolean
}

export interface HistOptions extends PatchOptions {
  /** How many bins, 10 when left out, or their edges. */
  readonly bins?: number | Values | string | null
  readonly range?: readonly number[] | null
  /** Heights such that the areas sum to 1. */
  readonly density?: boolean
  readonly weights?: Values | null
  readonly cumulative?: boolean
  readonly histtype?: "bar" | "barstacked" | "step" | "stepfilled"
  readonly orientation?: "vertical" | "horizontal"
  readonly rwidth?: number | null
  readonly log?: boolean
  readonly stacked?: boolean
  readonly align?: "left" | "mid" | "right"
}

export interface ErrorbarOptions extends LineOptions {
  readonly fmt?: string
  readonly yerr?: Values | null
  readonly xerr?: Values | null
  readonly ecolor?: ColourLike | null
  readonly elinewidth?: number | null
  readonly capsize?: number
  readonly capthick?: number | null
}

export interface FillOptions extends PatchOptions {
  /** Where to fill; everywhere when left out. */
  readonly where?: Values | null
  readonly interpolate?: boolean
  readonly step?: "pre" | "post" | "mid" | null
}

export interface TextOptions extends Open {
  readonly fontsize?: number | string | null
  readonly size?: number | string | null
  readonly color?: ColourLike | null
  readonly c?: ColourLike | null
  readonly fontweight?: string | number
  readonly weight?: string | number
  readonly fontstyle?: "normal" | "italic"
  readonly ha?: HorizontalAlignment
  readonly horizontalalignment?: HorizontalAlignment
  readonly va?: VerticalAlignment
  readonly verticalalignment?: VerticalAlignment
  /** Degrees, against the clock. */
  readonly rotation?: number | "vertical" | "horizontal" | null
  readonly alpha?: number | null
  readonly bbox?: Readonly<Record<string, unknown>> | null
  readonly fontdict?: Readonly<Record<string, unknown>> | null
  /** The distance to the axes, in points. */
  readonly pad?: number
  readonly labelpad?: number
  readonly loc?: "left" | "center" | "right"
  readonly y?: number
  readonly transform?: unknown
}

export interface LegendOptions extends Open {
  /** A place such as `"upper right"`, or its number; where it hides least when left out. */
  readonly loc?: string | number
  readonly title?: string | null
  readonly fontsize?: number | string | null
  readonly ncol?: number
  readonly ncols?: number
  readonly frameon?: boolean
  /** Where the box is to be, as shares of the axes. */
  readonly bbox_to_anchor?: readonly number[]
  readonly framealpha?: number | null
  readonly handles?: readonly unknown[]
  readonly labels?: readonly unknown[]
}

export interface GridOptions extends Open {
  readonly axis?: "both" | "x" | "y"
  readonly which?: "major" | "minor" | "both"
  readonly color?: ColourLike
  readonly c?: ColourLike
  readonly linestyle?: LineStyleName
  readonly ls?: LineStyleName
  readonly linewidth?: number
  readonly lw?: number
  readonly alpha?: number
}
