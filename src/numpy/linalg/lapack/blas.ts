/** Steps on rows and columns of column-major matrices, each in the order of the oracle's BLAS. */
import { fma } from "../../elementary/fma.ts"
import { matVecByColumns } from "../../products/matVecByColumns.ts"
import { matVecByRows } from "../../products/matVecByRows.ts"
import type { Matrix, Vector } from "../../products/views.ts"

/** A zeroed column-major matrix. */
export function createMatrix(rows: number, columns: number): Matrix {
  const data = new Float64Array(rows * columns)
  return { data, offset: 0, rowStride: 1, columnStride: rows, rows, columns }
}

/** Where element (i, j) lies. */
export function indexOf(a: Matrix, i: number, j: number): number {
  return a.offset + i * a.rowStride + j * a.columnStride
}

/** Column j from row `from` on, up to `to`. */
export function columnOf(a: Matrix, j: number, from = 0, to: number = a.rows): Vector {
  return { data: a.data, offset: indexOf(a, from, j), stride: a.rowStride, length: to - from }
}

/** Row i from column `from` on, up to `to`. */
export function rowOf(a: Matrix, i: number, from = 0, to: number = a.columns): Vector {
  return { data: a.data, offset: indexOf(a, i, from), stride: a.columnStride, length: to - from }
}

/** The block of `a` whose first element is (i, j). */
export function blockOf(a: Matrix, i: number, j: number, rows: number, columns: number): Matrix {
  return { ...a, offset: indexOf(a, i, j), rows, columns }
}

/** y += alpha x, in fused steps as far as groups of sixteen reach. */
export function axpy(alpha: number, x: Vector, y: Vector): void {
  const fused = x.stride === 1 && y.stride === 1 ? x.length - (x.length % 16) : 0
  let i = x.offset
  let j = y.offset
  for (let k = 0; k < x.length; k++, i += x.stride, j += y.stride) {
    const before = y.data[j] as number
    const value = x.data[i] as number
    y.data[j] = k < fused ? fma(alpha, value, before) : before + alpha * value
  }
}

/** x *= alpha. */
export function scale(alpha: number, x: Vector): void {
  for (let k = 0, i = x.offset; k < x.length; k++, i += x.stride) x.data[i]! *= alpha
}

/** Exchanges the elements of two vectors. */
export function swap(x: Vector, y: Vector): void {
  for (let k = 0, i = x.offset, j = y.offset; k < x.length; k++, i += x.stride, j += y.stride) {
    const value = x.data[i]!
    x.data[i] = y.data[j]!
    y.data[j] = value
  }
}

/** The index of the first element of the largest magnitude. */
export function indexOfLargest(x: Vector): number {
  let best = 0
  let largest = Math.abs(x.data[x.offset] as number)
  for (let k = 0, i = x.offset; k < x.length; k++, i += x.stride) {
    const size = Math.abs(x.data[i] as number)
    if (size > largest) {
      best = k
      largest = size
    }
  }
  return best
}

/** y -= a x. */
export function subtractMatVec(a: Matrix, x: Vector, y: Vector): void {
  addMatVec(a, negated(x), y)
}

/** y += a x. */
export function addMatVec(a: Matrix, x: Vector, y: Vector): void {
  if (a.rowStride === 1) matVecByColumns(a, x, y)
  else matVecByRows(a, x, y)
}

/** a += alpha x y^T, column by column. */
export function addOuter(alpha: number, x: Vector, y: Vector, a: Matrix): void {
  for (let j = 0; j < a.columns; j++) {
    axpy(alpha * (y.data[y.offset + j * y.stride] as number), x, columnOf(a, j))
  }
}

function negated(x: Vector): Vector {
  const data = new Float64Array(x.length)
  for (let k = 0, i = x.offset; k < x.length; k++, i += x.stride) data[k] = -(x.data[i] as number)
  return { data, offset: 0, stride: 1, length: x.length }
}
