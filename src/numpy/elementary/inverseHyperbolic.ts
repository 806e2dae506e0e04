import {
  add,
  type DoubleDouble,
  divide,
  exact,
  multiply,
  product,
  roundOr,
  scaled,
  squareRoot,
  sum,
} from "./doubleDouble.ts"
import { type BoundedSum, fixedLogOfRatio, splitLog } from "./log.ts"
import { splitLog1p } from "./log1p.ts"
import { type Dyadic, integerSqrt, toDyadic, toFixedPoint } from "./multiprecision/fixed.ts"
import { roundCorrectly } from "./multiprecision/round.ts"
import { LN2 } from "./tables.ts"

/** Below it the first correction is less than half an ulp of x. */
const TINY = 2 ** -27
/** From here on squares would overflow, and 1 no longer counts beside them. */
const LARGE = 2 ** 60
const [high, low] = LN2
const LN2_SUM: DoubleDouble = { high, low }

/** The number whose sinh is x: sign(x) ln(|x| + sqrt(x^2 + 1)), correctly rounded. */
export function arcsinh(x: number): number {
  const size = Math.abs(x)
  if (size < TINY || !Number.isFinite(x)) return x
  const exactly = (): number => logOfSumExactly(size, 1n)
  const result = size > LARGE ? logOfDouble(size, exactly) : roundBounded(splitArcsinh(size), exactly)
  return x < 0 ? -result : result
}

/** ln(1 + (x + x^2 / (1 + sqrt(1 + x^2)))) */
function splitArcsinh(x: number): BoundedSum {
  const square = product(x, x)
  const root = squareRoot(add(square, exact(1)))
  return splitLog1p(add(exact(x), divide(square, add(root, exact(1)))))
}

/** The number >= 0 whose cosh is x: ln(x + sqrt(x^2 - 1)), correctly rounded; NaN below 1. */
export function arccosh(x: number): number {
  if (!(x >= 1)) return NaN
  if (x === 1 || x === Infinity) return x - 1
  const exactly = (): number => logOfSumExactly(x, -1n)
  if (x > LARGE) return logOfDouble(x, exactly)
  const t = exact(x - 1) // exact below 2; beyond, x itself is split
  const above = x < 2 ? t : sum(x, -1)
  const root = squareRoot(multiply(above, sum(x, 1)))
  return roundBounded(splitLog1p(add(above, root)), exactly)
}

/** ln(2x) for large x. */
function logOfDouble(x: number, exactly: () => number): number {
  const { high, low, error } = splitLog(x, 0)
  const result = add(LN2_SUM, sum(high, low))
  return roundOr(result, error + 2 ** -90, exactly)
}

/** The number whose tanh is x: ln((1 + x) / (1 - x)) / 2, correctly rounded; infinite at 1, NaN beyond. */
export function arctanh(x: number): number {
  const size = Math.abs(x)
  if (!(size <= 1)) return NaN
  if (size < TINY) return x
  if (size === 1) return x * Infinity
  const twice: DoubleDouble = divide(exact(2 * size), sum(1, -size))
  const { high, low, error } = splitLog1p(twice)
  const half = scaled({ high, low }, 0.5)
  const result = roundOr(half, error, () => arctanhExactly(size))
  return x < 0 ? -result : result
}

/** A sum rounded by its own bound. */
function roundBounded(x: BoundedSum, exactly: () => number): number {
  return roundOr(x, x.error, exactly)
}

/** ln(x + sqrt(x^2 + sign)) by exact integers. */
function logOfSumExactly(x: number, sign: bigint): number {
  return roundCorrectly((bits) => {
    const wide = bits + 64
    const value = toFixedPoint(x, wide)
    const root = integerSqrt(value * value + (sign << BigInt(2 * wide)))
    return { value: fixedLogOfRatio(value + root, -wide, wide), bits: wide }
  })
}

/** arctanh(x), 0 < x < 1, by exact integers. */
function arctanhExactly(x: number): number {
  const { mantissa, exponent }: Dyadic = toDyadic(x)
  const one = 1n << BigInt(-exponent)
  return roundCorrectly((bits) => {
    const ratio = ((one + mantissa) << BigInt(bits + 64)) / (one - mantissa)
    return { value: fixedLogOfRatio(ratio, -bits - 64, bits), bits: bits + 1 }
  })
}
