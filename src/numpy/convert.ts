import { copyAs } from "./copy.ts"
import { asarray } from "./creation.ts"
import { conversion, type DType } from "./dtype.ts"
import { readScalar, writerOf } from "./memory.ts"
import { NDArray } from "./ndarray.ts"
import { untyped } from "./typed.ts"

/** The least and greatest integer of a dtype; null for floating ones. */
export function integerRange(dtype: DType): readonly [number, number] | null {
  if (dtype.kind === "f") return null
  if (dtype.kind === "b") return [0, 1]
  const bits = 8 * dtype.itemsize
  return dtype.kind === "u" ? [0, 2 ** bits - 1] : [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1]
}

/**
 * Refuses a Python int that an integer dtype cannot hold.
 *
 * @throws RangeError in the words of NumPy's OverflowError.
 */
export function checkFits(value: number, dtype: DType): void {
  const range = dtype.kind === "b" ? null : integerRange(dtype)
  if (range !== null && (value < range[0] || value > range[1])) {
    throw new RangeError(`Python integer ${BigInt(value)} out of bounds for ${dtype.name}`)
  }
}

/**
 * Refuses a Python scalar that an integer dtype cannot hold.
 *
 * @throws RangeError for an int out of range or an infinity, TypeError for NaN.
 */
export function checkCast(value: number, dtype: DType): void {
  if (dtype.kind !== "i" && dtype.kind !== "u") return
  if (Number.isNaN(value)) throw new TypeError("cannot convert float NaN to integer")
  if (!Number.isFinite(value)) throw new RangeError("cannot convert float infinity to integer")
  checkFits(Math.trunc(value), dtype)
}

const floating = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|inf(?:inity)?|nan)$/i
const whole = /^[+-]?\d+$/

/** A float in text, as Python writes one; null for what is none. */
export function maybeFloat(text: string): number | null {
  const plain = text.trim()
  if (!floating.test(plain)) return null
  if (/nan$/i.test(plain)) return Number.NaN
  if (/inf/i.test(plain)) return plain.startsWith("-") ? -Infinity : Infinity
  return Number(plain)
}

/** Text as Python's `float`, `int` or `bool` reads it. @throws RangeError in the words of Python's ValueError. */
function numberInText(text: string, { kind }: DType): number {
  if (kind === "b") return Number(text !== "")
  // Python lets single underscores stand between digits.
  const plain = text.trim().replace(/(?<=\d)_(?=\d)/g, "")
  if (kind === "f") {
    const value = maybeFloat(plain)
    if (value === null) throw new RangeError(`could not convert string to float: '${text}'`)
    return value
  }
  if (!whole.test(plain)) throw new RangeError(`invalid literal for int() with base 10: '${text}'`)
  return Number(plain)
}

/** A Python scalar, or the text of one, as a number. */
function numberOf(value: unknown, dtype: DType): number {
  if (typeof value === "number" || typeof value === "boolean" || typeof value === "bigint")
    return Number(value)
  if (typeof value === "string") return numberInText(value, dtype)
  throw new TypeError(`${dtype.name}: argument must be a number, a string or an array, got ${String(value)}`)
}

/** `value` as one scalar of `dtype`, or as an array of it: what calling `np.float32(...)` does. */
function convertTo(dtype: DType, value: unknown): unknown {
  const plain = untyped(value)
  if (plain instanceof NDArray || Array.isArray(plain)) {
    const converted = copyAs(asarray(value as never), dtype)
    return converted.dims.length === 0 ? readScalar(converted.data, dtype, converted.offset) : converted
  }
  const number = numberOf(plain, dtype)
  checkCast(number, dtype)
  const memory = dtype.allocate(1)
  writerOf(dtype)(memory, 0, number)
  return readScalar(memory, dtype, 0)
}

conversion.convertTo = convertTo
