import { log } from "./log.ts"
import { LN2, LOG_FIRST, LOG_GRID, logTable } from "./tables.ts"

const [LN2_HIGH, LN2_LOW] = LN2
/** Adding and subtracting it rounds to a multiple of 2^-32. */
const TO_SHORT = 1.5 * 2 ** 20
/** Significands from here on, by their upper words, belong to this power of two: sqrt(1/2), cut short. */
const FIRST_WORD = 0x3fe6a000
/** The lowest bits of an upper word that do not choose an interval. */
const INTERVAL_BITS = 11
const INTERVALS = 512
/** Bound on the error of the quick sum: the neglected r^8/8 and the rounding of r^2/2, |r| < 2^-8.3. */
const ERROR = 2 ** -67
/** Logarithms below it would need a bound relative to themselves. */
const SMALL = 2 ** -5

/** For each interval of significands: c = j/256 next to its reciprocal, and -ln c as a pair. */
const intervals: Float64Array = makeIntervals()

function makeIntervals(): Float64Array {
  const table = new Float64Array(4 * (INTERVALS + 1))
  const word = new DataView(new ArrayBuffer(8))
  for (let i = 0; i <= INTERVALS; i++) {
    word.setInt32(0, FIRST_WORD + ((2 * i + 1) << (INTERVAL_BITS - 1)))
    const j = Math.round(LOG_GRID / word.getFloat64(0))
    const at = 2 * (j - LOG_FIRST)
    table.set([j / LOG_GRID, logTable[at] as number, logTable[at + 1] as number], 4 * i)
  }
  return table
}

const double = new Float64Array(1)
/** The halves of `double`; every engine of today is little-endian. */
const words = new Int32Array(double.buffer)

/**
 * ln(x), correctly rounded: {@link log} with a quick phase before it, for loops over many numbers.
 *
 * x = 2^e m; with c next to 1/m, ln x = e ln2 - ln c + ln(c m), the last by Taylor's series of r = c m - 1.
 * The leading sum is exact, so that a rounding test with a constant bound decides nearly always.
 *
 * @see P. T. P. Tang, Table-driven implementation of the logarithm function in IEEE floating-point
 *   arithmetic, ACM TOMS 16 (1990) 378-400; A. Ziv (1991) for the test
 */
export function quickLog(x: number): number {
  double[0] = x
  const offset = (words[1] as number) - FIRST_WORD
  const e = offset >> 20
  words[1] = (offset & 0xfffff) + FIRST_WORD
  const m = double[0]
  const at = ((offset & 0xfffff) >> INTERVAL_BITS) << 2
  const c = intervals[at] as number
  const mHigh = m + TO_SHORT - TO_SHORT
  const rHigh = c * mHigh - 1 // exact
  const rLow = c * (m - mHigh)
  const r = rHigh + rLow
  const square = r * r
  const series = -0.5 + r * (1 / 3) + square * (-0.25 + r * 0.2 + square * (-1 / 6 + r * (1 / 7)))
  const high = e * LN2_HIGH + (intervals[at + 1] as number) + rHigh // exact
  const low = rLow + (e * LN2_LOW + (intervals[at + 2] as number)) + square * series
  const result = high + (low + ERROR)
  const decided = result === high + (low - ERROR) && (result > SMALL || result < -SMALL)
  return decided && e > -1022 && e < 1024 ? result : log(x)
}
