import type { Matrix } from "../../products/views.ts"
import { transposed } from "../../products/views.ts"
import { columnMajor } from "../stack.ts"
import { applyLeft, applyRight, reduceToBidiagonal } from "./bidiagonal.ts"
import { solveBidiagonal } from "./bidiagonalQR.ts"
import { blockOf, columnOf, createMatrix, indexOf } from "./blas.ts"
import { factorQR, formQ } from "./householder.ts"
import { rotate, rotationOf } from "./rotation.ts"
import { clearTriangle } from "./triangle.ts"

/** The factors of `A = U S V^T`. */
export interface SVD {
  readonly u: Matrix
  readonly s: Float64Array
  readonly vt: Matrix
}

/** Matrices so much longer than wide are first reduced to a triangle. */
const TALL = 11 / 6

/** The singular values of a matrix, which is used up; null when the iteration does not end. */
export function maybeSingularValues(a: Matrix): Float64Array | null {
  const tall = a.rows >= a.columns ? a : columnMajor(transposed(a))
  const { d, e } = reduceToBidiagonal(triangleOf(tall) ?? tall)
  return allFinite(d) && solveBidiagonal(d, e, null, null) ? d : null
}

function allFinite(values: Float64Array): boolean {
  return values.every(Number.isFinite)
}

/**
 * The singular value decomposition of a matrix, which is used up; with square U and V^T where `full` asks for
 * it. Null when the iteration does not end.
 *
 * @param a - shape [m, n], column-major float64
 * @see G. H. Golub, C. F. Van Loan, Matrix Computations (2013), 8.6
 */
export function maybeSVD(a: Matrix, full: boolean): SVD | null {
  const size = Math.min(a.rows, a.columns)
  const long = Math.max(a.rows, a.columns)
  if (size > 0 && long >= Math.trunc(size * TALL)) {
    return a.rows >= a.columns
      ? maybeTallSVD(a, full)
      : flipped(maybeTallSVD(columnMajor(transposed(a)), full))
  }
  return maybeDirectSVD(a, full)
}

/** The decomposition of the transpose. */
function flipped(svd: SVD | null): SVD | null {
  if (svd === null) return null
  return { u: transposed(svd.vt), s: svd.s, vt: transposed(svd.u) }
}

/** R of the QR factorisation of a long matrix, whose reflectors stay in `a`; null for one that is not long. */
function triangleOf(a: Matrix): Matrix | null {
  if (a.columns === 0 || a.rows < Math.trunc(a.columns * TALL)) return null
  factorQR(a, new Float64Array(a.columns))
  const r = columnMajor(a, a.columns, a.columns)
  clearTriangle(r, true)
  return r
}

/** Of a long matrix: QR factorisation first, then R is decomposed. */
function maybeTallSVD(a: Matrix, full: boolean): SVD | null {
  const n = a.columns
  const tau = new Float64Array(n)
  factorQR(a, tau)
  const r = columnMajor(a, n, n)
  clearTriangle(r, true)
  const inner = maybeDirectSVD(r, false)
  if (inner === null) return null
  const q = columnMajor(a, a.rows, full ? a.rows : n)
  formQ(q, tau)
  const u = columnMajor(q)
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < a.rows; i++) {
      let sum = 0
      for (let k = 0; k < n; k++) sum += q.data[indexOf(q, i, k)]! * inner.u.data[indexOf(inner.u, k, j)]!
      u.data[indexOf(u, i, j)] = sum
    }
  }
  return { ...inner, u }
}

function maybeDirectSVD(a: Matrix, full: boolean): SVD | null {
  const { rows: m, columns: n } = a
  const size = Math.min(m, n)
  const { d, e, tauQ, tauP } = reduceToBidiagonal(a)
  if (!allFinite(d) || !allFinite(e)) return null
  const u = identity(m, full ? m : size)
  const vt = identity(full ? n : size, n)
  const inner = { u: blockOf(u, 0, 0, size, size), vt: blockOf(vt, 0, 0, size, size) }
  const turns = m < n ? turnUpper(d, e) : []
  if (!solveBidiagonal(d, e, inner.vt, inner.u)) return null
  for (const [k, c, s] of turns.reverse()) turnRows(inner.u, k, c, s)
  applyLeft(a, tauQ, u)
  applyRight(a, tauP, vt)
  return { u, s: d, vt }
}

function identity(rows: number, columns: number): Matrix {
  const matrix = createMatrix(new Float64Array(0), rows, columns)
  for (let k = 0; k < Math.min(rows, columns); k++) matrix.data[indexOf(matrix, k, k)] = 1
  return matrix
}

/** Makes a lower bidiagonal matrix upper by rotations from the left, and tells them. */
function turnUpper(d: Float64Array, e: Float64Array): [k: number, c: number, s: number][] {
  return Array.from(e, (_, k) => {
    const { c, s, r } = rotationOf(d[k]!, e[k]!)
    d[k] = r
    e[k] = s * d[k + 1]!
    d[k + 1] = c * d[k + 1]!
    return [k, c, s]
  })
}

/** Undoes a rotation on rows k and k + 1. */
function turnRows(u: Matrix, k: number, c: number, s: number): void {
  const rows = transposed(u)
  rotate(columnOf(rows, k), columnOf(rows, k + 1), c, -s)
}
