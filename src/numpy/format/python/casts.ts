/** Numbers of one of Python's kinds as the other. */
import { OverflowError, ValueError } from "../../../errors.ts"

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
