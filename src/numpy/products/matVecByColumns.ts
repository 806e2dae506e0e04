import { fma } from "../elementary/fma.ts"
import type { Floats, Matrix, Vector } from "./views.ts"

/**
 * Matrix times vector with contiguous columns (a transposed matrix). Rows up to m - m % 4 take four
 * columns at a time with fused steps, the rows after them one column at a time; fewer than four rows
 * take two at a time, plainly.
 *
 * @param a - input, shape [m, k], rowStride 1
 */
export function matVecByColumns(a: Matrix, x: Vector, out: Floats, outOffset: number): void {
  const grouped = a.rows - (a.rows % 4)
  const rest = grouped === 0 ? rowByPairs : rowByOnes
  for (let i = 0; i < a.rows; i++) {
    const row = i < grouped ? rowByFours : rest
    out[outOffset + i] = row(a.data, a.offset + i, a.columnStride, x)
  }
}

function rowByFours(
  a: Floats,
  i: number,
  da: number,
  { data: x, offset: j, stride: dx, length }: Vector,
): number {
  const whole = length - (length % 4)
  let sum = 0
  for (let k = 0; k < whole; k += 4, i += 4 * da, j += 4 * dx) {
    const even = fma(a[i + 2 * da] as number, x[j + 2 * dx] as number, (a[i] as number) * (x[j] as number))
    const odd = (a[i + da] as number) * (x[j + dx] as number)
    sum += even + fma(a[i + 3 * da] as number, x[j + 3 * dx] as number, odd)
  }
  if (length & 2) {
    sum += (a[i] as number) * (x[j] as number) + (a[i + da] as number) * (x[j + dx] as number)
    i += 2 * da
    j += 2 * dx
  }
  return length & 1 ? sum + (a[i] as number) * (x[j] as number) : sum
}

function rowByPairs(
  a: Floats,
  i: number,
  da: number,
  { data: x, offset: j, stride: dx, length }: Vector,
): number {
  const whole = length - (length % 4)
  let sum = 0
  let k = 0
  for (; k < whole; k += 2, i += 2 * da, j += 2 * dx) {
    sum += (a[i] as number) * (x[j] as number) + (a[i + da] as number) * (x[j + dx] as number)
  }
  for (; k < length; k++, i += da, j += dx) sum += (a[i] as number) * (x[j] as number)
  return sum
}

function rowByOnes(
  a: Floats,
  i: number,
  da: number,
  { data: x, offset: j, stride: dx, length }: Vector,
): number {
  let sum = 0
  for (let k = 0; k < length; k++, i += da, j += dx) sum += (a[i] as number) * (x[j] as number)
  return sum
}
