import type { Matrix } from "../../products/views.ts"
import { solveBidiagonal } from "./bidiagonalQR.ts"
import { columnOf, createMatrix, indexOf, rowOf, scale } from "./blas.ts"
import { rotate, rotationOf } from "./rotation.ts"
import { findKept, findTurned, type Part, placed, SMALL } from "./torn.ts"

const EPSILON = 2 ** -53

/** Singular values, downwards, and right singular vectors in rows; of a wide matrix those that map to 0 last. */
interface Values {
  readonly d: Float64Array
  readonly vt: Matrix
}

/**
 * As `solveBidiagonal`, but each pair of vectors has the sign that LAPACK's divide and conquer gives it. The matrix is
 * torn at its middle row `alpha, beta` into two wide ones; in the basis of their right singular vectors, with z what
 * the row is there, the right singular vectors are `(D^2 - sigma^2)^-1 z` up to their length, which tells the sign.
 * Where a part of z is as large as LAPACK's limit of what it leaves out, rounding decides; of the vectors of random
 * matrices some 3 in 10,000 differ so.
 *
 * @param u - its columns are rotated along, shape [k, n]
 * @param vt - the identity in, right singular vectors in rows out, shape [n, n]
 * @see M. Gu, S. C. Eisenstat, A divide-and-conquer algorithm for the bidiagonal SVD, SIAM J. Matrix Anal. Appl. 16 (1995)
 */
export function solveBidiagonalDivided(d: Float64Array, e: Float64Array, vt: Matrix, u: Matrix): boolean {
  const torn: [Float64Array, Float64Array] = [d.slice(), e.slice()]
  if (!solveBidiagonal(d, e, vt, u)) return false
  if (d.length <= SMALL || torn[1].includes(0)) return true
  const divided = maybeDivide(...torn, false, levelsOf(d.length))
  if (divided === null) return false
  for (let j = 0; j < d.length; j++) {
    if (isOpposite(vt, divided.vt, j)) {
      scale(-1, rowOf(vt, j))
      scale(-1, columnOf(u, j))
    }
  }
  return true
}

function isOpposite(a: Matrix, b: Matrix, row: number): boolean {
  let sum = 0
  for (let k = 0; k < a.columns; k++) sum += a.data[indexOf(a, row, k)]! * b.data[indexOf(b, row, k)]!
  return sum < 0
}

/** How often every part is halved. */
const levelsOf = (n: number): number => Math.trunc(Math.log(n / (SMALL + 1)) / Math.log(2)) + 1

function maybeDivide(d: Float64Array, e: Float64Array, wide: boolean, levels: number): Values | null {
  const whole = maybeSolve(d.slice(), e.slice(), wide)
  if (levels === 0 || whole === null) return whole
  const cut = Math.trunc(d.length / 2)
  const left = maybeDivide(d.slice(0, cut), e.slice(0, cut), true, levels - 1)
  const right = maybeDivide(d.slice(cut + 1), e.slice(cut + 1), wide, levels - 1)
  if (left === null || right === null) return null
  turnSigns(whole, left, right, d[cut]!, e[cut]!)
  return whole
}

/** The SVD of an upper bidiagonal matrix, shape [n, n], or [n, n + 1] where it is wide. */
function maybeSolve(d: Float64Array, e: Float64Array, wide: boolean): Values | null {
  const size = d.length + Number(wide)
  const vt = createMatrix(size, size)
  for (let k = 0; k < size; k++) vt.data[k * (size + 1)] = 1
  const beside = wide ? squared(d, e, vt) : e
  return solveBidiagonal(d, beside, { ...vt, rows: d.length }, null) ? { d, vt } : null
}

/** Turns a wide matrix to a square one by rotations from the right, which makes it lower, then upper again from the left. */
function squared(d: Float64Array, e: Float64Array, vt: Matrix): Float64Array {
  const lower = chased(d, e, ({ c, s }, k) => {
    rotate(rowOf(vt, k), rowOf(vt, k + 1), c, s)
  })
  return chased(d, lower, () => undefined)
}

/** Rotates each element of `e` into the diagonal; what it brings out on the other side. */
function chased(
  d: Float64Array,
  e: Float64Array,
  turn: (rotation: { readonly c: number; readonly s: number }, k: number) => void,
): Float64Array {
  const out = new Float64Array(d.length - 1)
  e.forEach((value, k) => {
    const rotation = rotationOf(d[k]!, value)
    d[k] = rotation.r
    if (k < out.length) {
      out[k] = rotation.s * d[k + 1]!
      d[k + 1]! *= rotation.c
    }
    turn(rotation, k)
  })
  return out
}

function turnSigns(whole: Values, left: Values, right: Values, alpha: number, beta: number): void {
  const length = whole.vt.columns
  const [cut, second] = [left.d.length, left.d.length + 1]
  const first = partsOf(left, 0, length, (j) => alpha * left.vt.data[indexOf(left.vt, j, cut)]!)
  const last = partsOf(right, second, length, (j) => beta * right.vt.data[indexOf(right.vt, j, 0)]!)
  const null1 = first.pop()!
  const null2 = last.length > right.d.length ? last.pop()! : null
  const rest = [...first, ...last].sort((a, b) => a.d - b.d)
  const parts = [null2 === null ? null1 : together(null1, null2), ...rest]
  const largest = Math.max(Math.abs(alpha), Math.abs(beta), ...rest.map((part) => part.d))
  const tolerance = 64 * EPSILON * largest
  const kept = findKept(
    rest,
    (z) => z <= tolerance,
    (a, b) => b.d - a.d <= tolerance,
  )
  const rows = Array.from(whole.d, (_, j) => rowOf(whole.vt, j))
  const turned = findTurned(parts, [parts[0]!, ...kept], rows.toReversed()).reverse()
  rows.forEach((row, j) => {
    if (turned[j]) scale(-1, row)
  })
}

function partsOf({ d, vt }: Values, start: number, length: number, z: (j: number) => number): Part[] {
  return Array.from({ length: vt.rows }, (_, j) => ({
    vector: placed(rowOf(vt, j), start, length),
    d: d[j] ?? 0,
    z: z(j),
  }))
}

/** What of two vectors that both halves map to 0 the middle row sees. */
function together(first: Part, second: Part): Part {
  const size = Math.hypot(first.z, second.z)
  if (size === 0) return first
  const [c, s] = [first.z / size, second.z / size]
  return { vector: first.vector.map((x, k) => c * x + s * second.vector[k]!), d: 0, z: size }
}
