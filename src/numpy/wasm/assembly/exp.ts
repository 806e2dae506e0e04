// e^x of a block, in passes over parts of it: the processor looks only so far ahead, and a pass of short
// chains of operations keeps more elements in flight than one loop with everything in a row. Constants are
// loaded before a loop, since literal vectors are made anew in every turn, with three instructions each.
import { FIRST, PART, SECOND, THIRD } from "../memory"
import { reduceExp } from "./reduceExp"
import { noteUndecided } from "./undecided"

/** 1/2, 1/6, 1/24, 1/120. */
const SERIES: usize = memory.data<f64>([1.0 / 2.0, 1.0 / 6.0, 1.0 / 24.0, 1.0 / 120.0])
/** Twice the bound on the error, 2^-66 relatively: the sum already holds it once. */
const DOUBLE_ERROR: usize = memory.data<f64>([2.710505431213761e-20])
/** Beyond it low parts could be subnormal. */
const LARGEST: usize = memory.data<f64>([650])

/**
 * e^x of n arguments at x, n even; `out` may be x. By the method of ../../elementary/exp.ts with fused steps:
 * x = k ln2/256 + r and e^r = 1 + r + r^2 (1/2 + r/6 + r^2/24 + r^3/120) within 2^-66. Where the rounding test
 * fails or |x| >= 650 the index goes to a list and the caller's TypeScript twin decides; so both give the
 * correctly rounded double, and the same bits.
 *
 * @returns how many arguments the twin must compute; the others are finite
 */
export function expBlock(x: usize, out: usize, n: i32): i32 {
  let count: i32 = 0
  const bytes = (<usize>n) << 3
  for (let start: usize = 0; start < bytes; start += PART) {
    const part = min(<usize>PART, bytes - start)
    reduceExp(x + start, part, i64x2.splat(0), f64x2.splat(1))
    count = roundSums(x + start, out + start, part, start, count)
  }
  return count
}

/** The second pass: t e^r = high + low, rounded where both ends of the error round to the same. */
function roundSums(x: usize, out: usize, bytes: usize, start: usize, count: i32): i32 {
  const c2 = v128.load64_splat(SERIES)
  const c3 = v128.load64_splat(SERIES, 8)
  const c4 = v128.load64_splat(SERIES, 16)
  const c5 = v128.load64_splat(SERIES, 24)
  const doubleError = v128.load64_splat(DOUBLE_ERROR)
  const largest = v128.load64_splat(LARGEST)
  for (let at: usize = 0; at < bytes; at += 16) {
    const v = v128.load(x + at)
    const t = v128.load(at, FIRST)
    const rHigh = v128.load(at, SECOND)
    const rLow = v128.load(at, THIRD)
    const r = f64x2.add(rHigh, rLow)
    const s = f64x2.mul(r, r)
    const q = f64x2.relaxed_madd(s, f64x2.relaxed_madd(r, c5, c4), f64x2.relaxed_madd(r, c3, c2))
    const high = f64x2.relaxed_madd(t, rHigh, t)
    const rest = f64x2.relaxed_madd(t, rHigh, f64x2.sub(t, high))
    const low = f64x2.relaxed_madd(t, f64x2.relaxed_madd(s, q, rLow), rest)
    const above = f64x2.add(high, low)
    const below = f64x2.add(high, f64x2.relaxed_nmadd(t, doubleError, low))
    v128.store(out + at, above)
    const open = v128.or(f64x2.ge(f64x2.abs(v), largest), f64x2.ne(above, below))
    if (i64x2.bitmask(open) !== 0) count = noteUndecided(open, count, start + at, v, out + at)
  }
  return count
}
