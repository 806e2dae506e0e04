import { exp } from "../../elementary/exp.ts"
import { log } from "../../elementary/log.ts"
import type { Source } from "../source.ts"
import { logGamma } from "./logGamma.ts"

/** From this mean on the transformed rejection is faster than counting. */
const LARGE = 10

/** A Poisson number. */
export function poisson(source: Source, lam: number): number {
  if (lam >= LARGE) return poissonByRejection(source, lam)
  return lam === 0 ? 0 : poissonByProducts(source, lam)
}

/**
 * Uniform numbers are multiplied until the product falls below e^-lam.
 *
 * @see D. E. Knuth, The Art of Computer Programming, vol. 2, 3.4.1
 */
function poissonByProducts({ bits }: Source, lam: number): number {
  const limit = exp(-lam)
  let count = 0
  for (let product = bits.nextDouble(); product > limit; product *= bits.nextDouble()) count++
  return count
}

/**
 * @see W. Hörmann, The transformed rejection method for generating Poisson random variables, Insurance:
 *   Mathematics and Economics 12 (1993) 39-45, algorithm PTRS
 */
function poissonByRejection({ bits }: Source, lam: number): number {
  const logLam = log(lam)
  const b = 0.931 + 2.53 * Math.sqrt(lam)
  const a = -0.059 + 0.02483 * b
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
  const vr = 0.9277 - 3.6224 / (b - 2)
  for (;;) {
    const u = bits.nextDouble() - 0.5
    const v = bits.nextDouble()
    const us = 0.5 - Math.abs(u)
    const k = Math.floor(((2 * a) / us + b) * u + lam + 0.43)
    if (us >= 0.07 && v <= vr) return k
    if (k < 0 || (us < 0.013 && v > us)) continue
    const height = log(v) + log(inverseAlpha) - log(a / (us * us) + b)
    if (height <= -lam + k * logLam - logGamma(k + 1)) return k
  }
}
