import { withDtype } from "../../copy.ts"
import { toArray } from "../../creation.ts"
import { float64, int64 } from "../../dtype.ts"
import type { ArrayInput } from "../../input.ts"
import { fromData, type NDArray } from "../../ndarray.ts"
import { named } from "../../options.ts"
import { cumsum } from "../../reduce/along.ts"
import { sum } from "../../reduce/reduce.ts"
import type { ScalarTypes } from "../../scalar.ts"
import { concatenate } from "../../shape/join.ts"
import { part } from "../../shape/part.ts"
import { argsort, searchsorted, sort } from "../../sorting/index.ts"
import { tuple } from "../../tuple.ts"
import { untyped } from "../../typed.ts"
import { add } from "../../ufunc/arithmetic.ts"
import { greater_equal, less_equal, logical_and } from "../../ufunc/comparison.ts"
import { differences } from "../diff.ts"
import { filled, folded, kept, over } from "../strict.ts"
import { countEqual } from "./count.ts"
import {
  checkCount,
  checkRising,
  distance,
  type Ends,
  elementsAndWeights,
  endsOf,
  equalBins,
} from "./edges.ts"
import { type BinEstimator, estimators } from "./estimators.ts"

/** A number of equal bins, the name of an estimator, or the edges themselves. */
export type Bins = number | BinEstimator | ArrayInput

/** The keyword arguments of {@link histogram}. */
export interface HistogramOptions {
  readonly bins?: Bins
  readonly range?: readonly [number, number] | null
  /** Whether to give the density, whose integral is 1. */
  readonly density?: boolean | null
  readonly weights?: ArrayInput | null
}

interface Binning {
  readonly edges: NDArray
  /** The ends of equal bins; null for edges that are given. */
  readonly ends: Ends | null
}

function binning(a: NDArray, bins: unknown, range: unknown, weights: NDArray | null): Binning {
  const plain = untyped(bins)
  if (typeof plain === "string") return estimated(a, plain, range, weights)
  const edges = typeof plain === "number" || typeof plain === "boolean" ? null : toArray(plain)
  if (edges !== null && edges.dims.length > 1) throw new RangeError("`bins` must be 1d, when an array")
  if (edges?.dims.length === 1) {
    checkRising(edges, "`bins` must increase monotonically, when an array")
    return { edges, ends: null }
  }
  const n = checkCount("`bins`", plain, "must be an integer, a string, or an array")
  const ends = endsOf(a, range)
  return { edges: equalBins(a, ends, n), ends }
}

/** As many equal bins as an estimator's width asks for. */
function estimated(a: NDArray, name: string, range: unknown, weights: NDArray | null): Binning {
  if (!Object.hasOwn(estimators, name))
    throw new RangeError(`'${name}' is not a valid estimator for \`bins\``)
  if (weights !== null)
    throw new TypeError("Automated estimation of the number of bins is not supported for weighted data")
  const ends = endsOf(a, range)
  const inside = kept(logical_and, kept(greater_equal, a, ends[0]), kept(less_equal, a, ends[1]))
  const x = range === null || range === undefined ? a : (a.at(inside) as NDArray)
  const width = x.size === 0 ? filled(float64, [], 0) : estimators[name as BinEstimator](x, ends)
  const n = Number(width) === 0 ? 1 : binsOfWidth(x, width, ends)
  return { edges: equalBins(a, ends, n), ends }
}

function binsOfWidth(x: NDArray, width: NDArray, ends: Ends): number {
  const whole = x.dtype.kind !== "f" && Number(width) < 1
  const n = Math.ceil(Number(over(distance(ends[1], ends[0]), whole ? 1 : width)))
  if (Number.isNaN(n)) throw new RangeError("cannot convert float NaN to integer")
  return n
}

/**
 * `np.histogram_bin_edges(a, bins=10, range=None, weights=None)`: the edges of the bins of
 * {@link histogram}.
 */
export function histogram_bin_edges(
  a: ArrayInput,
  ...rest: (Bins | readonly [number, number] | null | HistogramOptions)[]
): NDArray<ScalarTypes["float64"], 1> {
  const { bins = 10, range, weights } = named("histogram_bin_edges", ["bins", "range", "weights"], rest)
  const [x, weighed] = elementsAndWeights(a, weights)
  return binning(x, bins, range, weighed).edges as never
}

/**
 * `np.histogram(a, bins=10, range=None, density=None, weights=None)`: how many elements lie in each bin,
 * or the sum of their weights, and the edges; the last bin holds its right edge too.
 *
 * @param a - elements, of any shape
 * @returns counts, shape [n] (int64, or the dtype of the weights; with density floating), edges, shape [n + 1]
 * @throws RangeError for bins that fall, no bins, weights of another shape or ends that are not finite.
 */
export function histogram(
  a: ArrayInput,
  ...rest: (Bins | readonly [number, number] | boolean | null | HistogramOptions)[]
): [hist: NDArray<number, 1>, bin_edges: NDArray<ScalarTypes["float64"], 1>] {
  const given = named("histogram", ["bins", "range", "density", "weights"], rest)
  const [x, weights] = elementsAndWeights(a, given.weights)
  const { edges, ends } = binning(x, given.bins ?? 10, given.range, weights)
  const counts = ends === null ? countSorted(x, edges, weights) : equalCounts(x, edges, ends, weights)
  if (given.density !== true) return tuple(counts, edges) as never
  const widths = withDtype(differences(edges, 1, 0), float64)
  return tuple(over(over(counts, widths), folded(sum, counts, null)), edges) as never
}

function equalCounts(x: NDArray, edges: NDArray, ends: Ends, weights: NDArray | null): NDArray {
  const counts = fromData(countEqual(x, edges, ends, weights), float64) as NDArray
  return withDtype(counts, weights?.dtype ?? int64)
}

/** Counts between any edges, as differences of running sums over the sorted elements. */
function countSorted(a: NDArray, edges: NDArray, weights: NDArray | null): NDArray {
  if (weights === null) return differences(placesOf(sort(a) as NDArray, edges), 1, 0)
  const order = argsort(a) as NDArray
  const sums = cumsum(weights.at(order) as NDArray) as NDArray
  const running = concatenate([filled(weights.dtype, [1], 0), sums]) as NDArray
  const places = running.at(placesOf(a.at(order) as NDArray, edges)) as NDArray
  const total = filled(weights.dtype, edges.dims, 0)
  return differences(kept(add, total, places, { out: total }), 1, 0)
}

/** How many elements lie below each edge; for the last edge, up to it. */
function placesOf(sorted: NDArray, edges: NDArray): NDArray {
  const last = Math.max(0, edges.size - 1)
  const below = searchsorted(sorted, part(edges, 0, 0, last), "left")
  return concatenate([below, searchsorted(sorted, part(edges, 0, last, edges.size), "right")]) as NDArray
}
