/** What a user's function gives, as an array. */
import { toArray } from "../creation.ts"
import { bool, type DType, float64, int64 } from "../dtype.ts"
import { lastScalar } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"

/**
 * The result of a user's function as an array. A plain number does not tell its dtype: one that a NumPy
 * function has just given has that function's; another one is floating where the function was given
 * floats or it has a fraction, else int64.
 *
 * @param given - the dtypes of the arrays that the function was given
 */
export function outcomeOf(value: unknown, given: readonly DType[]): NDArray {
  if (typeof value !== "number" && typeof value !== "boolean") return toArray(value)
  return toArray(value, dtypeOfOutcome(value, given))
}

function dtypeOfOutcome(value: number | boolean, given: readonly DType[]): DType {
  if (Object.is(lastScalar.value, value) && lastScalar.dtype !== null) return lastScalar.dtype
  if (typeof value === "boolean") return bool
  const floats = given.filter((dtype) => dtype.kind === "f")
  if (floats.length > 0) return floats.every((dtype) => dtype === floats[0]) ? floats[0]! : float64
  return Number.isInteger(value) ? int64 : float64
}
