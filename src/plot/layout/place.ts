/** Where axes lie in a figure, and what they show. */
import type { Axes } from "../axes/axes.ts"
import { viewLimits } from "../axes/limits.ts"
import type { Figure } from "../figure.ts"
import { type Limits, toAxis } from "../scales/scale.ts"

/** A rectangle in shares of the figure, counted from its lower left corner. */
export interface Shares {
  readonly left: number
  readonly bottom: number
  readonly width: number
  readonly height: number
}

/** A rectangle in pixels, counted from the upper left corner. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** An axes' place and view. */
export interface View {
  readonly box: Box
  readonly x: Limits
  readonly y: Limits
}

/** The place given to an axes, before its shape is looked at. */
export function sharesOf(figure: Figure, axes: Axes): Shares {
  const { place, room } = axes
  if ("beside" in place) return barShares(figure, place)
  const whole = wholeShares(figure, axes)
  if (!room) return whole
  const group = unionOf(room.group.map((each) => wholeShares(figure, each)))
  return room.isLevel
    ? {
        ...whole,
        bottom: group.bottom + group.height - room.kept * (group.bottom + group.height - whole.bottom),
        height: room.kept * whole.height,
      }
    : { ...whole, left: group.left + room.kept * (whole.left - group.left), width: room.kept * whole.width }
}

/** The place before a colour bar takes its share. */
function wholeShares(figure: Figure, { place }: Axes): Shares {
  if ("beside" in place) return barShares(figure, place)
  return "rows" in place ? gridShares(figure, place) : place
}

function gridShares({ subplotpars }: Figure, place: Extract<Axes["place"], { rows: number }>): Shares {
  const { left, right, bottom, top, wspace, hspace } = subplotpars
  const { rows, columns, row, column } = place
  const cellWidth = (right - left) / (columns + wspace * (columns - 1))
  const cellHeight = (top - bottom) / (rows + hspace * (rows - 1))
  const at = (c: number) => left + c * cellWidth * (1 + wspace)
  const down = (r: number) => top - r * cellHeight * (1 + hspace)
  return {
    left: at(column[0]),
    bottom: down(row[1]) - cellHeight,
    width: at(column[1]) - at(column[0]) + cellWidth,
    height: down(row[0]) - down(row[1]) + cellHeight,
  }
}

function barShares(figure: Figure, place: Extract<Axes["place"], { beside: readonly Axes[] }>): Shares {
  const { beside, fraction, shrink, isLevel } = place
  const group = unionOf(beside.map((each) => wholeShares(figure, each)))
  const { left, bottom, width, height } = group
  return isLevel
    ? { left: left + ((1 - shrink) / 2) * width, bottom, width: shrink * width, height: fraction * height }
    : {
        left: left + (1 - fraction) * width,
        bottom: bottom + ((1 - shrink) / 2) * height,
        width: fraction * width,
        height: shrink * height,
      }
}

function unionOf(rectangles: readonly Shares[]): Shares {
  const left = Math.min(...rectangles.map((each) => each.left))
  const bottom = Math.min(...rectangles.map((each) => each.bottom))
  const right = Math.max(...rectangles.map((each) => each.left + each.width))
  const top = Math.max(...rectangles.map((each) => each.bottom + each.height))
  return { left, bottom, width: right - left, height: top - bottom }
}

/** The pixels of an axes' box and the limits it shows. */
export function viewOf(figure: Figure, axes: Axes): View {
  const box = toPixels(figure, sharesOf(figure, axes.twinOf ?? axes))
  const limits = viewLimits(axes)
  if (axes.boxAspect !== null)
    return { box: fitted(box, axes.boxAspect, axes.boxAspect >= 1 ? "left" : "top"), ...limits }
  if (axes.aspect === "auto") return { box, ...limits }
  const aspect = axes.aspect === "equal" ? 1 : axes.aspect
  if (axes.isAspectOfData) return { box, ...widened(box, axes, limits, aspect) }
  return {
    box: fitted(box, (aspect * spanOf(axes.y.scale, limits.y)) / spanOf(axes.x.scale, limits.x), "middle"),
    ...limits,
  }
}

function spanOf(scale: Axes["x"]["scale"], [from, to]: Limits): number {
  return Math.abs(toAxis(scale, to) - toAxis(scale, from))
}

function toPixels({ width, height, dpi }: Figure, { left, bottom, ...size }: Shares): Box {
  return {
    left: left * width * dpi,
    top: (1 - bottom - size.height) * height * dpi,
    width: size.width * width * dpi,
    height: size.height * height * dpi,
  }
}

/** The largest box of a shape within another. */
function fitted(box: Box, heightOverWidth: number, anchor: "left" | "top" | "middle"): Box {
  const width = Math.min(box.width, box.height / heightOverWidth)
  const height = Math.min(box.height, box.width * heightOverWidth)
  return {
    left: box.left + (anchor === "left" ? 0 : (box.width - width) / 2),
    top: box.top + (anchor === "top" ? 0 : (box.height - height) / 2),
    width,
    height,
  }
}

/** Limits of equal units in a box that keeps its shape: the tighter ones are widened about their middle. */
function widened(
  box: Box,
  axes: Axes,
  { x, y }: { readonly x: Limits; readonly y: Limits },
  aspect: number,
): { x: Limits; y: Limits } {
  const perPixel = {
    x: spanOf(axes.x.scale, x) / box.width,
    y: (aspect * spanOf(axes.y.scale, y)) / box.height,
  }
  const wide = ([from, to]: Limits, factor: number): Limits => {
    const [middle, half] = [(from + to) / 2, ((to - from) / 2) * factor]
    return [middle - half, middle + half]
  }
  return perPixel.x > perPixel.y
    ? { x, y: wide(y, perPixel.x / perPixel.y) }
    : { x: wide(x, perPixel.y / perPixel.x), y }
}

/** How many intervals between ticks there is room for. */
export function tickRoom({ dpi }: Figure, axes: Axes, { width, height }: Box): { x: number; y: number } {
  const points = 72 / dpi
  return {
    x: Math.floor((width * points) / (3 * axes.x.tickSize)),
    y: Math.floor((height * points) / (2 * axes.y.tickSize)),
  }
}
