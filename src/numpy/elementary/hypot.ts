import { add, product, roundOr, squareRoot } from "./doubleDouble.ts"
import { integerSqrt, shift, toDyadic } from "./multiprecision/fixed.ts"
import { roundCorrectly } from "./multiprecision/round.ts"

const LARGE = 2 ** 500
const SMALL = 2 ** -400

/** sqrt(x^2 + y^2) without overflow on the way, correctly rounded; infinite when either is. */
export function hypot(x: number, y: number): number {
  const a = Math.abs(x)
  const b = Math.abs(y)
  if (a === Infinity || b === Infinity) return Infinity
  if (Number.isNaN(a) || Number.isNaN(b)) return NaN
  if (a === 0 || b === 0) return a + b
  if (Math.max(a, b) > LARGE || Math.min(a, b) < SMALL) return hypotExactly(a, b)
  const root = squareRoot(add(product(a, a), product(b, b)))
  return roundOr(root, root.high * 2 ** -98, () => hypotExactly(a, b))
}

/** The same by exact integers. */
function hypotExactly(a: number, b: number): number {
  const x = toDyadic(a)
  const y = toDyadic(b)
  const low = Math.min(x.exponent, y.exponent)
  const square = shift(x.mantissa, x.exponent - low) ** 2n + shift(y.mantissa, y.exponent - low) ** 2n
  return roundCorrectly((bits) => ({ value: integerSqrt(square << BigInt(2 * bits)), bits: bits - low }))
}
