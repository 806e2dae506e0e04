import { linearTicks } from "./linearTicks.ts"

/** Ticks of a logarithmic axis: powers of ten, and what is between them. */
export interface LogTicks {
  readonly major: readonly number[]
  readonly minor: readonly number[]
  /** The minor ticks that have texts: where an axis shows less than two powers. */
  readonly labelled: readonly number[]
}

/**
 * Powers of ten within [low, high], every n-th where they are more than `count`; the multiples 2 to 9 between
 * them as minor ticks, as long as every power has a tick of its own.
 *
 * Source: matplotlib.ticker.LogLocator, LogFormatter
 */
export function logTicks(low: number, high: number, count: number): LogTicks {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)]
  const powers = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i)
  const { stride, kept } = everyNth(powers, Math.min(9, Math.max(2, count)))
  const major = kept.map(powerOfTen)
  if (stride > 1) return { major, minor: [], labelled: [] }
  const minor = multiples(first - 1, last).filter((tick) => tick >= low && tick <= high)
  if (major.length + minor.length < 2) {
    const ticks = linearTicks(low, high, 9).filter((tick) => tick >= low && tick <= high)
    return { major, minor: ticks, labelled: ticks }
  }
  return { major, minor, labelled: major.length < 2 ? labelledOf(minor, Math.log10(high / low)) : [] }
}

/** The smallest stride with which no more than `count` are left, counted from 0 where that will do. */
function everyNth(powers: readonly number[], count: number): { stride: number; kept: readonly number[] } {
  for (let stride = 1; ; stride++) {
    for (let offset = 0; offset < stride; offset++) {
      const kept = powers.filter((power) => (((power - offset) % stride) + stride) % stride === 0)
      if (kept.length <= count) return { stride, kept }
    }
  }
}

function multiples(from: number, to: number): number[] {
  const powers = Array.from({ length: to - from + 1 }, (_, i) => from + i)
  return powers.flatMap((power) => [2, 3, 4, 5, 6, 7, 8, 9].map((digit) => Number(`${digit}e${power}`)))
}

/** All in a short range; else those that are about evenly spaced. */
function labelledOf(minor: readonly number[], decades: number): readonly number[] {
  if (decades <= 0.4) return minor
  return minor.filter((tick) => [2, 3, 4, 6].includes(Number(tick.toExponential(0)[0])))
}

/** Exact where a product of tens would not be. */
function powerOfTen(power: number): number {
  return Number(`1e${power}`)
}
