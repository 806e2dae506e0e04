import { assign, withDtype } from "../../copy.ts"
import { toArray } from "../../creation.ts"
import type { NDArray } from "../../ndarray.ts"
import { promote } from "../../promote.ts"
import type { Scalar } from "../../scalar.ts"
import { concatenate } from "../../shape/join.ts"
import { part, pick } from "../../shape/part.ts"
import { atleast_1d } from "../../shape/reshape.ts"
import { tuple } from "../../tuple.ts"
import { convolve } from "../correlate.ts"
import { filled, float, minus, over, plus, times } from "../strict.ts"
import { coefficientsOf, likeGiven, type Polynomial, trimmedCoefficients } from "./poly1d.ts"

type Coefficients = NDArray<Scalar, 1>

/** Zeros before the shorter one. */
function aligned(a: Polynomial, b: Polynomial): [NDArray, NDArray] {
  const [x, y] = [a, b].map((each) => atleast_1d(coefficientsOf(each)) as NDArray) as [NDArray, NDArray]
  return [padded(x, y.dims[0]!), padded(y, x.dims[0]!)]
}

function padded(x: NDArray, length: number): NDArray {
  const missing = length - x.dims[0]!
  return missing <= 0 ? x : (concatenate([filled(x.dtype, [missing], 0), x]) as NDArray)
}

/** `np.polyadd(a1, a2)`: the sum of two polynomials. */
export function polyadd(a1: Polynomial, a2: Polynomial): Coefficients {
  return likeGiven([a1, a2], plus(...aligned(a1, a2))) as never
}

/** `np.polysub(a1, a2)`: the difference of two polynomials. */
export function polysub(a1: Polynomial, a2: Polynomial): Coefficients {
  return likeGiven([a1, a2], minus(...aligned(a1, a2))) as never
}

/** `np.polymul(a1, a2)`: the product of two polynomials, without leading zeros in either. */
export function polymul(a1: Polynomial, a2: Polynomial): Coefficients {
  const [x, y] = [a1, a2].map((each) => trimmedCoefficients(coefficientsOf(each))) as [NDArray, NDArray]
  return likeGiven([a1, a2], convolve(x, y) as NDArray) as never
}

/**
 * `np.polydiv(u, v)`: quotient and remainder of polynomials by synthetic division, floating.
 *
 * @throws RangeError for no coefficients.
 */
export function polydiv(u: Polynomial, v: Polynomial): [quotient: Coefficients, remainder: Coefficients] {
  const [x, y] = [u, v].map((each) => plus(atleast_1d(coefficientsOf(each)) as NDArray, float(0))) as [
    NDArray,
    NDArray,
  ]
  if (x.size === 0 || y.size === 0) throw new RangeError("index 0 is out of bounds for axis 0 with size 0")
  const dtype = promote(x.dtype, y.dtype)
  const steps = x.size - y.size + 1
  const quotient = filled(dtype, [Math.max(steps, 1)], 0)
  const rest = withDtype(x, dtype).copy() as NDArray
  const scale = over(float(1), pick(y, 0, 0))
  for (let k = 0; k < steps; k++) {
    const factor = times(scale, pick(rest, 0, k))
    assign(pick(quotient, 0, k), factor)
    const below = part(rest, 0, k, k + y.size)
    assign(below, minus(below, times(factor, y)))
  }
  return tuple(likeGiven([u, v], quotient), likeGiven([u, v], withoutSmall(rest))) as never
}

/** NumPy's allclose to 0: its absolute tolerance. */
const SMALL = 1e-8

function withoutSmall(x: NDArray): NDArray {
  let first = 0
  while (first < x.size - 1 && Math.abs(x.data[first]!) <= SMALL) first++
  return toArray(part(x, 0, first, x.size))
}
