import { allocate, assign } from "../../copy.ts"
import { toArray } from "../../creation.ts"
import type { ArrayInput } from "../../input.ts"
import type { NDArray } from "../../ndarray.ts"
import { named } from "../../options.ts"
import { any } from "../../reduce/reduce.ts"
import { pick } from "../../shape/part.ts"
import { isnan, logical_not } from "../../ufunc/comparison.ts"
import { warn } from "../../warn.ts"
import { defineMedian, MEDIAN_NAMES, type Median, medianOfRows } from "../quantile/median.ts"
import { placesOf } from "../quantile/methods.ts"
import {
  defineQuantile,
  presented,
  type Quantile,
  type QuantileRequest,
  quantilesOfRows,
} from "../quantile/quantile.ts"
import { intoOut, rowsAlong } from "../quantile/rows.ts"
import { weightedQuantiles } from "../quantile/weighted.ts"
import { delivered, filled, kept } from "../strict.ts"
import { nanmean } from "./moments.ts"

/** The elements of a vector that are no NaN, and the same ones of a second vector. */
function withoutNaN(x: NDArray, second: NDArray | null): [NDArray, NDArray | null] {
  if (x.dtype.kind !== "f") return [x, second]
  const present = kept(logical_not, kept(isnan, x))
  if (!any(present)) warn("RuntimeWarning", "All-NaN slice encountered")
  return [x.at(present) as NDArray, second === null ? null : (second.at(present) as NDArray)]
}

/** Each row of the last axis, of all rows in order. */
function rowsOf(x: NDArray): NDArray[] {
  const n = x.dims.at(-1)!
  const rows = x.reshape([n === 0 ? 0 : x.size / n, n]) as NDArray
  return Array.from({ length: rows.dims[0]! }, (_, k) => pick(rows, 0, k))
}

function nanMedianOfRows(x: NDArray, out: NDArray | null): NDArray {
  if (x.dtype.kind !== "f" || x.size === 0) return medianOfRows(x, out)
  const result = allocate(x.dtype, x.dims.slice(0, -1))
  const flat = result.reshape([-1]) as NDArray
  rowsOf(x).forEach((row, k) => {
    const [present] = withoutNaN(row, null)
    const value = present.size === 0 ? filled(x.dtype, [], Number.NaN) : medianOfRows(present, null)
    assign(pick(flat, 0, k), value)
  })
  return intoOut(result, out)
}

const medianOfNumbers = defineMedian("nanmedian", nanMedianOfRows)

/**
 * `np.nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False)`: the median of all but NaN,
 * NaN where there is nothing else.
 */
export const nanmedian = ((a: ArrayInput, ...rest: unknown[]) => {
  const x = toArray(a)
  if (x.size > 0) return (medianOfNumbers as (...all: unknown[]) => unknown)(x, ...rest)
  const { axis = null, out = null, keepdims } = named("nanmedian", MEDIAN_NAMES, rest)
  return (nanmean as (...all: unknown[]) => unknown)(x, { axis, out, keepdims })
}) as Median

function nanQuantiles(x: NDArray, request: QuantileRequest): unknown {
  const { q, axis, keepdims, weights, out } = request
  if (x.size === 0) return (nanmean as (...all: unknown[]) => unknown)(x, { axis, out, keepdims })
  if (q.dims.length > 2) throw new RangeError("q must be a scalar or 1d")
  const rows = rowsAlong(x, axis, keepdims)
  const weighed = weights === null ? [] : rowsOf(rowsAlong(weights, axis, false).x)
  const found = rowsOf(rows.x).map((row, k) => quantilesOfOne(row, weighed[k] ?? null, request))
  const dtype = found[0]!.dtype
  const result = allocate(dtype, [q.size, found.length])
  found.forEach((each, k) => {
    assign(pick(result, 1, k), each.reshape([-1]) as NDArray)
  })
  const shaped = result.reshape([...q.dims, ...rows.dims]) as NDArray
  return out === null ? presented(shaped, request) : delivered(shaped, out)
}

function quantilesOfOne(row: NDArray, weights: NDArray | null, request: QuantileRequest): NDArray {
  const [present, weighed] = withoutNaN(row, weights)
  const { q, method } = request
  if (present.size === 0) {
    placesOf(method, 1, q)
    return filled(row.dtype, q.dims, Number.NaN)
  }
  return weighed === null ? quantilesOfRows(present, request, null) : weightedQuantiles(present, weighed, q)
}

/**
 * `np.nanquantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False,
 * weights=None)`: the quantiles of all but NaN, NaN where there is nothing else.
 */
export const nanquantile: Quantile = defineQuantile("nanquantile", 1, nanQuantiles)

/** `np.nanpercentile(a, q, ...)`: {@link nanquantile} of q / 100. */
export const nanpercentile: Quantile = defineQuantile("nanpercentile", 100, nanQuantiles)
