import { toArray } from "../../creation.ts"
import type { ArrayInput } from "../../input.ts"
import type { NDArray } from "../../ndarray.ts"
import { isnan } from "../../ufunc/comparison.ts"
import { kept } from "../strict.ts"

/** An array without NaN, and where it was; null for dtypes that have none. */
export interface Replaced {
  readonly x: NDArray
  readonly mask: NDArray | null
}

/** A copy, its axes in memory as they are, with `value` in place of NaN. */
export function replaceNaN(a: ArrayInput, value: number): Replaced {
  const x = toArray(a)
  if (x.dtype.kind !== "f") return { x, mask: null }
  const result = x.astype(x.dtype) as NDArray
  const { data } = result
  for (let k = 0; k < data.length; k++) if (Number.isNaN(data[k]!)) data[k] = value
  return { x: result, mask: kept(isnan, x) }
}
