import { add, type DoubleDouble, exact, product, roundOr, scaled, sum, sumOrdered } from "./doubleDouble.ts"
import { EXP_ERROR, exp, fixedExpOf, powersOfTwo, splitExp } from "./exp.ts"
import { roundCorrectly } from "./multiprecision/round.ts"

/** Below it Taylor's series is the sharper way. */
const SERIES_LIMIT = 2 ** -5
/** Below it x^2/2 is less than half an ulp of x. */
const TINY = 2 ** -54
/** From here on 1 is far below an ulp of e^x. */
const LARGE = 100

/** e^x - 1, correctly rounded. */
export function expm1(x: number): number {
  if (Math.abs(x) < TINY) return x
  if (x > LARGE || Number.isNaN(x)) return exp(x)
  if (x < -LARGE) return -1
  if (Math.abs(x) < SERIES_LIMIT)
    return roundOr(seriesOf(x), Math.abs(x * x * x) * 2 ** -53, () => exactly(x))
  const power = splitExp(x, 0)
  const unit = powersOfTwo[power.exponent + 1023] as number
  const result = add(scaled(sum(power.high, power.low), unit), exact(-1))
  return roundOr(result, unit * EXP_ERROR, () => exactly(x))
}

/** x + x^2/2 + x^3/6 + ..., the first two terms exact. */
function seriesOf(x: number): DoubleDouble {
  const square = product(x, 0.5 * x)
  const tail =
    1 / 6 + x * (1 / 24 + x * (1 / 120 + x * (1 / 720 + x * (1 / 5040 + x * (1 / 40320 + x / 362880)))))
  const start = sumOrdered(x, square.high)
  return { high: start.high, low: start.low + square.low + x * x * x * tail }
}

/** e^x - 1 by exact integers. */
function exactly(x: number): number {
  return roundCorrectly((bits) => {
    const power = fixedExpOf(x, bits)
    return { value: power.value - (1n << BigInt(power.bits)), bits: power.bits }
  })
}
