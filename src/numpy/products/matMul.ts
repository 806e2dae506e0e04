import { fma } from "../elementary/fma.ts"
import type { Floats, Matrix } from "./views.ts"

/**
 * Matrix product, `out[i, j] = sum_k a[i, k] b[k, j]`: fused multiply-adds in the order of k.
 *
 * @param a - input, shape [m, k]
 * @param b - input, shape [k, n]
 * @param out - receives m * n values, row by row from `outOffset` on
 */
export function matMul(a: Matrix, b: Matrix, out: Floats, outOffset = 0): void {
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < b.columns; j++) {
      let sum = 0
      let ia = a.offset + i * a.rowStride
      let ib = b.offset + j * b.columnStride
      for (let k = 0; k < a.columns; k++, ia += a.columnStride, ib += b.rowStride) {
        sum = fma(a.data[ia] as number, b.data[ib] as number, sum)
      }
      out[outOffset + i * b.columns + j] = sum
    }
  }
}
