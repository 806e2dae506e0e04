/** Continuous distributions by the inverse of their distribution function, and ratios of normal numbers. */
import { exp } from "../../elementary/exp.ts"
import { expm1 } from "../../elementary/expm1.ts"
import { log } from "../../elementary/log.ts"
import { log1p } from "../../elementary/log1p.ts"
import { power } from "../../elementary/power.ts"
import type { Source } from "../source.ts"

/** Laplace: two exponentials back to back. */
export function laplace({ bits }: Source, loc: number, scale: number): number {
  for (;;) {
    const u = bits.nextDouble()
    if (u >= 0.5) return loc - scale * log(2 - u - u)
    if (u > 0) return loc + scale * log(u + u)
  }
}

/** Gumbel: loc - scale ln(-ln u). */
export function gumbel({ bits }: Source, loc: number, scale: number): number {
  for (;;) {
    const u = 1 - bits.nextDouble()
    if (u < 1) return loc - scale * log(-log(u))
  }
}

/** Logistic: loc + scale ln(u / (1 - u)). */
export function logistic({ bits }: Source, loc: number, scale: number): number {
  for (;;) {
    const u = bits.nextDouble()
    if (u > 0) return loc + scale * log(u / (1 - u))
  }
}

/** Lognormal: e to the power of a normal number. */
export function lognormal(source: Source, mean: number, sigma: number): number {
  return exp(mean + sigma * source.normal())
}

/** Rayleigh: the length of a vector of two normal numbers. */
export function rayleigh(source: Source, scale: number): number {
  return scale * Math.sqrt(2 * source.exponential())
}

/** The same as RandomState drew it. */
export function legacyRayleigh({ bits }: Source, scale: number): number {
  return scale * Math.sqrt(-2 * log1p(-bits.nextDouble()))
}

/** Cauchy: the ratio of two normal numbers. */
export function standardCauchy(source: Source): number {
  const numerator = source.normal()
  return numerator / source.normal()
}

/** Weibull: a power of an exponential number. */
export function weibull(source: Source, a: number): number {
  return a === 0 ? 0 : power(source.exponential(), 1 / a)
}

/** Pareto II (Lomax): e^(E/a) - 1. */
export function pareto(source: Source, a: number): number {
  return expm1(source.exponential() / a)
}

/** The same as RandomState drew it: 1 is taken off after the rounding. */
export function legacyPareto(source: Source, a: number): number {
  return exp(source.exponential() / a) - 1
}

/** Power function on [0, 1]: (1 - e^-E)^(1/a). */
export function powerFunction(source: Source, a: number): number {
  return power(-expm1(-source.exponential()), 1 / a)
}

/** The same as RandomState drew it. */
export function legacyPowerFunction(source: Source, a: number): number {
  return power(1 - exp(-source.exponential()), 1 / a)
}

/** Triangular: two square roots that meet at the mode. */
export function triangular({ bits }: Source, left: number, mode: number, right: number): number {
  const base = right - left
  const leftBase = mode - left
  const u = bits.nextDouble()
  if (u <= leftBase / base) return left + Math.sqrt(u * (leftBase * base))
  return right - Math.sqrt((1 - u) * ((right - mode) * base))
}
