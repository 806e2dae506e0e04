import { fixedText, scientificText, shortestDigits } from "./digits.ts"

/** How one number is rendered, under the names of `np.format_float_positional`. */
export interface FloatStyle {
  /** Digits behind the point at most; null for no limit. */
  readonly precision: number | null
  /** Zeros are added up to so many digits. */
  readonly minDigits: number
  /** Whether the shortest digits that tell the value are enough. */
  readonly unique: boolean
  /** "k" keeps trailing zeros, "." drops them and keeps the point, "0" keeps one zero. */
  readonly trim: "k" | "." | "0" | "-"
  readonly sign: boolean
  /** Whether the value is a float32. */
  readonly single: boolean
}

/** The whole and the fractional part of a number without an exponent. */
export function positionalParts(x: number, style: FloatStyle): readonly [whole: string, fraction: string] {
  const [whole, fraction] = style.unique
    ? shortParts(x, style)
    : splitPoint(fixedText(x, style.precision ?? 0))
  return [signOf(x, style) + whole, trimmed(fraction, style)]
}

function shortParts(x: number, { precision, minDigits, single }: FloatStyle): readonly [string, string] {
  const { digits, point } = shortestDigits(x, single)
  const decimals = digits.length - point
  if (precision !== null && decimals > precision) return splitPoint(fixedText(x, precision))
  // Beyond the shortest digits come those of the exact value.
  if (decimals < minDigits) return splitPoint(fixedText(x, minDigits))
  if (point <= 0) return ["0", digits === "" ? "" : "0".repeat(-point) + digits]
  return [digits.slice(0, point).padEnd(point, "0"), digits.slice(point)]
}

function splitPoint(text: string): readonly [string, string] {
  const [whole, fraction = ""] = text.split(".")
  return [whole!, fraction]
}

function signOf(x: number, { sign }: FloatStyle): string {
  return x < 0 || Object.is(x, -0) ? "-" : sign ? "+" : ""
}

function trimmed(fraction: string, { trim, precision, minDigits }: FloatStyle): string {
  if (trim === "k") return fraction.padEnd(Math.max(minDigits, precision ?? 0), "0")
  const short = fraction.replace(/0+$/, "").padEnd(minDigits, "0")
  return trim === "0" && short === "" ? "0" : short
}

/** The whole part, the fraction and the exponent (with its sign, two digits at least). */
export function scientificParts(x: number, style: FloatStyle): readonly [string, string, string] {
  const [mantissa, exponent] = scientificDigits(x, style).split("e") as [string, string]
  const [whole, fraction] = splitPoint(mantissa)
  return [signOf(x, style) + whole, trimmed(fraction, style), exponentText(Number(exponent), 2)]
}

function scientificDigits(x: number, { precision, minDigits, single, unique }: FloatStyle): string {
  const { digits, point } = shortestDigits(x, single)
  if (digits === "") return "0e0"
  if (digits.length - 1 < minDigits) return scientificText(x, minDigits)
  if (unique && (precision === null || digits.length - 1 <= precision))
    return `${digits[0]}.${digits.slice(1)}e${point - 1}`
  return scientificText(x, precision ?? 0)
}

/** `+05` */
export function exponentText(exponent: number, width: number): string {
  return (exponent < 0 ? "-" : "+") + String(Math.abs(exponent)).padStart(width, "0")
}
