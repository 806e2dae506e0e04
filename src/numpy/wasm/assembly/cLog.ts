// ln(x) of a block as a C library rounds it.
import { C_LOG_TABLE } from "../memory"
import { noteUndecided } from "./undecided"

/** Bits of 0.6875: significands are taken from here to twice as much. */
const START: usize = memory.data<u64>([0x3fe6000000000000])
/** 2^62 less START makes exponents positive, as in ./log.ts. */
const SHIFT: usize = memory.data<u64>([0x4000000000000000 - 0x3fe6000000000000])
const UPPER_SHIFT: i32 = 0x40000000 - 0x3fe60000
const SIGNIFICAND: usize = memory.data<u64>([0x000fffffffffffff])
const TO_DOUBLE: usize = memory.data<u64>([0x4330000000000000])
const BIAS: usize = memory.data<f64>([4503599627371520])
const MINUS_ONE: usize = memory.data<f64>([-1])
const HALF: usize = memory.data<f64>([0.5])
/** The numbers between which the table is not at work; none below the normal ones are, nor beyond the largest. */
const EDGES: usize = memory.data<f64>([
  0.9375, 1.064697265625, 2.2250738585072014e-308, 1.7976931348623157e308,
])

/**
 * ln(x) of n arguments at x, n even; `out` may be x. The steps of ../../elementary/cLog.ts, of which only
 * r = z/c - 1 is fused. What is next to 1, zero, negative, subnormal, infinite or NaN: the twin decides.
 *
 * @returns how many arguments the twin must compute, as for expBlock
 */
export function cLogBlock(x: usize, out: usize, n: i32): i32 {
  let count: i32 = 0
  const ln2High = v128.load64_splat(C_LOG_TABLE)
  const ln2Low = v128.load64_splat(C_LOG_TABLE, 8)
  const c3 = v128.load64_splat(C_LOG_TABLE, 16)
  const c4 = v128.load64_splat(C_LOG_TABLE, 24)
  const c5 = v128.load64_splat(C_LOG_TABLE, 32)
  const c6 = v128.load64_splat(C_LOG_TABLE, 40)
  const first = v128.load64_splat(START)
  const shift = v128.load64_splat(SHIFT)
  const significand = v128.load64_splat(SIGNIFICAND)
  const toDouble = v128.load64_splat(TO_DOUBLE)
  const bias = v128.load64_splat(BIAS)
  const minusOne = v128.load64_splat(MINUS_ONE)
  const half = v128.load64_splat(HALF)
  const nearOne = v128.load64_splat(EDGES)
  const pastOne = v128.load64_splat(EDGES, 8)
  const least = v128.load64_splat(EDGES, 16)
  const most = v128.load64_splat(EDGES, 24)
  for (let at: usize = 0, bytes = (<usize>n) << 3; at < bytes; at += 16) {
    const v = v128.load(x + at)
    const bits = i64x2.add(v, shift)
    const k = f64x2.sub(v128.or(i64x2.shr_u(bits, 52), toDouble), bias)
    const z = i64x2.add(v128.and(bits, significand), first)
    // the upper seven bits of the significand choose the table's entry
    const place0 = ((load<i32>(x + at, 4) + UPPER_SHIFT) >> 9) & (127 << 4)
    const place1 = ((load<i32>(x + at, 12) + UPPER_SHIFT) >> 9) & (127 << 4)
    const entry0 = v128.load(place0, C_LOG_TABLE + 48)
    const entry1 = v128.load(place1, C_LOG_TABLE + 48)
    const r = f64x2.relaxed_madd(z, v128.shuffle<u64>(entry0, entry1, 0, 2), minusOne)
    const w = f64x2.add(f64x2.mul(k, ln2High), v128.shuffle<u64>(entry0, entry1, 1, 3))
    const high = f64x2.add(w, r)
    const low = f64x2.add(f64x2.mul(k, ln2Low), f64x2.add(f64x2.sub(w, high), r))
    const s = f64x2.mul(r, r)
    const early = f64x2.add(c3, f64x2.mul(r, c4))
    const p = f64x2.add(early, f64x2.mul(s, f64x2.add(c5, f64x2.mul(r, c6))))
    const rest = f64x2.add(f64x2.mul(f64x2.mul(r, s), p), f64x2.sub(low, f64x2.mul(half, s)))
    v128.store(out + at, f64x2.add(rest, high))
    const inside = v128.and(f64x2.ge(v, least), f64x2.le(v, most))
    const open = v128.or(v128.not(inside), v128.and(f64x2.ge(v, nearOne), f64x2.lt(v, pastOne)))
    if (i64x2.bitmask(open) !== 0) count = noteUndecided(open, count, at, v, out + at)
  }
  return count
}
