/** Ticks of a logarithmic axis: powers of ten, and what is between them. */
export interface LogTicks {
  readonly major: readonly number[]
  readonly minor: readonly number[]
}

/**
 * Powers of ten within [low, high], every n-th where they are many; the multiples 2 to 9 between them as minor
 * ticks, as long as every power has a tick of its own.
 *
 * Source: matplotlib.ticker.LogLocator
 */
export function logTicks(low: number, high: number, count: number): LogTicks {
  const [from, to] = [Math.log10(Math.min(low, high)), Math.log10(Math.max(low, high))]
  const decades = Math.floor(to) - Math.ceil(from) + 1
  const stride = Math.max(1, Math.floor(decades / Math.max(1, count - 1)))
  const first = Math.floor(from) - stride
  const powers = Array.from({ length: Math.ceil(to) + 2 * stride - first }, (_, i) => first + i)
  const major = powers.filter((power) => mod(power - first, stride) === 0).map((power) => 10 ** power)
  const minor = powers.flatMap((power) =>
    stride > 1 ? [] : [2, 3, 4, 5, 6, 7, 8, 9].map((k) => k * 10 ** power),
  )
  const within = (tick: number) =>
    tick >= Math.min(low, high) * (1 - 1e-10) && tick <= Math.max(low, high) * (1 + 1e-10)
  return { major: major.filter(within), minor: minor.filter(within) }
}

function mod(a: number, n: number): number {
  return ((a % n) + n) % n
}
