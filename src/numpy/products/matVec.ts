import { dotVector } from "./dotVector.ts"
import { matVecByColumns } from "./matVecByColumns.ts"
import { matVecByRows } from "./matVecByRows.ts"
import { contiguousMatrix, type Floats, isBlasMatrix, type Matrix, transposed, type Vector } from "./views.ts"

/**
 * Matrix times vector, `out[i] = sum_j a[i, j] x[j]`, in the order of the oracle's kernels: one for
 * matrices whose rows lie contiguous in memory, one for transposed ones. Vector times matrix is this
 * product with the transposed matrix. Other strides are copied first, as `np.dot` does.
 *
 * @param a - input, shape [m, k]
 * @param x - input, shape [k]
 * @param out - receives m contiguous values from `outOffset` on
 */
export function matVec(a: Matrix, x: Vector, out: Floats, outOffset = 0): void {
  if (a.rows === 1) {
    const row = { data: a.data, offset: a.offset, stride: a.columnStride, length: a.columns }
    out[outOffset] = dotVector(row, x)
    return
  }
  const y = { data: out, offset: outOffset, stride: 1, length: a.rows }
  out.fill(0, outOffset, outOffset + a.rows)
  if (isBlasMatrix(a)) matVecByRows(a, x, y)
  else if (isBlasMatrix(transposed(a))) matVecByColumns(a, x, y)
  else matVecByRows(contiguousMatrix(a), x, y)
}
