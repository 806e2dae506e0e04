import { type DoubleDouble, divide, roundOr, sum } from "./doubleDouble.ts"
import { divideRounded, type Fixed, toDyadic, toFixedPoint } from "./multiprecision/fixed.ts"
import { roundCorrectly } from "./multiprecision/round.ts"
import { fixedPi, fixedSinCos } from "./multiprecision/series.ts"
import { SINE_STEPS, sineTable, splitConstant } from "./tables.ts"

const STEPS_PER_UNIT = SINE_STEPS / Math.PI
const STEP_BITS = 7 // SINE_STEPS = 2^7
/** pi/128 in three pieces; the first two have 33 bits, so that 20-bit multiples are exact. */
const [STEP_HIGH] = splitConstant((bits) => fixedPi(bits) >> BigInt(STEP_BITS), 38)
const [STEP_MIDDLE, STEP_LOW] = splitConstant(
  (bits) => (fixedPi(bits) >> BigInt(STEP_BITS)) - toFixedPoint(STEP_HIGH, bits),
  71,
)
const TO_INTEGER = 1.5 * 2 ** 52
/** Adding and subtracting it rounds to a multiple of 2^-32. */
const TO_SHORT = 1.5 * 2 ** 20
/** Largest argument that three pieces of pi reduce. */
const NARROW = 25_000
/** A remainder this small has lost too many bits. */
const CANCELLED = 2 ** -30
/** Below it the first correction is less than half an ulp. */
const TINY = 2 ** -27
const ERROR = 2 ** -65

/** x = k pi/128 + high + low. */
interface Reduced {
  readonly k: number
  readonly high: number
  readonly low: number
}

/** sin(x), x in radians, correctly rounded; NaN at infinities. */
export function sin(x: number): number {
  if (Math.abs(x) < TINY) return x
  if (!Number.isFinite(x)) return NaN
  const reduced = reduce(x)
  if (reduced === null) return exactly(x, (r) => r.sin)
  const { k } = reduced
  return roundOr(sineAt(k, reduced), errorAt(k, reduced), () => exactly(x, (r) => r.sin))
}

/** cos(x), x in radians, correctly rounded; NaN at infinities. */
export function cos(x: number): number {
  if (!Number.isFinite(x)) return NaN
  const reduced = reduce(x)
  if (reduced === null) return exactly(x, (r) => r.cos)
  const k = reduced.k + SINE_STEPS / 2 // cos(x) = sin(x + pi/2)
  return roundOr(sineAt(k, reduced), errorAt(k, reduced), () => exactly(x, (r) => r.cos))
}

/** tan(x), x in radians, correctly rounded; NaN at infinities. */
export function tan(x: number): number {
  if (Math.abs(x) < TINY) return x
  if (!Number.isFinite(x)) return NaN
  const reduced = reduce(x)
  if (reduced === null) return tanExactly(x)
  const sine = sineAt(reduced.k, reduced)
  const cosine = sineAt(reduced.k + SINE_STEPS / 2, reduced)
  const quotient = divide(sum(sine.high, sine.low), sum(cosine.high, cosine.low))
  const sineError = errorAt(reduced.k, reduced) / Math.abs(sine.high + sine.low)
  const cosineError = errorAt(reduced.k + SINE_STEPS / 2, reduced) / Math.abs(cosine.high + cosine.low)
  const error = Math.abs(quotient.high) * (sineError + cosineError + 2 ** -95)
  return roundOr(quotient, error, () => tanExactly(x))
}

/**
 * Cody and Waite's reduction: k pi/128 is taken off in three pieces. null where that is not sharp enough.
 *
 * @see W. J. Cody, W. Waite, Software Manual for the Elementary Functions (1980)
 */
function reduce(x: number): Reduced | null {
  if (Math.abs(x) > NARROW) return reduceWidely(x)
  const k = x * STEPS_PER_UNIT + TO_INTEGER - TO_INTEGER
  if (k === 0) return { k, high: x, low: 0 }
  const first = x - k * STEP_HIGH // exact
  const second = sum(first, -k * STEP_MIDDLE)
  if (Math.abs(second.high) < CANCELLED) return null
  return { k, high: second.high, low: second.low - k * STEP_LOW }
}

/** The same for large arguments, by exact integers. */
function reduceWidely(x: number): Reduced | null {
  const bits = 192
  const { k, rest } = fixedReduction(x, bits, BigInt(SINE_STEPS))
  const high = Number(rest >> 96n) * 2 ** (96 - bits)
  if (Math.abs(high) < CANCELLED) return null
  return { k: Number(k & 255n), high, low: Number(rest - toFixedPoint(high, bits)) * 2 ** -bits }
}

/** sin(k pi/128 + r) as a sum, S cos(r) + C sin(r) with S, C from the table. */
function sineAt(k: number, { high: r, low }: Reduced): DoubleDouble {
  const at = 4 * (k & (2 * SINE_STEPS - 1))
  const s = sineTable[at] as number
  const sLow = sineTable[at + 1] as number
  const c = sineTable[at + 2] as number
  const cLow = sineTable[at + 3] as number
  const square = r * r
  const sine = r * square * (-1 / 6 + square * (1 / 120 + square * (-1 / 5040 + square / 362880)))
  const cosine = square * (-1 / 2 + square * (1 / 24 + square * (-1 / 720 + square * (1 / 40320))))
  if (s === 0) return c > 0 ? { high: r, low: low + sine } : { high: -r, low: -low - sine }
  const rHigh = r + TO_SHORT - TO_SHORT
  const lead = c * rHigh // exact
  const start = sum(s, lead)
  const tail = sLow + cLow * r + c * (r - rHigh + low) - s * r * low
  return { high: start.high, low: start.low + (tail + ((s + sLow) * cosine + (c + cLow) * sine)) }
}

/** Bound on the error of {@link sineAt}. */
function errorAt(k: number, { high: r }: Reduced): number {
  const size = Math.abs(r)
  return k % SINE_STEPS === 0 ? size * (size * size * 2 ** -51 + 2 ** -73) : ERROR
}

/** x = k (pi / steps) + rest / 2^bits with k the nearest integer. */
function fixedReduction(x: number, bits: number, steps: bigint): { k: bigint; rest: bigint } {
  const { exponent } = toDyadic(x)
  const wide = bits + Math.max(0, exponent + 53) + 16
  const value = toFixedPoint(x, wide)
  const pi = fixedPi(wide)
  const k = divideRounded(value * steps, pi)
  return { k, rest: (value - (k * pi) / steps) >> BigInt(wide - bits) }
}

/** sin and cos of x in fixed point. */
function fixedSinCosOf(x: number, bits: number): { sin: Fixed; cos: Fixed } {
  const { k, rest } = fixedReduction(x, bits, 2n)
  const { sin, cos } = fixedSinCos(rest, bits)
  const turned = [
    [sin, cos],
    [cos, -sin],
    [-sin, -cos],
    [-cos, sin],
  ][Number(k & 3n)]
  const [s = 0n, c = 0n] = turned ?? []
  return { sin: { value: s, bits }, cos: { value: c, bits } }
}

/** sin or cos by exact integers. */
function exactly(x: number, pick: (both: { sin: Fixed; cos: Fixed }) => Fixed): number {
  return roundCorrectly((bits) => pick(fixedSinCosOf(x, bits)))
}

/** tan by exact integers. */
function tanExactly(x: number): number {
  return roundCorrectly((bits) => {
    const { sin, cos } = fixedSinCosOf(x, bits + 128)
    return { value: (sin.value << BigInt(bits)) / cos.value, bits }
  })
}
