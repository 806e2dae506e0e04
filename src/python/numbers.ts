import { OverflowError, ZeroDivisionError } from "../errors.ts"
import { scaledInteger } from "../numpy/format/decimal.ts"
import { truncate } from "../numpy/format/python/casts.ts"
import * as np from "../numpy/index.ts"
import type { Scalar } from "../numpy/scalar.ts"
import { tuple } from "../numpy/tuple.ts"
import { toOperand, typeName } from "./kind.ts"
import type { int } from "./scalars.ts"

/** Python's `abs`: of a number, or elementwise of an array. */
export function abs<T extends Scalar, R extends number>(x: np.NDArray<T, R>): np.NDArray<T, R>
export function abs(x: bigint): bigint
export function abs<T extends number>(x: T): T
export function abs(x: np.NDArray | number | bigint): unknown {
  if (x instanceof np.NDArray) return np.absolute(x)
  const operand = toOperand(x)
  if (typeof operand.value === "bigint") return operand.value < 0n ? -operand.value : operand.value
  if (typeof operand.value === "number" || typeof operand.value === "boolean")
    return Math.abs(Number(operand.value))
  throw new TypeError(`bad operand type for abs(): '${typeName(operand)}'`)
}

/**
 * Python's `round`: to an integer, or to `digits` decimals. Ties go to the even neighbour of the exact
 * value: `round(2.5)` is 2, `round(2.675, 2)` is 2.67, for the double is a little less.
 *
 * @param digits - decimals to keep; negative ones round before the point
 * @throws ValueError, OverflowError when NaN or infinity is to become an integer
 */
export function round<T extends Scalar, R extends number>(
  x: np.NDArray<T, R>,
  digits?: number,
): np.NDArray<T, R>
export function round(x: number): int
export function round<T extends number>(x: T, digits: number): T
export function round(x: np.NDArray | number, digits?: number): unknown {
  if (x instanceof np.NDArray) return x.round(digits ?? 0)
  const { value, type } = toOperand(x)
  if (typeof value !== "number")
    throw new TypeError(`type ${typeName({ value, type })} doesn't define __round__ method`)
  if (digits === undefined) return roundToInteger(value)
  if (!Number.isFinite(value) || value === 0) return value
  return digits > 340 ? value : roundTo(value, digits)
}

function roundToInteger(x: number): number {
  // Refuses NaN and infinity in Python's words.
  if (!Number.isFinite(x)) return Number(truncate(x))
  const magnitude = Number(scaledInteger(x, 0))
  return x < 0 && magnitude !== 0 ? -magnitude : magnitude
}

function roundTo(x: number, digits: number): number {
  const rounded = Number(`${scaledInteger(x, Math.max(digits, -400))}e${-digits}`)
  if (!Number.isFinite(rounded)) throw new OverflowError("rounded value too large to represent")
  // An integer rounded to hundreds stays one, and has no negative zero.
  const isZero = rounded === 0 && digits < 0 && Number.isInteger(x)
  return x < 0 && !isZero ? -rounded : rounded
}

/** Python's `divmod`: the quotient rounded down, and the remainder with the divisor's sign. */
export function divmod(a: number, b: number): [quotient: number, remainder: number] {
  if (b === 0) throw new ZeroDivisionError("integer division or modulo by zero")
  const remainder = a % b
  const shifted = remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder
  return tuple(Math.round((a - shifted) / b), shifted) as [number, number]
}
