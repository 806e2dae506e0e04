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
  if (a.rows === 1 && b.columns === 1) out[outOffset] = innerProduct(rowOf(a, 0), columnOf(b, 0))
  else if (!maybeMatVec(a, b, out, outOffset)) productPlain(a, b, out, outOffset)
}

/**
 * Product with a vector on one side as `np.matvec` and `np.vecmat` choose their way: what BLAS does not take as
 * matrix by vector goes as one inner product for each cell.
 */
export function productByVectors(a: Matrix, b: Matrix, out: Floats, outOffset: number): void {
  if (a.rows * b.columns > 1 && maybeMatVec(a, b, out, outOffset)) return
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < b.columns; j++) {
      out[outOffset + i * b.columns + j] = innerProduct(rowOf(a, i), columnOf(b, j))
    }
  }
}

/** The product by BLAS as matrix by vector; tells whether it takes the operands so. */
function maybeMatVec(a: Matrix, b: Matrix, out: Floats, outOffset: number): boolean {
  if (a.columns <= 1) return false
  if (a.rows === 1 && b.columns > 1 && isEither(b) && rises(rowOf(a, 0))) {
    matVec(transposed(b), rowOf(a, 0), out, outOffset)
    return true
  }
  if (b.columns === 1 && a.rows > 1 && isEither(a) && rises(columnOf(b, 0))) {
    matVec(a, columnOf(b, 0), out, outOffset)
    return true
  }
  return false
}

function rowOf(a: Matrix, i: number): Vector {
  return { data: a.data, offset: a.offset + i * a.rowStride, stride: a.columnStride, length: a.columns }
}

function columnOf(b: Matrix, j: number): Vector {
  return { data: b.data, offset: b.offset + j * b.columnStride, stride: b.rowStride, length: b.rows }
}

const rises = ({ stride }: Vector): boolean => stride > 0

const isEither = (a: Matrix): boolean => isBlasMatrix(a) || isBlasMatrix(transposed(a))
