import { sameShape, shapeText } from "../broadcast.ts"

/**
 * The shape that arguments have together, with the words of NumPy's multi-iterators.
 *
 * @throws RangeError when two lengths differ and neither is 1
 */
export function broadcastArguments(shapes: readonly (readonly number[])[]): number[] {
  const rank = Math.max(0, ...shapes.map((dims) => dims.length))
  return Array.from({ length: rank }, (_, axis) => lengthAlong(shapes, axis - rank))
}

/** The common length of an axis counted from the end. */
function lengthAlong(shapes: readonly (readonly number[])[], axis: number): number {
  let length = 1
  let owner = 0
  shapes.forEach((dims, k) => {
    const own = dims.at(axis) ?? 1
    if (-axis > dims.length || own === 1 || own === length) return
    if (length !== 1) throw mismatch(owner, k, shapes)
    length = own
    owner = k
  })
  return length
}

function mismatch(a: number, b: number, shapes: readonly (readonly number[])[]): RangeError {
  const text = (k: number) => `arg ${k} with shape ${shapeText(shapes[k] as readonly number[])}`
  return new RangeError(
    `shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between ${text(a)} and ${text(b)}.`,
  )
}

/**
 * The shape of draws: that of the parameters together, or the `size` they must stretch to.
 *
 * @throws RangeError when they do not
 */
export function shapeOfDraws(
  size: readonly number[] | null,
  shapes: readonly (readonly number[])[],
): readonly number[] {
  if (size === null) return broadcastArguments(shapes)
  const together = broadcastArguments([size, ...shapes])
  if (sameShape(together, size)) return size
  throw new RangeError(
    `Output size ${shapeText(size)} is not compatible with broadcast dimensions of inputs ${shapeText(together)}.`,
  )
}
