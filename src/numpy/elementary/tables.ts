import { divideRounded, integerSqrt } from "./multiprecision/fixed.ts"
import { fixedLn2, fixedPi, fixedSinCos, twiceInverseHyperbolicTangent } from "./multiprecision/series.ts"

/**
 * Tables of the fast paths, computed once at load (under a millisecond) instead of listed: each entry is
 * a sum `high + low` of two doubles whose high part is short, so that its product with another short
 * number is exact.
 */
const BITS = 192

/** The rounding of `value / 2^BITS` to a multiple of `2^-places`, as an integer numerator. */
function shorten(value: bigint, places: number): bigint {
  return divideRounded(value, 1n << BigInt(BITS - places))
}

/** Stores `value / 2^BITS` as high (a multiple of 2^-places) and low (the nearest double to the rest). */
function store(table: Float64Array, at: number, value: bigint, places: number): void {
  const high = shorten(value, places)
  table[at] = Number(high) * 2 ** -places
  table[at + 1] = Number(value - (high << BigInt(BITS - places))) * 2 ** -BITS
}

/** A constant `high + low` with a high part of `places` fractional bits. */
export function splitConstant(value: (bits: number) => bigint, places: number): readonly [number, number] {
  const pair = new Float64Array(2)
  store(pair, 0, value(BITS), places)
  return [pair[0] ?? 0, pair[1] ?? 0]
}

/** Steps per octave of the exponential. */
export const EXP_STEPS = 128

/** `2^(j / 128)` for j = 0..127 as pairs; high parts are multiples of 2^-25. */
export const expTable: Float64Array = makeExpTable()

function makeExpTable(): Float64Array {
  const table = new Float64Array(2 * EXP_STEPS)
  let root = 2n << BigInt(BITS)
  for (let steps = EXP_STEPS; steps > 1; steps /= 2) root = integerSqrt(root << BigInt(BITS))
  let power = 1n << BigInt(BITS)
  for (let j = 0; j < EXP_STEPS; j++) {
    store(table, 2 * j, power, 25)
    power = (power * root) >> BigInt(BITS)
  }
  return table
}

/** Denominator of the logarithm's grid: the interval [0.7, 1.42] is cut at multiples of 1/256. */
export const LOG_GRID = 256
/** First grid point that is tabulated. */
export const LOG_FIRST = 176

/** `-ln(j / 256)` for j = 176..384 as pairs; high parts are multiples of 2^-40. */
export const logTable: Float64Array = makeLogTable()

function makeLogTable(): Float64Array {
  const last = 384
  const table = new Float64Array(2 * (last - LOG_FIRST + 1))
  const values = new Map<number, bigint>([[LOG_GRID, 0n]])
  for (let j = LOG_GRID; j < last; j++) values.set(j + 1, (values.get(j) ?? 0n) - stepOfLog(j))
  for (let j = LOG_GRID; j > LOG_FIRST; j--) values.set(j - 1, (values.get(j) ?? 0n) + stepOfLog(j - 1))
  for (const [j, value] of values) store(table, 2 * (j - LOG_FIRST), value, 40)
  return table
}

/** ln((j+1)/j) in fixed point. */
function stepOfLog(j: number): bigint {
  return twiceInverseHyperbolicTangent(BigInt(2 * j + 1), BITS)
}

/** Steps of the sine's table per half turn. */
export const SINE_STEPS = 128

/** sin and cos of `j pi / 128` for j = 0..255 as quadruples; high parts are multiples of 2^-26. */
export const sineTable: Float64Array = makeSineTable()

function makeSineTable(): Float64Array {
  const table = new Float64Array(4 * 2 * SINE_STEPS)
  const wide = BigInt(BITS)
  const step = fixedSinCos(fixedPi(BITS) / BigInt(SINE_STEPS), BITS)
  let point = { sin: 0n, cos: 1n << wide }
  for (let j = 0; j <= SINE_STEPS / 4; j++) {
    storeByReflection(table, j, point.sin, point.cos)
    point = {
      sin: (point.sin * step.cos + point.cos * step.sin) >> wide,
      cos: (point.cos * step.cos - point.sin * step.sin) >> wide,
    }
  }
  return table
}

/** One point of the first eighth of the circle gives eight points of the table. */
function storeByReflection(table: Float64Array, j: number, sin: bigint, cos: bigint): void {
  const half = SINE_STEPS / 2
  const points: readonly (readonly [number, bigint, bigint])[] = [
    [j, sin, cos],
    [half - j, cos, sin],
    [half + j, cos, -sin],
    [2 * half - j, sin, -cos],
    [2 * half + j, -sin, -cos],
    [3 * half - j, -cos, -sin],
    [3 * half + j, -cos, sin],
    [4 * half - j, -sin, cos],
  ]
  for (const [at, s, c] of points) {
    const index = 4 * (at % (2 * SINE_STEPS))
    store(table, index, s, 26)
    store(table, index + 2, c, 26)
  }
}

/** ln 2 / 128 whose high part times an integer below 2^18 is exact. */
export const LN2_STEP: readonly [number, number] = splitConstant((bits) => fixedLn2(bits) / 128n, 42)
/** ln 2 whose high part times an exponent is exact and short like the logarithm's table. */
export const LN2: readonly [number, number] = splitConstant(fixedLn2, 40)
/** The same for a table of logarithms to 43 places. */
export const LN2_TO_43: readonly [number, number] = splitConstant(fixedLn2, 43)

/** Denominator of the arc tangent's grid on [0, 1]. */
export const ARCTAN_GRID = 64

/** `arctan(j / 64)` for j = 0..64 as pairs; high parts are doubles. */
export const arctanTable: Float64Array = makeArctanTable()

/** arctan((j+1)/64) - arctan(j/64) = arctan(64 / (64^2 + j^2 + j)). */
function makeArctanTable(): Float64Array {
  const table = new Float64Array(2 * (ARCTAN_GRID + 1))
  const n = BigInt(ARCTAN_GRID)
  let angle = 0n
  for (let j = 0n; j <= n; j++) {
    store(table, 2 * Number(j), angle, 52)
    angle += arctanOfRatio(n, n * n + j * j + j)
  }
  return table
}

/** arctan(a / b) for small a / b by Gregory's series. */
function arctanOfRatio(a: bigint, b: bigint): bigint {
  let power = (a << BigInt(BITS)) / b
  let angle = power
  for (let k = 3n, sign = -1n; power !== 0n; k += 2n, sign = -sign) {
    power = (power * a * a) / (b * b)
    angle += (sign * power) / k
  }
  return angle
}
