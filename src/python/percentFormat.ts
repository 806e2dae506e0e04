import { countCodePoints } from "../display/codePoints.ts"
import { pythonRepr, pythonStr } from "../display/python.ts"
import { isFloat, isNumber } from "../display/scalar.ts"
import { isPlainRecord } from "../display/write.ts"
import { percent } from "../numpy/files/percent.ts"
import { NDArray } from "../numpy/ndarray.ts"
import { ascii } from "./ascii.ts"
import { KeyError, OverflowError, ValueError } from "./errors.ts"
import { formatFloat } from "./floatFormat.ts"
import { scalarOf } from "./formatValue.ts"
import { toDouble, truncate } from "./integer.ts"
import { formatInt } from "./intFormat.ts"
import { type Operand, toOperand, typeName } from "./kind.ts"
import { align } from "./pad.ts"
import type { FormatSpec } from "./spec.ts"

/** One conversion: `%(key)flags width .precision type`. */
const conversion = /%(?:\(([^)]*)\))?([#0\- +]*)(\*|\d+)?(?:\.(\*|\d*))?[hlL]?(.)?/gsu

/**
 * Python's `template % args`: `percentFormat("%5.2f|%s", [x, name])`.
 *
 * Source: https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting
 * @throws TypeError when there are too few or too many values, or one of the wrong kind
 * @throws ValueError for a conversion that Python does not have
 */
export function percentFormat(template: string, args: readonly unknown[]): string {
  const values = new Arguments(args)
  const text = template.replaceAll(conversion, (match, key, flags, width, precision, letter, index) => {
    if (letter === "%" && match === "%%") return "%"
    if (letter === undefined) throw new ValueError("incomplete format")
    const spec = specOf(flags, values.size(width), values.size(precision), letter)
    const operand = values.next(key)
    if (!"diouxXeEfFgGcrsa".includes(letter)) throw unsupported(letter, index + match.length - letter.length)
    return convert(operand, (spec.precision ?? 0) < 0 ? { ...spec, precision: 0 } : spec)
  })
  values.checkUsed()
  return text
}

percent.format = percentFormat

/** Hands out the values of a template in turn, or by key from the one mapping. */
class Arguments {
  readonly #values: readonly unknown[]
  readonly #mapping: object | undefined
  #used = 0

  constructor(args: readonly unknown[]) {
    this.#values = args
    const only = this.#values.length === 1 ? toOperand(this.#values[0]).value : undefined
    this.#mapping = only instanceof Map || isPlainRecord(only) ? only : undefined
  }

  next(key: string | undefined): Operand {
    if (key !== undefined) return this.#byKey(key)
    if (this.#used >= this.#values.length) throw new TypeError("not enough arguments for format string")
    return toOperand(this.#values[this.#used++])
  }

  /** A width or precision: a number of the template, or for `*` the next value. */
  size(text: string | undefined): number | null {
    if (text === undefined) return null
    if (text !== "*") return Number(text)
    const { value } = this.next(undefined)
    if (typeof value !== "number" || !Number.isInteger(value)) throw new TypeError("* wants int")
    return value
  }

  checkUsed(): void {
    if (this.#used < this.#values.length && !this.#mapping)
      throw new TypeError("not all arguments converted during string formatting")
  }

  #byKey(key: string): Operand {
    const mapping = this.#mapping
    if (!mapping) throw new TypeError("format requires a mapping")
    if (mapping instanceof Map ? !mapping.has(key) : !Object.hasOwn(mapping, key))
      throw new KeyError(pythonRepr(key))
    return toOperand(mapping instanceof Map ? mapping.get(key) : (mapping as Record<string, unknown>)[key])
  }
}

function specOf(flags: string, width: number | null, precision: number | null, type: string): FormatSpec {
  const left = flags.includes("-") || (width ?? 0) < 0
  const zeroPadded = flags.includes("0") && !left
  return {
    fill: zeroPadded && !"rsac".includes(type) ? "0" : " ",
    align: left ? "<" : "",
    sign: flags.includes("+") ? "+" : flags.includes(" ") ? " " : "",
    noNegativeZero: false,
    alternate: flags.includes("#"),
    width: Math.abs(width ?? 0),
    grouping: "",
    precision,
    type,
    zeroPadded,
  }
}

function unsupported(letter: string, index: number): ValueError {
  const code = letter.codePointAt(0)!
  const shown = code >= 32 && code < 127 ? letter : "?"
  return new ValueError(`unsupported format character '${shown}' (0x${code.toString(16)}) at index ${index}`)
}

function convert(operand: Operand, spec: FormatSpec): string {
  const { value, type } = operand
  if (spec.type === "s") return text(pythonStr(value, type), spec)
  if (spec.type === "r" || spec.type === "a")
    return text(spec.type === "a" ? ascii(operand) : pythonRepr(value, type), spec)
  const scalar = value instanceof NDArray ? numberOf(value) : operand
  if (spec.type === "c") return text(character(scalar), { ...spec, precision: null })
  if (/[eEfFgG]/.test(spec.type)) return formatFloat(realNumber(scalar), spec, "float")
  return formatInteger(integer(scalar, spec.type), spec)
}

function text(content: string, spec: FormatSpec): string {
  const cut = spec.precision === null ? content : [...content].slice(0, spec.precision).join("")
  return align(cut, spec, ">")
}

/** `%.3d` fills up with zeros to three digits. */
function formatInteger(value: bigint, spec: FormatSpec): string {
  const { precision } = spec
  const type = /[iu]/.test(spec.type) ? "d" : spec.type
  if (precision === null) return formatInt(value, { ...spec, type }, "int")
  const digits = (value < 0n ? -value : value).toString(type === "d" ? 10 : type === "o" ? 8 : 16)
  const zeros = "0".repeat(Math.max(precision - digits.length, 0))
  const plain = formatInt(value, { ...spec, type, precision: null, width: 0 }, "int")
  return alignInteger(plain.replace(/^([+\- ]?(?:0[xXo])?)/, `$1${zeros}`), spec)
}

function alignInteger(number: string, spec: FormatSpec): string {
  if (!spec.zeroPadded) return align(number, spec, ">")
  const [, lead, digits] = /^([+\- ]?(?:0[xXo])?)(.*)$/.exec(number)!
  return lead! + digits!.padStart(spec.width - lead!.length, "0")
}

function numberOf(array: NDArray): Operand {
  if (array.ndim !== 0) throw new TypeError("only 0-dimensional arrays can be converted to Python scalars")
  return scalarOf(array)
}

function realNumber(operand: Operand): number {
  const { value } = operand
  if (isNumber(value)) return toDouble(value)
  throw new TypeError(`must be real number, not ${typeName(operand)}`)
}

function integer(operand: Operand, letter: string): bigint {
  const { value, type } = operand
  if (typeof value === "bigint" || typeof value === "boolean") return BigInt(value)
  const decimal = /[diu]/.test(letter)
  if (typeof value === "number" && (decimal || !isFloat(value, type))) return truncate(value)
  const wanted = decimal ? "a real number" : "an integer"
  throw new TypeError(`%${letter} format: ${wanted} is required, not ${typeName(operand)}`)
}

function character({ value, type }: Operand): string {
  if (typeof value === "string" && countCodePoints(value) === 1) return value
  if (isNumber(value) && (typeof value !== "number" || !isFloat(value, type))) {
    if (Number(value) < 0 || Number(value) > 0x10ffff)
      throw new OverflowError("%c arg not in range(0x110000)")
    return String.fromCodePoint(Number(value))
  }
  throw new TypeError("%c requires int or char")
}
