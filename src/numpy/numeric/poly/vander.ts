import { allocate, assign } from "../../copy.ts"
import { toArray } from "../../creation.ts"
import { int64 } from "../../dtype.ts"
import type { ArrayInput } from "../../input.ts"
import type { NDArray } from "../../ndarray.ts"
import { named, wholeNumber } from "../../options.ts"
import { promote } from "../../promote.ts"
import type { Scalar } from "../../scalar.ts"
import { pick } from "../../shape/part.ts"
import { untyped } from "../../typed.ts"
import { filled, times } from "../strict.ts"

/** The keyword arguments of {@link vander}. */
export interface VanderOptions {
  readonly N?: number | null
  readonly increasing?: boolean
}

/**
 * `np.vander(x, N=None, increasing=False)`: the Vandermonde matrix: in each row the powers of an element
 * from N - 1 down to 0, or upwards.
 *
 * @param x - shape [n]
 * @returns shape [n, N]
 * @throws RangeError for another rank or a negative N.
 */
export function vander(
  x: ArrayInput,
  ...rest: (number | boolean | null | VanderOptions)[]
): NDArray<Scalar, 2> {
  const { N = null, increasing } = named("vander", ["N", "increasing"], rest)
  const values = toArray(x)
  if (values.dims.length !== 1) throw new RangeError("x must be a one-dimensional array or sequence.")
  const count = N === null ? values.size : wholeNumber("vander", "N", N)
  if (count < 0) throw new RangeError("negative dimensions are not allowed")
  const result = allocate(promote(values.dtype, int64), [values.size, count])
  let column = filled(result.dtype, [values.size], 1)
  for (let power = 0; power < count; power++) {
    assign(pick(result, 1, untyped(increasing) === true ? power : count - 1 - power), column)
    if (power + 1 < count) column = times(column, values)
  }
  return result as never
}
