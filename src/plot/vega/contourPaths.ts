/** The lines and areas of contours, in the axes' numbers. */
import { contours as createContours } from "d3-contour"
import type { QuadContourSet } from "../artists.ts"
import { maybeExtent } from "../numbers.ts"
import type { Point } from "./clip.ts"

type Ring = readonly Point[]

/** What is filled with one colour. */
export interface Band {
  /** A height within the band, which has its colour. */
  readonly height: number
  readonly rings: readonly Ring[]
}

/**
 * The areas between levels, from below: each is a region less the one above it, whose rings turn the other
 * way. Opaque ones, all but the last, need not leave out what the next one covers.
 */
export function bandsOf(set: QuadContourSet): Band[] {
  const { levels, extend, table } = set
  const [least, greatest] = maybeExtent(table.values) ?? [0, 0]
  const overlaps = (set.alpha ?? 1) === 1
  const edges = [
    ...(extend === "min" || extend === "both" ? [Number.NEGATIVE_INFINITY] : []),
    ...levels,
    ...(extend === "max" || extend === "both" ? [Number.POSITIVE_INFINITY] : []),
  ]
  return edges.slice(0, -1).flatMap((low, i): Band[] => {
    const high = edges[i + 1]!
    if (greatest < low || least > high) return []
    const inside = regionAbove(set, i === 0 ? low : justAbove(low))
    const isCovered = overlaps && i < edges.length - 2
    const outside = isCovered || high >= greatest ? [] : regionAbove(set, justAbove(high))
    const height = !Number.isFinite(low) ? high : !Number.isFinite(high) ? low : (low + high) / 2
    return [{ height, rings: [...inside, ...outside.map((ring) => ring.toReversed())] }]
  })
}

/** A height that belongs to the band below it. */
function justAbove(level: number): number {
  return level + Math.max(Math.abs(level), 1e-300) * 1e-13
}

/** The lines at one height; where a region ends at the grid's border there is none. */
export function linesAt(set: QuadContourSet, level: number): Ring[] {
  const { x, y } = set
  const borders = [x[0]!, x.at(-1)!, y[0]!, y.at(-1)!] as const
  return regionAbove(set, level).flatMap((ring) => splitAtBorder(ring, borders))
}

function splitAtBorder(
  ring: Ring,
  [left, right, bottom, top]: readonly [number, number, number, number],
): Ring[] {
  const isBorder = ([x0, y0]: Point, [x1, y1]: Point) =>
    (x0 === x1 && (x0 === left || x0 === right)) || (y0 === y1 && (y0 === bottom || y0 === top))
  const pieces: Point[][] = []
  let piece: Point[] = []
  ring.forEach((point, i) => {
    if (i > 0 && isBorder(ring[i - 1]!, point)) {
      if (piece.length > 1) pieces.push(piece)
      piece = []
    }
    piece.push(point)
  })
  if (piece.length > 1) pieces.push(piece)
  return pieces
}

/** The region at or above a height: outer rings one way, holes the other. */
function regionAbove({ table, x, y }: QuadContourSet, level: number): Ring[] {
  if (level === Number.NEGATIVE_INFINITY) return [border(x, y)]
  const { rows, columns, values } = table
  const generate = createContours().size([columns, rows]).smooth(true)
  const { coordinates } = generate.contour([...values], level)
  const place = ([column, row]: readonly number[]): Point => [
    interpolate(x, column! - 0.5),
    interpolate(y, row! - 0.5),
  ]
  return coordinates.flatMap((polygon) => polygon.map((ring) => ring.map(place)))
}

function border(x: readonly number[], y: readonly number[]): Ring {
  const [left, right, bottom, top] = [x[0]!, x.at(-1)!, y[0]!, y.at(-1)!]
  return [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
    [left, bottom],
  ]
}

/** The place between a grid's lines; regions end half a square beyond its border, which is cut. */
function interpolate(places: readonly number[], index: number): number {
  const cut = Math.max(0, Math.min(places.length - 1, index))
  const below = Math.min(places.length - 2, Math.floor(cut))
  const share = cut - below
  return share === 0
    ? places[below]!
    : share === 1
      ? places[below + 1]!
      : places[below]! * (1 - share) + places[below + 1]! * share
}
