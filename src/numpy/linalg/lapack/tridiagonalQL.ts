import type { Matrix } from "../../products/views.ts"
import { columnOf, swap } from "./blas.ts"
import { pythag, rotate, rotationOf, withSign } from "./rotation.ts"

const EPSILON = 2 ** -53
const EPSILON_SQUARED = EPSILON * EPSILON
const SMALLEST = 2 ** -1022
/** Iterations for each eigenvalue. */
const PATIENCE = 30

/**
 * Eigenvalues, and eigenvectors where `z` is given, of a symmetric tridiagonal matrix by the implicit QL or QR
 * iteration, whichever end of a block is smaller; sorted upwards.
 *
 * @param d - diagonal in, eigenvalues out, shape [n]
 * @param e - the elements beside it, shape [n - 1]; used up
 * @param z - a matrix whose columns are rotated along, shape [m, n]; null for none
 * @returns whether the iteration ended
 * @see B. N. Parlett, The Symmetric Eigenvalue Problem (1998), 8.14; LAPACK Users' Guide (1999), 2.4.4
 */
export function solveTridiagonal(d: Float64Array, e: Float64Array, z: Matrix | null): boolean {
  const n = d.length
  const left = { iterations: PATIENCE * n }
  for (let start = 0; start < n; ) {
    if (start > 0) e[start - 1] = 0
    const end = findSplit(d, e, start)
    if (end > start) {
      const upwards = Math.abs(d[end]!) < Math.abs(d[start]!)
      const done = upwards ? iterateUp(d, e, z, end, start, left) : iterateDown(d, e, z, start, end, left)
      if (!done) return false
    }
    start = end + 1
  }
  sortUpwards(d, z)
  return true
}

/** The last row of the block that begins at `start`. */
function findSplit(d: Float64Array, e: Float64Array, start: number): number {
  for (let m = start; m < d.length - 1; m++) {
    const size = Math.abs(e[m]!)
    if (size === 0) return m
    if (size <= Math.sqrt(Math.abs(d[m]!)) * Math.sqrt(Math.abs(d[m + 1]!)) * EPSILON) {
      e[m] = 0
      return m
    }
  }
  return d.length - 1
}

function isNegligible(e: number, a: number, b: number): boolean {
  return e * e <= EPSILON_SQUARED * Math.abs(a) * Math.abs(b) + SMALLEST
}

interface Budget {
  iterations: number
}

/** QL: eigenvalues converge at the top, rows l to end. */
function iterateDown(
  d: Float64Array,
  e: Float64Array,
  z: Matrix | null,
  first: number,
  end: number,
  budget: Budget,
): boolean {
  for (let l = first; l <= end; ) {
    let m = l
    while (m < end && !isNegligible(e[m]!, d[m]!, d[m + 1]!)) m++
    if (m < end) e[m] = 0
    if (m === l) l++
    else if (m === l + 1) {
      diagonalisePair(d, e, z, l)
      l += 2
    } else if (budget.iterations-- <= 0) return false
    else sweepDown(d, e, z, l, m)
  }
  return true
}

/** One implicit QL step on rows l to m. */
function sweepDown(d: Float64Array, e: Float64Array, z: Matrix | null, l: number, m: number): void {
  let g = (d[l + 1]! - d[l]!) / (2 * e[l]!)
  g = d[m]! - d[l]! + e[l]! / (g + withSign(pythag(g, 1), g))
  let s = 1
  let c = 1
  let p = 0
  for (let i = m - 1; i >= l; i--) {
    const f = s * e[i]!
    const b = c * e[i]!
    const rotation = rotationOf(g, f)
    c = rotation.c
    s = rotation.s
    if (i !== m - 1) e[i + 1] = rotation.r
    g = d[i + 1]! - p
    const r = (d[i]! - g) * s + 2 * c * b
    p = s * r
    d[i + 1] = g + p
    g = c * r - b
    if (z !== null) rotate(columnOf(z, i), columnOf(z, i + 1), c, -s)
  }
  d[l]! -= p
  e[l] = g
}

/** QR: eigenvalues converge at the bottom, rows l down to end. */
function iterateUp(
  d: Float64Array,
  e: Float64Array,
  z: Matrix | null,
  first: number,
  end: number,
  budget: Budget,
): boolean {
  for (let l = first; l >= end; ) {
    let m = l
    while (m > end && !isNegligible(e[m - 1]!, d[m]!, d[m - 1]!)) m--
    if (m > end) e[m - 1] = 0
    if (m === l) l--
    else if (m === l - 1) {
      diagonalisePair(d, e, z, l - 1)
      l -= 2
    } else if (budget.iterations-- <= 0) return false
    else sweepUp(d, e, z, l, m)
  }
  return true
}

/** One implicit QR step on rows m to l. */
function sweepUp(d: Float64Array, e: Float64Array, z: Matrix | null, l: number, m: number): void {
  let g = (d[l - 1]! - d[l]!) / (2 * e[l - 1]!)
  g = d[m]! - d[l]! + e[l - 1]! / (g + withSign(pythag(g, 1), g))
  let s = 1
  let c = 1
  let p = 0
  for (let i = m; i < l; i++) {
    const f = s * e[i]!
    const b = c * e[i]!
    const rotation = rotationOf(g, f)
    c = rotation.c
    s = rotation.s
    if (i !== m) e[i - 1] = rotation.r
    g = d[i]! - p
    const r = (d[i + 1]! - g) * s + 2 * c * b
    p = s * r
    d[i] = g + p
    g = c * r - b
    if (z !== null) rotate(columnOf(z, i), columnOf(z, i + 1), c, s)
  }
  d[l]! -= p
  e[l - 1] = g
}

/** Rows i and i + 1 become eigenvalues. */
function diagonalisePair(d: Float64Array, e: Float64Array, z: Matrix | null, i: number): void {
  const { large, small, c, s } = eigenOfPair(d[i]!, e[i]!, d[i + 1]!)
  d[i] = large
  d[i + 1] = small
  e[i] = 0
  if (z !== null) rotate(columnOf(z, i), columnOf(z, i + 1), c, s)
}

/** Eigenvalues of [[a, b], [b, c]] by magnitude, and the unit eigenvector (c, s) of the larger. */
function eigenOfPair(
  a: number,
  b: number,
  c: number,
): { large: number; small: number; c: number; s: number } {
  const sum = a + c
  const difference = a - c
  const twice = b + b
  const [most, least] = Math.abs(a) > Math.abs(c) ? [a, c] : [c, a]
  const root = pythag(difference, twice)
  const large = sum < 0 ? 0.5 * (sum - root) : sum > 0 ? 0.5 * (sum + root) : 0.5 * root
  const small = sum === 0 ? -0.5 * root : (most / large) * least - (b / large) * b
  const slope = difference >= 0 ? difference + root : difference - root
  let c1 = 1
  let s1 = 0
  if (Math.abs(slope) > Math.abs(twice)) {
    const t = -twice / slope
    s1 = 1 / Math.sqrt(1 + t * t)
    c1 = t * s1
  } else if (twice !== 0) {
    const t = -slope / twice
    c1 = 1 / Math.sqrt(1 + t * t)
    s1 = t * c1
  }
  const turned = sum < 0 === difference < 0
  return turned ? { large, small, c: -s1, s: c1 } : { large, small, c: c1, s: s1 }
}

/** Selection sort: as few exchanges of columns as can be. */
function sortUpwards(d: Float64Array, z: Matrix | null): void {
  for (let i = 0; i < d.length - 1; i++) {
    let least = i
    for (let j = i + 1; j < d.length; j++) if (d[j]! < d[least]!) least = j
    if (least === i) continue
    const value = d[i]!
    d[i] = d[least]!
    d[least] = value
    if (z !== null) swap(columnOf(z, i), columnOf(z, least))
  }
}
