import { bitLength, type Fixed, toDyadic } from "./multiprecision/fixed.ts"
import { roundCorrectly } from "./multiprecision/round.ts"
import { fixedLn2, fixedLog } from "./multiprecision/series.ts"
import { LN2, LOG_FIRST, LOG_GRID, logTable } from "./tables.ts"

const [LN2_HIGH, LN2_LOW] = LN2
/** Adding and subtracting it rounds to a multiple of 2^-32. */
const TO_SHORT = 1.5 * 2 ** 20
const SMALLEST_NORMAL = 2 ** -1022
/** Bits of sqrt(2)'s upper word; a larger significand is halved. */
const SQRT2_WORD = 0x3ff6a09e
/** Error of the tabulated part. */
const TABLE_ERROR = 2 ** -77

const double = new Float64Array(1)
/** The halves of `double`; every engine of today is little-endian. */
const words = new Int32Array(double.buffer)

/** ln(x), correctly rounded; -inf at 0, NaN below. */
export function log(x: number): number {
  if (!(x >= SMALLEST_NORMAL && x < Infinity)) return logAtTheEdges(x)
  double[0] = x
  const word = words[1] as number
  let e = (word >> 20) - 1023
  let top = (word & 0xfffff) | 0x3ff00000
  if (top > SQRT2_WORD) {
    top -= 0x100000
    e++
  }
  words[1] = top
  return logOfParts(x, double[0], e)
}

/**
 * ln(2^e m), m in [0.707, 1.415]. With c = j/256 next to 1/m and r = c m - 1, exact as two numbers,
 * ln = e ln2 - ln(c) + r - r^2/2 + ...; the three leading terms are short and add exactly.
 *
 * @see P. T. P. Tang, Table-driven implementation of the logarithm function in IEEE floating-point
 *   arithmetic, ACM TOMS 16 (1990) 378-400
 */
function logOfParts(x: number, m: number, e: number): number {
  const j = Math.round(LOG_GRID / m)
  const c = j / LOG_GRID
  const mHigh = m + TO_SHORT - TO_SHORT
  const rHigh = c * mHigh - 1 // exact
  const rLow = c * (m - mHigh) // exact
  const r = rHigh + rLow
  const at = 2 * (j - LOG_FIRST)
  const known = e * LN2_HIGH + (logTable[at] as number) // exact
  const square = r * r
  const tail = 1 / 5 + r * (-1 / 6 + r * (1 / 7 + r * (-1 / 8 + r * (1 / 9))))
  const series = square * (-1 / 2 + r * (1 / 3 + r * (-1 / 4 + r * tail)))
  const high = known + rHigh // exact
  const low = rLow + (e * LN2_LOW + (logTable[at + 1] as number)) + series
  const error = square * 2 ** -50 + (known === 0 ? 0 : TABLE_ERROR)
  const result = high + (low + error)
  return result === high + (low - error) ? result : logExactly(x)
}

/** Zero, negative numbers, infinity, NaN and subnormals. */
function logAtTheEdges(x: number): number {
  if (x === 0) return -Infinity
  if (!(x > 0)) return NaN
  return x === Infinity ? x : logExactly(x)
}

/** ln(x) by exact integers. */
function logExactly(x: number): number {
  return roundCorrectly((bits) => fixedLogOf(x, bits))
}

/** ln(x) in fixed point, for any positive double. */
export function fixedLogOf(x: number, bits: number): Fixed {
  const { mantissa, exponent } = toDyadic(x)
  let length = bitLength(mantissa)
  // centre the significand on 1: in [0.75, 1.5)
  if (mantissa << 1n < 3n << BigInt(length - 1)) length--
  const m = length <= bits ? mantissa << BigInt(bits - length) : mantissa >> BigInt(length - bits)
  return { value: fixedLog(m, bits) + BigInt(exponent + length) * fixedLn2(bits), bits }
}
