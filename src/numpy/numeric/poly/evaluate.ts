import { toArray } from "../../creation.ts"
import type { ArrayInput } from "../../input.ts"
import type { NDArray } from "../../ndarray.ts"
import type { Scalar } from "../../scalar.ts"
import { pick } from "../../shape/part.ts"
import { delivered, filled, plus, times } from "../strict.ts"
import { coefficientsOf, type Polynomial } from "./poly1d.ts"

/**
 * `np.polyval(p, x)`: `p[0] x^(n-1) + ... + p[n-1]` by Horner's rule.
 *
 * @param p - coefficients, the highest first, shape [n]
 * @param x - where to evaluate
 * @throws TypeError for coefficients without an axis.
 */
export function polyval(p: Polynomial, x: ArrayInput): NDArray<Scalar> & number {
  const coefficients = coefficientsOf(p)
  if (coefficients.dims.length === 0) throw new TypeError("iteration over a 0-d array")
  const at = toArray(x)
  let value = filled(at.dtype, at.dims, 0)
  for (let k = 0; k < coefficients.dims[0]!; k++) value = plus(times(value, at), pick(coefficients, 0, k))
  // Without coefficients NumPy gives its array of zeros, of rank 0 too.
  return (coefficients.dims[0] === 0 ? value : delivered(value)) as never
}
