import { ARCTAN_ERROR, fixedArctan2, HALF_PI, PI, splitArctan2 } from "./arctan.ts"
import { add, divide, exact, negate, roundOr } from "./doubleDouble.ts"
import { type Dyadic, shift, toDyadic } from "./multiprecision/fixed.ts"
import { roundCorrectly } from "./multiprecision/round.ts"
import { fixedPi } from "./multiprecision/series.ts"

/** Magnitudes outside [1/FAR, FAR] are brought in before they are divided. */
const FAR = 2 ** 400
/** Quotients below it are their own arc tangent. */
const TINY = 2 ** -60

/**
 * The angle of the point (x, y), in (-pi, pi], correctly rounded. Signed zeros and infinities as in
 * IEEE 754-2019, 9.2.1.
 */
export function arctan2(y: number, x: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN
  const height = Math.abs(y)
  const width = Math.abs(x)
  const angle = isEdge(height, width)
    ? Math.abs(Math.atan2(height, x))
    : angleOf(height, width, isNegative(x))
  return isNegative(y) ? -angle : angle
}

/** Whether the angle is a multiple of pi/4. */
function isEdge(height: number, width: number): boolean {
  return height === 0 || width === 0 || height === Infinity || width === Infinity
}

function isNegative(x: number): boolean {
  return x < 0 || Object.is(x, -0)
}

/** The angle of (width, height), or of its mirror image on the left. */
function angleOf(height: number, width: number, left: boolean): number {
  const exactly = (): number => angleExactly(height, width, left)
  if (Math.max(height, width) > FAR || Math.min(height, width) < 1 / FAR) return exactly()
  const quotient = height / width
  if (quotient < TINY)
    return left
      ? roundOr(add(PI, exact(-quotient)), 2 ** -100, exactly)
      : roundOr(divide(exact(height), exact(width)), quotient * 2 ** -99, exactly)
  const angle = splitArctan2(exact(height), exact(width))
  const result = left ? add(PI, negate(angle)) : angle
  return roundOr(result, angle.high * ARCTAN_ERROR + 2 ** -104 * HALF_PI.high, exactly)
}

/** The same by exact integers, with as many more bits as the quotient is small. */
function angleExactly(height: number, width: number, left: boolean): number {
  const a = toDyadic(height)
  const b = toDyadic(width)
  const more = Math.max(0, b.exponent - a.exponent + 64)
  return roundCorrectly((bits) => {
    const wide = Math.min(bits + more, bits + 2300)
    const angle = fixedArctan2(...aligned(a, b), wide)
    return { value: left ? fixedPi(wide) - angle : angle, bits: wide }
  })
}

/** Two numbers as integers of one exponent. */
function aligned(a: Dyadic, b: Dyadic): [bigint, bigint] {
  const low = Math.min(a.exponent, b.exponent)
  return [shift(a.mantissa, a.exponent - low), shift(b.mantissa, b.exponent - low)]
}
