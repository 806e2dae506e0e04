/** The limits of an axes' view, from what is drawn in it. */
import {
  type Artist,
  AxesImage,
  Line2D,
  LineCollection,
  PathCollection,
  Polygon,
  QuadContourSet,
  Rectangle,
} from "../artists.ts"
import { maybeExtent } from "../numbers.ts"
import { fromAxis, type Limits, toAxis } from "../scales/scale.ts"
import type { Axes } from "./axes.ts"
import type { Axis } from "./axis.ts"

/** How much of the data's range is left free at either end. */
const MARGIN = 0.05

/** The view's limits along both axes: those that were set, else the data's with a margin. */
export function viewLimits(axes: Axes): { readonly x: Limits; readonly y: Limits } {
  return { x: limitsAlong(axes, axes.x), y: limitsAlong(axes, axes.y) }
}

function limitsAlong(axes: Axes, axis: Axis): Limits {
  if (axis.limits) return axis.limits
  const sharing = axes.sharing(axis.along)
  const set = sharing.map((other) => other[axis.along].limits).find((limits) => limits !== null)
  if (set) return set
  const values = sharing.flatMap((other) => other.artists.flatMap((artist) => extentAlong(artist, axis)))
  const limits = withTicks(autoLimits(axes, axis, values), axis.tickPlaces ?? [])
  return axis.isInverted ? [limits[1], limits[0]] : limits
}

/** Limits moved so that ticks that were set are within. */
export function withTicks([first, second]: Limits, ticks: readonly number[]): Limits {
  const [low, high] = [Math.min(first, second, ...ticks), Math.max(first, second, ...ticks)]
  return first <= second ? [low, high] : [high, low]
}

function autoLimits(axes: Axes, axis: Axis, values: readonly number[]): Limits {
  const usable = axis.scale === "log" ? values.filter((value) => value > 0) : values
  const extent = maybeExtent(usable)
  if (!extent) return axis.scale === "log" ? [1, 10] : [0, 1]
  const [low, high] = spread(extent, axis)
  const margin = axes.isTight ? 0 : (axes.freeShares[axis.along] ?? MARGIN)
  const [a, b] = [toAxis(axis.scale, low), toAxis(axis.scale, high)]
  const delta = (b - a) * margin
  const [from, to] = [fromAxis(axis.scale, a - delta), fromAxis(axis.scale, b + delta)]
  return stuck([from, to], [low, high], axes.stickyEdges(axis.along))
}

/** A single number is given some room about it. */
function spread([low, high]: Limits, axis: Axis): Limits {
  if (axis.scale === "log") return low === high ? [low / 10, high * 10] : [low, high]
  const largest = Math.max(Math.abs(low), Math.abs(high))
  if (largest < 1e6 * 2.2250738585072014e-308) return [-0.05, 0.05]
  if (high - low > largest * 1e-15) return [low, high]
  return [low - 0.05 * Math.abs(low), high + 0.05 * Math.abs(high)]
}

/** Edges at which the view ends when the data do: the foot of bars, the border of images. */
function stuck([from, to]: Limits, [low, high]: Limits, edges: readonly number[]): Limits {
  const tolerance = 1e-5 * Math.abs(high - low)
  const below = Math.max(...edges.filter((edge) => edge <= low + tolerance))
  const above = Math.min(...edges.filter((edge) => edge >= high - tolerance))
  return [Math.max(from, below), Math.min(to, above)]
}

/** The numbers of an artist that the view along an axis has to show. */
function extentAlong(artist: Artist, { along }: Axis): readonly number[] {
  const isX = along === "x"
  if (artist instanceof Line2D) {
    const isData = (isX ? artist.xUnits : artist.yUnits) === "data"
    return isData ? extentOf(finitePairs(artist, isX)) : []
  }
  if (artist instanceof Rectangle) {
    if ((isX ? artist.xUnits : artist.yUnits) !== "data") return []
    return isX ? [artist.x, artist.x + artist.width] : [artist.y, artist.y + artist.height]
  }
  if (artist instanceof Polygon || artist instanceof PathCollection)
    return extentOf(isX ? artist.x : artist.y)
  if (artist instanceof QuadContourSet) return extentOf(isX ? artist.x : artist.y)
  if (artist instanceof LineCollection)
    return extentOf(artist.segments.flatMap(([x0, y0, x1, y1]) => (isX ? [x0, x1] : [y0, y1])))
  if (artist instanceof AxesImage) return isX ? artist.extent.slice(0, 2) : artist.extent.slice(2)
  return []
}

function extentOf(values: Iterable<number>): readonly number[] {
  return maybeExtent(values) ?? []
}

/** A point with a gap in one number is no point. */
function finitePairs({ x, y, xUnits, yUnits }: Line2D, isX: boolean): number[] {
  const own = isX ? x : y
  if (xUnits !== "data" || yUnits !== "data") return own
  const other = isX ? y : x
  return own.filter((_, i) => Number.isFinite(other[i]!))
}
