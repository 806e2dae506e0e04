import type { Matrix } from "../../products/views.ts"
import { transposed } from "../../products/views.ts"
import { columnMajor } from "../stack.ts"
import { applyLeft, applyRight, reduceToBidiagonal } from "./bidiagonal.ts"
import { solveBidiagonal } from "./bidiagonalQR.ts"
import { blockOf, columnOf, createMatrix, indexOf } from "./blas.ts"
import { solveBidiagonalDivided } from "./dividedSVD.ts"
import { factorQR, formQ } from "./householder.ts"
import { rotate, rotationOf, withSign } from "./rotation.ts"
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
  const long = tall.columns > 0 && tall.rows >= Math.trunc(tall.columns * TALL)
  const { d, e } = reduceToBidiagonal(long ? triangleOf(tall, new Float64Array(tall.columns)) : tall)
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
  return size > 0 && long >= Math.trunc(size * TALL) ? maybeLongSVD(a, full) : maybeDirectSVD(a, full)
}

/** R of the QR factorisation of a long matrix, whose reflectors stay in `a`. */
function triangleOf(a: Matrix, tau: Float64Array): Matrix {
  factorQR(a, tau)
  const r = columnMajor(a, a.columns, a.columns)
  clearTriangle(r, true)
  return r
}

/** Of a long or wide matrix: QR or LQ factorisation first, then the triangle is decomposed. */
function maybeLongSVD(a: Matrix, full: boolean): SVD | null {
  const tall = a.rows >= a.columns
  const x = tall ? a : columnMajor(transposed(a))
  const tau = new Float64Array(x.columns)
  const r = triangleOf(x, tau)
  const inner = maybeDirectSVD(tall ? r : columnMajor(transposed(r)), false)
  if (inner === null) return null
  const q = columnMajor(x, x.rows, full ? x.rows : x.columns)
  formQ(q, tau)
  if (tall) return { ...inner, u: turned(q, inner.u) }
  return { ...inner, vt: transposed(turned(q, transposed(inner.vt))) }
}

/** The first columns of Q times a square matrix; the others as they are. */
function turned(q: Matrix, u: Matrix): Matrix {
  const result = columnMajor(q)
  for (let j = 0; j < u.columns; j++) {
    for (let i = 0; i < q.rows; i++) {
      let sum = 0
      for (let k = 0; k < u.rows; k++) sum += q.data[indexOf(q, i, k)]! * u.data[indexOf(u, k, j)]!
      result.data[indexOf(result, i, j)] = sum
    }
  }
  return result
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
  if (size === 1) signOfOne(d, inner.u)
  if (!solveBidiagonalDivided(d, e, inner.vt, inner.u)) return null
  for (const [k, c, s] of turns.reverse()) turnRows(inner.u, k, c, s)
  applyLeft(a, tauQ, u)
  applyRight(a, tauP, vt)
  return { u, s: d, vt }
}

/** Of a single singular value the sign goes to U. */
function signOfOne(d: Float64Array, u: Matrix): void {
  u.data[u.offset] = withSign(1, d[0]!)
  d[0] = Math.abs(d[0]!)
}

function identity(rows: number, columns: number): Matrix {
  const matrix = createMatrix(rows, columns)
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
