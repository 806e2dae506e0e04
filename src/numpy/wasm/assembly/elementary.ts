// exp and tanh, two at a time, by the method of ../../elementary/exp.ts and tanh.ts. Where the rounding test
// fails, or an argument lies outside the fast range, the index goes to a list and the caller's TypeScript
// twin decides; so both give the correctly rounded double, and the same bits.

const STEPS_PER_UNIT: f64 = 184.6649652337873
const TO_INTEGER: f64 = 6755399441055744
const TO_SHORT: f64 = 393216
const ERROR: f64 = 3.3881317890172014e-21 // 2^-68

/** What splitExp leaves: high + low, and the power of two (its inverse for tanh). */
let high: v128 = f64x2.splat(0)
let low: v128 = f64x2.splat(0)
let power: v128 = i64x2.splat(0)

/**
 * exp of n arguments.
 *
 * @param table - ln2/128 in two parts, then 128 pairs 2^(j/128)
 * @param undecided - receives the indices that the twin must compute; their number is returned
 */
export function expBlock(x: usize, y: usize, table: usize, undecided: usize, n: i32): i32 {
  const error = f64x2.splat(ERROR)
  let count: i32 = 0
  for (let i: i32 = 0; i < n; i += 2) {
    const v = v128.load(x + ((<usize>i) << 3))
    const inside = v128.and(f64x2.lt(v, f64x2.splat(709)), f64x2.gt(v, f64x2.splat(-708)))
    splitExp(v128.and(v, inside), table)
    const above = f64x2.add(high, f64x2.add(low, error))
    const below = f64x2.add(high, f64x2.sub(low, error))
    const scale = i64x2.shl(i64x2.add(power, i64x2.splat(1023)), 52)
    v128.store(y + ((<usize>i) << 3), f64x2.mul(above, scale))
    count = noteUndecided(v128.and(inside, f64x2.eq(above, below)), undecided, count, i)
  }
  return count
}

/** tanh of n arguments; parameters as for expBlock. */
export function tanhBlock(x: usize, y: usize, table: usize, undecided: usize, n: i32): i32 {
  const one = f64x2.splat(1)
  let count: i32 = 0
  for (let i: i32 = 0; i < n; i += 2) {
    const v = v128.load(x + ((<usize>i) << 3))
    const size = f64x2.abs(v)
    const small = f64x2.lt(size, f64x2.splat(0.03125))
    const inside = f64x2.lt(size, f64x2.splat(19.0625))
    splitExp(f64x2.mul(v128.and(size, inside), f64x2.splat(2)), table)
    const unit = i64x2.shl(i64x2.sub(i64x2.splat(1023), power), 52)
    // e^(2|x|) + 1 = d + dLow, scaled
    const sum = f64x2.add(high, unit)
    const back = f64x2.sub(sum, high)
    const sumLow = f64x2.add(f64x2.add(f64x2.sub(high, f64x2.sub(sum, back)), f64x2.sub(unit, back)), low)
    const d = f64x2.add(sum, sumLow)
    const dLow = f64x2.add(f64x2.sub(sum, d), sumLow)
    const numerator = f64x2.mul(unit, f64x2.splat(2))
    const q = f64x2.div(numerator, d)
    const rest = f64x2.relaxed_nmadd(q, d, numerator)
    const qLow = f64x2.div(f64x2.relaxed_nmadd(q, dLow, rest), d)
    const large = f64x2.sub(one, q)
    const largeTail = f64x2.sub(f64x2.sub(f64x2.sub(one, large), q), qLow)
    const correction = smallCorrection(size)
    const start = v128.bitselect(size, large, small)
    const tail = v128.bitselect(correction, largeTail, small)
    const error = v128.bitselect(
      f64x2.mul(f64x2.abs(correction), f64x2.splat(4.440892098500626e-16)),
      f64x2.mul(q, f64x2.splat(ERROR)),
      small,
    )
    const above = f64x2.add(start, f64x2.add(tail, error))
    const below = f64x2.add(start, f64x2.sub(tail, error))
    const sign = v128.and(v, i64x2.splat(0x8000000000000000))
    v128.store(y + ((<usize>i) << 3), v128.or(above, sign))
    count = noteUndecided(v128.and(inside, f64x2.eq(above, below)), undecided, count, i)
  }
  return count
}

/** -x^3/3 + 2x^5/15 - ... for 0 <= x < 2^-5. */
function smallCorrection(x: v128): v128 {
  const s = f64x2.mul(x, x)
  let sum = f64x2.splat(-929569.0 / 638512875.0)
  sum = f64x2.relaxed_madd(sum, s, f64x2.splat(21844.0 / 6081075.0))
  sum = f64x2.relaxed_madd(sum, s, f64x2.splat(-1382.0 / 155925.0))
  sum = f64x2.relaxed_madd(sum, s, f64x2.splat(62.0 / 2835.0))
  sum = f64x2.relaxed_madd(sum, s, f64x2.splat(-17.0 / 315.0))
  sum = f64x2.relaxed_madd(sum, s, f64x2.splat(2.0 / 15.0))
  sum = f64x2.relaxed_madd(sum, s, f64x2.splat(-1.0 / 3.0))
  return f64x2.mul(f64x2.mul(x, s), sum)
}

/** exp(x) = 2^power (high + low), |x| < 709. */
function splitExp(x: v128, table: usize): void {
  const shifted = f64x2.relaxed_madd(x, f64x2.splat(STEPS_PER_UNIT), f64x2.splat(TO_INTEGER))
  const k = f64x2.sub(shifted, f64x2.splat(TO_INTEGER))
  const reduced = f64x2.relaxed_nmadd(k, v128.load64_splat(table), x) // exact
  const rest = f64x2.mul(k, v128.load64_splat(table, 8))
  const short = f64x2.splat(TO_SHORT)
  const rHigh = f64x2.sub(f64x2.add(f64x2.sub(reduced, rest), short), short)
  const rLow = f64x2.sub(f64x2.sub(reduced, rHigh), rest)
  const r = f64x2.add(rHigh, rLow)
  let q = f64x2.splat(1.0 / 5040.0)
  q = f64x2.relaxed_madd(q, r, f64x2.splat(1.0 / 720.0))
  q = f64x2.relaxed_madd(q, r, f64x2.splat(1.0 / 120.0))
  q = f64x2.relaxed_madd(q, r, f64x2.splat(1.0 / 24.0))
  q = f64x2.relaxed_madd(q, r, f64x2.splat(1.0 / 6.0))
  q = f64x2.relaxed_madd(q, r, f64x2.splat(0.5))
  q = f64x2.mul(f64x2.mul(r, r), q)
  // k stands in the low bits of the shifted sum
  const first = table + 16 + ((<usize>(i32x4.extract_lane(shifted, 0) & 127)) << 4)
  const second = table + 16 + ((<usize>(i32x4.extract_lane(shifted, 2) & 127)) << 4)
  const pair0 = v128.load(first)
  const pair1 = v128.load(second)
  const t = v128.shuffle<u64>(pair0, pair1, 0, 2)
  const tLow = v128.shuffle<u64>(pair0, pair1, 1, 3)
  const product = f64x2.mul(t, rHigh) // exact
  high = f64x2.add(t, product)
  const inner = f64x2.relaxed_madd(f64x2.add(t, tLow), f64x2.add(rLow, q), f64x2.mul(tLow, rHigh))
  low = f64x2.add(f64x2.add(f64x2.sub(t, high), product), f64x2.add(tLow, inner))
  // the low 32 bits of each lane as a signed integer, halved seven times
  power = i64x2.shr_s(i64x2.shl(shifted, 32), 39)
}

/** Adds the lanes that are not decided to the list. */
function noteUndecided(decided: v128, undecided: usize, count: i32, i: i32): i32 {
  if (i64x2.all_true(decided)) return count
  let next = count
  if (i64x2.extract_lane(decided, 0) === 0) {
    store<i32>(undecided + ((<usize>next) << 2), i)
    next++
  }
  if (i64x2.extract_lane(decided, 1) === 0) {
    store<i32>(undecided + ((<usize>next) << 2), i + 1)
    next++
  }
  return next
}
