import { allocate, assign, copyAs, withDtype } from "../../copy.ts"
import { toArray } from "../../creation.ts"
import { float64 } from "../../dtype.ts"
import type { NDArray } from "../../ndarray.ts"
import { cumsum } from "../../reduce/along.ts"
import { pick } from "../../shape/part.ts"
import { argsort, searchsorted } from "../../sorting/index.ts"
import { minimum } from "../../ufunc/comparison.ts"
import { filled, kept, over } from "../strict.ts"

/**
 * The inverse of the weighted distribution of each row: the first element, in rising order, up to which
 * the weights sum to the share q of all.
 *
 * @param x - elements, shape [..., n]
 * @param weights - their weights, shape [..., n]
 * @param q - shares, any shape
 * @returns shape [q..., ...]
 * @throws RangeError for weights that are NaN, infinite or all 0, and for no elements.
 */
export function weightedQuantiles(x: NDArray, weights: NDArray, q: NDArray): NDArray {
  const n = x.dims.at(-1)!
  const rows = x.dims.slice(0, -1)
  if (n === 0) throw new RangeError("index -1 is out of bounds for axis 0 with size 0")
  const result = allocate(x.dtype, [...q.dims, ...rows])
  const count = rows.reduce((product, length) => product * length, 1)
  const [values, weighed] = [x, weights].map((each) => each.reshape([count, n]) as NDArray)
  const flat = result.reshape([q.size, count]) as NDArray
  for (let k = 0; k < count; k++)
    assign(pick(flat, 1, k), quantilesOfRow(pick(values!, 0, k), pick(weighed!, 0, k), q))
  return result
}

function quantilesOfRow(x: NDArray, weights: NDArray, q: NDArray): NDArray {
  const order = argsort(x)
  const sorted = x.at(order) as NDArray
  const last = pick(sorted, 0, -1)
  const spoiled = sorted.dtype.kind === "f" && Number.isNaN(Number(last))
  const shares = distribution(weights.at(order) as NDArray, q)
  if (spoiled) return filled(x.dtype, [q.size], Number.NaN)
  const found = toArray(searchsorted(shares, q.reshape([-1]) as NDArray, "left"))
  return sorted.at(kept(minimum, found, x.size - 1)) as NDArray
}

/** Running sums of the weights as shares of their sum; a share of 0 is never reached. */
function distribution(weights: NDArray, q: NDArray): NDArray {
  const sums = cumsum(weights, { axis: 0, dtype: float64 }) as NDArray
  const shares = over(sums, pick(sums, 0, -1))
  if (Number.isNaN(Number(pick(shares, 0, -1))))
    throw new RangeError("Weights included NaN, inf or were all zero.")
  const cut = copyAs(
    withDtype(shares, q.dtype.kind === "f" ? q.dtype : float64),
    q.dtype.kind === "f" ? q.dtype : float64,
  )
  if (cut.data[0] === 0) for (let k = 0; k < cut.size; k++) if (cut.data[k] === 0) cut.data[k] = -1
  return cut
}
