import {
  add,
  type DoubleDouble,
  divide,
  exact,
  multiply,
  negate,
  roundOr,
  sumOrdered,
} from "./doubleDouble.ts"
import { toFixedPoint } from "./multiprecision/fixed.ts"
import { roundCorrectly } from "./multiprecision/round.ts"
import { fixedArctan, fixedPi } from "./multiprecision/series.ts"
import { ARCTAN_GRID, arctanTable, splitConstant } from "./tables.ts"

/** Error of {@link splitArctan2}, relative to its result. */
export const ARCTAN_ERROR: number = 2 ** -66
/** Below it x^3/3 is less than half an ulp of x. */
const TINY = 2 ** -28
/** From here on arctan(x) rounds to pi/2. */
const LARGE = 2 ** 54

const [halfHigh, halfLow] = splitConstant((bits) => fixedPi(bits) >> 1n, 51)
/** pi/2 */
export const HALF_PI: DoubleDouble = sumOrdered(halfHigh, halfLow)
/** pi */
export const PI: DoubleDouble = { high: 2 * HALF_PI.high, low: 2 * HALF_PI.low }

/** The angle whose tangent is x, in radians, correctly rounded. */
export function arctan(x: number): number {
  const size = Math.abs(x)
  if (size < TINY || Number.isNaN(x)) return x
  if (size >= LARGE) return Math.sign(x) * HALF_PI.high
  const angle = splitArctan2(exact(size), exact(1))
  const result = roundOr(angle, angle.high * ARCTAN_ERROR, () => arctanExactly(size))
  return x < 0 ? -result : result
}

/**
 * The angle of the point (x, y), x, y >= 0, as a sum: arctan(y/x) when y <= x, else pi/2 - arctan(x/y).
 * The quotient is taken to the next multiple c of 1/64 by t = (q - c) / (1 + q c).
 */
export function splitArctan2(y: DoubleDouble, x: DoubleDouble): DoubleDouble {
  if (y.high > x.high) return add(HALF_PI, negate(splitArctan2(x, y)))
  const q = divide(y, x)
  const j = Math.round(q.high * ARCTAN_GRID)
  const c = exact(j / ARCTAN_GRID)
  const t = j === 0 ? q : divide(add(q, negate(c)), add(exact(1), multiply(q, c)))
  const s = t.high * t.high
  const series = t.high * s * (-1 / 3 + s * (1 / 5 + s * (-1 / 7 + s * (1 / 9 + s * (-1 / 11)))))
  const known = { high: arctanTable[2 * j] as number, low: arctanTable[2 * j + 1] as number }
  return add(known, sumOrdered(t.high, t.low * (1 - s) + series))
}

/** arctan(x), x > 0, by exact integers. */
function arctanExactly(x: number): number {
  return roundCorrectly((bits) => ({
    value: fixedArctan2(toFixedPoint(x, bits + 64), 1n << BigInt(bits + 64), bits),
    bits,
  }))
}

/** The angle of the point (x, y), x, y >= 0, with `bits` fractional bits. */
export function fixedArctan2(y: bigint, x: bigint, bits: number): bigint {
  if (y > x) return (fixedPi(bits) >> 1n) - fixedArctan2(x, y, bits)
  return fixedArctan((y << BigInt(bits)) / x, bits)
}
