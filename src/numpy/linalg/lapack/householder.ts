import { type Floats, type Matrix, transposed, type Vector } from "../../products/views.ts"
import { addMatVec, addOuter, blockOf, columnOf, indexOf, scale } from "./blas.ts"
import { pythag, withSign } from "./rotation.ts"

/** The Euclidean norm, scaled against overflow and summed with more digits than it has. */
export function norm2(x: Vector): number {
  let largest = 0
  for (let k = 0, i = x.offset; k < x.length; k++, i += x.stride) {
    const size = Math.abs(x.data[i] as number)
    if (!(size <= largest)) largest = size
  }
  if (!(largest > 0) || largest === Infinity) return largest
  const unit = 2 ** -Math.max(-1000, Math.min(1000, Math.floor(Math.log2(largest))))
  let high = 0
  let low = 0
  for (let k = 0, i = x.offset; k < x.length; k++, i += x.stride) {
    const value = (x.data[i] as number) * unit
    const square = value * value
    const head = value * 134217729 - (value * 134217729 - value)
    const tail = value - head
    const sum = high + square
    low += square - (sum - high) + (head * head - square + 2 * head * tail + tail * tail)
    high = sum
  }
  return Math.sqrt(high + low) / unit
}

/** Below this the reciprocal of a length is not safe; LAPACK's larfg grows such vectors first. */
const TINY = 2 ** -969

/**
 * An elementary reflector `H = I - tau v v^T` with `H (alpha, x) = (beta, 0)` and `v = (1, x')`: beta has the
 * sign that alpha has not.
 *
 * @param at - where alpha lies in `x.data`; beta is left there, and x' in x
 * @returns tau; 0 when x is zero already
 * @see LAPACK Users' Guide (1999), 5.4; G. H. Golub, C. F. Van Loan, Matrix Computations (2013), 5.1
 */
export function reflect(at: number, x: Vector): number {
  const alpha = x.data[at]!
  const rest = norm2(x)
  if (rest === 0) return 0
  const length = pythag(alpha, rest)
  if (length < TINY) return reflectTiny(at, x)
  const beta = -withSign(length, alpha)
  scale(1 / (alpha - beta), x)
  x.data[at] = beta
  return (beta - alpha) / beta
}

function reflectTiny(at: number, x: Vector): number {
  scale(1 / TINY, x)
  x.data[at]! /= TINY
  const tau = reflect(at, x)
  x.data[at]! *= TINY
  return tau
}

/** `H a` in place, H the reflector of v and tau. */
export function applyReflector(v: Vector, tau: number, a: Matrix): void {
  if (tau === 0 || a.rows === 0 || a.columns === 0) return
  const work = zeros(a.columns)
  addMatVec(transposed(a), v, work)
  addOuter(-tau, v, work, a)
}

function zeros(length: number): Vector {
  return { data: new Float64Array(length), offset: 0, stride: 1, length }
}

/**
 * QR factorisation in place: R on and above the diagonal, the reflectors' vectors below it.
 *
 * @param a - changed, shape [m, n], column-major
 * @param tau - receives the reflectors' factors, min(m, n) of them
 */
export function factorQR(a: Matrix, tau: Floats): void {
  for (let k = 0; k < tau.length; k++) {
    const at = indexOf(a, k, k)
    tau[k] = reflect(at, columnOf(a, k, k + 1))
    if (k + 1 >= a.columns) continue
    const beta = a.data[at]!
    a.data[at] = 1
    applyReflector(columnOf(a, k, k), tau[k]!, blockOf(a, k, k + 1, a.rows - k, a.columns - k - 1))
    a.data[at] = beta
  }
}

/**
 * The orthogonal factor of {@link factorQR}, in place of the reflectors: the product of them all, its first
 * `a.columns` columns.
 */
export function formQ(a: Matrix, tau: Floats): void {
  const count = tau.length
  for (let j = count; j < a.columns; j++) {
    scale(0, columnOf(a, j))
    a.data[indexOf(a, j, j)] = 1
  }
  for (let k = count - 1; k >= 0; k--) {
    const at = indexOf(a, k, k)
    if (k + 1 < a.columns) {
      a.data[at] = 1
      applyReflector(columnOf(a, k, k), tau[k]!, blockOf(a, k, k + 1, a.rows - k, a.columns - k - 1))
    }
    scale(-tau[k]!, columnOf(a, k, k + 1))
    a.data[at] = 1 - tau[k]!
    for (let i = 0; i < k; i++) a.data[indexOf(a, i, k)] = 0
  }
}
