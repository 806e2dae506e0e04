/**
 * A picture as data, before it becomes SVG text or DOM: marks in CSS pixels, colours by their meaning.
 * A theme turns meanings into colours, so one scene serves light and dark.
 */

/** What a line, a word or a surface is for. */
export type Ink = "ink" | "muted" | "line" | "paper" | "accent" | "open" | "below" | "above"

/** Gates in [0, 1] run from shut to open; states run both ways from 0. */
export type ScaleKind = "gate" | "state"

/** A piece of text in one style. */
export interface TextRun {
  readonly text: string
  readonly style?: "serif italic" | "mono" | "bold"
  /** Lowered and smaller. */
  readonly subscript?: boolean
  /** Another ink than the mark's: a number in the colour of its scale. */
  readonly ink?: Ink
  /** Whether a line may break before it. */
  readonly breaks?: boolean
}

export interface TextMark {
  readonly mark: "text"
  readonly x: number
  /** The baseline. */
  readonly y: number
  readonly runs: readonly TextRun[]
  readonly size: number
  readonly ink: Ink
  readonly anchor: "start" | "middle" | "end"
}

export interface RectMark {
  readonly mark: "rect"
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly radius: number
  /** A meaning, or a place on a scale: 0 to 1 on a gate's, -1 to 1 on a state's. */
  readonly fill: Ink | { readonly scale: ScaleKind; readonly at: number }
}

/** A line of straight pieces, or an area within one. */
export interface PathMark {
  readonly mark: "path"
  readonly points: readonly (readonly [x: number, y: number])[]
  readonly ink: Ink
  readonly width: number
  /** An arrow head at its end. */
  readonly arrow?: boolean
  readonly dashed?: boolean
}

/** A box with a border, or a circle when its radius is half its side. */
export interface FrameMark {
  readonly mark: "frame"
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly radius: number
  readonly ink: Ink
  readonly line: number
  /** Whether what lies under it is covered with paper. */
  readonly filled: boolean
}

/** A legend's ramp, from the low end of a scale to the high one. */
export interface RampMark {
  readonly mark: "ramp"
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly scale: ScaleKind
}

/** Values as a grid of small squares. */
export interface CellsMark {
  readonly mark: "cells"
  readonly x: number
  readonly y: number
  readonly columns: number
  readonly rows: number
  /** From one square to the next. */
  readonly pitchX: number
  readonly pitchY: number
  /** The paper between squares. */
  readonly gap: number
  readonly scale: ScaleKind
  /** The magnitude of full colour on a state's scale; 1 on a gate's. */
  readonly limit: number
  /** The value of row r, column c at `r * columns + c`; squares past the end are not drawn. */
  readonly values: ArrayLike<number>
  /** Columns that have no value, which is not the same as NaN. */
  readonly absent: ReadonlySet<number>
  /** Whether squares right of the diagonal are not there. */
  readonly triangle?: boolean
}

export type Mark = TextMark | RectMark | RampMark | CellsMark | PathMark | FrameMark

export interface Scene {
  readonly width: number
  readonly height: number
  /** One sentence for those who do not see it. */
  readonly description: string
  readonly marks: readonly Mark[]
}

/** A text mark with the usual things filled in. */
export function text(
  x: number,
  y: number,
  runs: string | readonly TextRun[],
  options: Partial<Pick<TextMark, "size" | "ink" | "anchor">> = {},
): TextMark {
  const list = typeof runs === "string" ? [{ text: runs }] : runs
  return { mark: "text", x, y, runs: list, size: 12, ink: "ink", anchor: "start", ...options }
}

/** The width of the squares of a grid, without the gap after the last one. */
export function widthOf(cells: Pick<CellsMark, "columns" | "pitchX" | "gap">): number {
  return Math.max(0, cells.columns * cells.pitchX - cells.gap)
}

/** The height of the squares of a grid, without the gap after the last one. */
export function heightOf(cells: Pick<CellsMark, "rows" | "pitchY" | "gap">): number {
  return Math.max(0, cells.rows * cells.pitchY - cells.gap)
}

/**
 * The width of text, near enough to lay out by: letters of a proportional face take 0.56 of its size
 * on average, of a monospaced one 0.6.
 */
export function estimateWidth(runs: string | readonly TextRun[], size: number): number {
  const list = typeof runs === "string" ? [{ text: runs }] : runs
  return list.reduce((width, run) => width + runWidth(run, size), 0)
}

function runWidth(run: TextRun, size: number): number {
  const letters = [...run.text.normalize("NFD")].filter((letter) => !/\p{M}/u.test(letter))
  const ems = letters.reduce((sum, letter) => sum + letterWidth(letter, run.style === "mono"), 0)
  return ems * size * (run.subscript ? 0.72 : 1)
}

/** In ems: names of wide letters must not run into what stands beside them. */
function letterWidth(letter: string, isMono: boolean): number {
  if (isMono) return 0.6
  return /[mwMW]/.test(letter) ? 0.98 : 0.56
}

/** The radius of a square's corners: 1 px where there is room for it. */
export function cornerOf(cells: Pick<CellsMark, "pitchX" | "pitchY">): number {
  return Math.min(cells.pitchX, cells.pitchY) >= 6 ? 1 : 0
}

/** The right edge of what is drawn, which may be less than the width there was. */
export function rightEdge(marks: readonly Mark[]): number {
  return Math.max(0, ...marks.map(rightOf))
}

function rightOf(mark: Mark): number {
  if (mark.mark === "cells") return mark.x + widthOf(mark)
  if (mark.mark === "path") return Math.max(0, ...mark.points.map(([x]) => x))
  if (mark.mark !== "text") return mark.x + mark.width
  const width = estimateWidth(mark.runs, mark.size)
  return mark.x + (mark.anchor === "start" ? width : mark.anchor === "middle" ? width / 2 : 0)
}
