import { innerProduct } from "./innerProduct.ts"
import { matMul } from "./matMul.ts"
import { matVec } from "./matVec.ts"
import { productPlain } from "./productPlain.ts"
import { isTransposeOf, productWithTranspose } from "./symmetric.ts"
import { type Floats, isBlasMatrix, type Matrix, transposed, type Vector } from "./views.ts"

/**
 * Matrix product as `np.matmul` chooses its way: one row or column makes a matrix a vector, which BLAS takes only
 * with rising steps beside a matrix that it takes as it lies; everything else that is thin goes without BLAS.
 *
 * @param a - input, shape [m, k]
 * @param b - input, shape [k, n]
 * @param out - receives m * n values, row by row from `outOffset` on
 */
export function productOf(a: Matrix, b: Matrix, out: Floats, outOffset: number): void {
  if (a.rows > 1 && a.columns > 1 && b.columns > 1) {
    if (isTransposeOf(a, b) && isEither(a)) productWithTranspose(a, b, out, outOffset)
    else matMul(a, b, out, outOffset)
    return
  }
  const row = { data: a.data, offset: a.offset, stride: a.columnStride, length: a.columns }
  const column = { data: b.data, offset: b.offset, stride: b.rowStride, length: b.rows }
  if (a.rows === 1 && b.columns === 1) out[outOffset] = innerProduct(row, column)
  else if (a.columns <= 1) productPlain(a, b, out, outOffset)
  else if (a.rows === 1 && b.columns > 1 && isEither(b) && rises(row))
    matVec(transposed(b), row, out, outOffset)
  else if (b.columns === 1 && a.rows > 1 && isEither(a) && rises(column)) matVec(a, column, out, outOffset)
  else productPlain(a, b, out, outOffset)
}

const rises = ({ stride }: Vector): boolean => stride > 0

const isEither = (a: Matrix): boolean => isBlasMatrix(a) || isBlasMatrix(transposed(a))
