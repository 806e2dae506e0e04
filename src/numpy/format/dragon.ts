import {
  type Digits,
  fixedParts,
  type Parts,
  placedParts,
  roundedDigits,
  shortestDigits,
  signOf,
} from "./digits.ts"

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
export function positionalParts(x: number, style: FloatStyle): Parts {
  const [whole, fraction] = style.unique ? shortParts(x, style) : fixedParts(x, style.precision ?? 0)
  return [signOf(x, style.sign) + whole, trimmed(fraction, style)]
}

function shortParts(x: number, { precision, minDigits, single }: FloatStyle): Parts {
  const shortest = shortestDigits(x, single)
  const decimals = shortest.digits.length - shortest.point
  if (precision !== null && decimals > precision) return fixedParts(x, precision)
  // Beyond the shortest digits come those of the exact value.
  return decimals < minDigits ? fixedParts(x, minDigits) : placedParts(shortest)
}

function trimmed(fraction: string, { trim, precision, minDigits }: FloatStyle): string {
  if (trim === "k") return fraction.padEnd(Math.max(minDigits, precision ?? 0), "0")
  const short = fraction.replace(/0+$/, "").padEnd(minDigits, "0")
  return trim === "0" && short === "" ? "0" : short
}

/** The whole part, the fraction and the exponent (with its sign, two digits at least). */
export function scientificParts(x: number, style: FloatStyle): readonly [string, string, string] {
  const { digits, point } = scientificDigits(x, style)
  return [signOf(x, style.sign) + digits[0], trimmed(digits.slice(1), style), exponentText(point - 1, 2)]
}

function scientificDigits(x: number, { precision, minDigits, single, unique }: FloatStyle): Digits {
  if (x === 0) return { digits: "0", point: 1 }
  const shortest = shortestDigits(x, single)
  const decimals = shortest.digits.length - 1
  if (decimals < minDigits) return roundedDigits(x, minDigits + 1)
  if (unique && (precision === null || decimals <= precision)) return shortest
  return roundedDigits(x, (precision ?? 0) + 1)
}

/** `+05` */
export function exponentText(exponent: number, width: number): string {
  return (exponent < 0 ? "-" : "+") + String(Math.abs(exponent)).padStart(width, "0")
}
