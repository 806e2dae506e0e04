import { untyped } from "../typed.ts"

/** A whole axis number of an array of that rank. @throws RangeError in the words of NumPy's AxisError. */
export function checkAxis(axis: unknown, rank: number): number {
  const plain = untyped(axis)
  if (typeof plain !== "number" || !Number.isInteger(plain)) {
    throw new TypeError(`axis must be a whole number, got ${String(plain)}`)
  }
  if (plain >= rank || plain < -rank) {
    throw new RangeError(`axis ${plain} is out of bounds for array of dimension ${rank}`)
  }
  return plain < 0 ? plain + rank : plain
}

/** NumPy lets a reduction of a scalar name the axis 0 that it does not have. */
export function checkReducedAxes(axis: unknown, rank: number): number[] {
  if (rank > 0 || axis === null || axis === undefined || Array.isArray(axis)) return checkAxes(axis, rank)
  checkAxis(axis, 1)
  return []
}

/** The axes that an argument names, in rising order; all for null. @throws RangeError for one named twice. */
export function checkAxes(axis: unknown, rank: number, repeated = "duplicate value in 'axis'"): number[] {
  if (axis === null || axis === undefined) return Array.from({ length: rank }, (_, i) => i)
  if (!Array.isArray(axis)) return [checkAxis(axis, rank)]
  const axes = axis.map((each) => checkAxis(each, rank))
  if (new Set(axes).size < axes.length) throw new RangeError(repeated)
  return axes.sort((a, b) => a - b)
}
