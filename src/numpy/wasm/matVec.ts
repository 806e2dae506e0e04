import type { Floats, Matrix, Vector } from "../products/views.ts"
import { type Kernels, maybeKernels } from "./kernels.ts"
import { LONGEST, MATRIX, PIECE, RESULT, VECTOR } from "./memory.ts"

/** Products from which the way into WebAssembly pays. */
const WORTHWHILE = 200

/**
 * Adds to y the rows of a matrix with contiguous rows times x, as far as groups of four reach; the kernel sums
 * in the order of the TypeScript twin.
 *
 * @returns the number of rows done: 0 where there is no kernel, or the matrix too small or too long for it
 */
export function addRowsByKernel(a: Matrix, x: Vector, y: Vector): number {
  const kernels = kernelsFor(a)
  if (kernels === null) return 0
  const rows = a.rows - (a.rows % 4)
  const each = Math.max(4, Math.floor(PIECE / a.columns / 4) * 4)
  copyIn(kernels, VECTOR, x.data, x.offset, x.stride, a.columns)
  copyIn(kernels, RESULT, y.data, y.offset, y.stride, rows)
  for (let row = 0; row < rows; row += each) {
    const count = Math.min(each, rows - row)
    copyLines(kernels, a.data, a.offset + row * a.rowStride, a.rowStride, count, a.columns)
    kernels.matVecByRows(MATRIX, VECTOR, RESULT + 8 * row, count, a.columns)
  }
  copyOut(kernels, RESULT, y, rows)
  return rows
}

/** The same for a matrix with contiguous columns. */
export function addColumnsByKernel(a: Matrix, x: Vector, y: Vector): number {
  const kernels = kernelsFor(a)
  if (kernels === null) return 0
  const rows = a.rows - (a.rows % 4)
  const each = Math.max(4, Math.floor(PIECE / a.rows / 4) * 4)
  copyIn(kernels, VECTOR, x.data, x.offset, x.stride, a.columns)
  copyIn(kernels, RESULT, y.data, y.offset, y.stride, rows)
  for (let column = 0; column < a.columns; column += each) {
    const count = Math.min(each, a.columns - column)
    copyLines(kernels, a.data, a.offset + column * a.columnStride, a.columnStride, count, a.rows)
    kernels.matVecByColumns(MATRIX, VECTOR + 8 * column, RESULT, rows, count, 8 * a.rows)
  }
  copyOut(kernels, RESULT, y, rows)
  return rows
}

/**
 * `out[i, j] = a[i] b[j] + 0`, a column times a row.
 *
 * @returns whether there is a kernel and the product suits it
 */
export function outerByKernel(a: Vector, b: Vector, out: Floats, outOffset: number): boolean {
  const [m, n] = [a.length, b.length]
  const suits = m * n >= WORTHWHILE && m <= LONGEST && n <= LONGEST && out instanceof Float64Array
  const kernels = suits ? maybeKernels() : null
  if (kernels === null) return false
  const each = Math.max(1, Math.floor(PIECE / n))
  copyIn(kernels, VECTOR, a.data, a.offset, a.stride, m)
  copyIn(kernels, RESULT, b.data, b.offset, b.stride, n)
  for (let row = 0; row < m; row += each) {
    const count = Math.min(each, m - row)
    kernels.outerProduct(VECTOR + 8 * row, RESULT, MATRIX, count, n)
    out.set(kernels.floats.subarray(MATRIX / 8, MATRIX / 8 + count * n), outOffset + row * n)
  }
  return true
}

function kernelsFor(a: Matrix): Kernels | null {
  const suits = a.rows >= 4 && a.rows * a.columns >= WORTHWHILE && Math.max(a.rows, a.columns) <= LONGEST
  return suits && a.data instanceof Float64Array ? maybeKernels() : null
}

/** Copies a vector to an address. */
function copyIn(
  { floats }: Kernels,
  address: number,
  data: Floats,
  from: number,
  step: number,
  n: number,
): void {
  const to = address / 8
  if (step === 1 && n >= 64) floats.set(data.subarray(from, from + n), to)
  else for (let k = 0; k < n; k++) floats[to + k] = data[from + k * step] as number
}

/** Copies rows or columns, contiguous each, one after another to the place of the matrix. */
function copyLines(
  kernels: Kernels,
  data: Floats,
  from: number,
  step: number,
  lines: number,
  length: number,
): void {
  if (step === length) copyIn(kernels, MATRIX, data, from, 1, lines * length)
  else
    for (let k = 0; k < lines; k++) copyIn(kernels, MATRIX + 8 * k * length, data, from + k * step, 1, length)
}

function copyOut({ floats }: Kernels, address: number, y: Vector, n: number): void {
  const from = address / 8
  for (let k = 0; k < n; k++) y.data[y.offset + k * y.stride] = floats[from + k] as number
}
