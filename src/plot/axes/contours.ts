/** `contour`, `contourf`: lines of equal height, or the areas between them. */
import { ValueError } from "../../errors.ts"
import { QuadContourSet } from "../artists.ts"
import { type ColourMap, toColourMap } from "../colours/colourMap.ts"
import { maybeExtent, numbersOf, shapeOf, type Table, tableOf } from "../numbers.ts"
import { Options, splitArguments } from "../options.ts"
import { linearTicks } from "../scales/linearTicks.ts"
import type { Axes } from "./axes.ts"
import { coloursOf } from "./bars.ts"
import { toLineStyle } from "./lineFormat.ts"
import { applyArtistOptions } from "./lines.ts"
import { takeMapping } from "./mapping.ts"

/** `contour([X, Y], Z, [levels])` and `contourf`. */
export function plotContours(axes: Axes, isFilled: boolean, values: readonly unknown[]): QuadContourSet {
  const [positional, keywords] = splitArguments(values)
  const hasGrid = positional.length >= 3
  const [z, given] = hasGrid ? positional.slice(2) : positional
  const options = new Options(isFilled ? "contourf" : "contour", keywords)
  const table = tableOf(z)
  if (table.rows < 2 || table.columns < 2)
    throw new TypeError(
      `Input z must be at least a (2, 2) shaped array, but has shape (${table.rows}, ${table.columns})`,
    )
  const x = hasGrid
    ? placesOf(positional[0], table, false)
    : Array.from({ length: table.columns }, (_, i) => i)
  const y = hasGrid ? placesOf(positional[1], table, true) : Array.from({ length: table.rows }, (_, i) => i)
  const levels = levelsOf(options.take<unknown>("levels") ?? given, table)
  const colors = options.take<unknown>("colors")
  const cmap = toColourMap(options.take<ColourMap | string>("cmap"))
  const mapping = { ...takeMapping(options, levels, cmap), levels }
  const contours = new QuadContourSet(isFilled, x, y, table, levels, mapping)
  if (colors !== undefined) contours.colors = coloursOf(colors)
  contours.extend = options.take("extend", contours.extend)
  contours.linewidth = numbersOf(options.take("linewidth", 1.5))[0]!
  const style = options.take<unknown>("linestyle")
  if (style !== undefined) contours.linestyle = toLineStyle(Array.isArray(style) ? style[0] : style)
  options.take("antialiased")
  applyArtistOptions(contours, options)
  options.done()
  axes.isTight = true
  return axes.add(contours)
}

/** The steps between levels, times a power of ten. */
const levelSteps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/** Given levels as they are; else round numbers, about seven, that cover all heights. */
function levelsOf(given: unknown, table: Table): number[] {
  if (given !== undefined && shapeOf(given).length > 0) return checkLevels(numbersOf(given))
  const [low, high] = maybeExtent(table.values) ?? [0, 1]
  const ticks = linearTicks(low, high, (given === undefined ? 7 : Number(given)) + 1, {
    least: 1,
    steps: levelSteps,
  })
  const first = Math.max(
    0,
    ticks.findLastIndex((tick) => tick < low),
  )
  const last = ticks.findIndex((tick) => tick > high)
  const covering = ticks.slice(first, last < 0 ? undefined : last + 1)
  return covering.length < 3 ? ticks : covering
}

function checkLevels(levels: number[]): number[] {
  if (levels.some((level, i) => i > 0 && level <= levels[i - 1]!))
    throw new ValueError("Contour levels must be increasing")
  return levels
}

/** A grid's places along one axis, from a row of them or from `meshgrid`. */
function placesOf(given: unknown, { rows, columns }: Table, isRows: boolean): number[] {
  const places = shapeOf(given).length === 2 ? fromGrid(tableOf(given), isRows) : numbersOf(given)
  const count = isRows ? rows : columns
  if (places.length !== count)
    throw new TypeError(
      `Length of ${isRows ? "y" : "x"} (${places.length}) must match number of ${isRows ? "rows" : "columns"} in z (${count})`,
    )
  return places
}

function fromGrid({ rows, columns, values }: Table, isRows: boolean): number[] {
  return Array.from({ length: isRows ? rows : columns }, (_, i) => values[isRows ? i * columns : i]!)
}
