import type { Axes } from "../axes/axes.ts"
import type { Figure } from "../figure.ts"
import { furnitureOf } from "./furniture.ts"
import { type Box, viewOf } from "./place.ts"

/** How far the words of an axes reach beyond its place, in pixels. */
interface Overhang {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/**
 * Sets a figure's borders so that no axes' words leave it or touch another's.
 * @param pad - the free border, in font sizes
 * Source: matplotlib.figure.Figure.tight_layout
 */
export function tighten(figure: Figure, pad: number): void {
  const inGrid = figure.axes.filter((axes) => "rows" in axes.place)
  if (inGrid.length === 0) return
  const overhangs = inGrid.map((axes) => ({ axes, over: overhangOf(figure, axes) }))
  const free = pad * 10 * (figure.dpi / 72)
  const [width, height] = [figure.width * figure.dpi, figure.height * figure.dpi]
  const at = (test: (place: GridPlace) => boolean, side: keyof Overhang) =>
    Math.max(0, ...overhangs.filter(({ axes }) => test(gridPlace(axes))).map(({ over }) => over[side]))
  const rows = Math.max(...inGrid.map((axes) => gridPlace(axes).rows))
  const columns = Math.max(...inGrid.map((axes) => gridPlace(axes).columns))
  const title = figure.title ? (figure.title.fontsize * 1.3 * figure.dpi) / 72 + 0.02 * height : 0
  const left = (at(({ column }) => column[0] === 0, "left") + free) / width
  const right = 1 - (at((place) => place.column[1] === place.columns - 1, "right") + free) / width
  const top = 1 - (at(({ row }) => row[0] === 0, "top") + free + title) / height
  const bottom = (at((place) => place.row[1] === place.rows - 1, "bottom") + free) / height
  const across =
    free +
    Math.max(
      0,
      ...gaps(
        columns,
        (c) => at(({ column }) => column[1] === c, "right") + at(({ column }) => column[0] === c + 1, "left"),
      ),
    )
  const down =
    free +
    Math.max(
      0,
      ...gaps(
        rows,
        (r) => at(({ row }) => row[1] === r, "bottom") + at(({ row }) => row[0] === r + 1, "top"),
      ),
    )
  const pars = figure.subplotpars
  if (right > left) Object.assign(pars, { left, right })
  if (top > bottom) Object.assign(pars, { top, bottom })
  if (columns > 1) pars.wspace = spaceOf(across / width, pars.right - pars.left, columns)
  if (rows > 1) pars.hspace = spaceOf(down / height, pars.top - pars.bottom, rows)
}

type GridPlace = Extract<Axes["place"], { rows: number }>

function gridPlace(axes: Axes): GridPlace {
  return axes.place as GridPlace
}

function gaps(count: number, gap: (index: number) => number): number[] {
  return Array.from({ length: count - 1 }, (_, i) => gap(i))
}

/** A gap as a share of a cell's length. */
function spaceOf(gap: number, length: number, count: number): number {
  const cell = (length - gap * (count - 1)) / count
  return cell > 0 ? gap / cell : 0.2
}

/** The words of an axes, and of the colour bar beside it, beyond its place. */
function overhangOf(figure: Figure, axes: Axes): Overhang {
  const { box } = viewOf(figure, axes)
  const own = furnitureOf(figure, axes).bounds
  const bars = figure.axes.filter(({ place }) => "beside" in place && place.beside.includes(axes))
  const bounds = [own, ...bars.map((bar) => furnitureOf(figure, bar).bounds)].reduce(union)
  const barBox = bars.map((bar) => viewOf(figure, bar).box).reduce(union, box)
  return {
    left: Math.max(0, box.left - bounds.left),
    right: Math.max(0, bounds.left + bounds.width - (barBox.left + barBox.width)),
    top: Math.max(0, box.top - bounds.top),
    bottom: Math.max(0, bounds.top + bounds.height - (box.top + box.height)),
  }
}

/** The smallest box around two. */
export function union(a: Box, b: Box): Box {
  const left = Math.min(a.left, b.left)
  const top = Math.min(a.top, b.top)
  return {
    left,
    top,
    width: Math.max(a.left + a.width, b.left + b.width) - left,
    height: Math.max(a.top + a.height, b.top + b.height) - top,
  }
}
