import { exp } from "../../elementary/exp.ts"
import { log } from "../../elementary/log.ts"
import { power } from "../../elementary/power.ts"
import type { Source } from "../source.ts"
import { standardGamma } from "./gamma.ts"

/** Below it a beta number is 0 or 1 to the last bit, and Jöhnk's powers would underflow. */
const TINY = 3e-103

/**
 * A beta number: Jöhnk's method where both parameters are at most 1, otherwise from two gamma numbers.
 *
 * @see M. D. Jöhnk, Erzeugung von betaverteilten und gammaverteilten Zufallszahlen, Metrika 8 (1964) 5-15
 */
export function beta(source: Source, a: number, b: number): number {
  if (a <= 1 && b <= 1) {
    if (a < TINY && b < TINY) return (a + b) * source.bits.nextDouble() < a ? 1 : 0
    return betaOfPowers(source, a, b, (u, v) => u + v > 0)
  }
  return betaOfGammas(source, a, b)
}

/** The same as RandomState drew it: without a thought for tiny parameters. */
export function legacyBeta(source: Source, a: number, b: number): number {
  return a <= 1 && b <= 1 ? betaOfPowers(source, a, b, () => true) : betaOfGammas(source, a, b)
}

function betaOfGammas(source: Source, a: number, b: number): number {
  const first = standardGamma(source, a)
  return first / (first + standardGamma(source, b))
}

function betaOfPowers(
  source: Source,
  a: number,
  b: number,
  accepts: (u: number, v: number) => boolean,
): number {
  for (;;) {
    const u = source.bits.nextDouble()
    const v = source.bits.nextDouble()
    const x = power(u, 1 / a)
    const y = power(v, 1 / b)
    if (!(x + y <= 1 && accepts(u, v))) continue
    return x + y > 0 ? x / (x + y) : betaOfLogarithms(log(u) / a, log(v) / b)
  }
}

/** Where both powers underflow. */
function betaOfLogarithms(x: number, y: number): number {
  const largest = Math.max(x, y)
  return exp(x - largest - log(exp(x - largest) + exp(y - largest)))
}
