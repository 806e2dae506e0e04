/** A picture of an array carries at most this many numbers (96 KB in base64). */
export const MOST_DRAWN = 9_000
/** Squares along one axis of a picture. */
const MOST_ALONG = 160
/** A single axis is folded into rows, so more of it fits. */
const MOST_OF_ONE_AXIS = 2_048
/** Pictures of the last two axes, side by side. */
const MOST_SLICES = 12

/** For each axis the positions that are drawn; null stands for all. */
export type Picked = readonly (readonly number[] | null)[]

/**
 * Which positions of an array are drawn. A small array is drawn whole; of a large one evenly spaced
 * rows and columns, the first and the last among them, and a few slices along leading axes.
 */
export function pickPositions(shape: readonly number[], most = MOST_DRAWN): Picked {
  if (shape.length === 1) return [pickAxis(shape[0]!, Math.min(MOST_OF_ONE_AXIS, most))]
  const leading = pickLeading(shape.slice(0, -2))
  const slices = leading.reduce((product, length) => product * length, 1)
  const [rows = 1, columns = 1] = shape.slice(-2).map((length) => Math.min(length, MOST_ALONG))
  const [r, c] = fitRectangle(rows, columns, Math.max(1, Math.floor(most / Math.max(1, slices))))
  const counts = [...leading, r, c]
  return shape.map((length, axis) => pickAxis(length, counts[axis]!))
}

/** How many positions of each leading axis: later axes first, until there are enough slices. */
function pickLeading(shape: readonly number[]): readonly number[] {
  let room = MOST_SLICES
  const counts = shape.toReversed().map((length) => {
    const count = Math.min(length, room)
    room = Math.max(1, Math.floor(room / Math.max(1, count)))
    return count
  })
  return counts.toReversed()
}

/** The largest rectangle of at most `most` squares within rows x columns, as near to a square as may be. */
function fitRectangle(rows: number, columns: number, most: number): readonly [number, number] {
  if (rows * columns <= most) return [rows, columns]
  const side = Math.floor(Math.sqrt(most))
  if (rows <= side) return [rows, Math.floor(most / Math.max(1, rows))]
  if (columns <= side) return [Math.floor(most / Math.max(1, columns)), columns]
  return [side, side]
}

/** Evenly spaced positions, or null when all of them are wanted. */
function pickAxis(length: number, count: number): readonly number[] | null {
  if (length <= count) return null
  if (count === 1) return [0]
  return Array.from({ length: count }, (_, i) => Math.round((i * (length - 1)) / (count - 1)))
}
