/** An array made longer along one axis, mode by mode. */
import { allocate, assign, copyAs } from "../copy.ts"
import { getItem } from "../index/index.ts"
import type { NDArray } from "../ndarray.ts"
import { median } from "../numeric/quantile/median.ts"
import { minus, times } from "../numeric/strict.ts"
import { max, min } from "../reduce/reduce.ts"
import { mean } from "../reduce/statistics.ts"
import { round } from "../rounding.ts"
import { part } from "../shape/part.ts"
import { takeAlong } from "../shape/takeAlong.ts"
import { linspace } from "../spaced.ts"
import { Typed } from "../typed.ts"
import type { Pair } from "./pairs.ts"

/** A new array with room before and after an axis. */
export function roomFor(x: NDArray, axis: number, [before, after]: Pair<number>): NDArray {
  const length = x.dims[axis]!
  const result = allocate(x.dtype, x.dims.with(axis, before + length + after)) as NDArray
  assign(part(result, axis, before, before + length), x)
  return result
}

/** The parts of a padded array before and after the original one. */
function margins(padded: NDArray, axis: number, [before, after]: Pair<number>): Pair<NDArray> {
  const length = padded.dims[axis]!
  return [part(padded, axis, 0, before), part(padded, axis, length - after, length)]
}

/** "constant": the same value everywhere on a side. */
export function extendByValues(
  x: NDArray,
  axis: number,
  width: Pair<number>,
  values: Pair<NDArray | Typed>,
): NDArray {
  const padded = roomFor(x, axis, width)
  margins(padded, axis, width).forEach((margin, k) => {
    if (margin.size > 0) margin.fill(values[k]!)
  })
  return padded
}

/** "linear_ramp": evenly from an end value to the edge. */
export function extendByRamps(
  x: NDArray,
  axis: number,
  width: Pair<number>,
  ends: Pair<NDArray | Typed>,
): NDArray {
  const padded = roomFor(x, axis, width)
  const [left, right] = margins(padded, axis, width)
  const ramp = (edge: number, end: NDArray | Typed, num: number) => {
    const stop = getItem(x, [...new Array<string>(axis).fill(":"), edge, "..."]) as NDArray
    return linspace(end as NDArray, stop, { num, endpoint: false, dtype: x.dtype, axis }) as NDArray
  }
  if (left.size > 0) assign(left, ramp(0, ends[0], width[0]))
  if (right.size > 0) {
    const rising = ramp(-1, ends[1], width[1])
    assign(right, getItem(rising, [...new Array<string>(axis).fill(":"), "::-1"]) as NDArray)
  }
  return padded
}

/** How the modes that repeat elements find them: from a place outside to one inside. */
export type Repetition = "edge" | "wrap" | "reflect" | "symmetric"

/** The place in an axis of that length that stands for one outside it. */
function placeFor(repetition: Repetition, at: number, length: number): number {
  if (repetition === "edge" || length === 1) return Math.min(length - 1, Math.max(0, at))
  const modulo = (k: number, n: number) => ((k % n) + n) % n
  if (repetition === "wrap") return modulo(at, length)
  const edge = repetition === "reflect" ? 1 : 0
  const inPeriod = modulo(at, 2 * (length - edge))
  return inPeriod < length ? inPeriod : 2 * length - 1 - edge - inPeriod
}

/** "edge", "wrap", "reflect" and "symmetric" with even reflection: elements come again. */
export function extendByRepeating(
  x: NDArray,
  axis: number,
  [before, after]: Pair<number>,
  repetition: Repetition,
): NDArray {
  const length = x.dims[axis]!
  const places = Array.from({ length: before + length + after }, (_, k) =>
    placeFor(repetition, k - before, length),
  )
  return takeAlong(x, places, axis)
}

/**
 * "reflect" and "symmetric" with odd reflection: twice the edge less the reflected elements. A margin wider than
 * the array is filled stretch by stretch, each reflected at the edge of what is there by then; the stretches are
 * whole periods of the original, so that both sides agree.
 */
export function extendByOddReflection(
  x: NDArray,
  axis: number,
  width: Pair<number>,
  withEdge: boolean,
): NDArray {
  const padded = roomFor(x, axis, width)
  const total = padded.dims[axis]!
  const period = x.dims[axis]! - (withEdge ? 0 : 1)
  let [before, after] = width
  while (before > 0 || after > 0) {
    const filled = total - before - after - (withEdge ? 0 : 1)
    const stretch = Math.floor(filled / period) * period
    const left = Math.min(stretch, before)
    const skip = withEdge ? 0 : 1
    if (left > 0) {
      const from = before + skip
      reflectOddly(padded, axis, before, [from, from + left], [before - left, before])
      before -= left
    }
    const right = Math.min(stretch, after)
    if (right > 0) {
      const end = total - after - skip
      const edge = total - after - 1
      reflectOddly(padded, axis, edge, [end - right, end], [total - after, total - after + right])
      after -= right
    }
  }
  return padded
}

function reflectOddly(
  padded: NDArray,
  axis: number,
  edge: number,
  from: Pair<number>,
  to: Pair<number>,
): void {
  const along = [...new Array<string>(axis).fill(":"), "::-1"]
  const reflected = getItem(part(padded, axis, ...from), along) as NDArray
  const twice = times(new Typed(2, "int"), part(padded, axis, edge, edge + 1))
  assign(part(padded, axis, ...to), minus(twice, reflected))
}

/** The modes that pad with a number that sums up the elements near the edge. */
export const statistics = { maximum: max, minimum: min, mean, median } as const
export type Statistic = keyof typeof statistics

/** "maximum", "minimum", "mean", "median" of as many elements at each end, null for all. */
export function extendByStatistic(
  x: NDArray,
  axis: number,
  width: Pair<number>,
  statistic: Statistic,
  lengths: Pair<number> | null,
): NDArray {
  const padded = roomFor(x, axis, width)
  const most = x.dims[axis]!
  const [first, last] = (lengths ?? [most, most]).map((length) => Math.min(length, most)) as [number, number]
  if ((first === 0 || last === 0) && (statistic === "maximum" || statistic === "minimum"))
    throw new RangeError("stat_length of 0 yields no value for padding")
  const [left, right] = margins(padded, axis, width)
  assign(left, summedUp(part(x, axis, 0, first), axis, statistic))
  assign(right, summedUp(part(x, axis, most - last, most), axis, statistic))
  return padded
}

function summedUp(x: NDArray, axis: number, statistic: Statistic): NDArray {
  const call = statistics[statistic] as (x: NDArray, options: object) => NDArray
  const value = call(x, { axis, keepdims: true })
  return x.dtype.kind === "i" || x.dtype.kind === "u" ? (round(value) as NDArray) : copyAs(value, value.dtype)
}
