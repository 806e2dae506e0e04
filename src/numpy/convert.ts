import type { DType } from "./dtype.ts"
/** `value` as one scalar of `dtype`. */
export function convertTo(dtype: DType, value: unknown): unknown {
  return value
}
