import { ValueError } from "../../../errors.ts"
import { fixedDigits, significantDigits } from "../decimal.ts"
import { floatRepr } from "../scalar.ts"
import { assemble, type NumberText } from "./pad.ts"
import type { FormatSpec } from "./spec.ts"

/** C's and Python's limit of a precision. */
const largestPrecision = 2147483647

/** How the digits of a float are written, apart from sign and width. */
interface FloatStyle {
  /** `e f g`, `r` for the shortest digits, `""` for Python's format without a type. */
  readonly type: "e" | "f" | "g" | "r" | ""
  readonly precision: number
  /** `#`: the point stays, and so do the zeros of `g`. */
  readonly alternate: boolean
}

/**
 * Formats a number as a float: `formatFloat(0.125, spec of ".2f")` is `0.12`.
 * @throws ValueError for a type that is none of floats
 */
export function formatFloat(x: number, spec: FormatSpec, typeName: string): string {
  const percent = spec.type === "%"
  const style = styleOf(spec, typeName)
  const value = percent ? x * 100 : x
  const body = floatBody(value, style)
  const isZero = !/[1-9]/.test(body.split("e")[0]!) && Number.isFinite(value)
  const negative = isNegative(value) && !(spec.noNegativeZero && isZero)
  const text = /[A-Z]/.test(spec.type) ? body.toUpperCase() : body
  return assemble(split(text, signText(negative, spec.sign), percent ? "%" : ""), spec)
}

/** Whether Python writes a minus: below zero, or negative zero. */
function isNegative(x: number): boolean {
  return x < 0 || Object.is(x, -0)
}

export function signText(negative: boolean, sign: string): string {
  if (negative) return "-"
  return sign === "+" || sign === " " ? sign : ""
}

function styleOf(spec: FormatSpec, typeName: string): FloatStyle {
  const letter = spec.type.toLowerCase()
  const { alternate } = spec
  if ((spec.precision ?? 0) > largestPrecision) throw new ValueError("precision too big")
  if (letter === "" || spec.type === "n") return styleWithoutType(spec)
  if (!"efg%".includes(letter))
    throw new ValueError(`Unknown format code '${spec.type}' for object of type '${typeName}'`)
  return {
    type: letter === "%" ? "f" : (letter as "e" | "f" | "g"),
    precision: spec.precision ?? 6,
    alternate,
  }
}

function styleWithoutType({ type, precision, alternate }: FormatSpec): FloatStyle {
  if (type === "n") return { type: "g", precision: precision ?? 6, alternate }
  return { type: precision === null ? "r" : "", precision: precision ?? 0, alternate }
}

/** The text of `|x|` in a style: digits, point, exponent; `inf` and `nan` as they are. */
function floatBody(x: number, style: FloatStyle): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "nan" : "inf"
  if (style.type === "r") return withPoint(floatRepr(Math.abs(x)), style)
  if (style.type === "f") return withPoint(fixedDigits(x, style.precision), style)
  if (style.type === "e") return exponential(x, style.precision, style)
  return general(x, style)
}

function exponential(x: number, precision: number, style: FloatStyle): string {
  const { digits, exponent } = significantDigits(x, precision + 1)
  const mantissa = precision === 0 ? digits : `${digits[0]}.${digits.slice(1)}`
  return withPoint(mantissa, style) + exponentText(exponent)
}

function exponentText(exponent: number): string {
  return `e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`
}

/**
 * `g`: the exponent decides between positional and exponential; trailing zeros go. Without a type,
 * Python keeps a digit after the point, and turns to the exponent one digit earlier.
 */
function general(x: number, style: FloatStyle): string {
  const count = Math.max(style.precision, 1)
  const { digits, exponent } = significantDigits(x, count)
  const keepsDigit = style.type === ""
  const usesExponent = exponent < -4 || exponent >= count - (keepsDigit ? 1 : 0)
  const kept = style.alternate ? digits : digits.replace(/0+$/, "") || "0"
  if (usesExponent) {
    const mantissa = kept.length > 1 ? `${kept[0]}.${kept.slice(1)}` : kept
    return withPoint(mantissa, style) + exponentText(exponent)
  }
  const positional = withPoint(placePoint(kept, exponent), style)
  return keepsDigit && !positional.includes(".")
    ? `${positional}.0`
    : positional.replace(/\.$/, keepsDigit ? ".0" : style.alternate ? "." : "")
}

/** Digits whose first stands for `10 ** exponent`, as a positional number. */
function placePoint(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${"0".repeat(-exponent - 1)}${digits}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0")
  const fraction = digits.slice(exponent + 1)
  return fraction === "" ? whole : `${whole}.${fraction}`
}

/** `#` keeps the point, before an exponent too. */
function withPoint(text: string, style: FloatStyle): string {
  return style.alternate && !text.includes(".") ? text.replace(/(?=e|$)/, ".") : text
}

function split(text: string, sign: string, suffix: string): NumberText {
  const whole = /^[0-9]+|^[a-zA-Z]+/.exec(text)![0]
  return { sign, prefix: "", whole, rest: text.slice(whole.length) + suffix }
}
