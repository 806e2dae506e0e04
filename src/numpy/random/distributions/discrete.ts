/** Discrete distributions on the positive integers, and mixtures of Poisson numbers. */
import { exp } from "../../elementary/exp.ts"
import { expm1 } from "../../elementary/expm1.ts"
import { log } from "../../elementary/log.ts"
import { log1p } from "../../elementary/log1p.ts"
import { power } from "../../elementary/power.ts"
import type { Source } from "../source.ts"
import { chiSquare, standardGamma } from "./gamma.ts"
import { poisson } from "./poisson.ts"

/** The largest 64-bit integer, as the double it becomes. */
const LARGEST = 2 ** 63

/** From this probability on the trials are counted. */
const OFTEN = 1 / 3

/** Trials up to the first success. */
export function geometric(source: Source, p: number): number {
  if (p >= OFTEN) return searchGeometric(source, p)
  return Math.min(Math.ceil(-source.exponential() / log1p(-p)), LARGEST)
}

/** The same as RandomState drew it. */
export function legacyGeometric(source: Source, p: number): number {
  if (p >= OFTEN) return searchGeometric(source, p)
  return Math.ceil(log1p(-source.bits.nextDouble()) / log(1 - p))
}

function searchGeometric({ bits }: Source, p: number): number {
  const u = bits.nextDouble()
  let count = 1
  let product = p
  for (let sum = p; u > sum; count++) {
    product *= 1 - p
    sum += product
  }
  return count
}

/** Failures before the n-th success: a Poisson number whose mean is a gamma number. */
export function negativeBinomial(source: Source, n: number, p: number): number {
  return poisson(source, standardGamma(source, n) * ((1 - p) / p))
}

/** A chi-square number whose normal numbers have a mean: `nonc` is the sum of the squared means. */
export function noncentralChiSquare(source: Source, df: number, nonc: number): number {
  return Number.isNaN(nonc) ? NaN : legacyNoncentralChiSquare(source, df, nonc)
}

/** The same as RandomState drew it, words for a NaN included. */
export function legacyNoncentralChiSquare(source: Source, df: number, nonc: number): number {
  if (nonc === 0) return chiSquare(source, df)
  if (df > 1) {
    const rest = chiSquare(source, df - 1)
    const shifted = source.normal() + Math.sqrt(nonc)
    return rest + shifted * shifted
  }
  const value = chiSquare(source, df + 2 * poisson(source, nonc / 2))
  return Number.isNaN(nonc) ? NaN : value
}

/** The ratio of a noncentral chi-square number and a central one. */
export function noncentralF(source: Source, dfnum: number, dfden: number, nonc: number): number {
  return ratioOf(source, noncentralChiSquare(source, dfnum, nonc), dfnum, dfden)
}

/** The same as RandomState drew it. */
export function legacyNoncentralF(source: Source, dfnum: number, dfden: number, nonc: number): number {
  return ratioOf(source, legacyNoncentralChiSquare(source, dfnum, nonc), dfnum, dfden)
}

function ratioOf(source: Source, chi: number, dfnum: number, dfden: number): number {
  const numerator = chi * dfden
  return numerator / (chiSquare(source, dfden) * dfnum)
}

/**
 * Numbers of frequency p^k / k.
 *
 * @see A. W. Kemp, Efficient generation of logarithmically distributed pseudo-random variables, Applied
 *   Statistics 30 (1981) 249-253
 */
export function logSeries(source: Source, p: number): number {
  return logSeriesBy(source, p, (u) => -expm1(log1p(-p) * u))
}

/** The same as RandomState drew it. */
export function legacyLogSeries(source: Source, p: number): number {
  return logSeriesBy(source, p, (u) => 1 - exp(log(1 - p) * u))
}

function logSeriesBy({ bits }: Source, p: number, mix: (u: number) => number): number {
  for (;;) {
    const v = bits.nextDouble()
    if (v >= p) return 1
    const q = mix(bits.nextDouble())
    if (v > q * q) return v >= q ? 1 : 2
    const count = Math.floor(1 + log(v) / log(q))
    if (count >= 1 && v !== 0) return count
  }
}

/** Exponents from here on leave only the number 1. */
const STEEP = 1025

/**
 * Numbers of frequency k^-a.
 *
 * @see L. Devroye, Non-Uniform Random Variate Generation (1986), X.6.1
 */
export function zipf({ bits }: Source, a: number): number {
  if (a >= STEEP) return 1
  const least = power(LARGEST, 1 - a)
  return zipfBy(a, () => {
    const u = bits.nextDouble()
    return [u * least + (1 - u), bits.nextDouble()]
  })
}

/** The same as RandomState drew it. */
export function legacyZipf({ bits }: Source, a: number): number {
  return zipfBy(a, () => [1 - bits.nextDouble(), bits.nextDouble()])
}

function zipfBy(a: number, draw: () => readonly [number, number]): number {
  const b = power(2, a - 1)
  for (;;) {
    const [u, v] = draw()
    const x = Math.floor(power(u, -1 / (a - 1)))
    if (x > LARGEST || x < 1) continue
    const t = power(1 + 1 / x, a - 1)
    if ((v * x * (t - 1)) / (b - 1) <= t / b) return x
  }
}
