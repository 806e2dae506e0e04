// Whether results are finite: 0 times each of them is then 0, and the sum of these products.

/** Adds 0 times each of four numbers. */
export function addZeros(p: v128, q: v128, zeros: v128): v128 {
  return f64x2.relaxed_madd(p, f64x2.splat(0), f64x2.relaxed_madd(q, f64x2.splat(0), zeros))
}

/** Whether such a sum met neither NaN nor an infinity. */
export function isZero(zeros: v128): bool {
  return f64x2.extract_lane(zeros, 0) + f64x2.extract_lane(zeros, 1) === 0
}

/** Whether n numbers at x are finite, n a multiple of 8. */
export function isFiniteBlock(x: usize, n: i32): bool {
  let a = f64x2.splat(0)
  let b = f64x2.splat(0)
  let c = f64x2.splat(0)
  let d = f64x2.splat(0)
  const zero = f64x2.splat(0)
  for (const end = x + ((<usize>n) << 3); x < end; x += 64) {
    a = f64x2.relaxed_madd(v128.load(x), zero, a)
    b = f64x2.relaxed_madd(v128.load(x, 16), zero, b)
    c = f64x2.relaxed_madd(v128.load(x, 32), zero, c)
    d = f64x2.relaxed_madd(v128.load(x, 48), zero, d)
  }
  return isZero(f64x2.add(f64x2.add(a, b), f64x2.add(c, d)))
}
