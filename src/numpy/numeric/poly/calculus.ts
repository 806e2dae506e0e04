import { toArray } from "../../creation.ts"
import { float64 } from "../../dtype.ts"
import type { ArrayInput } from "../../input.ts"
import type { NDArray } from "../../ndarray.ts"
import { keyword, named } from "../../options.ts"
import { arange } from "../../ranges.ts"
import type { Scalar } from "../../scalar.ts"
import { concatenate } from "../../shape/join.ts"
import { part, pick } from "../../shape/part.ts"
import { atleast_1d } from "../../shape/reshape.ts"
import { untyped } from "../../typed.ts"
import { filled, over, times } from "../strict.ts"
import { coefficientsOf, likeGiven, type Polynomial } from "./poly1d.ts"

type Coefficients = NDArray<Scalar, 1>

/** n, n - 1, ..., last. */
function falling(n: number, last: number): NDArray {
  return arange(n, last - 1, -1) as NDArray
}

function checkVector(p: NDArray): void {
  if (p.dims.length === 0) throw new TypeError("len() of unsized object")
}

/**
 * `np.polyder(p, m=1)`: the m-th derivative of a polynomial.
 *
 * @throws RangeError for a negative m.
 */
export function polyder(p: Polynomial, m: number | { readonly m?: number } = 1): Coefficients {
  const order = Math.trunc(keyword<number>("polyder", "m", m, 1))
  if (order < 0) throw new RangeError("Order of derivative must be positive (see polyint)")
  let value = coefficientsOf(p)
  checkVector(value)
  // NumPy takes one derivative more than it gives.
  for (let k = 0; k < order; k++) value = derivative(value)
  derivative(value)
  return likeGiven([p], value) as never
}

function derivative(p: NDArray): NDArray {
  const degree = Math.max(0, p.dims[0]! - 1)
  return times(part(p, 0, 0, degree), falling(degree, 1))
}

/** The keyword arguments of {@link polyint}. */
export interface PolyintOptions {
  readonly m?: number
  readonly k?: ArrayInput | null
}

/**
 * `np.polyint(p, m=1, k=None)`: the m-th antiderivative of a polynomial, with constants `k` of
 * integration, 0 by default.
 *
 * @throws RangeError for a negative m or fewer than m constants.
 */
export function polyint(p: Polynomial, ...rest: (ArrayInput | null | PolyintOptions)[]): Coefficients {
  const { m = 1, k = null } = named("polyint", ["m", "k"], rest)
  const order = Math.trunc(Number(untyped(m)))
  if (order < 0) throw new RangeError("Order of integral must be positive (see polyder)")
  const constants = constantsOf(k, order)
  let value = coefficientsOf(p)
  if (order > 0) checkVector(value)
  for (let step = 0; step < order; step++) {
    const integral = over(value, falling(value.dims[0]!, 1))
    value = concatenate([integral, part(constants, 0, step, step + 1)]) as NDArray
  }
  return likeGiven([p], value) as never
}

function constantsOf(given: unknown, order: number): NDArray {
  if (given === null) return filled(float64, [order], 0)
  const constants = atleast_1d(toArray(given)) as NDArray
  if (constants.dims[0] === 1 && order > 1) return times(pick(constants, 0, 0), filled(float64, [order], 1))
  if (constants.dims[0]! < order)
    throw new RangeError("k must be a scalar or a rank-1 array of length 1 or >m.")
  return constants
}
