import { type Floats, type Matrix, transposed } from "../../products/views.ts"
import { blockOf, columnOf, indexOf } from "./blas.ts"
import { applyReflector, reflect } from "./householder.ts"

/** A bidiagonal matrix, upper where m >= n and lower else, and the factors of the reflectors that made it. */
export interface Bidiagonal {
  readonly d: Float64Array
  readonly e: Float64Array
  /** Of the reflectors from the left, whose vectors lie in columns. */
  readonly tauQ: Float64Array
  /** Of those from the right, whose vectors lie in rows. */
  readonly tauP: Float64Array
}

/**
 * Reduces a matrix to bidiagonal form, `A = Q B P^T`, in place by Householder's reflections from both sides.
 *
 * @param a - changed, shape [m, n], column-major
 * @see G. H. Golub, C. F. Van Loan, Matrix Computations (2013), 5.4.8
 */
export function reduceToBidiagonal(a: Matrix): Bidiagonal {
  const size = Math.min(a.rows, a.columns)
  const d = new Float64Array(size)
  const e = new Float64Array(Math.max(0, size - 1))
  const tauQ = new Float64Array(size)
  const tauP = new Float64Array(size)
  const upper = a.rows >= a.columns
  const [first, second] = upper ? [tauQ, tauP] : [tauP, tauQ]
  // A wide matrix goes as its transpose: rows and columns change places.
  const x = upper ? a : transposed(a)
  for (let i = 0; i < size; i++) {
    d[i] = eliminate(x, i, i, first)
    if (i < size - 1) e[i] = eliminate(transposed(x), i + 1, i, second)
  }
  return { d, e, tauQ, tauP }
}

/** Clears column j below row i and applies the reflector to the columns right of it; what is left at (i, j). */
function eliminate(a: Matrix, i: number, j: number, tau: Float64Array): number {
  const at = indexOf(a, i, j)
  tau[j] = reflect(at, columnOf(a, j, i + 1))
  const value = a.data[at]!
  a.data[at] = 1
  applyReflector(columnOf(a, j, i), tau[j]!, blockOf(a, i, j + 1, a.rows - i, a.columns - j - 1))
  a.data[at] = value
  return value
}

/** `Q u` in place: the reflectors from the left, the last one first. */
export function applyLeft(a: Matrix, tau: Floats, u: Matrix): void {
  applyColumns(a, tau, a.rows >= a.columns ? 0 : 1, u)
}

/** `vt P^T` in place: the reflectors from the right. */
export function applyRight(a: Matrix, tau: Floats, vt: Matrix): void {
  applyColumns(transposed(a), tau, a.rows >= a.columns ? 1 : 0, transposed(vt))
}

/** Reflectors in columns that begin `below` rows below the diagonal. */
function applyColumns(a: Matrix, tau: Floats, below: number, c: Matrix): void {
  for (let k = tau.length - 1 - below; k >= 0; k--) {
    const at = indexOf(a, k + below, k)
    const kept = a.data[at]!
    a.data[at] = 1
    applyReflector(
      columnOf(a, k, k + below),
      tau[k]!,
      blockOf(c, k + below, 0, c.rows - k - below, c.columns),
    )
    a.data[at] = kept
  }
}
