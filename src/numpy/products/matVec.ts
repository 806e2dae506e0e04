import { dotVector } from "./dotVector.ts"
import type { Floats, Matrix, Vector } from "./views.ts"

/**
 * Matrix times vector, `out[i] = sum_j a[i, j] x[j]`, in the order of the oracle's kernel.
 *
 * @param a - input, shape [m, k]
 * @param x - input, shape [k]
 * @param out - receives m contiguous values from `outOffset` on
 */
export function matVec(a: Matrix, x: Vector, out: Floats, outOffset = 0): void {
  for (let i = 0; i < a.rows; i++) {
    const row = {
      data: a.data,
      offset: a.offset + i * a.rowStride,
      stride: a.columnStride,
      length: a.columns,
    }
    out[outOffset + i] = dotVector(row, x)
  }
}
