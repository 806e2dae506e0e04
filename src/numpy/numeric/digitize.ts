import { toArray } from "../creation.ts"
import type { ArrayInput, ArrayOrScalar, RankOf } from "../input.ts"
import { readerOf } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import { keyword } from "../options.ts"
import type { ScalarTypes } from "../scalar.ts"
import { flip } from "../shape/arrange.ts"
import { checkVector } from "../shape/axis.ts"
import { searchsorted } from "../sorting/index.ts"
import { subtract } from "../ufunc/arithmetic.ts"

/**
 * `np.digitize(x, bins, right=False)`: the number of the bin that each element falls into: `i` for
 * `bins[i - 1] <= x < bins[i]`; with `right` the upper edge belongs to a bin; descending bins count
 * downwards.
 *
 * @throws RangeError when the bins neither ascend nor descend.
 */
export function digitize<const A extends ArrayInput>(
  x: A,
  bins: ArrayInput,
  right: boolean | { readonly right?: boolean } = false,
): ArrayOrScalar<ScalarTypes["int64"], RankOf<A>> {
  const closed = Boolean(keyword<boolean>("digitize", "right", right, false))
  const edges = toArray(bins)
  checkVector(edges)
  const values = toArray(x)
  const rises = directionOf(edges)
  if (rises === 0) throw new RangeError("bins must be monotonically increasing or decreasing")
  const side = closed ? "left" : "right"
  if (rises > 0) return searchsorted(edges, values, side) as never
  const places = searchsorted(flip(edges, 0), values, side)
  return subtract(edges.size, places) as never
}

/** 1 for edges that never fall, -1 for those that never rise, 0 for others; NaN is neither. */
function directionOf(edges: NDArray): -1 | 0 | 1 {
  const read = readerOf(edges.dtype)
  let rises = 0
  for (let k = 1; k < edges.size; k++) {
    const before = read(edges.data, edges.offset + (k - 1) * edges.steps[0]!)
    const after = read(edges.data, edges.offset + k * edges.steps[0]!)
    if (before === after) continue
    const next = before < after ? 1 : -1
    if (rises === -next) return 0
    rises = next
  }
  return rises === -1 ? -1 : 1
}
