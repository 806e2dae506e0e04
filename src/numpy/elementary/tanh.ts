import { add, type DoubleDouble, divide, exact, multiply, product, roundOr, scaled } from "./doubleDouble.ts"
import { EXP_ERROR, fixedExpOf, powersOfTwo, splitExp } from "./exp.ts"
import { roundCorrectly } from "./multiprecision/round.ts"
import { PRECISE_EXP_ERROR, preciseExp } from "./preciseExp.ts"

/** tanh(x) rounds to 1 from here on: 2 e^(-2x) < 2^-54. */
const SATURATED = 19.0625
/** Below it Taylor's series is the sharper way. */
const SERIES_LIMIT = 2 ** -5
/** Below it x^3/3 is less than half an ulp of x. */
const TINY = 2 ** -28
const SPLITTER = 134217729
const MINUS_THIRD: DoubleDouble = { high: -1 / 3, low: -(2 ** -54) / 3 }

/**
 * tanh(x) = 1 - 2 / (e^(2x) + 1), correctly rounded.
 *
 * e^(2|x|) comes as a sum of two doubles, its reciprocal by one correction of the quotient with an
 * exact remainder; the last sum passes a rounding test or is taken by exact integers.
 */
export function tanh(x: number): number {
  const size = Math.abs(x)
  if (size < SERIES_LIMIT) return tanhBySeries(x)
  if (!(size < SATURATED)) return Number.isNaN(x) ? x : Math.sign(x)
  const { high, low, exponent } = splitExp(2 * size, 0)
  const unit = powersOfTwo[1023 - exponent] as number // 2^-exponent
  // e^(2|x|) + 1 = 2^exponent (d + dLow)
  const sum = high + unit
  const back = sum - high
  const sumLow = high - (sum - back) + (unit - back) + low
  const d = sum + sumLow
  const dLow = sum - d + sumLow
  const numerator = 2 * unit
  const q = numerator / d
  const qLow = (remainder(numerator, q, d) - q * dLow) / d
  const result = 1 - q
  const tail = 1 - result - q - qLow
  const error = q * EXP_ERROR
  const rounded = result + (tail + error)
  if (rounded !== result + (tail - error)) return tanhPrecisely(x)
  return x < 0 ? -rounded : rounded
}

/** `n - q d`, exactly: q is the quotient n / d. */
function remainder(n: number, q: number, d: number): number {
  const gq = q * SPLITTER
  const qHigh = gq - (gq - q)
  const qLow = q - qHigh
  const gd = d * SPLITTER
  const dHigh = gd - (gd - d)
  const dLow = d - dHigh
  return n - qHigh * dHigh - qHigh * dLow - qLow * dHigh - qLow * dLow
}

/** The coefficients from x^9 on, with s = x^2. */
const seriesTail = (s: number): number =>
  62 / 2835 + s * (-1382 / 155925 + s * (21844 / 6081075 + s * (-929569 / 638512875)))

/** x - x^3/3 + 2x^5/15 - ... for |x| < 2^-5. */
function tanhBySeries(x: number): number {
  if (Math.abs(x) < TINY) return x
  const s = x * x
  const correction = x * s * (-1 / 3 + s * (2 / 15 + s * (-17 / 315 + s * seriesTail(s))))
  const error = correction * 2 ** -51
  const result = x + (correction + error)
  return result === x + (correction - error) ? result : seriesPrecisely(x)
}

/** (e^(2x) - 1) / (e^(2x) + 1) as a sum of two doubles, |x| >= 2^-5. */
function tanhPrecisely(x: number): number {
  const { high, low, exponent } = preciseExp(2 * x)
  const power = scaled({ high, low }, powersOfTwo[exponent + 1023] as number)
  const quotient = divide(add(power, exact(-1)), add(power, exact(1)))
  return roundOr(quotient, PRECISE_EXP_ERROR / SERIES_LIMIT, () => tanhExactly(x))
}

/** The series with its first term as a sum of two doubles, |x| < 2^-5. */
function seriesPrecisely(x: number): number {
  const square = product(x, x)
  const s = square.high
  const tail = s * (2 / 15 + s * (-17 / 315 + s * seriesTail(s)))
  const correction = multiply(multiply(exact(x), square), add(MINUS_THIRD, exact(tail)))
  return roundOr(add(exact(x), correction), Math.abs(x) * s * 2 ** -61, () => tanhExactly(x))
}

/** (e^(2x) - 1) / (e^(2x) + 1) by exact integers. */
function tanhExactly(x: number): number {
  return roundCorrectly((bits) => {
    const power = fixedExpOf(2 * x, bits)
    const one = 1n << BigInt(power.bits)
    return { value: ((power.value - one) << BigInt(bits)) / (power.value + one), bits }
  })
}
