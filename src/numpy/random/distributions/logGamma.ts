import { log } from "../../elementary/log.ts"

const HALF_LOG_2PI = 0.9189385332046727

/** Stirling's series, B(2n) / (2n (2n - 1)), n = 1 to 10. */
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
  43867 / 244188,
  -174611 / 125400,
]

/**
 * ln Gamma(x) by Stirling's series from 7 on, and the recurrence below.
 *
 * @see S. Zhang, J. Jin, Computation of Special Functions (1996), 3.1
 */
export function logGamma(x: number): number {
  if (x === 1 || x === 2) return 0
  const steps = x < 7 ? Math.trunc(7 - x) : 0
  let at = x + steps
  const inverseSquare = (1 / at) * (1 / at)
  const series = STIRLING.reduceRight((sum, coefficient) => sum * inverseSquare + coefficient, 0)
  let result = series / at + HALF_LOG_2PI + (at - 0.5) * log(at) - at
  for (let k = 0; k < steps; k++) {
    result -= log(at - 1)
    at -= 1
  }
  return result
}

/** ln n! of the first integers, by summing in the order in which they grow. */
const FACTORIALS: readonly number[] = firstFactorials(126)

function firstFactorials(count: number): number[] {
  let factorial = 1n
  return Array.from({ length: count }, (_, n) => {
    if (n > 0) factorial *= BigInt(n)
    return log(Number(factorial))
  })
}

/** ln n!: tabulated at first, then two terms of Stirling's series. */
export function logFactorial(n: number): number {
  const known = FACTORIALS[n]
  if (known !== undefined) return known
  return (n + 0.5) * log(n) - n + (HALF_LOG_2PI + (1 / n) * (1 / 12 - 1 / (360 * n * n)))
}
