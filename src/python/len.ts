import { countCodePoints } from "../codePoints.ts"
import { isPlainRecord } from "../display/write.ts"
import { NDArray } from "../numpy/ndarray.ts"
import type { int } from "../numpy/scalar.ts"
import { toOperand, typeName } from "./kind.ts"

/**
 * Python's `len`: members of a sequence, keys of a dict, characters (code points) of a string.
 * @throws TypeError when `value` has no length
 */
export function len(value: unknown): int {
  const operand = toOperand(value)
  const length = lengthOf(operand.value)
  if (length === undefined) throw new TypeError(`object of type '${typeName(operand)}' has no len()`)
  return length
}

function lengthOf(value: unknown): number | undefined {
  if (typeof value === "string") return countCodePoints(value)
  if (typeof value !== "object" || value === null) return undefined
  if (value instanceof NDArray) return firstDimension(value)
  if (value instanceof Map || value instanceof Set) return value.size
  const { length } = value as { length?: unknown }
  if (typeof length === "number" && Symbol.iterator in value) return length
  return isPlainRecord(value) ? Object.keys(value).length : undefined
}

function firstDimension(array: NDArray): number {
  if (array.ndim === 0) throw new TypeError("len() of unsized object")
  return array.shape[0]!
}
