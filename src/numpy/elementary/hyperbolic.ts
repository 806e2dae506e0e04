import { add, type DoubleDouble, divide, exact, negate, roundOr, scaled, sum } from "./doubleDouble.ts"
import { EXP_ERROR, fixedExpOf, splitExp } from "./exp.ts"
import { roundCorrectly } from "./multiprecision/round.ts"

/** Below it sinh is taken by Taylor's series. */
const SERIES_LIMIT = 2 ** -5
/** Below it x^3/6 is less than half an ulp of x. */
const TINY = 2 ** -27
/** From here on e^-|x| no longer counts beside e^|x|. */
const LARGE = 40
/** From here on e^|x| overflows, or nearly. */
const EDGE = 700
const OVERFLOW = 710.4758600739439

/** (e^x - e^-x) / 2, correctly rounded. */
export function sinh(x: number): number {
  const size = Math.abs(x)
  if (size < TINY || Number.isNaN(x)) return x
  if (size > OVERFLOW) return x * Infinity
  const result =
    size < SERIES_LIMIT
      ? sinhBySeries(size)
      : size > EDGE
        ? hyperbolicExactly(size, -1n)
        : hyperbolic(size, -1)
  return x < 0 ? -result : result
}

/** (e^x + e^-x) / 2, correctly rounded. */
export function cosh(x: number): number {
  const size = Math.abs(x)
  if (Number.isNaN(x)) return x
  if (size > OVERFLOW) return Infinity
  return size > EDGE ? hyperbolicExactly(size, 1n) : hyperbolic(size, 1)
}

/** (e^x + sign e^-x) / 2 for 0 <= x <= 700. */
function hyperbolic(x: number, sign: 1 | -1): number {
  const power = splitExp(x, 0)
  const unit = 2 ** (power.exponent - 1)
  const grown = sum(power.high, power.low)
  const shrunk = x > LARGE ? exact(0) : scaled(divide(exact(1), grown), 4 ** -power.exponent)
  const result = add(grown, sign < 0 ? negate(shrunk) : shrunk)
  return unit * roundOr(result, 2 * EXP_ERROR, () => hyperbolicExactly(x, BigInt(sign)) / unit)
}

/** x + x^3/6 + x^5/120 + ... for 0 < x < 2^-5. */
function sinhBySeries(x: number): number {
  const s = x * x
  const low = x * s * (1 / 6 + s * (1 / 120 + s * (1 / 5040 + s * (1 / 362880 + s / 39916800))))
  const series: DoubleDouble = { high: x, low }
  return roundOr(series, low * 2 ** -50, () => hyperbolicExactly(x, -1n))
}

/** (e^x + sign e^-x) / 2 for x > 0 by exact integers. */
function hyperbolicExactly(x: number, sign: bigint): number {
  return roundCorrectly((bits) => {
    const grown = fixedExpOf(x, bits)
    const shrunk = fixedExpOf(-x, bits)
    const scale = shrunk.bits - grown.bits
    return { value: grown.value + ((sign * shrunk.value) >> BigInt(scale)), bits: grown.bits + 1 }
  })
}
