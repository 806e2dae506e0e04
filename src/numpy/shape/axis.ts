import { untyped } from "../typed.ts"

/**
 * A whole axis number of an array of that rank.
 *
 * @param argument - the argument's name, where NumPy tells it
 * @throws RangeError in the words of NumPy's AxisError.
 */
export function checkAxis(axis: unknown, rank: number, argument?: string): number {
  const plain = untyped(axis)
  if (typeof plain !== "number" || !Number.isInteger(plain)) {
    const keyword = typeof plain === "string" ? /^\s*(\w+)\s*=\s*(.+)$/.exec(plain) : null
    const hint = keyword === null ? "" : ` (a keyword is written { ${keyword[1]}: ${keyword[2]} })`
    throw new TypeError(`axis must be a whole number, got ${String(plain)}${hint}`)
  }
  if (plain >= rank || plain < -rank) {
    const told = argument === undefined ? "" : `${argument}: `
    throw new RangeError(`${told}axis ${plain} is out of bounds for array of dimension ${rank}`)
  }
  return plain < 0 ? plain + rank : plain
}

/** NumPy lets a reduction of a scalar name the axis 0 that it does not have. */
export function checkReducedAxes(axis: unknown, rank: number): number[] {
  if (rank > 0 || axis === null || axis === undefined || Array.isArray(axis)) return checkAxes(axis, rank)
  checkAxis(axis, 1)
  return []
}

/** The axes that an argument names, as it orders them; all for null. @throws RangeError for one named twice. */
export function axesOf(axis: unknown, rank: number, repeated = "duplicate value in 'axis'"): number[] {
  if (axis === null || axis === undefined) return Array.from({ length: rank }, (_, i) => i)
  const axes = [axis].flat().map((each) => checkAxis(each, rank))
  if (new Set(axes).size < axes.length) throw new RangeError(repeated)
  return axes
}

/** The axes that an argument names, in rising order. */
export function checkAxes(axis: unknown, rank: number, repeated?: string): number[] {
  return axesOf(axis, rank, repeated).sort((a, b) => a - b)
}

/** A shape with length 1 along some axes, as reductions leave it with `keepdims`. */
export function onesAlong(dims: readonly number[], axes: readonly number[]): number[] {
  return dims.map((length, axis) => (axes.includes(axis) ? 1 : length))
}

/** @throws RangeError, in NumPy's words, for what is no vector. */
export function checkVector({ dims }: { readonly dims: readonly number[] }): void {
  if (dims.length === 0) throw new RangeError("object of too small depth for desired array")
  if (dims.length > 1) throw new RangeError("object too deep for desired array")
}
