import { type DoubleDouble, product, sum, sumOrdered } from "./doubleDouble.ts"
import { type BoundedSum, fixedLogOfRatio, log, splitLog } from "./log.ts"
import { toDyadic } from "./multiprecision/fixed.ts"
import { roundCorrectly } from "./multiprecision/round.ts"

/** Below it Taylor's series is the sharper way. */
const SERIES_LIMIT = 2 ** -6
/** Below it x^2/2 is less than half an ulp of x. */
const TINY = 2 ** -54
/** From here on 1 + x is x but for less than the error of a sum. */
const LARGE = 2 ** 1000

/** ln(1 + x), correctly rounded; -inf at -1, NaN below. */
export function log1p(x: number): number {
  if (!(x > -1 && x < LARGE)) return x === -1 ? -Infinity : x < -1 ? NaN : log(x)
  if (Math.abs(x) < TINY) return x
  const { high, low, error } = splitLog1p({ high: x, low: 0 })
  const result = high + (low + error)
  return result === high + (low - error) ? result : log1pExactly(x)
}

/** ln(1 + x) of a sum x > -1 as a sum. */
export function splitLog1p(x: DoubleDouble): BoundedSum {
  if (Math.abs(x.high) < SERIES_LIMIT) return seriesOf(x)
  const s = sum(1, x.high)
  return splitLog(s.high, s.low + x.low)
}

/** x - x^2/2 + x^3/3 - ..., the first two terms exact but for 2^-80 of x. */
function seriesOf({ high: x, low }: DoubleDouble): BoundedSum {
  const square = product(x, 0.5 * x)
  const start = sumOrdered(x, -square.high)
  const a = 1 / 3 + x * (-1 / 4 + x * (1 / 5 + x * (-1 / 6 + x * (1 / 7))))
  const b = -1 / 8 + x * (1 / 9 + x * (-1 / 10 + x * (1 / 11 + x * (-1 / 12))))
  const cube = x * x * x
  const tail = cube * (a + x ** 5 * b)
  const size = Math.abs(x)
  return {
    high: start.high,
    low: start.low + (low - x * low - square.low + tail),
    error: Math.abs(cube) * 2 ** -51 + size * 2 ** -85,
  }
}

/** ln(1 + x) by exact integers. */
function log1pExactly(x: number): number {
  const { mantissa, exponent } = toDyadic(x)
  const [sumMantissa, sumExponent] =
    exponent <= 0
      ? [mantissa + (1n << BigInt(-exponent)), exponent]
      : [(mantissa << BigInt(exponent)) + 1n, 0]
  return roundCorrectly((bits) => ({ value: fixedLogOfRatio(sumMantissa, sumExponent, bits), bits }))
}
