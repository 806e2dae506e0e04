import { type Fixed, toFixedPoint } from "./multiprecision/fixed.ts"
import { roundCorrectly } from "./multiprecision/round.ts"
import { fixedExp } from "./multiprecision/series.ts"
import { PRECISE_EXP_ERROR, preciseExp } from "./preciseExp.ts"
import { EXP_STEPS, expTable, LN2_STEP } from "./tables.ts"

const [LN2_HIGH, LN2_LOW] = LN2_STEP
const STEPS_PER_UNIT = EXP_STEPS / Math.LN2
/** Adding and subtracting it rounds to an integer. */
const TO_INTEGER = 1.5 * 2 ** 52
/** Adding and subtracting it rounds to a multiple of 2^-34. */
const TO_SHORT = 1.5 * 2 ** 18

/** From here on (1023 ln 2) results overflow or nearly. */
const OVERFLOW = 709.08
const INFINITE = 709.7827128933841
const UNDERFLOW = -745.1332191019412
/** Below it results are subnormal and have their own place of rounding. */
const SUBNORMAL = -708.3964185322641

/** 2^-1023 (a subnormal, reached with a sum next to 2) to 2^1023. */
export const powersOfTwo: Float64Array = Float64Array.from({ length: 2047 }, (_, i) => 2 ** (i - 1023))

/** Error of the sum `high + low` of {@link splitExp}, relative to a result in [1, 2). */
export const EXP_ERROR: number = 2 ** -68

/** `2^exponent * (high + low)`, high in about [0.99, 2). */
export interface ScaledSum {
  high: number
  low: number
  exponent: number
}

/**
 * exp(x + tail) as an unevaluated sum within 2^-68 of itself.
 *
 * x + tail = k ln2/128 + r; exp(r) - 1 = r + q(r) by Taylor's series; the leading product of a short
 * table value and a short r is exact, so only terms below 2^-25 are rounded.
 *
 * @param x - -746 <= x <= 710
 * @param tail - a correction below an ulp of x
 * @see P. T. P. Tang, Table-driven implementation of the exponential function in IEEE floating-point
 *   arithmetic, ACM TOMS 15 (1989) 144-157
 */
export function splitExp(x: number, tail: number): ScaledSum {
  const shifted = x * STEPS_PER_UNIT + TO_INTEGER
  const k = shifted - TO_INTEGER
  const reduced = x - k * LN2_HIGH // exact
  const rest = k * LN2_LOW - tail
  const rHigh = reduced - rest + TO_SHORT - TO_SHORT
  return expOfSteps(k, rHigh, reduced - rHigh - rest)
}

/**
 * exp(k ln2/128 + rHigh + rLow).
 *
 * @param rHigh - |rHigh| < 0.003, a multiple of 2^-34
 * @param rLow - below 2^-34
 */
export function expOfSteps(k: number, rHigh: number, rLow: number): ScaledSum {
  const r = rHigh + rLow
  const q = r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720 + r * (1 / 5040))))))
  const j = k & (EXP_STEPS - 1)
  const t = expTable[2 * j] as number
  const tLow = expTable[2 * j + 1] as number
  const product = t * rHigh // exact
  const high = t + product
  const low = t - high + product + (tLow + (tLow * rHigh + (t + tLow) * (rLow + q)))
  return { high, low, exponent: (k - j) / EXP_STEPS }
}

/** e^x, correctly rounded. */
export function exp(x: number): number {
  if (!(x < OVERFLOW && x > SUBNORMAL)) return expAtTheEdges(x)
  const { high, low, exponent } = splitExp(x, 0)
  const result = high + (low + EXP_ERROR)
  if (result !== high + (low - EXP_ERROR)) {
    return roundScaled(preciseExp(x), PRECISE_EXP_ERROR, () => expExactly(x))
  }
  return result * (powersOfTwo[exponent + 1023] as number)
}

/** The double nearest to a scaled sum, when its error allows to tell; otherwise what `exactly` finds. */
export function roundScaled(
  { high, low, exponent }: ScaledSum,
  error: number,
  exactly: () => number,
): number {
  if (exponent < -1021 || exponent > 1022) return exactly()
  const result = high + (low + error)
  return result === high + (low - error) ? result * (powersOfTwo[exponent + 1023] as number) : exactly()
}

/** Overflow, underflow, NaN, and results that are subnormal or next to the largest double. */
function expAtTheEdges(x: number): number {
  if (x > INFINITE) return Infinity
  if (x < UNDERFLOW) return 0
  return Number.isNaN(x) ? x : expExactly(x)
}

/** e^x by exact integers. */
function expExactly(x: number): number {
  return roundCorrectly((bits) => fixedExpOf(x, bits))
}

/** e^x in fixed point with `bits` significant bits, however large or small the result is. */
export function fixedExpOf(x: number, bits: number): Fixed {
  const power = fixedExp(toFixedPoint(x, bits), bits)
  return { value: power.value, bits: bits - power.exponent }
}
