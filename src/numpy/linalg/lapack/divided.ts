import type { Floats, Matrix } from "../../products/views.ts"
import { columnOf, createMatrix, scale } from "./blas.ts"
import { solveTridiagonal } from "./tridiagonalQL.ts"

/** Up to so many rows LAPACK goes without dividing. */
const SMALL = 25
const EPSILON = 2 ** -53

/** Eigenvalues, upwards, and eigenvectors in the columns of a column-major square matrix. */
interface Pairs {
  readonly d: Float64Array
  readonly q: Matrix
}

/**
 * Eigenvalues and eigenvectors of a symmetric tridiagonal matrix, each vector with the sign that LAPACK's divide and
 * conquer gives it. A matrix is torn into two, `T = diag(T1, T2) + rho u u^T`; with the halves' eigenvectors Q and
 * z = Q^T u the eigenvectors are Q (D - lambda)^-1 z up to their length, which tells the sign. The numbers themselves
 * come from the QL iteration, which needs no tearing.
 *
 * @param d - diagonal in, eigenvalues out, shape [n]
 * @param e - the elements beside it, shape [n - 1]; used up
 * @param z - the identity in, eigenvectors out, shape [n, n]
 * @returns whether the iteration ended
 * @see J. J. M. Cuppen, Numerische Mathematik 36 (1981); M. Gu, S. C. Eisenstat, SIAM J. Matrix Anal. Appl. 16 (1995)
 */
export function solveDivided(d: Float64Array, e: Float64Array, z: Matrix): boolean {
  const n = d.length
  if (n <= SMALL || !isWhole(d, e)) return solveTridiagonal(d, e, z)
  const pairs = maybeDivide(d.slice(), e.slice(), depthOf(n))
  if (pairs === null) return false
  d.set(pairs.d)
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) z.data[z.offset + i * z.rowStride + j * z.columnStride] = at(pairs.q, i, j)
  }
  return true
}

/** Whether no element beside the diagonal is negligible. */
function isWhole(d: Float64Array, e: Float64Array): boolean {
  return e.every(
    (x, k) => Math.abs(x) > 2 * EPSILON * Math.sqrt(Math.abs(d[k]!)) * Math.sqrt(Math.abs(d[k + 1]!)),
  )
}

/** How often every part is halved until none is large. */
function depthOf(n: number): number {
  let depth = 0
  for (let size = n; size > SMALL; size = Math.ceil(size / 2)) depth++
  return depth
}

const at = (q: Matrix, i: number, j: number): number => q.data[j * q.rows + i]!

function maybeDivide(d: Float64Array, e: Float64Array, depth: number): Pairs | null {
  const whole = maybeSolve(d.slice(), e.slice())
  if (depth === 0 || whole === null) return whole
  const cut = Math.floor(d.length / 2)
  const rho = e[cut - 1]!
  const [first, second] = [d.slice(0, cut), d.slice(cut)]
  first[cut - 1]! -= Math.abs(rho)
  second[0]! -= Math.abs(rho)
  const left = maybeDivide(first, e.slice(0, cut - 1), depth - 1)
  const right = maybeDivide(second, e.slice(cut), depth - 1)
  if (left === null || right === null) return null
  turnSigns(whole, tornOf(left, right, rho))
  return whole
}

function maybeSolve(d: Float64Array, e: Float64Array): Pairs | null {
  const q = createMatrix(d.length, d.length)
  for (let k = 0; k < d.length; k++) q.data[k * (d.length + 1)] = 1
  return solveTridiagonal(d, e, q) ? { d, q } : null
}

/** A vector of the halves' basis, over all rows, and its part of D and z. */
interface Part {
  vector: Floats
  d: number
  z: number
}

/** `diag(D) + rho z z^T` in the basis of the halves' eigenvectors, D upwards. */
interface Torn {
  readonly parts: readonly Part[]
  readonly rho: number
}

function tornOf(left: Pairs, right: Pairs, rho: number): Torn {
  const [m, n] = [left.d.length, right.d.length]
  const part = ({ d, q }: Pairs, j: number, start: number, z: number): Part => {
    const vector = new Float64Array(m + n)
    vector.set(q.data.subarray(j * q.rows, (j + 1) * q.rows), start)
    return { vector, d: d[j]!, z: z * Math.SQRT1_2 }
  }
  const first = Array.from(left.d, (_, j) => part(left, j, 0, at(left.q, m - 1, j)))
  const second = Array.from(right.d, (_, j) => part(right, j, m, Math.sign(rho) * at(right.q, 0, j)))
  return { parts: [...first, ...second].sort((a, b) => a.d - b.d), rho: Math.abs(2 * rho) }
}

/** The parts that take part; of two with nearly one d the first is turned away from z. The others are eigenvectors. */
function findKept({ parts, rho }: Torn): Part[] {
  const largest = Math.max(...parts.map(({ d, z }) => Math.max(Math.abs(d), Math.abs(z))))
  const tolerance = 8 * EPSILON * largest
  const kept: Part[] = []
  let before: Part | null = null
  for (const part of parts) {
    if (rho * Math.abs(part.z) <= tolerance) continue
    if (before !== null && !turnsAway(before, part, tolerance)) kept.push(before)
    before = part
  }
  return before === null ? kept : [...kept, before]
}

/** Turns two vectors so that z lies along the second, where that couples them by no more than a tolerance. */
function turnsAway(first: Part, second: Part, tolerance: number): boolean {
  const size = Math.hypot(first.z, second.z)
  const [c, s] = [second.z / size, -first.z / size]
  if (Math.abs((second.d - first.d) * c * s) > tolerance) return false
  const [x, y] = [first.vector, second.vector]
  first.vector = x.map((value, k) => c * value + s * y[k]!)
  second.vector = y.map((value, k) => c * value - s * x[k]!)
  const d = first.d * c * c + second.d * s * s
  second.d = first.d * s * s + second.d * c * c
  first.d = d
  first.z = 0
  second.z = size
  return true
}

/** Gives every eigenvector the sign of `(D - lambda)^-1 z`; the eigenvalues lie between the elements of D. */
function turnSigns({ q }: Pairs, torn: Torn): void {
  const kept = findKept(torn)
  let rank = 0
  for (let j = 0; j < q.columns; j++) {
    const vector = q.data.subarray(j * q.rows, (j + 1) * q.rows)
    const { part, along } = nearest(torn.parts, vector)
    const place = kept.indexOf(part)
    const wanted = place < 0 || kept.length === 1 ? 1 : Math.sign(part.z) * (place <= rank ? -1 : 1)
    if (place >= 0) rank++
    if (along * wanted < 0) scale(-1, columnOf(q, j))
  }
}

/** The part that a vector has most of. */
function nearest(parts: readonly Part[], vector: Floats): { part: Part; along: number } {
  let best = { part: parts[0]!, along: 0 }
  for (const part of parts) {
    let along = 0
    for (let k = 0; k < vector.length; k++) along += part.vector[k]! * vector[k]!
    if (Math.abs(along) > Math.abs(best.along)) best = { part, along }
  }
  return best
}
