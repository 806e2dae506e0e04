import { log } from "../../elementary/log.ts"
import { power } from "../../elementary/power.ts"
import type { Source } from "../source.ts"

/**
 * A gamma number of scale 1.
 *
 * Shapes above 1 by squeezing a cubed normal number, shapes below by rejection from an exponential.
 *
 * @see G. Marsaglia, W. W. Tsang, A simple method for generating gamma variables, ACM TOMS 26 (2000)
 *   363-372; L. Devroye, Non-Uniform Random Variate Generation (1986), IX.3, for shapes below 1
 */
export function standardGamma(source: Source, shape: number): number {
  if (shape === 1) return source.exponential()
  if (shape === 0) return 0
  return shape < 1 ? gammaBelowOne(source, shape) : gammaAboveOne(source, shape)
}

function gammaBelowOne(source: Source, shape: number): number {
  for (;;) {
    const u = source.bits.nextDouble()
    const v = source.exponential()
    if (u <= 1 - shape) {
      const x = power(u, 1 / shape)
      if (x <= v) return x
    } else {
      const y = -log((1 - u) / shape)
      const x = power(1 - shape + shape * y, 1 / shape)
      if (x <= v + y) return x
    }
  }
}

function gammaAboveOne(source: Source, shape: number): number {
  const b = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * b)
  for (;;) {
    const x = source.normal()
    const root = 1 + c * x
    if (root <= 0) continue
    const v = root * root * root
    const u = source.bits.nextDouble()
    if (u < 1 - 0.0331 * (x * x) * (x * x)) return b * v
    if (log(u) < 0.5 * x * x + b * (1 - v + log(v))) return b * v
  }
}

/** A chi-square number: twice a gamma number of half the degrees of freedom. */
export function chiSquare(source: Source, df: number): number {
  return 2 * standardGamma(source, df / 2)
}

/** Fisher's F: the ratio of two chi-square numbers, each divided by its degrees of freedom. */
export function fisher(source: Source, dfnum: number, dfden: number): number {
  const numerator = chiSquare(source, dfnum) * dfden
  return numerator / (chiSquare(source, dfden) * dfnum)
}

/** Student's t: a normal number divided by the root of a mean chi-square number. */
export function studentT(source: Source, df: number): number {
  const numerator = source.normal()
  const denominator = standardGamma(source, df / 2)
  return (Math.sqrt(df / 2) * numerator) / Math.sqrt(denominator)
}
