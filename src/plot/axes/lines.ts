/** Lines: `plot`, `step`, `axhline`, `vlines`, `errorbar` and their like. */

import { ValueError } from "../../errors.ts"
import { ErrorbarContainer, Line2D, LineCollection, type LineStyle } from "../artists.ts"
import { type ColourLike, isColour, parseColour, type Rgba } from "../colours/colour.ts"
import { broadcast, listOf, numbersOf, shapeOf, tableOf } from "../numbers.ts"
import { type KeywordArguments, nameArguments, Options, splitArguments } from "../options.ts"
import type { Axes } from "./axes.ts"
import { type LineFormat, maybeLineFormat, parseLineFormat, toLineStyle } from "./lineFormat.ts"

/** `plot([x], y, [format], ...)`: as many groups as are given, each with a line a column. */
export function plotLines(axes: Axes, call: string, values: readonly unknown[]): Line2D[] {
  const [positional, keywords] = splitArguments(values)
  const lines = groupsOf(positional).flatMap((group) => linesOfGroup(axes, group))
  lines.forEach(({ line, format }, i) => {
    const { label, ...rest } = keywords
    // A list of labels has one for each column.
    const own = Array.isArray(label) && lines.length > 1 ? label[i] : label
    applyLineOptions(line, call, own === undefined ? rest : { ...rest, label: own }, format)
    if (!("color" in keywords || "c" in keywords) && format.color === undefined)
      line.color = axes.nextColour()
    axes.add(line)
  })
  return lines.map(({ line }) => line)
}

interface Group {
  readonly x: unknown
  readonly y: unknown
  readonly format: LineFormat
}

function groupsOf(values: readonly unknown[]): Group[] {
  const groups: Group[] = []
  for (let i = 0; i < values.length; ) {
    const first = values[i++]
    const isFormat = (value: unknown): value is string => typeof value === "string"
    const second = i < values.length && !isFormat(values[i]) ? values[i++] : undefined
    const text = i < values.length && isFormat(values[i]) ? (values[i++] as string) : undefined
    const format = text === undefined ? {} : parseLineFormat(text)
    groups.push(second === undefined ? { x: undefined, y: first, format } : { x: first, y: second, format })
  }
  return groups
}

function linesOfGroup(axes: Axes, { x, y, format }: Group): { line: Line2D; format: LineFormat }[] {
  const columns = columnsOf(y, (values) => axes.y.toNumbers(values))
  const places = x === undefined ? undefined : columnsOf(x, (values) => axes.x.toNumbers(values))
  if (places && places.length > 1 && places.length !== columns.length && columns.length > 1)
    throw new ValueError(`x has ${places.length} columns but y has ${columns.length} columns`)
  const count = Math.max(columns.length, places?.length ?? 0)
  return Array.from({ length: count }, (_, i) => {
    const heights = columns[i % columns.length]!
    const line = new Line2D(
      places ? places[i % places.length]! : heights.map((_, k) => k),
      heights,
      [0, 0, 0, 1],
    )
    checkLengths(line.x, heights)
    return { line, format }
  })
}

function checkLengths(x: readonly number[], y: readonly number[]): void {
  if (x.length !== y.length)
    throw new ValueError(
      `x and y must have same first dimension, but have shapes (${x.length},) and (${y.length},)`,
    )
}

function columnsOf(values: unknown, toNumbers: (values: unknown) => number[]): number[][] {
  if (shapeOf(values).length < 2) return [toNumbers(values)]
  const { rows, columns, values: cells } = tableOf(values)
  return Array.from({ length: columns }, (_, c) =>
    Array.from({ length: rows }, (_, r) => cells[r * columns + c]!),
  )
}

/** Sets a line's looks: the format string first, keyword arguments over it. */
export function applyLineOptions(
  line: Line2D,
  call: string,
  keywords: KeywordArguments,
  format: LineFormat = {},
): void {
  const options = new Options(call, keywords)
  const color = options.take<ColourLike>("color", format.color as never)
  if (color !== undefined) line.color = parseColour(color)
  line.marker = String(options.take("marker", format.marker ?? "none"))
  const hasMarkerAlone = format.marker !== undefined && format.linestyle === undefined
  line.linestyle = toLineStyle(options.take("linestyle", format.linestyle ?? (hasMarkerAlone ? "none" : "-")))
  line.linewidth = options.take("linewidth", line.linewidth)
  line.markersize = options.take("markersize", line.markersize)
  line.markeredgewidth = options.take("markeredgewidth", line.markeredgewidth)
  line.markerfacecolor = maybeColour(options.take("markerfacecolor"))
  line.markeredgecolor = maybeColour(options.take("markeredgecolor"))
  const steps = /^steps(?:-(\w+))?/.exec(options.take<string>("drawstyle", "default"))
  if (steps) line.steps = (steps[1] ?? "pre") as "pre" | "post" | "mid"
  applyArtistOptions(line, options)
  options.done()
}

function maybeColour(colour: unknown): Rgba | null {
  return isColour(colour) ? parseColour(colour) : null
}

/** What all artists take: label, opacity, order. */
export function applyArtistOptions(
  artist: { label: string; alpha: number | null; zorder: number },
  options: Options,
): void {
  const label = options.take<unknown>("label")
  if (label !== undefined) artist.label = String(label)
  artist.alpha = options.take<number>("alpha") ?? null
  artist.zorder = options.take("zorder", artist.zorder)
}

/** The corners of stairs through points: a step before, after or in the middle between them. */
export function stairs(
  x: readonly number[],
  y: readonly number[],
  where: string,
): { x: number[]; y: number[] } {
  const steps = { x: [x[0]!], y: [y[0]!] }
  for (let i = 1; i < x.length; i++) {
    const turn = where === "post" ? x[i]! : where === "mid" ? (x[i - 1]! + x[i]!) / 2 : x[i - 1]!
    steps.x.push(turn, turn, x[i]!)
    steps.y.push(y[i - 1]!, y[i]!, y[i]!)
  }
  return steps
}

/** `step(x, y, {where})`: stairs. */
export function plotSteps(axes: Axes, values: readonly unknown[]): Line2D[] {
  const [positional, { where = "pre", ...keywords }] = splitArguments(values)
  return plotLines(axes, "step", [...positional, { ...keywords, drawstyle: `steps-${String(where)}` }])
}

/** `axhline`, `axvline`: a line across the axes, from share `from` to share `to`. */
export function plotAcross(axes: Axes, along: "x" | "y", values: readonly unknown[]): Line2D {
  const [place, low, high] = along === "x" ? ["y", "xmin", "xmax"] : ["x", "ymin", "ymax"]
  const call = along === "x" ? "axhline" : "axvline"
  const options = new Options(call, nameArguments(values, [place!, low!, high!]))
  const at = options.take(place!, 0)
  const shares = [options.take(low!, 0), options.take(high!, 1)]
  const line = new Line2D(
    along === "x" ? shares : [at, at],
    along === "x" ? [at, at] : shares,
    axes.firstColour(),
  )
  if (along === "x") line.xUnits = "axes"
  else line.yUnits = "axes"
  applyLineOptions(line, call, options.rest())
  // As in matplotlib, a line within the view does not move its limits.
  return axes.add(line)
}

/** `vlines`, `hlines`: separate lines from `from` to `to`. */
export function plotParallels(axes: Axes, along: "x" | "y", values: readonly unknown[]): LineCollection {
  const names = along === "y" ? ["x", "ymin", "ymax"] : ["y", "xmin", "xmax"]
  const call = along === "y" ? "vlines" : "hlines"
  const options = new Options(call, nameArguments(values, [...names, "colors", "linestyles", "label"]))
  const places = numbersOf(options.take(names[0]!, []))
  const [from, to] = [names[1]!, names[2]!].map((name) =>
    broadcast(numbersOf(options.take(name, 0)), places.length),
  )
  const color = options.take<unknown>("colors", options.take<unknown>("color", "C0"))
  const colours = isColour(color)
    ? [parseColour(color)]
    : listOf(color).map((each) => parseColour(each as ColourLike))
  const segments = places.map((place, i) =>
    along === "y"
      ? ([place, from![i]!, place, to![i]!] as const)
      : ([from![i]!, place, to![i]!, place] as const),
  )
  const lines = new LineCollection(segments, colours)
  lines.linestyle = toLineStyle(options.take("linestyle", "-"))
  lines.linewidth = options.take("linewidth", 1.5)
  applyArtistOptions(lines, options)
  options.done()
  return axes.add(lines)
}

/** `errorbar(x, y, yerr, xerr, fmt)`: a line, and bars of how far off each point may be. */
export function plotErrorbar(axes: Axes, values: readonly unknown[]): ErrorbarContainer {
  const options = new Options("errorbar", nameArguments(values, ["x", "y", "yerr", "xerr", "fmt"]))
  const [x, y] = [axes.x.toNumbers(options.take("x", [])), axes.y.toNumbers(options.take("y", []))]
  const errors = { yerr: options.take<unknown>("yerr"), xerr: options.take<unknown>("xerr") }
  const text = options.take("fmt", "")
  const format = text.toLowerCase() === "none" ? {} : (maybeLineFormat(text) ?? {})
  const [ecolor, width, cap] = [
    options.take<ColourLike>("ecolor"),
    options.take<number>("elinewidth"),
    options.take("capsize", 0),
  ]
  options.take("capthick")
  const line = new Line2D(x, y, [0, 0, 0, 1])
  const rest = options.rest()
  if (!("color" in rest) && format.color === undefined) line.color = axes.nextColour()
  applyLineOptions(line, "errorbar", rest, format)
  const colour = ecolor === undefined ? line.color : parseColour(ecolor)
  const bars = barsOf(x, y, errors, colour, width ?? line.linewidth, cap)
  for (const bar of bars) bar.zorder = line.zorder
  // The points lie just above their bars.
  line.zorder += 0.1
  if (text.toLowerCase() !== "none") axes.add(line)
  for (const bar of bars) axes.add(bar)
  return new ErrorbarContainer(text.toLowerCase() === "none" ? null : line, bars)
}

function barsOf(
  x: readonly number[],
  y: readonly number[],
  { yerr, xerr }: { readonly yerr: unknown; readonly xerr: unknown },
  colour: Rgba,
  width: number,
  cap: number,
): LineCollection[] {
  const vertical =
    yerr === undefined ? [] : spans(y, yerr).map(([low, high], i) => [x[i]!, low, x[i]!, high] as const)
  const level =
    xerr === undefined ? [] : spans(x, xerr).map(([low, high], i) => [low, y[i]!, high, y[i]!] as const)
  return [vertical, level]
    .filter((segments) => segments.length > 0)
    .map((segments) =>
      Object.assign(new LineCollection(segments, [colour]), { linewidth: width, capsize: cap }),
    )
}

/** From below to above each number: one error for all, one for each, or two rows of them. */
function spans(values: readonly number[], errors: unknown): (readonly [number, number])[] {
  const isTwoRows = shapeOf(errors).length === 2
  const flat = isTwoRows ? tableOf(errors).values : numbersOf(errors)
  const below = broadcast(isTwoRows ? flat.slice(0, values.length) : flat, values.length)
  const above = broadcast(isTwoRows ? flat.slice(values.length) : flat, values.length)
  return values.map((value, i) => [value - below[i]!, value + above[i]!])
}

export type { LineStyle }
