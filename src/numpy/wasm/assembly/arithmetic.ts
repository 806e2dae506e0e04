// Sums, differences, products and quotients of numbers that lie one after another.
import { addZeros, isZero } from "./finite"

/**
 * Adds n numbers at x and at y, n a multiple of 8; `out` may be x or y. Four quarters side by side: at the end of a
 * page the way to the next is long, and so the others' go on.
 *
 * @returns whether all results are finite, as the other three
 */
export function addBlock(x: usize, y: usize, out: usize, n: i32): bool {
  const quarter: usize = (<usize>n >> 5) << 6
  let a = f64x2.splat(0)
  let b = f64x2.splat(0)
  let c = f64x2.splat(0)
  let d = f64x2.splat(0)
  for (const end = x + quarter; x < end; x += 64, y += 64, out += 64) {
    a = addLine(x, y, out, a)
    b = addLine(x + quarter, y + quarter, out + quarter, b)
    c = addLine(x + 2 * quarter, y + 2 * quarter, out + 2 * quarter, c)
    d = addLine(x + 3 * quarter, y + 3 * quarter, out + 3 * quarter, d)
  }
  const done = 3 * quarter
  for (let rest = (n & 31) >> 3; rest > 0; rest--, x += 64, y += 64, out += 64) {
    a = addLine(x + done, y + done, out + done, a)
  }
  return isZero(f64x2.add(f64x2.add(a, b), f64x2.add(c, d)))
}

function addLine(x: usize, y: usize, out: usize, zeros: v128): v128 {
  const r0 = f64x2.add(v128.load(x), v128.load(y))
  const r1 = f64x2.add(v128.load(x, 16), v128.load(y, 16))
  const r2 = f64x2.add(v128.load(x, 32), v128.load(y, 32))
  const r3 = f64x2.add(v128.load(x, 48), v128.load(y, 48))
  v128.store(out, r0)
  v128.store(out, r1, 16)
  v128.store(out, r2, 32)
  v128.store(out, r3, 48)
  return addZeros(r0, r1, addZeros(r2, r3, zeros))
}

export function subtractBlock(x: usize, y: usize, out: usize, n: i32): bool {
  const quarter: usize = (<usize>n >> 5) << 6
  let a = f64x2.splat(0)
  let b = f64x2.splat(0)
  let c = f64x2.splat(0)
  let d = f64x2.splat(0)
  for (const end = x + quarter; x < end; x += 64, y += 64, out += 64) {
    a = subtractLine(x, y, out, a)
    b = subtractLine(x + quarter, y + quarter, out + quarter, b)
    c = subtractLine(x + 2 * quarter, y + 2 * quarter, out + 2 * quarter, c)
    d = subtractLine(x + 3 * quarter, y + 3 * quarter, out + 3 * quarter, d)
  }
  const done = 3 * quarter
  for (let rest = (n & 31) >> 3; rest > 0; rest--, x += 64, y += 64, out += 64) {
    a = subtractLine(x + done, y + done, out + done, a)
  }
  return isZero(f64x2.add(f64x2.add(a, b), f64x2.add(c, d)))
}

function subtractLine(x: usize, y: usize, out: usize, zeros: v128): v128 {
  const r0 = f64x2.sub(v128.load(x), v128.load(y))
  const r1 = f64x2.sub(v128.load(x, 16), v128.load(y, 16))
  const r2 = f64x2.sub(v128.load(x, 32), v128.load(y, 32))
  const r3 = f64x2.sub(v128.load(x, 48), v128.load(y, 48))
  v128.store(out, r0)
  v128.store(out, r1, 16)
  v128.store(out, r2, 32)
  v128.store(out, r3, 48)
  return addZeros(r0, r1, addZeros(r2, r3, zeros))
}

export function multiplyBlock(x: usize, y: usize, out: usize, n: i32): bool {
  const quarter: usize = (<usize>n >> 5) << 6
  let a = f64x2.splat(0)
  let b = f64x2.splat(0)
  let c = f64x2.splat(0)
  let d = f64x2.splat(0)
  for (const end = x + quarter; x < end; x += 64, y += 64, out += 64) {
    a = multiplyLine(x, y, out, a)
    b = multiplyLine(x + quarter, y + quarter, out + quarter, b)
    c = multiplyLine(x + 2 * quarter, y + 2 * quarter, out + 2 * quarter, c)
    d = multiplyLine(x + 3 * quarter, y + 3 * quarter, out + 3 * quarter, d)
  }
  const done = 3 * quarter
  for (let rest = (n & 31) >> 3; rest > 0; rest--, x += 64, y += 64, out += 64) {
    a = multiplyLine(x + done, y + done, out + done, a)
  }
  return isZero(f64x2.add(f64x2.add(a, b), f64x2.add(c, d)))
}

function multiplyLine(x: usize, y: usize, out: usize, zeros: v128): v128 {
  const r0 = f64x2.mul(v128.load(x), v128.load(y))
  const r1 = f64x2.mul(v128.load(x, 16), v128.load(y, 16))
  const r2 = f64x2.mul(v128.load(x, 32), v128.load(y, 32))
  const r3 = f64x2.mul(v128.load(x, 48), v128.load(y, 48))
  v128.store(out, r0)
  v128.store(out, r1, 16)
  v128.store(out, r2, 32)
  v128.store(out, r3, 48)
  return addZeros(r0, r1, addZeros(r2, r3, zeros))
}

export function divideBlock(x: usize, y: usize, out: usize, n: i32): bool {
  const quarter: usize = (<usize>n >> 5) << 6
  let a = f64x2.splat(0)
  let b = f64x2.splat(0)
  let c = f64x2.splat(0)
  let d = f64x2.splat(0)
  for (const end = x + quarter; x < end; x += 64, y += 64, out += 64) {
    a = divideLine(x, y, out, a)
    b = divideLine(x + quarter, y + quarter, out + quarter, b)
    c = divideLine(x + 2 * quarter, y + 2 * quarter, out + 2 * quarter, c)
    d = divideLine(x + 3 * quarter, y + 3 * quarter, out + 3 * quarter, d)
  }
  const done = 3 * quarter
  for (let rest = (n & 31) >> 3; rest > 0; rest--, x += 64, y += 64, out += 64) {
    a = divideLine(x + done, y + done, out + done, a)
  }
  return isZero(f64x2.add(f64x2.add(a, b), f64x2.add(c, d)))
}

function divideLine(x: usize, y: usize, out: usize, zeros: v128): v128 {
  const r0 = f64x2.div(v128.load(x), v128.load(y))
  const r1 = f64x2.div(v128.load(x, 16), v128.load(y, 16))
  const r2 = f64x2.div(v128.load(x, 32), v128.load(y, 32))
  const r3 = f64x2.div(v128.load(x, 48), v128.load(y, 48))
  v128.store(out, r0)
  v128.store(out, r1, 16)
  v128.store(out, r2, 32)
  v128.store(out, r3, 48)
  return addZeros(r0, r1, addZeros(r2, r3, zeros))
}

/** The sum of n >= 128 numbers in the order of ../../reduce/pairwise.ts. */
export function pairwiseSum(x: usize, n: i32): f64 {
  if (n <= 128) return blockSum(x, n)
  const half = n >> 1
  const first = half - (half & 7)
  return pairwiseSum(x, first) + pairwiseSum(x + ((<usize>first) << 3), n - first)
}

/** Eight running sums over n >= 8 numbers, added up as a tree. */
function blockSum(x: usize, n: i32): f64 {
  let a = v128.load(x)
  let b = v128.load(x, 16)
  let c = v128.load(x, 32)
  let d = v128.load(x, 48)
  const last = x + ((<usize>n) << 3)
  const end = x + ((<usize>(n & ~7)) << 3)
  for (x += 64; x < end; x += 64) {
    a = f64x2.add(a, v128.load(x))
    b = f64x2.add(b, v128.load(x, 16))
    c = f64x2.add(c, v128.load(x, 32))
    d = f64x2.add(d, v128.load(x, 48))
  }
  // (a0 + a1) + (b0 + b1), (c0 + c1) + (d0 + d1)
  const ab = f64x2.add(v128.shuffle<u64>(a, b, 0, 2), v128.shuffle<u64>(a, b, 1, 3))
  const cd = f64x2.add(v128.shuffle<u64>(c, d, 0, 2), v128.shuffle<u64>(c, d, 1, 3))
  let sum =
    f64x2.extract_lane(ab, 0) +
    f64x2.extract_lane(ab, 1) +
    (f64x2.extract_lane(cd, 0) + f64x2.extract_lane(cd, 1))
  for (; x < last; x += 8) sum += load<f64>(x)
  return sum
}
