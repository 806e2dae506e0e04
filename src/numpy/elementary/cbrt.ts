import { product, roundOr, sumOrdered } from "./doubleDouble.ts"
import { bitLength, shift, toDyadic } from "./multiprecision/fixed.ts"
import { roundCorrectly } from "./multiprecision/round.ts"

/** Magnitudes whose cubes and products stay well inside the doubles. */
const LARGE = 2 ** 900
const SMALL = 2 ** -900

/** The cube root of x, correctly rounded. */
export function cbrt(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return x
  const size = Math.abs(x)
  const result = size < LARGE && size > SMALL ? root(size) : rootExactly(size)
  return x < 0 ? -result : result
}

/** One Newton step from the engine's root, its residual x - r^3 taken exactly enough. */
function root(x: number): number {
  const r = Math.cbrt(x)
  const square = product(r, r)
  const cube = product(square.high, r)
  const residual = x - cube.high - (cube.low + square.low * r)
  const step = residual / (3 * square.high)
  return roundOr(sumOrdered(r, step), r * 2 ** -98, () => rootExactly(x))
}

/** The cube root of x > 0 by an integer one. */
function rootExactly(x: number): number {
  const { mantissa, exponent } = toDyadic(x)
  return roundCorrectly((bits) => {
    const places = bits - Math.floor(exponent / 3)
    return { value: integerCubeRoot(shift(mantissa, 3 * places + exponent)), bits: places }
  })
}

/** floor(n^(1/3)) by Newton's iteration from above. */
function integerCubeRoot(n: bigint): bigint {
  let guess = 1n << BigInt(Math.ceil(bitLength(n) / 3) + 1)
  for (;;) {
    const next = (2n * guess + n / (guess * guess)) / 3n
    if (next >= guess) return guess
    guess = next
  }
}
