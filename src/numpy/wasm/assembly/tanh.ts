// tanh of a block, in three passes over parts of it; see ./exp.ts.
import { FIRST, PART, SECOND, THIRD } from "../memory"
import { reduceExp } from "./reduceExp"
import { noteUndecided } from "./undecided"

/** 1/2, 1/6, 1/24, 1/120. */
const SERIES: usize = memory.data<f64>([1.0 / 2.0, 1.0 / 6.0, 1.0 / 24.0, 1.0 / 120.0])
const HALF: usize = memory.data<f64>([0.5])
const ONE: usize = memory.data<f64>([1])
const TWO: usize = memory.data<f64>([2])
/** Twice the bound on the error, 2^-66 of the quotient: the sum already holds it once. */
const DOUBLE_ERROR: usize = memory.data<f64>([2.710505431213761e-20])
const SIGN: usize = memory.data<u64>([0x8000000000000000])
/** From here on tanh rounds to 1. */
const SATURATED: usize = memory.data<f64>([19.0625])
/** From 2^-9 on the rounding test mostly decides, though 1 - q cancels; below it a series does. */
const SMALL: usize = memory.data<f64>([0.001953125])

/**
 * tanh of n arguments at x, n even; `out` may be x: 1 - 2 / (e^(2|x|) + 1) as ../../elementary/tanh.ts takes it, e^(2|x|) as ./exp.ts.
 *
 * @returns how many arguments the twin must compute, as for expBlock
 */
export function tanhBlock(x: usize, out: usize, n: i32): i32 {
  let count: i32 = 0
  const bytes = (<usize>n) << 3
  for (let start: usize = 0; start < bytes; start += PART) {
    const part = min(<usize>PART, bytes - start)
    reduceExp(x + start, part, i64x2.splat(0x8000000000000000), f64x2.splat(2))
    addOne(part)
    count = roundQuotients(x + start, out + start, part, start, count)
  }
  return count
}

/** The second pass: FIRST and SECOND receive e^(2|x|) + 1 as a sum of two doubles. */
function addOne(bytes: usize): void {
  const c2 = v128.load64_splat(SERIES)
  const c3 = v128.load64_splat(SERIES, 8)
  const c4 = v128.load64_splat(SERIES, 16)
  const c5 = v128.load64_splat(SERIES, 24)
  const one = v128.load64_splat(ONE)
  for (let at: usize = 0; at < bytes; at += 16) {
    const t = v128.load(at, FIRST)
    const rHigh = v128.load(at, SECOND)
    const rLow = v128.load(at, THIRD)
    const r = f64x2.add(rHigh, rLow)
    const s = f64x2.mul(r, r)
    const p = f64x2.relaxed_madd(s, f64x2.relaxed_madd(r, c5, c4), f64x2.relaxed_madd(r, c3, c2))
    const high = f64x2.relaxed_madd(t, rHigh, t)
    const rest = f64x2.relaxed_madd(t, rHigh, f64x2.sub(t, high))
    const low = f64x2.relaxed_madd(t, f64x2.relaxed_madd(s, p, rLow), rest)
    const sum = f64x2.add(high, one)
    const sumLow = f64x2.add(f64x2.sub(one, f64x2.sub(sum, high)), low)
    const d = f64x2.add(sum, sumLow)
    v128.store(at, d, FIRST)
    v128.store(at, f64x2.add(f64x2.sub(sum, d), sumLow), SECOND)
  }
}

/** The third pass: 1 - q, q = 2 / (d + dLow), rounded where both ends of the error round to the same. */
function roundQuotients(x: usize, out: usize, bytes: usize, start: usize, count: i32): i32 {
  const half = v128.load64_splat(HALF)
  const one = v128.load64_splat(ONE)
  const two = v128.load64_splat(TWO)
  const doubleError = v128.load64_splat(DOUBLE_ERROR)
  const sign = v128.load64_splat(SIGN)
  const saturated = v128.load64_splat(SATURATED)
  const least = v128.load64_splat(SMALL)
  for (let at: usize = 0; at < bytes; at += 16) {
    const v = v128.load(x + at)
    const size = v128.andnot(v, sign)
    const d = v128.load(at, FIRST)
    const q = f64x2.div(two, d)
    const missing = f64x2.relaxed_nmadd(q, v128.load(at, SECOND), f64x2.relaxed_nmadd(q, d, two))
    const large = f64x2.sub(one, q)
    // q/2 is 1/d, near enough for what is missing in the quotient
    const tail = f64x2.relaxed_nmadd(missing, f64x2.mul(q, half), f64x2.sub(f64x2.sub(one, large), q))
    let above = f64x2.add(large, tail)
    let below = f64x2.add(large, f64x2.relaxed_nmadd(q, doubleError, tail))
    const small = f64x2.lt(size, least)
    if (i64x2.bitmask(small) !== 0) {
      const correction = correctionOf(size)
      const error = f64x2.mul(correction, f64x2.splat(4.440892098500626e-16)) // 2^-51
      above = v128.bitselect(f64x2.add(size, f64x2.sub(correction, error)), above, small)
      below = v128.bitselect(f64x2.add(size, f64x2.add(correction, error)), below, small)
    }
    v128.store(out + at, v128.or(above, v128.and(v, sign)))
    const open = v128.or(f64x2.ge(size, saturated), f64x2.ne(above, below))
    if (i64x2.bitmask(open) !== 0) count = noteUndecided(open, count, start + at, v, out + at)
  }
  return count
}

/** -x^3/3 + 2x^5/15 - 17x^7/315 for 0 <= x < 2^-9. */
function correctionOf(x: v128): v128 {
  const s = f64x2.mul(x, x)
  let sum = f64x2.relaxed_madd(s, f64x2.splat(-17.0 / 315.0), f64x2.splat(2.0 / 15.0))
  sum = f64x2.relaxed_madd(sum, s, f64x2.splat(-1.0 / 3.0))
  return f64x2.mul(f64x2.mul(x, s), sum)
}
