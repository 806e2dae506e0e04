import { type DoubleDouble, sum } from "./doubleDouble.ts"
import { bitLength, type Fixed, toDyadic } from "./multiprecision/fixed.ts"
import { roundCorrectly } from "./multiprecision/round.ts"
import { fixedLn2, fixedLog } from "./multiprecision/series.ts"
import { LN2, LOG_FIRST, LOG_GRID, logTable } from "./tables.ts"

const [LN2_HIGH, LN2_LOW] = LN2
/** Adding and subtracting it rounds to a multiple of 2^-32. */
const TO_SHORT = 1.5 * 2 ** 20
/** Adding and subtracting it rounds to a multiple of 2^-34. */
const TO_SQUARABLE = 1.5 * 2 ** 18
const SMALLEST_NORMAL = 2 ** -1022
/** Upper word of sqrt(2): a significand beyond it is halved. */
const SQRT2_WORD = 0x3ff6a09e
/** Error of sums that begin with a tabulated logarithm. */
const TABLE_ERROR = 2 ** -77

const double = new Float64Array(1)
/** The halves of `double`; every engine of today is little-endian. */
const words = new Int32Array(double.buffer)

/** A sum with a bound on its error. */
export interface BoundedSum extends DoubleDouble {
  readonly error: number
}

/** ln(x), correctly rounded; -inf at 0, NaN below. */
export function log(x: number): number {
  if (!(x >= SMALLEST_NORMAL && x < Infinity)) return logAtTheEdges(x)
  const { high, low, error } = splitLog(x, 0)
  const result = high + (low + error)
  return result === high + (low - error) ? result : roundCorrectly((bits) => fixedLogOf(x, bits))
}

/**
 * ln(x + tail) as an unevaluated sum within about 2^-77.
 *
 * x = 2^e m with m in [0.707, 1.415]. With c = j/256 next to 1/m and r = c m - 1, exact as two numbers,
 * ln = e ln2 - ln(c) + r - r^2/2 + r^3/3 - ...; the leading terms are short and add exactly.
 *
 * @param x - a normal positive double
 * @param tail - a correction below an ulp of x
 * @see P. T. P. Tang, Table-driven implementation of the logarithm function in IEEE floating-point
 *   arithmetic, ACM TOMS 16 (1990) 378-400
 */
export function splitLog(x: number, tail: number): BoundedSum {
  double[0] = x
  const word = words[1] as number
  let e = (word >> 20) - 1023
  let top = (word & 0xfffff) | 0x3ff00000
  if (top > SQRT2_WORD) {
    top -= 0x100000
    e++
  }
  words[1] = top
  const m = double[0]
  const j = Math.round(LOG_GRID / m)
  const c = j / LOG_GRID
  const at = 2 * (j - LOG_FIRST)
  const known = e * LN2_HIGH + (logTable[at] as number) // exact
  const shorten = known === 0 ? 0 : TO_SHORT // next to 1, r = m - 1 needs no shortening
  const mHigh = m + shorten - shorten
  const rHigh = c * mHigh - 1 // exact
  const rLow = tail === 0 ? c * (m - mHigh) : c * (m - mHigh) + c * m * (tail / x)
  const r = rHigh + rLow
  const s = r + TO_SQUARABLE - TO_SQUARABLE
  const half = 0.5 * s * s // exact
  const start = known + rHigh // exact
  const high = start - half
  const cube =
    r * r * r * (1 / 3 + r * (-1 / 4 + r * (1 / 5 + r * (-1 / 6 + r * (1 / 7 + r * (-1 / 8 + r * (1 / 9)))))))
  const rest = rLow - 0.5 * (rHigh - s + rLow) * (r + s) + cube
  const low = start - high - half + (e * LN2_LOW + (logTable[at + 1] as number)) + rest
  const size = Math.abs(r)
  const error = size * (size * size * 2 ** -50 + 2 ** -80) + (known === 0 ? 0 : TABLE_ERROR)
  return { high, low, error }
}

/** Zero, negative numbers, infinity, NaN and subnormals. */
function logAtTheEdges(x: number): number {
  if (x === 0) return -Infinity
  if (!(x > 0)) return NaN
  return x === Infinity ? x : roundCorrectly((bits) => fixedLogOf(x, bits))
}

/** {@link splitLog} for every finite positive double, normalised. */
export function logOf(x: number): BoundedSum {
  const small = x < SMALLEST_NORMAL
  const { high, low, error } = splitLog(small ? x * 2 ** 54 : x, 0)
  if (!small) return { ...sum(high, low), error }
  return { ...sum(high - 54 * LN2_HIGH, low - 54 * LN2_LOW), error }
}

/** ln(x) in fixed point, for any positive double. */
export function fixedLogOf(x: number, bits: number): Fixed {
  const { mantissa, exponent } = toDyadic(x)
  return { value: fixedLogOfRatio(mantissa, exponent, bits), bits }
}

/** ln(mantissa * 2^exponent) with `bits` fractional bits. */
export function fixedLogOfRatio(mantissa: bigint, exponent: number, bits: number): bigint {
  let length = bitLength(mantissa)
  // centre the significand on 1: in [0.75, 1.5)
  if (mantissa << 1n < 3n << BigInt(length - 1)) length--
  const m = length <= bits ? mantissa << BigInt(bits - length) : mantissa >> BigInt(length - bits)
  return fixedLog(m, bits) + BigInt(exponent + length) * fixedLn2(bits)
}
