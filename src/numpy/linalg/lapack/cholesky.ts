import { dotVector } from "../../products/dotVector.ts"
import { type Matrix, transposed } from "../../products/views.ts"
import { blockOf, columnOf, indexOf, rowOf, scale, subtractMatVec } from "./blas.ts"

/**
 * Cholesky factorisation `A = L L^T` of the lower triangle, in place, column by column.
 *
 * @param a - changed, shape [n, n], column-major; what lies above the diagonal is not looked at
 * @returns whether `a` is positive definite
 * @see G. H. Golub, C. F. Van Loan, Matrix Computations (2013), 4.2
 */
export function factorLower(a: Matrix): boolean {
  const n = a.rows
  for (let j = 0; j < n; j++) {
    const row = rowOf(a, j, 0, j)
    const square = a.data[indexOf(a, j, j)]! - dotVector(row, row)
    if (square <= 0) return false // NaN goes on
    const pivot = Math.sqrt(square)
    a.data[indexOf(a, j, j)] = pivot
    if (j === n - 1) break
    const below = columnOf(a, j, j + 1)
    subtractMatVec(blockOf(a, j + 1, 0, n - j - 1, j), row, below)
    scale(1 / pivot, below)
  }
  return true
}

/** Cholesky factorisation `A = U^T U` of the upper triangle, in place, row by row. */
export function factorUpper(a: Matrix): boolean {
  const n = a.rows
  for (let j = 0; j < n; j++) {
    const column = columnOf(a, j, 0, j)
    const square = a.data[indexOf(a, j, j)]! - dotVector(column, column)
    if (square <= 0) return false // NaN goes on
    const pivot = Math.sqrt(square)
    a.data[indexOf(a, j, j)] = pivot
    if (j === n - 1) break
    const right = rowOf(a, j, j + 1)
    subtractMatVec(transposed(blockOf(a, 0, j + 1, j, n - j - 1)), column, right)
    scale(1 / pivot, right)
  }
  return true
}
