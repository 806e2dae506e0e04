import { pythonRepr, pythonStr } from "../display/python.ts"
import { isNumber } from "../display/scalar.ts"
import { isPlainRecord } from "../display/write.ts"
import { ValueError } from "../errors.ts"
import { toDouble, truncate } from "../numpy/format/python/casts.ts"
import { NDArray } from "../numpy/ndarray.ts"
import type * as scalar from "../numpy/scalar.ts"
import { truth } from "../operators/truth.ts"
import { type Operand, toOperand, typeName } from "./kind.ts"
import { len } from "./len.ts"

/** Python's float: a number whose type says that it prints as `3.0`. */
export type float = scalar.float
/** Python's int: a number whose type says that it is an integer. */
export type int = scalar.int
/** Python's and NumPy's boolean. */
export type bool = scalar.bool

/**
 * Python's `float(x)`: of a number, an array of one element, or a string such as `" 1e-3 "`, `"nan"`, `"-inf"`.
 * @throws ValueError for other strings; TypeError for what is no number
 */
export function float(value: unknown = 0): float {
  const operand = scalarIn(value)
  if (typeof operand.value === "string") return parseFloatText(operand.value)
  if (isNumber(operand.value)) return toDouble(operand.value)
  throw new TypeError(`float() argument must be a string or a real number, not '${typeName(operand)}'`)
}

const floatText =
  /^[+-]?(?:(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?|inf(?:inity)?|nan)$/i

function parseFloatText(text: string): number {
  const trimmed = text.trim()
  if (!floatText.test(trimmed)) throw new ValueError(`could not convert string to float: ${pythonRepr(text)}`)
  const word = /^([+-]?)(inf|nan)/i.exec(trimmed)
  if (!word) return Number(trimmed.replaceAll("_", ""))
  return word[2]!.toLowerCase() === "nan" ? Number.NaN : word[1] === "-" ? -Infinity : Infinity
}

/**
 * Python's `int(x)`: a number without its fraction, or a string of digits in `base`.
 * Integers beyond 2 ** 53 are the nearest double, as everywhere.
 * @throws ValueError for other strings and NaN; OverflowError for infinity; TypeError for what is no number
 */
export function int(value: unknown = 0, base = 10): int {
  const operand = scalarIn(value)
  if (typeof operand.value === "string") return parseIntText(operand.value, base)
  if (typeof operand.value === "number") return Number(truncate(operand.value))
  if (isNumber(operand.value)) return Number(operand.value)
  throw new TypeError(
    `int() argument must be a string, a bytes-like object or a real number, not '${typeName(operand)}'`,
  )
}

/** Digits and letters, single underscores between them; a prefix belongs to the digits unless the base takes it. */
const integerText = /^([+-]?)((?:0[xob]_?)?)([0-9a-z]+(?:_[0-9a-z]+)*)$/i

function parseIntText(text: string, base: number): number {
  if (base !== 0 && (base < 2 || base > 36)) throw new ValueError("int() base must be >= 2 and <= 36, or 0")
  const [, sign, prefix = "", digits = ""] = integerText.exec(text.trim()) ?? []
  const takesPrefix = prefix !== "" && (base === 0 || base === prefixBase(prefix))
  const radix = takesPrefix ? prefixBase(prefix) : base || 10
  const all = (takesPrefix ? digits : prefix + digits).replaceAll("_", "")
  const values = [...all].map((digit) => Number.parseInt(digit, 36))
  if (values.length === 0 || !values.every((digit) => digit < radix))
    throw new ValueError(`invalid literal for int() with base ${base}: ${pythonRepr(text)}`)
  const magnitude = values.reduce((sum, digit) => sum * BigInt(radix) + BigInt(digit), 0n)
  return Number(sign === "-" ? -magnitude : magnitude)
}

function prefixBase(prefix: string): number {
  return { x: 16, o: 8, b: 2 }[prefix[1]!.toLowerCase() as "x" | "o" | "b"]
}

/** Python's `str(x)`: the text that `print` shows. */
export function str(value: unknown = ""): string {
  return pythonStr(value)
}

/** Python's `repr(x)`: the text that a displayed value shows. */
export function repr(value: unknown): string {
  return pythonRepr(value)
}

/** Python's truth: empty strings, lists, dicts and sets are false, and so are 0 and None. */
export function bool(value: unknown = false): bool {
  const { value: plain } = toOperand(value)
  if (typeof plain !== "object" || plain === null) return Boolean(plain)
  if (plain instanceof NDArray) return Boolean(truth(plain))
  const isContainer =
    Array.isArray(plain) || plain instanceof Map || plain instanceof Set || isPlainRecord(plain)
  return isContainer ? len(plain) > 0 : true
}

/** The number inside an array of one element; anything else as it is. */
function scalarIn(value: unknown): Operand {
  const operand = toOperand(value)
  if (!(operand.value instanceof NDArray)) return operand
  if (operand.value.size !== 1) throw new TypeError("only length-1 arrays can be converted to Python scalars")
  return { value: operand.value.item(), type: operand.value.dtype.kind === "f" ? "float" : null }
}
