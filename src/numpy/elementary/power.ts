import { exact, multiply } from "./doubleDouble.ts"
import { EXP_ERROR, roundScaled, splitExp } from "./exp.ts"
import { fixedLogOf, logOf } from "./log.ts"
import { bitLength, type Fixed, shift, toDyadic } from "./multiprecision/fixed.ts"
import { nearestDouble, roundCorrectly } from "./multiprecision/round.ts"
import { fixedExp } from "./multiprecision/series.ts"

/** Integer powers up to this are also tried exactly, where ties can be. */
const LARGEST_EXACT = 64

/**
 * x^y, correctly rounded: exp(y ln x) with ln x to 77 bits. The special cases are those of C's `pow`
 * (IEEE 754-2019, 9.2.1), which NumPy follows: 1 to any power and any number to the power 0 are 1.
 */
export function power(x: number, y: number): number {
  if (y === 0 || x === 1) return 1
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN
  if (y === 1) return x
  const size = Math.abs(x)
  if (size === 0 || size === Infinity || Math.abs(y) === Infinity) return powerAtTheEdges(x, y)
  if (x < 0 && !Number.isInteger(y)) return NaN
  const result = powerOfPositive(size, y)
  return x < 0 && isOdd(y) ? -result : result
}

function isOdd(y: number): boolean {
  return Math.abs(y % 2) === 1
}

/** Zero and infinity as base or exponent; the language's own power knows these cases, but for |x| = 1. */
function powerAtTheEdges(x: number, y: number): number {
  return Math.abs(x) === 1 ? 1 : x ** y
}

/** x^y for finite x > 0, x != 1 and finite y != 0. */
function powerOfPositive(x: number, y: number): number {
  if (x === 1) return 1
  if (y === 2) return x * x
  if (y === 0.5) return Math.sqrt(x)
  if (y === -1) return 1 / x
  const ln = logOf(x)
  const estimate = ln.high * y
  if (estimate > 710) return Infinity
  if (estimate < -746) return 0
  if (Math.abs(estimate) < 2 ** -60) return 1
  if (Math.abs(y) < 2 ** -900 || estimate > 709 || estimate < -708) return powerExactly(x, y)
  const exponent = multiply(ln, exact(y))
  const error = EXP_ERROR + 4 * (Math.abs(y) * ln.error + Math.abs(estimate) * 2 ** -98)
  return roundScaled(splitExp(exponent.high, exponent.low), error, () => powerExactly(x, y))
}

/** x^y by exact integers. */
function powerExactly(x: number, y: number): number {
  if (Number.isInteger(y) && y > 1 && y <= LARGEST_EXACT) return nearestDouble(integerPower(x, y))
  return roundCorrectly((bits) => {
    const { mantissa, exponent } = toDyadic(y)
    const wide = bits + Math.max(0, exponent + bitLength(mantissa < 0n ? -mantissa : mantissa))
    const product = shift(fixedLogOf(x, wide).value * mantissa, exponent)
    const result = fixedExp(shift(product, bits - wide), bits)
    return { value: result.value, bits: bits - result.exponent }
  })
}

/** x^n without any rounding. */
function integerPower(x: number, n: number): Fixed {
  const { mantissa, exponent } = toDyadic(x)
  return { value: mantissa ** BigInt(n), bits: -exponent * n }
}
