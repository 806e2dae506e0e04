// ln(x) of a block, in two passes over parts of it; see ./exp.ts.
import { FIRST, FOURTH, INPUT, LOG_TABLE, OUTPUT, PART, SECOND, THIRD } from "../memory"
import { noteUndecided } from "./undecided"

/** Bits of 0.71875 = 184/256: significands are taken from here to twice as much, 1 in the middle. */
const START: usize = memory.data<u64>([0x3fe7000000000000])
/** 2^62 less START makes exponents positive: of x = 2^e m the upper bits of the sum are 1024 + e. */
const SHIFT: usize = memory.data<u64>([0x4000000000000000 - 0x3fe7000000000000])
const SIGNIFICAND: usize = memory.data<u64>([0x000fffffffffffff])
/** Bits of 2^52, and its value with the 1024 above: they make a double of a small integer. */
const TO_DOUBLE: usize = memory.data<u64>([0x4330000000000000])
const BIAS: usize = memory.data<f64>([4503599627371520])
const ONE: usize = memory.data<f64>([1])
/** -1/2, 1/3, ..., -1/8. */
const SERIES: usize = memory.data<f64>([
  -1.0 / 2.0,
  1.0 / 3.0,
  -1.0 / 4.0,
  1.0 / 5.0,
  -1.0 / 6.0,
  1.0 / 7.0,
  -1.0 / 8.0,
])
/** Bounds on the error: 2^-50 r^2 and 2^-70 of what is known. */
const ERROR: usize = memory.data<f64>([8.881784197001252e-16, 8.470329472543003e-22])
const SMALLEST_NORMAL: usize = memory.data<f64>([2.2250738585072014e-308])

/**
 * ln(x) of n arguments by the method of ../../elementary/log.ts with fused steps: x = 2^e m, a short c next
 * to 1/m, ln = e ln2 - ln(c) + r - r^2/2 + ..., r = c m - 1 exactly as two numbers. Zero, negative numbers,
 * infinity, NaN, subnormals, and where the rounding test fails: the twin decides.
 *
 * @returns how many arguments the twin must compute, as for expBlock
 */
export function logBlock(n: i32): i32 {
  let count: i32 = 0
  const bytes = (<usize>n) << 3
  for (let start: usize = 0; start < bytes; start += PART) {
    const part = min(<usize>PART, bytes - start)
    reduceLog(start, part)
    count = roundSums(start, part, count)
  }
  return count
}

/** The first pass: FIRST and SECOND receive e ln2 - ln(c), THIRD and FOURTH r, each as a sum of two doubles. */
function reduceLog(start: usize, bytes: usize): void {
  const ln2High = v128.load64_splat(LOG_TABLE)
  const ln2Low = v128.load64_splat(LOG_TABLE, 8)
  const first = v128.load64_splat(START)
  const shift = v128.load64_splat(SHIFT)
  const significand = v128.load64_splat(SIGNIFICAND)
  const toDouble = v128.load64_splat(TO_DOUBLE)
  const bias = v128.load64_splat(BIAS)
  const one = v128.load64_splat(ONE)
  for (let at: usize = 0; at < bytes; at += 16) {
    const bits = i64x2.add(v128.load(start + at, INPUT), shift)
    const e = f64x2.sub(v128.or(i64x2.shr_u(bits, 52), toDouble), bias)
    const m = i64x2.add(v128.and(bits, significand), first)
    // the upper eight bits of the significand choose the table's entry
    const place0 = (i32x4.extract_lane(bits, 1) >> 7) & (255 << 5)
    const place1 = (i32x4.extract_lane(bits, 3) >> 7) & (255 << 5)
    const entry0 = v128.load(place0, LOG_TABLE + 16)
    const entry1 = v128.load(place1, LOG_TABLE + 16)
    const lows = v128.load64_lane(place1, v128.load64_zero(place0, LOG_TABLE + 32), 1, LOG_TABLE + 32)
    const c = v128.shuffle<u64>(entry0, entry1, 0, 2)
    v128.store(at, f64x2.relaxed_madd(e, ln2High, v128.shuffle<u64>(entry0, entry1, 1, 3)), FIRST) // exact
    v128.store(at, f64x2.relaxed_madd(e, ln2Low, lows), SECOND)
    const product = f64x2.mul(c, m)
    v128.store(at, f64x2.sub(product, one), THIRD) // exact
    v128.store(at, f64x2.relaxed_nmadd(c, m, product), FOURTH) // exact, and its sign is the other one
  }
}

/** The second pass: the series, and the sum rounded where both ends of the error round to the same. */
function roundSums(start: usize, bytes: usize, count: i32): i32 {
  const c2 = v128.load64_splat(SERIES)
  const c3 = v128.load64_splat(SERIES, 8)
  const c4 = v128.load64_splat(SERIES, 16)
  const c5 = v128.load64_splat(SERIES, 24)
  const c6 = v128.load64_splat(SERIES, 32)
  const c7 = v128.load64_splat(SERIES, 40)
  const c8 = v128.load64_splat(SERIES, 48)
  const squareError = v128.load64_splat(ERROR)
  const knownError = v128.load64_splat(ERROR, 8)
  const smallest = v128.load64_splat(SMALLEST_NORMAL)
  for (let at: usize = 0; at < bytes; at += 16) {
    const known = v128.load(at, FIRST)
    const rHigh = v128.load(at, THIRD)
    const rLow = v128.load(at, FOURTH)
    const r = f64x2.sub(rHigh, rLow)
    const s = f64x2.mul(r, r)
    const last = f64x2.relaxed_madd(s, c8, f64x2.relaxed_madd(r, c7, c6))
    const later = f64x2.relaxed_madd(s, last, f64x2.relaxed_madd(r, c5, c4))
    const p = f64x2.relaxed_madd(s, later, f64x2.relaxed_madd(r, c3, c2))
    // known is a multiple of the last bit of rHigh, so that the error of the sum comes exactly
    const high = f64x2.add(known, rHigh)
    const lost = f64x2.add(f64x2.sub(known, high), rHigh)
    const rest = f64x2.add(f64x2.sub(lost, rLow), v128.load(at, SECOND))
    const low = f64x2.relaxed_madd(s, p, rest)
    const v = v128.load(start + at, INPUT)
    const nothing = f64x2.sub(v, v) // NaN for NaN and infinity, which no test passes
    const knownPart = f64x2.relaxed_madd(f64x2.abs(known), knownError, nothing)
    const error = f64x2.relaxed_madd(s, squareError, knownPart)
    const above = f64x2.add(high, f64x2.add(low, error))
    const below = f64x2.add(high, f64x2.sub(low, error))
    v128.store(start + at, above, OUTPUT)
    const open = v128.or(f64x2.lt(v, smallest), f64x2.ne(above, below))
    if (v128.any_true(open)) count = noteUndecided(open, count, start + at)
  }
  return count
}
