import { allocate, withDtype } from "../../copy.ts"
import { toArray } from "../../creation.ts"
import { float64 } from "../../dtype.ts"
import type { ArrayInput } from "../../input.ts"
import { NDArray } from "../../ndarray.ts"
import { named } from "../../options.ts"
import { sum } from "../../reduce/reduce.ts"
import type { ScalarTypes } from "../../scalar.ts"
import { part, pick } from "../../shape/part.ts"
import { atleast_2d, transpose } from "../../shape/reshape.ts"
import { searchsorted } from "../../sorting/index.ts"
import { tuple } from "../../tuple.ts"
import { untyped } from "../../typed.ts"
import { differences } from "../diff.ts"
import { equals, folded, minus, over } from "../strict.ts"
import { checkCount, checkRising, endsOf, evenEdges } from "./edges.ts"

/** The keyword arguments of {@link histogramdd}. */
export interface HistogramddOptions {
  /** A number of bins for all axes, or for each axis a number or edges. */
  readonly bins?: number | ArrayInput | readonly (number | ArrayInput)[]
  readonly range?: readonly (readonly [number, number] | null)[] | null
  readonly density?: boolean | null
  readonly weights?: ArrayInput | null
}

type Histogram = NDArray<ScalarTypes["float64"]>
const NAMES = ["bins", "range", "density", "weights"] as const

/** Points as rows: an array as it is, a list as one vector for each coordinate. */
function pointsOf(sample: unknown): NDArray {
  const plain = untyped(sample)
  if (plain instanceof NDArray && plain.dims.length === 2) return plain
  return transpose(atleast_2d(toArray(plain))) as NDArray
}

/** An argument for each axis. */
function forEach(given: unknown, count: number, message: string): unknown[] {
  const list = listOf(given)
  if (list !== null && list.length !== count) throw new RangeError(message)
  return list ?? new Array(count).fill(given)
}

/** The items of a list or of an array with axes; null for one value. */
export function listOf(given: unknown): unknown[] | null {
  const plain = untyped(given)
  if (Array.isArray(plain)) return plain
  return plain instanceof NDArray && plain.dims.length > 0
    ? Array.from({ length: plain.dims[0]! }, (_, k) => pick(plain, 0, k))
    : null
}

/** The edges of one axis. */
function edgesOf(x: NDArray, bins: unknown, range: unknown, axis: number): NDArray {
  const edges = toArray(bins)
  if (edges.dims.length > 1) throw new RangeError(`\`bins[${axis}]\` must be a scalar or 1d array`)
  if (edges.dims.length === 1) {
    checkRising(edges, `\`bins[${axis}]\` must be monotonically increasing, when an array`)
    return edges
  }
  const n = checkCount(`\`bins[${axis}]\``, bins, "must be an integer, when a scalar")
  return evenEdges(endsOf(x, range), n)
}

/** The bin of each element from 1 on, 0 below and n + 1 above; the last edge belongs to the last bin. */
function binsOf(x: NDArray, edges: NDArray): NDArray {
  const places = toArray(searchsorted(edges, x, "right"))
  return minus(places, equals(x, pick(edges, 0, -1)))
}

/**
 * `np.histogramdd(sample, bins=10, range=None, density=None, weights=None)`: how many points lie in each
 * cell of a grid.
 *
 * @param sample - points, shape [n, d], or a list of d vectors of coordinates
 * @returns counts, shape [bins of each axis], and the edges of each axis
 * @throws RangeError for other lengths, bins that fall or none, ends that are not finite.
 */
export function histogramdd(
  sample: ArrayInput,
  ...rest: (ArrayInput | boolean | null | HistogramddOptions)[]
): [H: Histogram, edges: NDArray<number, 1>[]] {
  const { bins = 10, range = null, density, weights = null } = named("histogramdd", NAMES, rest)
  const points = pointsOf(sample)
  const count = points.dims[1]!
  const all = forEach(bins, count, "The dimension of bins must be equal to the dimension of the sample x.")
  const ranges = forEach(range, count, "range argument must have one entry per dimension")
  const columns = all.map((_, axis) => pick(points, 1, axis))
  const edges = columns.map((x, axis) => edgesOf(x, all[axis], ranges[axis], axis))
  const cells = countCells(columns, edges, weights === null ? null : toArray(weights))
  const counts = core(cells, edges)
  return tuple(density === true ? densityOf(counts, edges) : counts, edges) as never
}

/** Counts of all cells, those beyond the edges too. */
function countCells(
  columns: readonly NDArray[],
  edges: readonly NDArray[],
  weights: NDArray | null,
): NDArray {
  const dims = edges.map((each) => each.size + 1)
  const result = allocate(float64, dims)
  const n = columns[0]?.size ?? 0
  if (weights !== null && weights.size !== n)
    throw new RangeError("The weights and list don't have the same length.")
  const bins = columns.map((x, axis) => withDtype(binsOf(x, edges[axis]!), float64).data)
  const weighed = weights === null ? null : withDtype(weights, float64).copy().data
  for (let k = 0; k < n; k++) {
    let cell = 0
    for (let axis = 0; axis < dims.length; axis++) cell = cell * dims[axis]! + bins[axis]![k]!
    result.data[cell]! += weighed === null ? 1 : weighed[k]!
  }
  return result
}

/** The cells within the edges. */
function core(cells: NDArray, edges: readonly NDArray[]): NDArray {
  const inside = edges.reduce((x, each, axis) => part(x, axis, 1, each.size), cells)
  return inside.copy() as NDArray
}

function densityOf(counts: NDArray, edges: readonly NDArray[]): NDArray {
  const total = folded(sum, counts, null)
  const scaled = edges.reduce((x, each, axis) => {
    const widths = differences(each, 1, 0)
    return over(x, widths.reshape(counts.dims.map((_, k) => (k === axis ? -1 : 1))) as NDArray)
  }, counts)
  return over(scaled, total)
}

/**
 * `np.histogram2d(x, y, bins=10, range=None, density=None, weights=None)`: how many points (x, y) lie in
 * each cell; one vector of edges serves both axes.
 *
 * @returns counts, shape [bins of x, bins of y], and the edges of either axis
 * @throws RangeError when x and y differ in length; else as {@link histogramdd}.
 */
export function histogram2d(
  x: ArrayInput,
  y: ArrayInput,
  ...rest: (ArrayInput | boolean | null | HistogramddOptions)[]
): [H: NDArray<ScalarTypes["float64"], 2>, xedges: NDArray<number, 1>, yedges: NDArray<number, 1>] {
  const { bins = 10, ...options } = named("histogram2d", NAMES, rest)
  const [first, second] = [toArray(x), toArray(y)]
  if (first.dims[0] !== second.dims[0]) throw new RangeError("x and y must have the same length.")
  const list = listOf(bins)
  const shared = list !== null && list.length > 2
  const both = shared ? [toArray(bins), toArray(bins)] : bins
  const [counts, edges] = histogramdd([first, second], { ...options, bins: both } as HistogramddOptions)
  return tuple(counts, edges[0]!, edges[1]!) as never
}
