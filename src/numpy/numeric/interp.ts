import { allocate, copyAs } from "../copy.ts"
import { toArray } from "../creation.ts"
import { float64 } from "../dtype.ts"
import type { ArrayInput, ArrayOrScalar, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { take } from "../picking/take.ts"
import type { ScalarTypes } from "../scalar.ts"
import { checkVector } from "../shape/axis.ts"
import { concatenate } from "../shape/join.ts"
import { part } from "../shape/part.ts"
import { argsort } from "../sorting/index.ts"
import { untyped } from "../typed.ts"
import { delivered, float, minus, modulo, plus } from "./strict.ts"

/** The keyword arguments of {@link interp}. */
export interface InterpOptions {
  /** The value below the first point, `fp[0]` by default. */
  readonly left?: number | null
  /** The value above the last point, `fp[-1]` by default. */
  readonly right?: number | null
  /** The period of the points; `left` and `right` are then without meaning. */
  readonly period?: number | null
}

/**
 * `np.interp(x, xp, fp, left=None, right=None, period=None)`: linear interpolation between points.
 *
 * @param x - where to evaluate
 * @param xp - points, rising unless there is a period, shape [n]
 * @param fp - values at the points, shape [n]
 * @returns values in the shape of `x`
 * @throws RangeError for points that are no vectors of one length, or none, and for a period of 0.
 */
export function interp<const A extends ArrayInput>(
  x: A,
  xp: ArrayInput,
  fp: ArrayInput,
  ...rest: (number | null | InterpOptions)[]
): ArrayOrScalar<ScalarTypes["float64"], RankOf<A>> {
  const { left = null, right = null, period = null } = named("interp", ["left", "right", "period"], rest)
  const at = toArray(x, float64)
  const points = { x: toArray(xp, float64), y: toArray(fp, float64) }
  if (period !== null) return periodic(at, points, Number(untyped(period))) as never
  return delivered(interpolated(at, points, maybeNumber(left), maybeNumber(right))) as never
}

function maybeNumber(value: unknown): number | null {
  const plain = untyped(value)
  if (plain === null) return null
  if (typeof plain !== "number" && typeof plain !== "boolean")
    throw new TypeError(`must be real number, not ${typeof plain}`)
  return Number(plain)
}

interface Points {
  readonly x: NDArray
  readonly y: NDArray
}

/** The points of one period in order, the last one before the first and the first one after the last. */
function periodic(at: NDArray, { x, y }: Points, given: number): unknown {
  if (given === 0) throw new RangeError("period must be a non-zero value")
  if (x.dims.length !== 1 || y.dims.length !== 1) throw new RangeError("Data points must be 1-D sequences")
  if (x.size !== y.size) throw new RangeError("fp and xp are not of the same length")
  const period = float(Math.abs(given))
  const wrapped = modulo(x, period)
  const order = argsort(wrapped) as NDArray
  const [px, py] = [take(wrapped, order) as NDArray, take(y, order) as NDArray]
  const last = (v: NDArray) => part(v, 0, Math.max(0, v.size - 1), v.size)
  const first = (v: NDArray) => part(v, 0, 0, Math.min(1, v.size))
  const around: Points = {
    x: concatenate([minus(last(px), period), px, plus(first(px), period)]) as NDArray,
    y: concatenate([last(py), py, first(py)]) as NDArray,
  }
  return delivered(interpolated(modulo(at, period), around, null, null))
}

function interpolated(at: NDArray, points: Points, left: number | null, right: number | null): NDArray {
  checkVector(points.x)
  checkVector(points.y)
  if (points.x.size === 0) throw new RangeError("array of sample points is empty")
  if (points.x.size !== points.y.size) throw new RangeError("fp and xp are not of the same length.")
  const [xp, fp] = [points.x, points.y].map((each) => copyAs(each, float64).data as Float64Array)
  const values = copyAs(at, float64).data
  const result = allocate(float64, at.dims)
  const below = left ?? fp![0]!
  const above = right ?? fp!.at(-1)!
  for (let k = 0; k < result.size; k++) result.data[k] = valueAt(values[k]!, xp!, fp!, below, above)
  return result
}

/** The value between two points; NaN of infinities is put right from the other end of the piece. */
function valueAt(x: number, xp: Float64Array, fp: Float64Array, below: number, above: number): number {
  const last = xp.length - 1
  if (x > xp[last]!) return above
  if (x < xp[0]!) return below
  if (Number.isNaN(x)) return last === 0 ? fp[0]! : x
  const j = last === 0 ? 0 : placeOf(x, xp)
  if (j === last || xp[j] === x) return fp[j]!
  const slope = (fp[j + 1]! - fp[j]!) / (xp[j + 1]! - xp[j]!)
  const value = slope * (x - xp[j]!) + fp[j]!
  if (!Number.isNaN(value)) return value
  const other = slope * (x - xp[j + 1]!) + fp[j + 1]!
  return Number.isNaN(other) && fp[j] === fp[j + 1] ? fp[j]! : other
}

/** The last point that is not above x. */
function placeOf(x: number, xp: Float64Array): number {
  let [low, high] = [0, xp.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (xp[middle]! <= x) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}
