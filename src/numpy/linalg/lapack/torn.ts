import type { Vector } from "../../products/views.ts"

/** Up to so many rows LAPACK goes without dividing. */
export const SMALL = 25

/** A vector of the halves' basis, over all rows, and its parts of D and z where a matrix is torn. */
export interface Part {
  vector: Float64Array
  d: number
  z: number
}

/**
 * The parts that take part, D upwards; of two with nearly one d the first is turned away from z. The others are
 * singular or eigenvectors as they are.
 *
 * @param isSmall - whether what couples two parts, or a part to the rest, is negligible
 */
export function findKept(
  parts: readonly Part[],
  isSmall: (coupling: number) => boolean,
  isNear: (first: Part, second: Part) => boolean,
): Part[] {
  const kept: Part[] = []
  let before: Part | null = null
  for (const part of parts) {
    if (isSmall(Math.abs(part.z))) continue
    if (before !== null) {
      if (isNear(before, part)) turnAway(before, part)
      else kept.push(before)
    }
    before = part
  }
  return before === null ? kept : [...kept, before]
}

/** Turns two vectors so that z lies along the second. */
function turnAway(first: Part, second: Part): void {
  const size = Math.hypot(first.z, second.z)
  const [c, s] = [second.z / size, -first.z / size]
  const [x, y] = [first.vector, second.vector]
  first.vector = x.map((value, k) => c * value + s * y[k]!)
  second.vector = y.map((value, k) => c * value - s * x[k]!)
  const d = first.d * c * c + second.d * s * s
  second.d = first.d * s * s + second.d * c * c
  first.d = d
  first.z = 0
  second.z = size
}

/**
 * Tells, for each vector from the least value up, whether it must be turned round: to have the sign of
 * `(D - lambda)^-1 z`, whose lambdas lie between the elements of D; a part that is left out keeps its own.
 */
export function findTurned(
  parts: readonly Part[],
  kept: readonly Part[],
  vectors: readonly Vector[],
): boolean[] {
  let rank = 0
  return vectors.map((vector) => {
    const { part, along } = nearest(parts, vector)
    const place = kept.indexOf(part)
    const wanted = place < 0 || kept.length === 1 ? 1 : Math.sign(part.z) * (place <= rank ? -1 : 1)
    if (place >= 0) rank++
    return along * wanted < 0
  })
}

/** The part that a vector has most of. */
function nearest(parts: readonly Part[], vector: Vector): { part: Part; along: number } {
  let best = { part: parts[0]!, along: 0 }
  for (const part of parts) {
    const along = dot(part.vector, vector)
    if (Math.abs(along) > Math.abs(best.along)) best = { part, along }
  }
  return best
}

function dot(x: Float64Array, y: Vector): number {
  let sum = 0
  for (let k = 0; k < x.length; k++) sum += x[k]! * y.data[y.offset + k * y.stride]!
  return sum
}

/** A vector of one half, over the rows of both. */
export function placed(vector: Vector, start: number, length: number): Float64Array {
  const result = new Float64Array(length)
  for (let k = 0; k < vector.length; k++) result[start + k] = vector.data[vector.offset + k * vector.stride]!
  return result
}
