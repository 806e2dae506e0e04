// ln(x) of a block, in two passes over parts of it; see ./exp.ts.
import { FIRST, LOG_TABLE, PART, SECOND, THIRD } from "../memory"
import { noteUndecided } from "./undecided"

/** Bits of 0.71875 = 184/256: significands are taken from here to twice as much, 1 in the middle. */
const START: usize = memory.data<u64>([0x3fe7000000000000])
/** 2^62 less START makes exponents positive: of x = 2^e m the upper bits of the sum are 1024 + e. */
const SHIFT: usize = memory.data<u64>([0x4000000000000000 - 0x3fe7000000000000])
/** The upper half of SHIFT; the lower one is 0. */
const UPPER_SHIFT: i32 = 0x40000000 - 0x3fe70000
const SIGNIFICAND: usize = memory.data<u64>([0x000fffffffffffff])
/** Bits of 2^52, and its value with the 1024 above: they make a double of a small integer. */
const TO_DOUBLE: usize = memory.data<u64>([0x4330000000000000])
const BIAS: usize = memory.data<f64>([4503599627371520])
const MINUS_ONE: usize = memory.data<f64>([-1])
/** -1/2, 1/3, ..., 1/7. */
const SERIES: usize = memory.data<f64>([-1.0 / 2.0, 1.0 / 3.0, -1.0 / 4.0, 1.0 / 5.0, -1.0 / 6.0, 1.0 / 7.0])
/** Bounds on the error: 2^-49 r^2 and 2^-70 of what is known. */
const ERROR: usize = memory.data<f64>([1.7763568394002505e-15, 8.470329472543003e-22])
/** Added to the bits of a positive normal number, it gives the least integers; nearly the largest of these. */
const TO_LEAST: usize = memory.data<u64>([0x7ff0000000000000])
const LEAST: usize = memory.data<u64>([0xffdffffffffff800])

/**
 * ln(x) of n arguments at x, n even; `out` may be x. By the method of ../../elementary/log.ts with fused steps:
 * x = 2^e m, a short c next to 1/m, ln = e ln2 - ln(c) + r - r^2/2 + ...; r = c m - 1 is exact, since |r| < 2^-7
 * and c is a multiple of 2^-8. Zero, negative numbers, infinity, NaN, subnormals, and where the rounding test
 * fails: the twin decides.
 *
 * @returns how many arguments the twin must compute, as for expBlock
 */
export function logBlock(x: usize, out: usize, n: i32): i32 {
  let count: i32 = 0
  const bytes = (<usize>n) << 3
  for (let start: usize = 0; start < bytes; start += PART) {
    const part = min(<usize>PART, bytes - start)
    reduceLog(x + start, part)
    count = roundSums(x + start, out + start, part, start, count)
  }
  return count
}

/** The first pass: FIRST and SECOND receive e ln2 - ln(c) as a sum of two doubles, THIRD r. */
function reduceLog(x: usize, bytes: usize): void {
  const ln2High = v128.load64_splat(LOG_TABLE)
  const ln2Low = v128.load64_splat(LOG_TABLE, 8)
  const first = v128.load64_splat(START)
  const shift = v128.load64_splat(SHIFT)
  const significand = v128.load64_splat(SIGNIFICAND)
  const toDouble = v128.load64_splat(TO_DOUBLE)
  const bias = v128.load64_splat(BIAS)
  const minusOne = v128.load64_splat(MINUS_ONE)
  for (let at: usize = 0; at < bytes; at += 16) {
    const bits = i64x2.add(v128.load(x + at), shift)
    const e = f64x2.sub(v128.or(i64x2.shr_u(bits, 52), toDouble), bias)
    const m = i64x2.add(v128.and(bits, significand), first)
    // the upper eight bits of the significand choose the table's entry
    const place0 = ((load<i32>(x + at, 4) + UPPER_SHIFT) >> 7) & (255 << 5)
    const place1 = ((load<i32>(x + at, 12) + UPPER_SHIFT) >> 7) & (255 << 5)
    const entry0 = v128.load(place0, LOG_TABLE + 16)
    const entry1 = v128.load(place1, LOG_TABLE + 16)
    const lows = v128.load64_lane(place1, v128.load64_zero(place0, LOG_TABLE + 32), 1, LOG_TABLE + 32)
    const c = v128.shuffle<u64>(entry0, entry1, 0, 2)
    v128.store(at, f64x2.relaxed_madd(e, ln2High, v128.shuffle<u64>(entry0, entry1, 1, 3)), FIRST) // exact
    v128.store(at, f64x2.relaxed_madd(e, ln2Low, lows), SECOND)
    v128.store(at, f64x2.relaxed_madd(c, m, minusOne), THIRD) // exact
  }
}

/** The second pass: the series, and the sum rounded where both ends of the error round to the same. */
function roundSums(x: usize, out: usize, bytes: usize, start: usize, count: i32): i32 {
  const c2 = v128.load64_splat(SERIES)
  const c3 = v128.load64_splat(SERIES, 8)
  const c4 = v128.load64_splat(SERIES, 16)
  const c5 = v128.load64_splat(SERIES, 24)
  const c6 = v128.load64_splat(SERIES, 32)
  const c7 = v128.load64_splat(SERIES, 40)
  const squareError = v128.load64_splat(ERROR)
  const knownError = v128.load64_splat(ERROR, 8)
  const toLeast = v128.load64_splat(TO_LEAST)
  const least = v128.load64_splat(LEAST)
  for (let at: usize = 0; at < bytes; at += 16) {
    const known = v128.load(at, FIRST)
    const r = v128.load(at, THIRD)
    const s = f64x2.mul(r, r)
    const later = f64x2.relaxed_madd(s, f64x2.relaxed_madd(r, c7, c6), f64x2.relaxed_madd(r, c5, c4))
    const p = f64x2.relaxed_madd(s, later, f64x2.relaxed_madd(r, c3, c2))
    // known is 0 or larger than r, so that the error of the sum comes exactly
    const high = f64x2.add(known, r)
    const lost = f64x2.add(f64x2.sub(known, high), r)
    const low = f64x2.relaxed_madd(s, p, f64x2.add(lost, v128.load(at, SECOND)))
    const error = f64x2.relaxed_madd(f64x2.abs(known), knownError, f64x2.mul(s, squareError))
    const above = f64x2.add(high, f64x2.add(low, error))
    const below = f64x2.add(high, f64x2.sub(low, error))
    const v = v128.load(x + at)
    v128.store(out + at, above)
    const odd = i64x2.gt_s(i64x2.add(v, toLeast), least)
    const decided = v128.andnot(i64x2.eq(above, below), odd)
    if (i64x2.bitmask(decided) !== 3) {
      count = noteUndecided(v128.not(decided), count, start + at, v, out + at)
    }
  }
  return count
}
