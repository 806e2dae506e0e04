import { countCodePoints } from "../../../codePoints.ts"
import { OverflowError, ValueError } from "../../../errors.ts"
import { toDouble, truncate } from "./casts.ts"
import { formatFloat } from "./floatFormat.ts"
import { formatInt } from "./intFormat.ts"
import { align } from "./pad.ts"
import type { FormatSpec } from "./spec.ts"

/** A value as a conversion sees it. */
export interface PercentValue {
  /** A number, a boolean, a text, or anything else that only text is made of. */
  readonly value: unknown
  /** Whether a number is one of Python's floats. */
  readonly isFloat: boolean
  /** The name of its Python type, for messages. */
  readonly typeName: string
  /** Its text by `str`, `repr` or `ascii`. */
  text(by: "s" | "r" | "a"): string
}

/** Hands out the values of a template in turn, or by key. */
export interface PercentValues {
  next(key?: string): PercentValue
  /** @throws TypeError when values are left over. */
  checkUsed(): void
}

/** One conversion: `%(key)flags width .precision type`. */
const conversion = /%(?:\(([^)]*)\))?([#0\- +]*)(\*|\d+)?(?:\.(\*|\d*))?[hlL]?(.)?/gsu

/**
 * Python's `template % values`.
 *
 * Source: https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting
 * @throws TypeError when there are too few or too many values, or one of the wrong kind
 * @throws ValueError for a conversion that Python does not have
 */
export function renderPercent(template: string, values: PercentValues): string {
  const text = template.replaceAll(conversion, (match, key, flags, width, precision, letter, index) => {
    if (letter === "%" && match === "%%") return "%"
    if (letter === undefined) throw new ValueError("incomplete format")
    const spec = specOf(flags, sizeOf(width, values), sizeOf(precision, values), letter)
    const value = values.next(key)
    if (!"diouxXeEfFgGcrsa".includes(letter)) throw unsupported(letter, index + match.length - letter.length)
    return convert(value, (spec.precision ?? 0) < 0 ? { ...spec, precision: 0 } : spec)
  })
  values.checkUsed()
  return text
}

/** A width or precision: a number of the template, or for `*` the next value. */
function sizeOf(text: string | undefined, values: PercentValues): number | null {
  if (text === undefined) return null
  if (text !== "*") return Number(text)
  const { value } = values.next()
  if (typeof value !== "number" || !Number.isInteger(value)) throw new TypeError("* wants int")
  return value
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

function convert(operand: PercentValue, spec: FormatSpec): string {
  const { type } = spec
  if (type === "s" || type === "r" || type === "a") return text(operand.text(type), spec)
  if (type === "c") return text(character(operand), { ...spec, precision: null })
  if (/[eEfFgG]/.test(type)) return formatFloat(realNumber(operand), spec, "float")
  return formatInteger(integer(operand, type), spec)
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

function isNumber(value: unknown): value is number | bigint | boolean {
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean"
}

function realNumber({ value, typeName }: PercentValue): number {
  if (isNumber(value)) return toDouble(value)
  throw new TypeError(`must be real number, not ${typeName}`)
}

function integer({ value, isFloat, typeName }: PercentValue, letter: string): bigint {
  if (typeof value === "bigint" || typeof value === "boolean") return BigInt(value)
  const decimal = /[diu]/.test(letter)
  if (typeof value === "number" && (decimal || !isFloat)) return truncate(value)
  const wanted = decimal ? "a real number" : "an integer"
  throw new TypeError(`%${letter} format: ${wanted} is required, not ${typeName}`)
}

function character({ value, isFloat }: PercentValue): string {
  if (typeof value === "string" && countCodePoints(value) === 1) return value
  if (isNumber(value) && !isFloat) {
    if (Number(value) < 0 || Number(value) > 0x10ffff)
      throw new OverflowError("%c arg not in range(0x110000)")
    return String.fromCodePoint(Number(value))
  }
  throw new TypeError("%c requires int or char")
}
