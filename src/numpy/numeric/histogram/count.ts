import { withDtype } from "../../copy.ts"
import { float64 } from "../../dtype.ts"
import { readerOf } from "../../memory.ts"
import type { NDArray } from "../../ndarray.ts"
import { untyped } from "../../typed.ts"
import { greater_equal, less_equal, logical_and } from "../../ufunc/comparison.ts"
import { kept, minus, over, times } from "../strict.ts"
import { distance, type Ends } from "./edges.ts"

/** Elements whose weights NumPy sums before it goes on: sums of more round in blocks. */
const BLOCK = 65536

/**
 * How many elements, or the sum of whose weights, lie in each of equal bins: the bin is computed, then put
 * right by the edges beside it.
 */
export function countEqual(
  a: NDArray,
  edges: NDArray,
  ends: Ends,
  weights: NDArray | null = null,
): Float64Array {
  const n = edges.size - 1
  const plain = a.dtype === float64 && edges.dtype === float64 && a.contiguous
  const binAt = plain ? plainBins(a, edges, ends) : anyBins(a, edges, ends)
  const weigh = weights === null ? null : readVector(weights)
  const counts = new Float64Array(n)
  for (let start = 0; start < a.size; start += BLOCK) {
    const block = new Float64Array(n)
    const stop = Math.min(a.size, start + BLOCK)
    for (let k = start; k < stop; k++) {
      const bin = binAt(k)
      if (bin >= 0) block[bin]! += weigh === null ? 1 : weigh(k)
    }
    for (let bin = 0; bin < n; bin++) counts[bin]! += block[bin]!
  }
  return counts
}

/** The bin of the k-th element, -1 beyond the ends. */
type BinAt = (k: number) => number

/** Of float64 everything is computed as numbers. */
function plainBins(a: NDArray, edges: NDArray, ends: Ends): BinAt {
  const [{ data, offset }, n] = [a, edges.size - 1]
  const [first, last] = ends.map((end) => Number(untyped(end))) as [number, number]
  const range = Number(distance(ends[1], ends[0]))
  return (k) => {
    const value = data[offset + k]!
    return value >= first && value <= last ? binOf(value, ((value - first) / range) * n, edges.data, n) : -1
  }
}

/** Of other dtypes each step rounds to what NumPy promotes it to. */
function anyBins(a: NDArray, edges: NDArray, ends: Ends): BinAt {
  const n = edges.size - 1
  const inside = kept(logical_and, kept(greater_equal, a, ends[0]), kept(less_equal, a, ends[1]))
  const x = withDtype(a, edges.dtype)
  const places = times(over(minus(x, ends[0]), distance(ends[1], ends[0])), n)
  const [value, place] = [readVector(x), readVector(places)]
  return (k) => (inside.data[k] !== 0 ? binOf(value(k), place(k), edges.data, n) : -1)
}

function readVector(x: NDArray): (k: number) => number {
  const read = readerOf(x.dtype)
  const step = x.steps[0] ?? 1
  return (k) => read(x.data, x.offset + k * step)
}

function binOf(value: number, place: number, edges: NDArray["data"], n: number): number {
  let bin = Math.trunc(place)
  if (bin === n) bin--
  if (value < edges[bin]!) bin--
  if (value >= edges[bin + 1]! && bin !== n - 1) bin++
  return bin
}
