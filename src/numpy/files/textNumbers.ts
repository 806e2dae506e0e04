/** Numbers in text, as NumPy's readers take them. */
import { integerRange, maybeFloat } from "../convert.ts"
import type { DType } from "../dtype.ts"
import { writerOf } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import { writeBig64 } from "../wide.ts"

const whole = /^[+-]?\d+$/

/** A whole number in text that a dtype holds; null for what is none. */
function maybeWhole(text: string, dtype: DType): bigint | null {
  const plain = text.trim()
  if (!whole.test(plain)) return null
  const value = BigInt(plain.replace(/^\+/, ""))
  if (dtype.kind === "b") return value === 0n ? 0n : 1n
  const bits = 8 * dtype.itemsize
  const kept = dtype.kind === "u" ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value)
  return kept === value ? value : null
}

/** Writes a number in text to an element; false for what is no number of the dtype. */
export function writeText(target: NDArray, at: number, text: string): boolean {
  const { dtype, data } = target
  if (integerRange(dtype) === null) {
    const value = maybeFloat(text)
    if (value === null) return false
    writerOf(dtype)(data, at, value)
    return true
  }
  const value = maybeWhole(text, dtype)
  if (value === null) return false
  if (dtype.width === 2) writeBig64(data, at, value)
  else writerOf(dtype)(data, at, Number(value))
  return true
}
