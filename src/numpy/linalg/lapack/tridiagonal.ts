import { dotVector } from "../../products/dotVector.ts"
import type { Floats, Matrix, Vector } from "../../products/views.ts"
import { addMatVec, axpy, blockOf, columnOf, indexOf } from "./blas.ts"
import { applyReflector, reflect } from "./householder.ts"

/** A symmetric tridiagonal matrix and the reflectors that made it. */
export interface Tridiagonal {
  /** The diagonal. */
  readonly d: Float64Array
  /** The elements beside it. */
  readonly e: Float64Array
  readonly tau: Float64Array
}

/**
 * Reduces a symmetric matrix to tridiagonal form, `A = Q T Q^T`, in place by Householder's reflections; one
 * triangle is looked at, and the vectors of the reflections are left in it.
 *
 * @param a - changed, shape [n, n], column-major
 * @see G. H. Golub, C. F. Van Loan, Matrix Computations (2013), 8.3.1
 */
export function reduceSymmetric(a: Matrix, lower: boolean): Tridiagonal {
  const n = a.rows
  const d = new Float64Array(n)
  const e = new Float64Array(Math.max(0, n - 1))
  const tau = new Float64Array(Math.max(0, n - 1))
  if (lower) {
    for (let i = 0; i < n - 1; i++) {
      const rest = n - 1 - i
      mirror(a, i + 1, rest, true)
      const at = indexOf(a, i + 1, i)
      tau[i] = reflect(at, columnOf(a, i, i + 2))
      e[i] = a.data[at]!
      a.data[at] = 1
      if (tau[i] !== 0) reduceRest(blockOf(a, i + 1, i + 1, rest, rest), columnOf(a, i, i + 1), tau[i]!)
      a.data[at] = e[i]!
    }
  } else {
    for (let i = n - 2; i >= 0; i--) {
      mirror(a, 0, i + 1, false)
      const at = indexOf(a, i, i + 1)
      tau[i] = reflect(at, columnOf(a, i + 1, 0, i))
      e[i] = a.data[at]!
      a.data[at] = 1
      if (tau[i] !== 0) reduceRest(blockOf(a, 0, 0, i + 1, i + 1), columnOf(a, i + 1, 0, i + 1), tau[i]!)
      a.data[at] = e[i]!
    }
  }
  for (let i = 0; i < n; i++) d[i] = a.data[indexOf(a, i, i)]!
  return { d, e, tau }
}

/** Copies one triangle of a block on the diagonal to the other. */
function mirror(a: Matrix, start: number, size: number, lower: boolean): void {
  for (let j = start; j < start + size; j++) {
    for (let i = j + 1; i < start + size; i++) {
      const below = indexOf(a, i, j)
      const above = indexOf(a, j, i)
      if (lower) a.data[above] = a.data[below]!
      else a.data[below] = a.data[above]!
    }
  }
}

/** `H B H` of a symmetric block in full: a rank-2 update. */
function reduceRest(b: Matrix, v: Vector, tau: number): void {
  const w: Vector = { data: new Float64Array(v.length), offset: 0, stride: 1, length: v.length }
  addMatVec(b, v, w)
  for (let k = 0; k < w.length; k++) w.data[k]! *= tau
  axpy(-0.5 * tau * dotVector(w, v), v, w)
  for (let j = 0; j < b.columns; j++) {
    const column = columnOf(b, j)
    for (let i = 0; i < b.rows; i++) {
      column.data[column.offset + i]! -=
        v.data[v.offset + i]! * w.data[j]! + w.data[i]! * v.data[v.offset + j]!
    }
  }
}

/** `Q z` in place, Q the product of the reflectors that {@link reduceSymmetric} left in `a`. */
export function applyTridiagonalQ(a: Matrix, tau: Floats, lower: boolean, z: Matrix): void {
  const n = a.rows
  const steps = Array.from(tau, (_, i) => (lower ? tau.length - 1 - i : i))
  for (const i of steps) {
    const at = lower ? indexOf(a, i + 1, i) : indexOf(a, i, i + 1)
    const kept = a.data[at]!
    a.data[at] = 1
    if (lower) applyReflector(columnOf(a, i, i + 1), tau[i]!, blockOf(z, i + 1, 0, n - 1 - i, z.columns))
    else applyReflector(columnOf(a, i + 1, 0, i + 1), tau[i]!, blockOf(z, 0, 0, i + 1, z.columns))
    a.data[at] = kept
  }
}
