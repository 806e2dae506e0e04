import type { Floats, Matrix } from "./views.ts"

/**
 * Matrix product without BLAS: each cell sums its products one after another.
 *
 * @param out - receives m * n values, row by row from `outOffset` on
 */
export function productPlain(a: Matrix, b: Matrix, out: Floats, outOffset: number): void {
  const round = out instanceof Float64Array ? (value: number) => value : Math.fround
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < b.columns; j++) {
      let sum = 0
      for (let k = 0; k < a.columns; k++) {
        const x = a.data[a.offset + i * a.rowStride + k * a.columnStride] as number
        const y = b.data[b.offset + k * b.rowStride + j * b.columnStride] as number
        sum = round(sum + round(x * y))
      }
      out[outOffset + i * b.columns + j] = sum
    }
  }
}
