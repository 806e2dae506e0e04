import { fma } from "../elementary/fma.ts"
import { addRowsByKernel } from "../wasm/matVec.ts"
import { matVecByRows32 } from "./single/matVecByRows.ts"
import type { Floats, Matrix, Vector } from "./views.ts"

/** Columns that are summed before their sum joins the result. */
const BLOCK = 2048

/**
 * Adds to y a matrix with contiguous rows times x. Rows go by four with fused steps; two left over go by
 * two lanes, a last one by four, both with plain steps. Each lane order covers k - k % 4 columns.
 *
 * @param a - input, shape [m, k], columnStride 1
 * @param x - input, shape [k]
 * @param y - changed, shape [m]
 */
export function matVecByRows(a: Matrix, x: Vector, y: Vector): void {
  if (a.data instanceof Float32Array) {
    matVecByRows32(a, x, y)
    return
  }
  const done = addRowsByKernel(a, x, y)
  const fused = a.rows - (a.rows % 4)
  const paired = fused + (a.rows & 2)
  for (let i = done, to = y.offset + done * y.stride; i < a.rows; i++, to += y.stride) {
    const lanes = i < fused ? fourFusedLanes : i < paired ? twoLanes : fourLanes
    y.data[to] = rowTimes(a.data, a.offset + i * a.rowStride, x, lanes, y.data[to] as number)
  }
}

/** The sum of products of `n` elements, a multiple of 4, in some order. */
type Lanes = (a: Floats, i: number, x: Floats, j: number, stride: number, n: number) => number

/** `start` and one row times x: blocks of columns in lanes, then the last k % 4 products. */
function rowTimes(a: Floats, i: number, vector: Vector, lanes: Lanes, start: number): number {
  const { data: x, offset, stride, length } = vector
  const whole = length - (length % 4)
  let sum = start
  for (let k = 0; k < whole; k += BLOCK) {
    sum += lanes(a, i + k, x, offset + k * stride, stride, Math.min(BLOCK, whole - k))
  }
  if (whole === length) return sum
  const j = offset + whole * stride
  return addRest(sum, a, i + whole, x, j, stride, length - whole)
}

/** Adds one to three products: one fused with the sum, two or three summed on their own first. */
function addRest(sum: number, a: Floats, i: number, x: Floats, j: number, d: number, n: number): number {
  if (n === 1) return fma(a[i] as number, x[j] as number, sum)
  const pair = fma(a[i] as number, x[j] as number, (a[i + 1] as number) * (x[j + d] as number))
  return sum + (n === 2 ? pair : fma(a[i + 2] as number, x[j + 2 * d] as number, pair))
}

function fourFusedLanes(a: Floats, i: number, x: Floats, j: number, stride: number, n: number): number {
  let l0 = 0
  let l1 = 0
  let l2 = 0
  let l3 = 0
  for (let end = i + n; i < end; i += 4, j += 4 * stride) {
    l0 = fma(a[i] as number, x[j] as number, l0)
    l1 = fma(a[i + 1] as number, x[j + stride] as number, l1)
    l2 = fma(a[i + 2] as number, x[j + 2 * stride] as number, l2)
    l3 = fma(a[i + 3] as number, x[j + 3 * stride] as number, l3)
  }
  return l0 + l2 + (l1 + l3)
}

function fourLanes(a: Floats, i: number, x: Floats, j: number, stride: number, n: number): number {
  let l0 = 0
  let l1 = 0
  let l2 = 0
  let l3 = 0
  for (let end = i + n; i < end; i += 4, j += 4 * stride) {
    l0 += (a[i] as number) * (x[j] as number)
    l1 += (a[i + 1] as number) * (x[j + stride] as number)
    l2 += (a[i + 2] as number) * (x[j + 2 * stride] as number)
    l3 += (a[i + 3] as number) * (x[j + 3 * stride] as number)
  }
  return l0 + l2 + (l1 + l3)
}

function twoLanes(a: Floats, i: number, x: Floats, j: number, stride: number, n: number): number {
  let l0 = 0
  let l1 = 0
  for (let end = i + n; i < end; i += 2, j += 2 * stride) {
    l0 += (a[i] as number) * (x[j] as number)
    l1 += (a[i + 1] as number) * (x[j + stride] as number)
  }
  return l0 + l1
}
