import type { Matrix } from "../../products/views.ts"
import { columnOf, createMatrix, scale } from "./blas.ts"
import { findKept, findTurned, type Part, placed, SMALL } from "./torn.ts"
import { solveTridiagonal } from "./tridiagonalQL.ts"

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
  turnSigns(whole, partsOf(left, right, rho), rho)
  return whole
}

function maybeSolve(d: Float64Array, e: Float64Array): Pairs | null {
  const q = createMatrix(d.length, d.length)
  for (let k = 0; k < d.length; k++) q.data[k * (d.length + 1)] = 1
  return solveTridiagonal(d, e, q) ? { d, q } : null
}

/** The parts of `diag(D) + rho z z^T` in the basis of the halves' eigenvectors, D upwards. */
function partsOf(left: Pairs, right: Pairs, rho: number): Part[] {
  const [m, n] = [left.d.length, right.d.length]
  const part = ({ d, q }: Pairs, j: number, start: number, z: number): Part => ({
    vector: placed(columnOf(q, j), start, m + n),
    d: d[j]!,
    z: z * Math.SQRT1_2,
  })
  const first = Array.from(left.d, (_, j) => part(left, j, 0, at(left.q, m - 1, j)))
  const second = Array.from(right.d, (_, j) => part(right, j, m, Math.sign(rho) * at(right.q, 0, j)))
  return [...first, ...second].sort((a, b) => a.d - b.d)
}

/** LAPACK leaves out what couples by no more than eight units of the largest element. */
function keptOf(parts: readonly Part[], rho: number): Part[] {
  const largest = Math.max(...parts.map(({ d, z }) => Math.max(Math.abs(d), Math.abs(z))))
  const tolerance = 8 * EPSILON * largest
  const near = (first: Part, second: Part): boolean => {
    const size = Math.hypot(first.z, second.z)
    return Math.abs((second.d - first.d) * (second.z / size) * (first.z / size)) <= tolerance
  }
  return findKept(parts, (z) => Math.abs(2 * rho) * z <= tolerance, near)
}

function turnSigns({ q }: Pairs, parts: readonly Part[], rho: number): void {
  const columns = Array.from({ length: q.columns }, (_, j) => columnOf(q, j))
  findTurned(parts, keptOf(parts, rho), columns).forEach((turned, j) => {
    if (turned) scale(-1, columns[j]!)
  })
}
