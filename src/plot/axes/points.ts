/** `scatter`: points, each with its own size and colour. */

import { ValueError } from "../../errors.ts"
import { PathCollection } from "../artists.ts"
import { type ColourLike, isColour } from "../colours/colour.ts"
import { type ColourMap, toColourMap } from "../colours/colourMap.ts"
import { listOf, numbersOf, shapeOf } from "../numbers.ts"
import { nameArguments, Options } from "../options.ts"
import type { Axes } from "./axes.ts"
import { coloursOf } from "./bars.ts"
import { applyArtistOptions } from "./lines.ts"
import { takeMapping } from "./mapping.ts"

/** `scatter(x, y, s, c, marker, cmap)`. */
export function plotPoints(axes: Axes, values: readonly unknown[]): PathCollection {
  const names = [
    "x",
    "y",
    "s",
    "c",
    "marker",
    "cmap",
    "norm",
    "vmin",
    "vmax",
    "alpha",
    "linewidth",
    "edgecolor",
  ]
  const options = new Options("scatter", nameArguments(values, names), ["c", "s"])
  const [x, y] = [axes.x.toNumbers(options.take("x", [])), axes.y.toNumbers(options.take("y", []))]
  if (x.length !== y.length) throw new ValueError("x and y must be the same size")
  const points = new PathCollection(x, y)
  points.sizes = numbersOf(options.take("s", 36))
  points.marker = options.take("marker", "o")
  points.linewidths = options.take("linewidth", points.marker === "x" || points.marker === "+" ? 1.5 : 1)
  const [face, edge] = [options.take<unknown>("facecolor"), options.take<unknown>("edgecolor")]
  const c = options.take<unknown>("c")
  const color = options.take<unknown>("color")
  const cmap = options.take<ColourMap | string>("cmap")
  if (c !== undefined && isNumbers(c, x.length)) {
    points.array = numbersOf(c)
    points.mapping = takeMapping(options, points.array, toColourMap(cmap))
  } else {
    points.facecolors = coloursOf(c ?? face ?? color ?? axes.nextPatchColour())
    options.take("vmin")
    options.take("vmax")
    options.take("norm")
  }
  if (edge !== undefined && edge !== "face") points.edgecolors = coloursOf(edge as ColourLike)
  else if (face !== undefined && c === undefined && color !== undefined) points.edgecolors = coloursOf(color)
  if (face === "none" && c !== undefined && color === undefined) {
    points.edgecolors = points.facecolors
    points.facecolors = coloursOf("none")
  }
  applyArtistOptions(points, options)
  options.done()
  return axes.add(points)
}

/** Numbers are mapped to colours; three or four of them might be one colour, but not for as many points. */
function isNumbers(c: unknown, count: number): boolean {
  if (typeof c === "string") return false
  const shape = shapeOf(c)
  if (shape.length === 2) return shape[1] === 1 || (shape[0] === 1 && shape[1] === count)
  const members = listOf(c)
  if (members.some((member) => typeof member === "string" || Array.isArray(member))) return false
  return members.length === count || !isColour(members)
}
