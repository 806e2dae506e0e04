import { toArray } from "../../creation.ts"
import type { ArrayInput, Axis, ElementOf, RankOf } from "../../input.ts"
import type { NDArray, Reduced } from "../../ndarray.ts"
import { named } from "../../options.ts"
import type { FloatOf } from "../../promote.ts"
import type { ReducedBy } from "../../reduce/reduce.ts"
import { mean } from "../../reduce/statistics.ts"
import { where } from "../../select.ts"
import { part, pick } from "../../shape/part.ts"
import { sort } from "../../sorting/index.ts"
import { isnan } from "../../ufunc/comparison.ts"
import { delivered, folded, kept } from "../strict.ts"
import { checkOutShape, intoOut, rowsAlong } from "./rows.ts"

/** The keyword arguments of the medians. */
export interface MedianOptions {
  readonly axis?: Axis
  readonly out?: NDArray | null
  /** Taken for NumPy's sake: the input is never changed. */
  readonly overwrite_input?: boolean
  readonly keepdims?: boolean
}

/** A median: one number over all axes, otherwise fewer axes. */
export interface Median {
  <const A extends ArrayInput>(a: A, axis?: null): FloatOf<ElementOf<A>>
  <const A extends ArrayInput>(
    a: A,
    axis: number,
    ...rest: (NDArray | boolean | null | MedianOptions)[]
  ): Reduced<FloatOf<ElementOf<A>>, RankOf<A>>
  <const A extends ArrayInput, const O extends MedianOptions>(
    a: A,
    options: O,
  ): ReducedBy<FloatOf<ElementOf<A>>, RankOf<A>, O>
  (a: ArrayInput, axis: Axis, ...rest: (NDArray | boolean | null | MedianOptions)[]): NDArray & number
}

/** The parameters of the medians, in order. */
export const MEDIAN_NAMES = ["axis", "out", "overwrite_input", "keepdims"] as const

/** A median function; `take` gives the median of each row of an array. */
export function defineMedian(name: string, take: (x: NDArray, out: NDArray | null) => NDArray): Median {
  return ((a: ArrayInput, ...rest: unknown[]) => {
    const { axis = null, out = null, keepdims } = named(name, MEDIAN_NAMES, rest)
    const { x, dims } = rowsAlong(toArray(a), axis as Axis, keepdims)
    if (out !== null) checkOutShape(out as NDArray, dims)
    const target = out === null ? null : ((out as NDArray).reshape(x.dims.slice(0, -1)) as NDArray)
    const result = take(x, target)
    const shaped = result.reshape(dims) as NDArray
    return out ?? (keepdims === true ? shaped : delivered(shaped))
  }) as Median
}

/** The median of each row: the mean of the middle one or two elements, NaN where there is one. */
export function medianOfRows(x: NDArray, out: NDArray | null): NDArray {
  const n = x.dims.at(-1)!
  const axis = x.dims.length - 1
  const sorted = sort(x) as NDArray
  const high = Math.floor(n / 2)
  const middle = part(sorted, axis, n % 2 === 1 ? high : Math.max(0, high - 1), Math.min(n, high + 1))
  const result = folded(mean, middle, axis, out === null ? {} : { dtype: sumType(x, out) })
  if (x.dtype.kind !== "f" || x.size === 0) return intoOut(result, out)
  const last = pick(sorted, axis, -1)
  return intoOut(kept(where, kept(isnan, last), last, result), out)
}

/** NumPy sums floats in the dtype of `out`, all else in float64. */
const sumType = (x: NDArray, out: NDArray) => (x.dtype.kind === "f" ? out.dtype : null)

/**
 * `np.median(a, axis=None, out=None, overwrite_input=False, keepdims=False)`: the middle of the sorted
 * elements, the mean of the middle two of an even number; NaN of none or where there is one.
 *
 * @throws RangeError for an axis that is not there or is named twice.
 */
export const median: Median = defineMedian("median", medianOfRows)
