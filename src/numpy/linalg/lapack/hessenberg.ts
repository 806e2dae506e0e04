import { type Matrix, transposed } from "../../products/views.ts"
import { blockOf, columnOf, createMatrix, indexOf } from "./blas.ts"
import { applyReflector, reflect } from "./householder.ts"

/**
 * Reduces rows and columns `low` to `high` of a matrix to upper Hessenberg form, `A = Q H Q^T`, in place.
 *
 * @param a - changed to H, shape [n, n], column-major
 * @returns Q
 * @see G. H. Golub, C. F. Van Loan, Matrix Computations (2013), 7.4
 */
export function reduceToHessenberg(a: Matrix, low: number, high: number): Matrix {
  const n = a.rows
  const tau = new Float64Array(n)
  for (let i = low; i < high; i++) {
    const at = indexOf(a, i + 1, i)
    tau[i] = reflect(at, columnOf(a, i, i + 2, high + 1))
    const value = a.data[at]!
    a.data[at] = 1
    const v = columnOf(a, i, i + 1, high + 1)
    applyReflector(v, tau[i]!, transposed(blockOf(a, 0, i + 1, high + 1, high - i)))
    applyReflector(v, tau[i]!, blockOf(a, i + 1, i + 1, high - i, n - i - 1))
    a.data[at] = value
  }
  return takeQ(a, tau, low, high)
}

/** The product of the reflectors, whose vectors are cleared from `a`. */
function takeQ(a: Matrix, tau: Float64Array, low: number, high: number): Matrix {
  const q = createMatrix(a.rows, a.rows)
  for (let k = 0; k < a.rows; k++) q.data[indexOf(q, k, k)] = 1
  for (let i = high - 1; i >= low; i--) {
    const at = indexOf(a, i + 1, i)
    const value = a.data[at]!
    a.data[at] = 1
    const size = high - i
    applyReflector(columnOf(a, i, i + 1, high + 1), tau[i]!, blockOf(q, i + 1, i + 1, size, size))
    a.data[at] = value
    for (let k = i + 2; k <= high; k++) a.data[indexOf(a, k, i)] = 0
  }
  return q
}
