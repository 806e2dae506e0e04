import { power as powerOf } from "../elementary/index.ts"
import type { Loop2 } from "../rows.ts"

/** `x ** y`, the commonest exponent apart. */
export function pow(x: number, y: number): number {
  return y === 2 ? x * x : powerOf(x, y)
}

/** `x ** y` row by row; of one exponent for all, 0.5 is NumPy's square root, -0 and -inf included. */
export const powLoop: Loop2 = (x, xi, xs, y, yi, ys, out, oi, os, n) => {
  const root = ys === 0 && y[yi] === 0.5
  for (let k = 0; k < n; k++, xi += xs, yi += ys, oi += os) {
    out[oi] = root ? Math.sqrt(x[xi]!) : pow(x[xi]!, y[yi]!)
  }
}

/** `x ** y` of integers that wrap at 32 bits, by squaring. */
export function powIntegers(x: number, y: number): number {
  checkExponent(y)
  let result = 1
  let square = x
  for (let n = y; n > 0; n = Math.floor(n / 2)) {
    if (n % 2 === 1) result = Math.imul(result, square)
    square = Math.imul(square, square)
  }
  return result
}

/** `x ** y` mod 2^64, by squaring. */
export function powBigIntegers(x: bigint, y: bigint): bigint {
  checkExponent(Number(y))
  let result = 1n
  let square = x
  for (let n = y; n > 0n; n >>= 1n) {
    if (n & 1n) result = BigInt.asUintN(64, result * square)
    square = BigInt.asUintN(64, square * square)
  }
  return result
}

/** Refuses a negative exponent of integers, as NumPy's ValueError. */
export function checkExponent(y: number): void {
  if (y < 0) throw new RangeError("Integers to negative integer powers are not allowed.")
}
