import type { Floats, Matrix, Vector } from "../views.ts"
import { fma32 } from "./fma32.ts"

const round = Math.fround

/**
 * Adds to y a float32 matrix with contiguous columns times x. Columns go by eight and four, beside a strided x by four: in whole sixteens of rows
 * fused one after another, in the fours of rows before them even and odd columns apart; the last columns plainly. The
 * last m % 4 rows sum plainly, by pairs where nothing lies between the columns, and then join y.
 */
export function matVecByColumns32(a: Matrix, x: Vector, y: Vector): void {
  const grouped = a.rows - (a.rows % 4)
  const apart = grouped % 16
  const pairs = a.columnStride === a.rows % 4 && x.stride === 1
  for (let i = 0, to = y.offset; i < a.rows; i++, to += y.stride) {
    const at = a.offset + i
    const start = y.data[to]!
    y.data[to] =
      i < grouped
        ? grouping(a.data, at, a.columnStride, x, start, i < apart)
        : round(start + plainly(a.data, at, a.columnStride, x, pairs))
  }
}

function grouping(a: Floats, i: number, da: number, x: Vector, start: number, apart: boolean): number {
  let sum = start
  let k = 0
  const whole = x.length - (x.length % 4)
  while (k < whole) {
    const count = x.stride === 1 && whole - k >= 8 ? 8 : 4
    sum = round(sum + group(a, i, da, x, k, count, apart))
    k += count
  }
  for (; k < x.length; k++) sum = round(sum + round(a[i + k * da]! * x.data[x.offset + k * x.stride]!))
  return sum
}

function group(
  a: Floats,
  i: number,
  da: number,
  x: Vector,
  from: number,
  count: number,
  apart: boolean,
): number {
  let even = 0
  let odd = 0
  for (let k = from; k < from + count; k++) {
    const [p, q] = [a[i + k * da]!, x.data[x.offset + k * x.stride]!]
    if (apart && k & 1) odd = fma32(p, q, odd)
    else even = fma32(p, q, even)
  }
  return apart ? round(even + odd) : even
}

function plainly(a: Floats, i: number, da: number, x: Vector, pairs: boolean): number {
  const product = (k: number): number => round(a[i + k * da]! * x.data[x.offset + k * x.stride]!)
  const whole = pairs ? x.length - (x.length % 4) : 0
  let sum = 0
  for (let k = 0; k < whole; k += 2) sum = round(sum + round(product(k) + product(k + 1)))
  for (let k = whole; k < x.length; k++) sum = round(sum + product(k))
  return sum
}
