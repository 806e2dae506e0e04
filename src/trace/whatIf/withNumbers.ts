import { float64 } from "../../numpy/dtype.ts"
import { fromData, NDArray } from "../../numpy/ndarray.ts"
import { put } from "../../numpy/picking/index.ts"
import type { Observation } from "../observation.ts"

/** The array, or the number, that was observed. */
export function observedValue({ numbers, shape, dtype }: Observation): NDArray {
  return fromData(Float64Array.from(numbers), float64, shape).astype(dtype) as NDArray
}

/**
 * A copy of an array, or a number, with other numbers at some places in C order; null: at all of them. Whole
 * numbers that get a fraction become float64, as if the author had written it.
 */
export function withNumbers<T>(
  value: T,
  places: readonly number[] | null,
  given: number | readonly number[],
): T {
  const numbers = typeof given === "number" ? [given] : [...given]
  if (!(value instanceof NDArray)) return numbers[0] as T
  const copy = canHold(value, numbers) ? value.copy() : value.astype("float64")
  const at = places ?? Array.from({ length: copy.size }, (_, place) => place)
  if (at.length > 0) put(copy, [...at], numbers)
  return copy as T
}

function canHold({ dtype }: NDArray, numbers: readonly number[]): boolean {
  if (dtype.kind === "f") return true
  return numbers.every((x) => (dtype.kind === "b" ? x === 0 || x === 1 : Number.isInteger(x)))
}
