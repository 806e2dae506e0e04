import type { Source } from "../source.ts"

/**
 * An inverse Gaussian (Wald) number: of the two roots that a squared normal number leaves, one by chance.
 *
 * @see J. R. Michael, W. R. Schucany, R. W. Haas, Generating random variates using transformations with
 *   multiple roots, The American Statistician 30 (1976) 88-90
 */
export function wald(source: Source, mean: number, scale: number): number {
  const normal = source.normal()
  const y = mean * normal * normal
  // the smaller root, in the form that does not cancel
  const x = mean * (1 - 2 / (1 + Math.sqrt(1 + (4 * scale) / y)))
  return chooseRoot(source, mean, x)
}

/** The same as RandomState drew it. */
export function legacyWald(source: Source, mean: number, scale: number): number {
  const half = mean / (2 * scale)
  const normal = source.normal()
  const y = mean * normal * normal
  return chooseRoot(source, mean, mean + half * (y - Math.sqrt(4 * scale * y + y * y)))
}

function chooseRoot({ bits }: Source, mean: number, x: number): number {
  return bits.nextDouble() <= mean / (mean + x) ? x : (mean * mean) / x
}
