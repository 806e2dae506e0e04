import type { Source } from "../source.ts"

/**
 * An inverse Gaussian (Wald) number: of the two roots that a squared normal number leaves, one by chance.
 *
 * @see J. R. Michael, W. R. Schucany, R. W. Haas, Generating random variates using transformations with
 *   multiple roots, The American Statistician 30 (1976) 88-90
 */
export function wald(source: Source, mean: number, scale: number): number {
  const half = mean / (2 * scale)
  const normal = source.normal()
  const y = mean * normal * normal
  const x = mean + half * (y - Math.sqrt(4 * scale * y + y * y))
  const u = source.bits.nextDouble()
  return u <= mean / (mean + x) ? x : (mean * mean) / x
}
