import { toArray } from "../creation.ts"
import { NDArray } from "../ndarray.ts"
import { isOptions } from "../options.ts"
import { numbersOf } from "../picking/places.ts"
import { broadcast_to } from "../shape/broadcasting.ts"
import { ravel } from "../shape/reshape.ts"
import { Typed, untyped } from "../typed.ts"

/** What goes before an axis and what after it. */
export type Pair<V> = readonly [before: V, after: V]

/**
 * One value for everything, a pair for every axis, or a row for each axis, as pairs by axis.
 *
 * @throws RangeError when they do not broadcast to one pair for each axis.
 */
export function pairsOf(given: unknown, rank: number): Pair<NDArray | Typed>[] {
  const x = toArray(given)
  const flat = x.dims.length < 3 && (x.size === 1 || (x.size === 2 && x.dims[0] !== 2)) ? ravel(x) : x
  if (flat.dims.length < 2 && (flat.size === 1 || flat.size === 2) && flat.dims.length > 0) {
    const one = (k: number) => flat.at(`${k}:${k + 1}`).reshape([]) as NDArray
    return Array.from({ length: rank }, () => [one(0), one(flat.size - 1)] as const)
  }
  const numbers = numbersOf(broadcast_to(x, [rank, 2]))
  // NumPy makes Python's numbers of them here, which are weak.
  const weak = (value: number) => new Typed(value, x.dtype.kind === "f" ? "float" : "int")
  return Array.from({ length: rank }, (_, k) => [weak(numbers[2 * k]!), weak(numbers[2 * k + 1]!)] as const)
}

/** Pairs of lengths. @throws TypeError for fractions, RangeError for negative ones. */
export function lengthPairs(name: string, given: unknown, rank: number): Pair<number>[] {
  const plain = untyped(given)
  const all = isOptions(plain) ? fromAxes(plain, rank) : plain
  const x = toArray(all)
  if (x.dtype.kind === "f" && x.size > 0) throw new TypeError(`\`${name}\` must be of integral type.`)
  if (numbersOf(x).some((width) => width < 0)) throw new RangeError("index can't contain negative values")
  const lengthOf = (each: NDArray | Typed) => Number(each instanceof NDArray ? each.item() : each.value)
  return pairsOf(x, rank).map(([before, after]) => [lengthOf(before), lengthOf(after)] as const)
}

/** Widths by axis: what is not named is not padded. */
function fromAxes(given: Record<string, unknown>, rank: number): number[][] {
  const rows = Array.from({ length: rank }, () => [0, 0])
  for (const [key, value] of Object.entries(given)) {
    const plain = untyped(value)
    const row = typeof plain === "number" ? [plain, plain] : (plain as number[])
    const axis = Number(key)
    if (!Number.isInteger(axis) || axis >= rank || axis < -rank)
      throw new RangeError(`axis ${key} is out of bounds for array of dimension ${rank}`)
    rows[axis < 0 ? axis + rank : axis] = row
  }
  return rows
}
