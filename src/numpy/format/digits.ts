/** Decimal digits of floating-point numbers: the shortest that tell the value, or exactly rounded ones. */
import { fixedDigits, significantDigits } from "./decimal.ts"

/** `0.digits * 10^point`, without sign; zero is no digits. */
export interface Digits {
  readonly digits: string
  readonly point: number
}

/** The digits before the point and those behind it. */
export type Parts = readonly [whole: string, fraction: string]

/**
 * The shortest digits that read back as the same float64, or float32.
 *
 * @see G. L. Steele, J. L. White, How to print floating-point numbers accurately (1990); JavaScript's own
 *   Number::toString is specified to give them for float64
 */
export function shortestDigits(x: number, single: boolean): Digits {
  if (x === 0) return { digits: "", point: 0 }
  const { digits, point } = single ? shortestSingle(Math.abs(x)) : shortestDouble(Math.abs(x))
  return { digits: digits.replace(/0+$/, ""), point }
}

function shortestDouble(size: number): Digits {
  const [mantissa, exponent] = size.toExponential().split("e") as [string, string]
  return { digits: mantissa.replace(".", ""), point: Number(exponent) + 1 }
}

/** Nine digits tell every float32 apart. */
function shortestSingle(size: number): Digits {
  for (let count = 1; count < 9; count++) {
    const shorter = roundedDigits(size, count)
    if (Math.fround(numberOf(shorter)) === size) return shorter
  }
  return roundedDigits(size, 9)
}

/** The double nearest to digits. */
export function numberOf({ digits, point }: Digits): number {
  return Number(`0.${digits}e${point}`)
}

/** So many significant digits of `|x|`, the exact value rounded half to even. */
export function roundedDigits(x: number, count: number): Digits {
  const { digits, exponent } = significantDigits(x, count)
  return { digits, point: exponent + 1 }
}

/** `|x|` with that many digits behind the point, the exact value rounded half to even. */
export function fixedParts(x: number, decimals: number): Parts {
  return splitPoint(fixedDigits(x, decimals))
}

/** Digits on both sides of the point. */
export function placedParts({ digits, point }: Digits): Parts {
  if (point <= 0) return ["0", digits === "" ? "" : "0".repeat(-point) + digits]
  return [digits.slice(0, point).padEnd(point, "0"), digits.slice(point)]
}

/** A number's text cut at its point. */
export function splitPoint(text: string): Parts {
  const [whole = "", fraction = ""] = text.split(".")
  return [whole, fraction]
}

/** The sign of a number, -0 included; a plus only where it is asked for. */
export function signOf(x: number, plus: boolean): string {
  return x < 0 || Object.is(x, -0) ? "-" : plus ? "+" : ""
}
