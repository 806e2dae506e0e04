import type { Matrix } from "../../products/views.ts"
import { columnOf, createMatrix, indexOf, scale } from "./blas.ts"
import { norm2 } from "./householder.ts"

const EPSILON = 2 ** -52
const SMALLEST = 2 ** -1022

/**
 * Eigenvectors of `Q T Q^T`, T upper triangular: those of T by back substitution, then turned by Q.
 *
 * @param t - input, shape [n, n], column-major
 * @param q - input, shape [n, n], column-major
 * @see G. H. Golub, C. F. Van Loan, Matrix Computations (2013), 7.6.4
 */
export function eigenvectorsOf(t: Matrix, q: Matrix): Matrix {
  const n = t.rows
  const result = createMatrix(n, n)
  for (let k = 0; k < n; k++) {
    const x = backSubstituted(t, k)
    for (let j = 0; j <= k; j++) {
      for (let i = 0; i < n; i++) {
        result.data[indexOf(result, i, k)]! += q.data[indexOf(q, i, j)]! * x[j]!
      }
    }
  }
  return result
}

/** The eigenvector of T for its k-th eigenvalue, 1 in row k; nearly equal eigenvalues are kept apart. */
function backSubstituted(t: Matrix, k: number): Float64Array {
  const value = t.data[indexOf(t, k, k)]!
  const least = Math.max(EPSILON * Math.abs(value), SMALLEST * (t.rows / EPSILON))
  const x = new Float64Array(k + 1)
  x[k] = 1
  for (let i = 0; i < k; i++) x[i] = -t.data[indexOf(t, i, k)]!
  for (let j = k - 1; j >= 0; j--) {
    const difference = t.data[indexOf(t, j, j)]! - value
    x[j]! /= Math.abs(difference) < least ? least : difference
    rescale(x)
    for (let i = 0; i < j; i++) x[i]! -= x[j]! * t.data[indexOf(t, i, j)]!
  }
  return x
}

/** Keeps a growing vector from overflowing. */
function rescale(x: Float64Array): void {
  const largest = x.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  if (largest > 2 ** 400) for (let i = 0; i < x.length; i++) x[i]! /= largest
}

/** Makes each column of length 1. */
export function normaliseColumns(v: Matrix): void {
  for (let j = 0; j < v.columns; j++) {
    const column = columnOf(v, j)
    scale(1 / norm2(column), column)
  }
}
