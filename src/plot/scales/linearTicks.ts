/** The steps between an axis' ticks, times a power of ten. */
const axisSteps = [1, 2, 2.5, 5, 10]

interface TickOptions {
  /** The smallest number of ticks within the interval. */
  readonly least?: number
  /** Steps between 1 and 10; an axis' own when left out. */
  readonly steps?: readonly number[]
  /** Only integers; steps of halves and quarters are left out. */
  readonly isInteger?: boolean
}

/**
 * Round numbers that cover [low, high] with at most `count` intervals; the outermost may lie outside.
 * The step is the smallest of 1, 2, 2.5, 5 times a power of ten that needs no more intervals.
 *
 * Source: matplotlib.ticker.MaxNLocator
 */
export function linearTicks(
  low: number,
  high: number,
  count: number,
  { least = 2, steps = axisSteps, isInteger = false }: TickOptions = {},
): number[] {
  const [from, to] = widen(low, high)
  const { scale, offset } = scaleOf(from, to, count)
  const [start, stop] = [from - offset, to - offset]
  // One decade down, and the first step of the next one up.
  const scaled = [...steps.slice(0, -1).map((step) => step / 10), ...steps, 10 * steps[1]!].map(
    (step) => step * scale,
  )
  const candidates = isInteger
    ? scaled.filter((step) => step >= 1 && Math.abs(step - Math.round(step)) < 1e-3)
    : scaled
  const first = candidates.findIndex((step) => step >= (stop - start) / count)
  let ticks: number[] = []
  for (let i = first < 0 ? candidates.length - 1 : first; i >= 0; i--) {
    ticks = multiples(start, stop, candidates[i]!, offset)
    if (ticks.filter((tick) => tick >= start && tick <= stop).length >= least) break
  }
  return ticks.map((tick) => tick + offset)
}

/** Far from zero, ticks are counted from a round number near the interval. */
function scaleOf(low: number, high: number, count: number): { scale: number; offset: number } {
  const [span, middle] = [Math.abs(high - low), (high + low) / 2]
  const isNear = Math.abs(middle) / span < 100
  const offset = isNear ? 0 : Math.sign(middle) * 10 ** Math.floor(Math.log10(Math.abs(middle)))
  return { scale: 10 ** Math.floor(Math.log10(span / count)), offset }
}

function multiples(start: number, stop: number, step: number, offset: number): number[] {
  const base = Math.floor(start / step) * step
  const [low, high] = [floorEdge(start - base, step, offset), ceilEdge(stop - base, step, offset)]
  return Array.from({ length: high - low + 1 }, (_, i) => (low + i) * step + base)
}

/** The largest multiple at or below `x`; one that rounding has put just above counts as at. */
function floorEdge(x: number, step: number, offset: number): number {
  const [quotient, rest] = divide(x, step)
  return isClose(rest / step, 1, step, offset) ? quotient + 1 : quotient
}

function ceilEdge(x: number, step: number, offset: number): number {
  const [quotient, rest] = divide(x, step)
  return isClose(rest / step, 0, step, offset) ? quotient : quotient + 1
}

function divide(x: number, step: number): [quotient: number, rest: number] {
  const quotient = Math.floor(x / step)
  return [quotient, x - quotient * step]
}

function isClose(share: number, edge: number, step: number, offset: number): boolean {
  const digits = Math.log10(Math.abs(offset) / step)
  const tolerance = offset === 0 ? 1e-10 : Math.min(0.4999, Math.max(1e-10, 10 ** (digits - 12)))
  return Math.abs(share - edge) < tolerance
}

/** An interval without width has none to divide. */
function widen(low: number, high: number): [number, number] {
  const largest = Math.max(Math.abs(low), Math.abs(high))
  if (high - low > largest * 1e-14) return [low, high]
  return largest === 0 ? [-1e-13, 1e-13] : [low - 1e-13 * Math.abs(low), high + 1e-13 * Math.abs(high)]
}
