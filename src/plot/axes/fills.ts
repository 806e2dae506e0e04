/** Filled areas: `fill_between`, `fill`, `stackplot`, `pie`. */

import { percentFormat } from "../../python/percentFormat.ts"
import { Polygon, Text } from "../artists.ts"
import { parseColour, type Rgba } from "../colours/colour.ts"
import { broadcast, listOf, numbersOf, shapeOf, tableOf } from "../numbers.ts"
import { nameArguments, Options, splitArguments } from "../options.ts"
import type { Axes } from "./axes.ts"
import { coloursOf, takeColours } from "./bars.ts"
import { toLineStyle } from "./lineFormat.ts"
import { applyArtistOptions, stairs } from "./lines.ts"

/** `fill_between(x, y1, y2)`, `fill_betweenx(y, x1, x2)`; with `where` one area for each run of true ones. */
export function plotBetween(axes: Axes, along: "x" | "y", values: readonly unknown[]): Polygon {
  const names = along === "x" ? ["x", "y1", "y2", "where"] : ["y", "x1", "x2", "where"]
  const options = new Options(along === "x" ? "fill_between" : "fill_betweenx", nameArguments(values, names))
  const axis = along === "x" ? axes.x : axes.y
  let at = axis.toNumbers(options.take(names[0]!, []))
  let first = broadcast(numbersOf(options.take(names[1]!, [])), at.length)
  let second = broadcast(numbersOf(options.take(names[2]!, 0)), at.length)
  const where = options.take<unknown>("where")
  const isIn = where === undefined ? at.map(() => true) : listOf(where).map(Boolean)
  options.take("interpolate")
  const step = options.take<string>("step")
  if (step !== undefined) {
    const places = at
    at = stairs(places, first, step).x
    first = stairs(places, first, step).y
    second = stairs(places, second, step).y
  }
  const outline = outlineOf(at, first, second, isIn)
  const { faces, edges } = takeColours(options, () => axes.nextPatchColour())
  const face = faces[0]!
  const [x, y] = along === "x" ? [outline.along, outline.across] : [outline.across, outline.along]
  const area = new Polygon(x, y, face, "collections.FillBetweenPolyCollection")
  area.edgecolor = edges?.[0] ?? face
  area.linewidth = options.take("linewidth", 1)
  area.linestyle = toLineStyle(options.take("linestyle", "-"))
  options.take("hatch")
  applyArtistOptions(area, options)
  options.done()
  return axes.add(area)
}

/** Each run of points that are in, out along the first curve and back along the second; gaps are NaN. */
function outlineOf(
  at: readonly number[],
  first: readonly number[],
  second: readonly number[],
  isIn: readonly boolean[],
): { along: number[]; across: number[] } {
  const [along, across]: [number[], number[]] = [[], []]
  const isUsable = (i: number) => isIn[i % isIn.length]! && Number.isFinite(first[i]! + second[i]! + at[i]!)
  for (let start = 0; start < at.length; start++) {
    if (!isUsable(start)) continue
    let end = start
    while (end + 1 < at.length && isUsable(end + 1)) end++
    if (along.length > 0) {
      along.push(Number.NaN)
      across.push(Number.NaN)
    }
    for (let i = start; i <= end; i++) {
      along.push(at[i]!)
      across.push(first[i]!)
    }
    for (let i = end; i >= start; i--) {
      along.push(at[i]!)
      across.push(second[i]!)
    }
    start = end
  }
  return { along, across }
}

/** `fill(x, y, color)`: a polygon. */
export function plotFill(axes: Axes, values: readonly unknown[]): Polygon[] {
  const [positional, keywords] = splitArguments(values)
  const [x, y, color] = positional
  const options = new Options("fill", { ...(color === undefined ? {} : { color }), ...keywords })
  const { faces, edges } = takeColours(options, () => axes.nextPatchColour())
  const area = new Polygon(axes.x.toNumbers(x), axes.y.toNumbers(y), faces[0]!)
  area.edgecolor = edges?.[0] ?? faces[0]!
  area.linewidth = options.take("linewidth", 1)
  applyArtistOptions(area, options)
  options.done()
  return [axes.add(area)]
}

/** `stackplot(x, ys)`: areas, each on top of the last. */
export function plotStack(axes: Axes, values: readonly unknown[]): Polygon[] {
  const [[x, ...rows], keywords] = splitArguments(values)
  const options = new Options("stackplot", keywords)
  const labels = listOf(options.take("labels", [])).map(String)
  const colors = options.take<unknown>("colors")
  const at = axes.x.toNumbers(x)
  const lists = rows.flatMap((row) => (shapeOf(row).length === 2 ? rowsOf(row) : [numbersOf(row)]))
  const alpha = options.take<number>("alpha")
  options.take("baseline")
  options.done()
  let base = at.map(() => 0)
  axes.stick("y", 0)
  return lists.map((row, i) => {
    const top = base.map((height, k) => height + row[k]!)
    const face = colors === undefined ? axes.nextColour() : coloursOf(colors)[i % coloursOf(colors).length]!
    const { along, across } = outlineOf(at, base, top, [true])
    const area = new Polygon(along, across, face, "collections.FillBetweenPolyCollection")
    area.edgecolor = face
    area.label = labels[i] ?? ""
    area.alpha = alpha ?? null
    base = top
    return axes.add(area)
  })
}

function rowsOf(given: unknown): number[][] {
  const { rows, columns, values } = tableOf(given)
  return Array.from({ length: rows }, (_, r) => values.slice(r * columns, (r + 1) * columns))
}

/** `pie(x, {labels, autopct})`: shares of a disc, against the clock from the right. */
export function plotPie(axes: Axes, values: readonly unknown[]): readonly [Polygon[], Text[], Text[]] {
  const options = new Options("pie", nameArguments(values, ["x", "explode", "labels", "colors", "autopct"]))
  const parts = numbersOf(options.take("x", []))
  const labels = options.take<unknown>("labels")
  const colors = options.take<unknown>("colors")
  const autopct = options.take<string | ((percent: number) => string)>("autopct")
  const explode = numbersOf(options.take("explode", 0))
  const start = options.take("startangle", 0)
  const direction = options.take("counterclock", true) ? 1 : -1
  for (const name of ["shadow", "wedgeprops", "textprops", "labeldistance", "pctdistance", "radius"])
    options.take(name)
  options.done()
  const total = parts.reduce((sum, part) => sum + part, 0)
  const drawn: [Polygon[], Text[], Text[]] = [[], [], []]
  let turn = start / 360
  parts.forEach((part, i) => {
    const next = turn + (direction * part) / total
    const middle = Math.PI * (turn + next)
    const away = explode[i % explode.length]!
    const centre = [away * Math.cos(middle), away * Math.sin(middle)] as const
    const face: Rgba =
      colors === undefined ? axes.nextColour() : coloursOf(colors)[i % coloursOf(colors).length]!
    drawn[0].push(axes.add(wedge(centre, turn, next, face)))
    const put = (distance: number, text: string) =>
      axes.addText(
        new Text(
          centre[0] + distance * Math.cos(middle),
          centre[1] + distance * Math.sin(middle),
          text,
          "data",
        ),
      )
    if (labels !== undefined) {
      const text = put(1.1, String(listOf(labels)[i]))
      text.horizontalalignment = Math.cos(middle) > 0 ? "left" : "right"
      text.verticalalignment = "center"
      drawn[1].push(text)
    }
    if (autopct !== undefined) {
      const percent = (100 * part) / total
      const text = put(
        0.6,
        typeof autopct === "string" ? percentFormat(autopct, [percent]) : autopct(percent),
      )
      text.horizontalalignment = "center"
      text.verticalalignment = "center"
      drawn[2].push(text)
    }
    turn = next
  })
  axes.showsFrame = false
  axes.aspect = "equal"
  axes.x.showsTicks = axes.y.showsTicks = axes.x.showsLabels = axes.y.showsLabels = false
  axes.x.limits = axes.y.limits = [-1.25, 1.25]
  return drawn
}

function wedge(centre: readonly [number, number], from: number, to: number, face: Rgba): Polygon {
  const steps = Math.max(2, Math.ceil(Math.abs(to - from) * 180))
  const turns = Array.from({ length: steps + 1 }, (_, k) => 2 * Math.PI * (from + ((to - from) * k) / steps))
  const x = [centre[0], ...turns.map((turn) => centre[0] + Math.cos(turn))]
  const y = [centre[1], ...turns.map((turn) => centre[1] + Math.sin(turn))]
  const area = new Polygon(x, y, face, "patches.Wedge")
  area.edgecolor = parseColour("none")
  return area
}
