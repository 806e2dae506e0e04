// e^x of a block, in passes over parts of it: the processor looks only so far ahead, and a pass of short
// chains of operations keeps more elements in flight than one loop with everything in a row. Constants are
// loaded before a loop, since literal vectors are made anew in every turn, with three instructions each.
import { EXP_TABLE, FIRST, PART, SECOND } from "../memory"
import { noteUndecided } from "./undecided"

const STEPS_PER_UNIT: usize = memory.data<f64>([369.3299304675746])
/** Adding and subtracting it rounds to an integer, which then stands in its low bits. */
const TO_INTEGER: usize = memory.data<f64>([6755399441055744])
/** 1/2, 1/6, 1/24, 1/120. */
const SERIES: usize = memory.data<f64>([1.0 / 2.0, 1.0 / 6.0, 1.0 / 24.0, 1.0 / 120.0])
/** Bound on the error, 2^-61 relatively: two units in the last place of the largest e^r - 1. */
const ERROR: usize = memory.data<f64>([4.336808689942018e-19])
/** Beyond it a power of two could be subnormal or infinite. */
const LARGEST: usize = memory.data<f64>([650])

/**
 * e^x of n arguments at x, n even; `out` may be x. By the method of ../../elementary/exp.ts with fused
 * steps: x = k ln2/256 + r and e^r = 1 + r + r^2 (1/2 + r/6 + r^2/24 + r^3/120), within 2^-61. Where the rounding
 * test fails or |x| > 650 the index goes to a list and the caller's TypeScript twin decides; so both give the
 * correctly rounded double, and the same bits.
 *
 * @returns how many arguments the twin must compute; the others are finite
 */
export function expBlock(x: usize, out: usize, n: i32): i32 {
  let count: i32 = 0
  const bytes = (<usize>n) << 3
  for (let start: usize = 0; start < bytes; start += PART) {
    const part = min(<usize>PART, bytes - start)
    reduce(x + start, part)
    count = roundSums(x + start, out + start, part, start, count)
  }
  return count
}

/** The first pass: FIRST receives t = 2^(k/256), SECOND r and what is missing to t relatively. */
function reduce(x: usize, bytes: usize): void {
  const ln2High = v128.load64_splat(EXP_TABLE)
  const ln2Low = v128.load64_splat(EXP_TABLE, 8)
  const stepsPerUnit = v128.load64_splat(STEPS_PER_UNIT)
  const toInteger = v128.load64_splat(TO_INTEGER)
  for (let at: usize = 0; at < bytes; at += 16) {
    const v = v128.load(x + at)
    const shifted = f64x2.relaxed_madd(v, stepsPerUnit, toInteger)
    const k = f64x2.sub(shifted, toInteger)
    // the last eight bits of k choose the table value, the others are the exponent
    const pair0 = v128.load((i32x4.extract_lane(shifted, 0) & 255) << 4, EXP_TABLE + 16)
    const pair1 = v128.load((i32x4.extract_lane(shifted, 2) & 255) << 4, EXP_TABLE + 16)
    v128.store(at, i64x2.add(v128.shuffle<u64>(pair0, pair1, 0, 2), i64x2.shl(shifted, 44)), FIRST)
    const rHigh = f64x2.relaxed_nmadd(k, ln2High, v) // exact
    const rLow = f64x2.relaxed_nmadd(k, ln2Low, v128.shuffle<u64>(pair0, pair1, 1, 3))
    v128.store(at, f64x2.add(rHigh, rLow), SECOND)
  }
}

/** The second pass: t + t (e^r - 1), rounded where both ends of the error round to the same. */
function roundSums(x: usize, out: usize, bytes: usize, start: usize, count: i32): i32 {
  const c2 = v128.load64_splat(SERIES)
  const c3 = v128.load64_splat(SERIES, 8)
  const c4 = v128.load64_splat(SERIES, 16)
  const c5 = v128.load64_splat(SERIES, 24)
  const error = v128.load64_splat(ERROR)
  const largest = v128.load64_splat(LARGEST)
  for (let at: usize = 0; at < bytes; at += 16) {
    const v = v128.load(x + at)
    const t = v128.load(at, FIRST)
    const r = v128.load(at, SECOND)
    const s = f64x2.mul(r, r)
    const q = f64x2.relaxed_madd(s, f64x2.relaxed_madd(r, c5, c4), f64x2.relaxed_madd(r, c3, c2))
    const u = f64x2.relaxed_madd(s, q, r)
    const above = f64x2.relaxed_madd(t, f64x2.add(u, error), t)
    const below = f64x2.relaxed_madd(t, f64x2.sub(u, error), t)
    v128.store(out + at, above)
    // compared as integers, for which there are more units; NaN is larger than any number
    const odd = i64x2.gt_s(f64x2.abs(v), largest)
    const decided = v128.andnot(i64x2.eq(above, below), odd)
    if (i64x2.bitmask(decided) !== 3) {
      count = noteUndecided(v128.not(decided), count, start + at, v, out + at)
    }
  }
  return count
}
