import { ARCTAN_ERROR, fixedArctan2, HALF_PI, PI, splitArctan2 } from "./arctan.ts"
import { add, type DoubleDouble, exact, multiply, negate, roundOr, squareRoot, sum } from "./doubleDouble.ts"
import { integerSqrt, toDyadic, toFixedPoint } from "./multiprecision/fixed.ts"
import { roundCorrectly } from "./multiprecision/round.ts"
import { fixedPi } from "./multiprecision/series.ts"

/** Below it x^3/6 is less than half an ulp of x. */
const TINY = 2 ** -27

/** The angle in [-pi/2, pi/2] whose sine is x, correctly rounded; NaN outside [-1, 1]. */
export function arcsin(x: number): number {
  const size = Math.abs(x)
  if (size < TINY) return x
  if (!(size <= 1)) return NaN
  const angle = splitArctan2(exact(size), cathetus(size))
  const result = roundOr(angle, angle.high * ARCTAN_ERROR, () =>
    roundCorrectly((bits) => ({ value: fixedArcsin(size, bits), bits })),
  )
  return x < 0 ? -result : result
}

/** The angle in [0, pi] whose cosine is x, correctly rounded; NaN outside [-1, 1]. */
export function arccos(x: number): number {
  const size = Math.abs(x)
  if (!(size <= 1)) return NaN
  if (x === 1) return 0
  const exactly = (): number =>
    roundCorrectly((bits) => ({ value: fixedArccos(x, bits + 64), bits: bits + 64 }))
  if (size < TINY) return roundOr(add(HALF_PI, exact(-x)), 2 ** -80, exactly)
  const acute = splitArctan2(cathetus(size), exact(size))
  const angle = x < 0 ? add(PI, negate(acute)) : acute
  return roundOr(angle, angle.high * ARCTAN_ERROR, exactly)
}

/** sqrt(1 - x^2) for 0 <= x <= 1. */
function cathetus(x: number): DoubleDouble {
  return squareRoot(multiply(sum(1, -x), sum(1, x)))
}

/** arcsin(x) for 0 < x <= 1 with `bits` fractional bits. */
function fixedArcsin(x: number, bits: number): bigint {
  return fixedArctan2(toFixedPoint(x, bits), fixedCathetus(x, bits), bits)
}

/** arccos(x) with `bits` fractional bits. */
function fixedArccos(x: number, bits: number): bigint {
  const acute = fixedArctan2(fixedCathetus(x, bits), toFixedPoint(Math.abs(x), bits), bits)
  return x < 0 ? fixedPi(bits) - acute : acute
}

/** sqrt(1 - x^2) with `bits` fractional bits. */
function fixedCathetus(x: number, bits: number): bigint {
  const { mantissa, exponent } = toDyadic(x)
  const wide = 2 * Math.max(bits, -exponent)
  const square = (1n << BigInt(wide)) - ((mantissa * mantissa) << BigInt(wide + 2 * exponent))
  return integerSqrt(square) >> BigInt(wide / 2 - bits)
}
