import { OverflowError, ValueError } from "./errors.ts"
import { toOperand, typeName } from "./kind.ts"

/**
 * A value used as an integer: an index, a count.
 * @throws TypeError in Python's words when it is none
 */
export function toInteger(value: unknown): number {
  const operand = toOperand(value)
  const plain = typeof operand.value === "bigint" ? Number(operand.value) : operand.value
  if (typeof plain === "number" && Number.isInteger(plain)) return plain
  if (typeof plain === "boolean") return Number(plain)
  throw new TypeError(`'${typeName(operand)}' object cannot be interpreted as an integer`)
}

/** Towards zero, as Python's `int`. */
export function truncate(value: number): bigint {
  if (Number.isNaN(value)) throw new ValueError("cannot convert float NaN to integer")
  if (!Number.isFinite(value)) throw new OverflowError("cannot convert float infinity to integer")
  return BigInt(Math.trunc(value))
}

/**
 * The double nearest to an integer of any size; other numbers as they are.
 * @throws OverflowError beyond the largest double
 */
export function toDouble(value: number | bigint | boolean): number {
  const x = Number(value)
  if (typeof value === "bigint" && !Number.isFinite(x))
    throw new OverflowError("int too large to convert to float")
  return x
}
