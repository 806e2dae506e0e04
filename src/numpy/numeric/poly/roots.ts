import { withDtype } from "../../copy.ts"
import { toArray } from "../../creation.ts"
import { type DType, float64 } from "../../dtype.ts"
import type { ArrayInput } from "../../input.ts"
import { eigvals } from "../../linalg/eig.ts"
import { eye } from "../../matrices.ts"
import type { NDArray } from "../../ndarray.ts"
import type { Scalar } from "../../scalar.ts"
import { concatenate } from "../../shape/join.ts"
import { part, pick } from "../../shape/part.ts"
import { convolve } from "../correlate.ts"
import { filled, negated, over } from "../strict.ts"
import { coefficientsOf, type Polynomial } from "./poly1d.ts"

/** Floats as they are, integers as float64. */
const floating = (x: NDArray): NDArray => withDtype(x, x.dtype.kind === "f" ? x.dtype : float64)

/**
 * `np.poly(seq_of_zeros)`: the coefficients of the polynomial with those zeros, or of the characteristic
 * polynomial of a square matrix; of no zeros 1.
 *
 * @throws RangeError for other shapes; TypeError where eigenvalues are not real.
 */
export function poly(seq_of_zeros: ArrayInput): NDArray<Scalar, 1> & number {
  const given = toArray(seq_of_zeros)
  if (given.dims.length === 0) throw new TypeError(`poly: zeros must be a sequence, got ${String(given)}`)
  const square = given.dims.length === 2 && given.dims[0] === given.dims[1] && given.size > 0
  if (!square && given.dims.length !== 1)
    throw new RangeError("input must be 1d or non-empty square 2d array.")
  const zeros = floating((square ? eigvals(given) : given) as NDArray)
  if (zeros.size === 0) return 1 as never
  let value = filled(zeros.dtype, [1], 1)
  for (let k = 0; k < zeros.size; k++) {
    const factor = filled(zeros.dtype, [2], 1)
    factor.set(1, negated(pick(zeros, 0, k)))
    value = convolve(value, factor) as NDArray
  }
  return value as never
}

/**
 * `np.roots(p)`: the zeros of a polynomial, as eigenvalues of its companion matrix.
 *
 * @param p - coefficients, the highest first, shape [n]
 * @throws RangeError for another rank; TypeError for zeros that are not real.
 * @see R. A. Horn, C. R. Johnson, Matrix Analysis (1999), p. 146
 */
export function roots(p: Polynomial): NDArray<Scalar, 1> {
  const given = coefficientsOf(p)
  if (given.dims.length === 0) throw new TypeError(`roots: p must be a sequence, got ${String(given)}`)
  if (given.dims.length !== 1) throw new RangeError("Input must be a rank-1 array.")
  const [first, last] = endsOf(given)
  if (last < 0) return filled(float64, [0], 0) as never
  const kept = floating(part(given, 0, first, last + 1))
  const found = kept.size > 1 ? (eigvals(companion(kept)) as NDArray) : filled(float64, [0], 0)
  return concatenate([found, filled(found.dtype as DType, [given.size - 1 - last], 0)]) as never
}

/** The places of the first and the last coefficient that is not 0; -1 where all are. */
function endsOf(p: NDArray): [first: number, last: number] {
  const values = withDtype(p, float64).tolist() as number[]
  const isThere = (value: number) => value !== 0
  return [values.findIndex(isThere), values.findLastIndex(isThere)]
}

function companion(p: NDArray): NDArray {
  const n = p.size - 1
  const result = withDtype(eye(n, { k: -1 }) as NDArray, p.dtype).copy() as NDArray
  result.set(0, over(negated(part(p, 0, 1, n + 1)), pick(p, 0, 0)))
  return result
}
