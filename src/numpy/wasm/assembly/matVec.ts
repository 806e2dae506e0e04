// Matrix times vector, with the orders of ../../products/matVecByRows.ts and matVecByColumns.ts.

/** Columns whose products are summed before they join the result. */
const BLOCK: i32 = 2048

/**
 * Adds to y a matrix with contiguous rows times x: four fused lanes a row, in blocks of columns, then the last
 * one to three columns.
 *
 * @param rows - a multiple of 4
 */
export function matVecByRows(a: usize, x: usize, y: usize, rows: i32, columns: i32): void {
  const stride = (<usize>columns) << 3
  for (let i: i32 = 0; i < rows; i += 4, a += 4 * stride, y += 32) {
    const whole = columns & ~3
    for (let k: i32 = 0; k < whole; k += BLOCK) {
      const start = (<usize>k) << 3
      addFourRows(a + start, stride, x + start, (<usize>min(BLOCK, whole - k)) << 3, y)
    }
    const at = (<usize>whole) << 3
    for (let r: usize = 0; r < 4; r++) addRest(a + r * stride + at, x + at, y + (r << 3), columns - whole)
  }
}

/** Adds four rows times x, over some bytes of columns, to the four numbers at y. */
function addFourRows(a: usize, stride: usize, x: usize, bytes: usize, y: usize): void {
  let p0 = f64x2.splat(0)
  let q0 = f64x2.splat(0)
  let p1 = f64x2.splat(0)
  let q1 = f64x2.splat(0)
  let p2 = f64x2.splat(0)
  let q2 = f64x2.splat(0)
  let p3 = f64x2.splat(0)
  let q3 = f64x2.splat(0)
  let a1 = a + stride
  let a2 = a1 + stride
  let a3 = a2 + stride
  for (const end = a + bytes; a < end; a += 32, a1 += 32, a2 += 32, a3 += 32, x += 32) {
    const x0 = v128.load(x)
    const x1 = v128.load(x, 16)
    p0 = f64x2.relaxed_madd(v128.load(a), x0, p0)
    q0 = f64x2.relaxed_madd(v128.load(a, 16), x1, q0)
    p1 = f64x2.relaxed_madd(v128.load(a1), x0, p1)
    q1 = f64x2.relaxed_madd(v128.load(a1, 16), x1, q1)
    p2 = f64x2.relaxed_madd(v128.load(a2), x0, p2)
    q2 = f64x2.relaxed_madd(v128.load(a2, 16), x1, q2)
    p3 = f64x2.relaxed_madd(v128.load(a3), x0, p3)
    q3 = f64x2.relaxed_madd(v128.load(a3, 16), x1, q3)
  }
  addLanes(y, f64x2.add(p0, q0), f64x2.add(p1, q1))
  addLanes(y + 16, f64x2.add(p2, q2), f64x2.add(p3, q3))
}

/** Adds the sum of the lanes of s to the first number at y, and that of t to the second. */
function addLanes(y: usize, s: v128, t: v128): void {
  const sums = f64x2.add(v128.shuffle<u64>(s, t, 0, 2), v128.shuffle<u64>(s, t, 1, 3))
  v128.store(y, f64x2.add(v128.load(y), sums))
}

/** Adds one to three products: one fused with the sum, two or three summed on their own first. */
function addRest(a: usize, x: usize, y: usize, n: i32): void {
  if (n === 0) return
  const sum = v128.load64_zero(y)
  let pair = sum
  if (n === 1) pair = f64x2.relaxed_madd(v128.load64_zero(a), v128.load64_zero(x), sum)
  else {
    pair = f64x2.mul(v128.load64_zero(a, 8), v128.load64_zero(x, 8))
    pair = f64x2.relaxed_madd(v128.load64_zero(a), v128.load64_zero(x), pair)
    if (n === 3) pair = f64x2.relaxed_madd(v128.load64_zero(a, 16), v128.load64_zero(x, 16), pair)
    pair = f64x2.add(sum, pair)
  }
  v128.store64_lane(y, pair, 0)
}

/**
 * Adds to y a matrix with contiguous columns times x, four columns at a time with fused steps, then the last
 * two and one plainly.
 *
 * @param rows - a multiple of 4
 * @param stride - bytes from one column to the next
 */
export function matVecByColumns(a: usize, x: usize, y: usize, rows: i32, columns: i32, stride: usize): void {
  const bytes = (<usize>rows) << 3
  const whole = columns & ~3
  for (let k: i32 = 0; k < whole; k += 4, a += 4 * stride, x += 32) addFourColumns(a, stride, x, y, bytes)
  if (columns & 2) {
    addTwoColumns(a, stride, x, y, bytes)
    a += 2 * stride
    x += 16
  }
  if (columns & 1) addColumn(a, x, y, bytes)
}

function addFourColumns(a: usize, stride: usize, x: usize, y: usize, bytes: usize): void {
  const x0 = v128.load64_splat(x)
  const x1 = v128.load64_splat(x, 8)
  const x2 = v128.load64_splat(x, 16)
  const x3 = v128.load64_splat(x, 24)
  let a1 = a + stride
  let a2 = a1 + stride
  let a3 = a2 + stride
  for (const end = a + bytes; a < end; a += 16, a1 += 16, a2 += 16, a3 += 16, y += 16) {
    const even = f64x2.relaxed_madd(v128.load(a2), x2, f64x2.mul(v128.load(a), x0))
    const odd = f64x2.relaxed_madd(v128.load(a3), x3, f64x2.mul(v128.load(a1), x1))
    v128.store(y, f64x2.add(v128.load(y), f64x2.add(even, odd)))
  }
}

function addTwoColumns(a: usize, stride: usize, x: usize, y: usize, bytes: usize): void {
  const x0 = v128.load64_splat(x)
  const x1 = v128.load64_splat(x, 8)
  for (const end = a + bytes; a < end; a += 16, y += 16) {
    const pair = f64x2.add(f64x2.mul(v128.load(a), x0), f64x2.mul(v128.load(a + stride), x1))
    v128.store(y, f64x2.add(v128.load(y), pair))
  }
}

function addColumn(a: usize, x: usize, y: usize, bytes: usize): void {
  const x0 = v128.load64_splat(x)
  for (const end = a + bytes; a < end; a += 16, y += 16) {
    v128.store(y, f64x2.add(v128.load(y), f64x2.mul(v128.load(a), x0)))
  }
}

/**
 * Every product of one of m numbers at a and one of n at b, row by row, as sums that begin with 0: never -0.
 * A last single number takes a pair's place: the next row, or nothing of value, lies behind it.
 */
export function outerProduct(a: usize, b: usize, out: usize, m: i32, n: i32): void {
  const bytes = (<usize>n) << 3
  const zero = f64x2.splat(0)
  for (const end = a + ((<usize>m) << 3); a < end; a += 8, out += bytes) {
    const factor = v128.load64_splat(a)
    for (let at: usize = 0; at < bytes; at += 16) {
      v128.store(out + at, f64x2.relaxed_madd(factor, v128.load(b + at), zero))
    }
  }
}
