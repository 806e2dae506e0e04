import { withDtype } from "../../copy.ts"
import { readerOf } from "../../memory.ts"
import type { NDArray } from "../../ndarray.ts"
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
  const inside = kept(logical_and, kept(greater_equal, a, ends[0]), kept(less_equal, a, ends[1]))
  const x = withDtype(a, edges.dtype)
  const places = times(over(minus(x, ends[0]), distance(ends[1], ends[0])), n)
  const weigh = weights === null ? () => 1 : readVector(weights)
  const [value, place, counts] = [readVector(x), readVector(places), new Float64Array(n)]
  const block = new Float64Array(n)
  for (let k = 0; k < a.size; k++) {
    if (inside.data[k] !== 0) block[binOf(value(k), place(k), edges.data, n)]! += weigh(k)
    if ((k + 1) % BLOCK !== 0 && k + 1 < a.size) continue
    for (let bin = 0; bin < n; bin++) counts[bin]! += block[bin]!
    block.fill(0)
  }
  return counts
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
