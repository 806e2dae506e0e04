import { fma } from "../elementary/fma.ts"
import { addColumnsByKernel } from "../wasm/matVec.ts"
import { matVecByColumns32 } from "./single/matVecByColumns.ts"
import type { Floats, Matrix, Vector } from "./views.ts"

/**
 * Adds to y a matrix with contiguous columns (a transposed matrix) times x. Rows up to m - m % 4 take four
 * columns at a time with fused steps, of a contiguous x two of the last ones together; the rows after them sum one
 * column at a time, or two where nothing lies between the columns, and then join y.
 *
 * @param a - input, shape [m, k], rowStride 1
 * @param x - input, shape [k]
 * @param y - changed, shape [m]
 */
export function matVecByColumns(a: Matrix, x: Vector, y: Vector): void {
  if (a.data instanceof Float32Array) {
    matVecByColumns32(a, x, y)
    return
  }
  const kernelSuits = x.stride === 1 || x.length % 4 < 2
  const done = kernelSuits ? addColumnsByKernel(a, x, y) : 0
  const grouped = a.rows - (a.rows % 4)
  const rest = a.columnStride === a.rows % 4 && x.stride === 1 ? rowByPairs : rowByOnes
  for (let i = done, to = y.offset + done * y.stride; i < a.rows; i++, to += y.stride) {
    const row = i < grouped ? rowByFours : rest
    y.data[to] = row(a.data, a.offset + i, a.columnStride, x, y.data[to] as number)
  }
}

function rowByFours(
  a: Floats,
  i: number,
  da: number,
  { data: x, offset: j, stride: dx, length }: Vector,
  start: number,
): number {
  const whole = length - (length % 4)
  const end = i + length * da
  let sum = start
  for (let k = 0; k < whole; k += 4, i += 4 * da, j += 4 * dx) {
    const even = fma(a[i + 2 * da] as number, x[j + 2 * dx] as number, (a[i] as number) * (x[j] as number))
    const odd = (a[i + da] as number) * (x[j + dx] as number)
    sum += even + fma(a[i + 3 * da] as number, x[j + 3 * dx] as number, odd)
  }
  if (length & 2 && dx === 1) {
    sum += (a[i] as number) * (x[j] as number) + (a[i + da] as number) * (x[j + dx] as number)
    i += 2 * da
    j += 2 * dx
  }
  for (; i < end; i += da, j += dx) sum += (a[i] as number) * (x[j] as number)
  return sum
}

function rowByPairs(
  a: Floats,
  i: number,
  da: number,
  { data: x, offset: j, stride: dx, length }: Vector,
  start: number,
): number {
  const whole = length - (length % 4)
  let sum = 0
  let k = 0
  for (; k < whole; k += 2, i += 2 * da, j += 2 * dx) {
    sum += (a[i] as number) * (x[j] as number) + (a[i + da] as number) * (x[j + dx] as number)
  }
  for (; k < length; k++, i += da, j += dx) sum += (a[i] as number) * (x[j] as number)
  return start + sum
}

function rowByOnes(
  a: Floats,
  i: number,
  da: number,
  { data: x, offset: j, stride: dx, length }: Vector,
  start: number,
): number {
  let sum = 0
  for (let k = 0; k < length; k++, i += da, j += dx) sum += (a[i] as number) * (x[j] as number)
  return start + sum
}
