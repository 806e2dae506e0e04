import type { Matrix } from "../../products/views.ts"
import { columnOf, indexOf, rowOf } from "./blas.ts"
import { reflect } from "./householder.ts"
import { pythag, rotate, withSign } from "./rotation.ts"

const EPSILON = 2 ** -52
const SMALLEST = 2 ** -1022
/** Iterations after which an eigenvalue gets an exceptional shift. */
const STUCK = 10
/** The exceptional shift. */
const WILD = [0.75, -0.4375] as const

/** Real and imaginary parts of the eigenvalues. */
export interface Eigenvalues {
  readonly re: Float64Array
  readonly im: Float64Array
}

/**
 * The real Schur form of an upper Hessenberg matrix, in place, by the implicit double-shift QR iteration: upper
 * triangular but for a 2 x 2 block for each pair of complex eigenvalues.
 *
 * @param h - changed, shape [n, n], column-major; rows and columns outside low to high are triangular already
 * @param z - its columns are turned along; null for none
 * @returns the eigenvalues in the order of the diagonal; null when the iteration does not end
 * @see G. H. Golub, C. F. Van Loan, Matrix Computations (2013), 7.5;
 *   M. Ahues, F. Tisseur, A new deflation criterion for the QR algorithm, LAPACK working note 122 (1997)
 */
export function maybeSchur(h: Matrix, low: number, high: number, z: Matrix | null): Eigenvalues | null {
  const n = h.rows
  const values = { re: new Float64Array(n), im: new Float64Array(n) }
  for (let i = 0; i < n; i++) if (i < low || i > high) values.re[i] = at(h, i, i)
  const small = SMALLEST * ((high - low + 1) / EPSILON)
  for (let end = high; end >= low; ) {
    const start = maybeDeflated(h, low, end, z, small, 30 * Math.max(10, high - low + 1))
    if (start === null) return null
    if (start === end) values.re[end] = at(h, end, end)
    else splitPair(h, end - 1, z, values)
    end = start - 1
  }
  return values
}

const at = (h: Matrix, i: number, j: number): number => h.data[indexOf(h, i, j)]!

/** Iterates until one or two rows split off at `end`; the first of them. */
function maybeDeflated(
  h: Matrix,
  low: number,
  end: number,
  z: Matrix | null,
  small: number,
  patience: number,
): number | null {
  let start = low
  for (let step = 0; step <= patience; step++) {
    start = findSplit(h, start, low, end, small)
    if (start > low) h.data[indexOf(h, start, start - 1)] = 0
    if (start >= end - 1) return start
    doubleShiftStep(h, start, end, z, shiftsOf(h, start, end, step + 1))
  }
  return null
}

/** The row below the last element beside the diagonal that is negligible. */
function findSplit(h: Matrix, start: number, low: number, end: number, small: number): number {
  let k = end
  for (; k > start; k--) {
    const below = Math.abs(at(h, k, k - 1))
    if (below <= small) break
    let size = Math.abs(at(h, k - 1, k - 1)) + Math.abs(at(h, k, k))
    if (size === 0) {
      if (k - 2 >= low) size += Math.abs(at(h, k - 1, k - 2))
      if (k + 1 < h.rows) size += Math.abs(at(h, k + 1, k))
    }
    if (below <= EPSILON * size && isNegligible(h, k, below, small)) break
  }
  return k
}

/** The test of Ahues and Tisseur. */
function isNegligible(h: Matrix, k: number, below: number, small: number): boolean {
  const above = Math.abs(at(h, k - 1, k))
  const corner = Math.abs(at(h, k, k))
  const difference = Math.abs(at(h, k - 1, k - 1) - at(h, k, k))
  const ab = Math.max(below, above)
  const aa = Math.max(corner, difference)
  const sum = aa + ab
  const bound = Math.max(small, EPSILON * (Math.min(corner, difference) * (aa / sum)))
  return Math.min(below, above) * (ab / sum) <= bound
}

/** Two shifts, equal or conjugate. */
interface Shifts {
  readonly re1: number
  readonly re2: number
  readonly im: number
}

function shiftsOf(h: Matrix, start: number, end: number, count: number): Shifts {
  let [h11, h21, h12, h22] = [
    at(h, end - 1, end - 1),
    at(h, end, end - 1),
    at(h, end - 1, end),
    at(h, end, end),
  ]
  if (count % STUCK === 0) {
    const atEnd = count % (2 * STUCK) === 0
    const size = atEnd
      ? Math.abs(at(h, end, end - 1)) + Math.abs(at(h, end - 1, end - 2))
      : Math.abs(at(h, start + 1, start)) + Math.abs(at(h, start + 2, start + 1))
    h11 = WILD[0] * size + (atEnd ? at(h, end, end) : at(h, start, start))
    h12 = WILD[1] * size
    h21 = size
    h22 = h11
  }
  const size = Math.abs(h11) + Math.abs(h12) + Math.abs(h21) + Math.abs(h22)
  if (size === 0) return { re1: 0, re2: 0, im: 0 }
  const middle = (h11 / size + h22 / size) / 2
  const det = (h11 / size - middle) * (h22 / size - middle) - (h12 / size) * (h21 / size)
  const root = Math.sqrt(Math.abs(det))
  if (det >= 0) return { re1: middle * size, re2: middle * size, im: root * size }
  const [above, under] = [middle + root, middle - root]
  const nearer = Math.abs(above - h22 / size) <= Math.abs(under - h22 / size) ? above : under
  return { re1: nearer * size, re2: nearer * size, im: 0 }
}

/** The first column of the shifted square, from row m on. */
function firstColumn(h: Matrix, m: number, { re1, re2, im }: Shifts): [number, number, number] {
  const hmm = at(h, m, m)
  const size = Math.abs(hmm - re2) + Math.abs(im) + Math.abs(at(h, m + 1, m))
  const below = at(h, m + 1, m) / size
  const v1 = below * at(h, m, m + 1) + (hmm - re1) * ((hmm - re2) / size) - im * (-im / size)
  const v2 = below * (hmm + at(h, m + 1, m + 1) - re1 - re2)
  const v3 = below * at(h, m + 2, m + 1)
  const sum = Math.abs(v1) + Math.abs(v2) + Math.abs(v3)
  return [v1 / sum, v2 / sum, v3 / sum]
}

/** Where a step can begin: two small elements beside the diagonal in a row. */
function findBeginning(h: Matrix, start: number, end: number, shifts: Shifts) {
  for (let m = end - 2; ; m--) {
    const v = firstColumn(h, m, shifts)
    if (m === start) return { m, v }
    const around = Math.abs(at(h, m - 1, m - 1)) + Math.abs(at(h, m, m)) + Math.abs(at(h, m + 1, m + 1))
    const coupling = Math.abs(at(h, m, m - 1)) * (Math.abs(v[1]) + Math.abs(v[2]))
    if (coupling <= EPSILON * Math.abs(v[0]) * around) return { m, v }
  }
}

function doubleShiftStep(h: Matrix, start: number, end: number, z: Matrix | null, shifts: Shifts): void {
  const { m, v: first } = findBeginning(h, start, end, shifts)
  for (let k = m; k < end; k++) {
    const size = Math.min(3, end - k + 1)
    const v = Float64Array.from({ length: size }, (_, i) => (k > m ? at(h, k + i, k - 1) : first[i]!))
    const tau = reflect(0, { data: v, offset: 1, stride: 1, length: size - 1 })
    if (k > m) {
      h.data[indexOf(h, k, k - 1)] = v[0]!
      for (let i = 1; i < size; i++) h.data[indexOf(h, k + i, k - 1)] = 0
    } else if (m > start) h.data[indexOf(h, k, k - 1)]! *= 1 - tau
    v[0] = 1
    for (let j = k; j < h.columns; j++)
      reflectThree(h.data as Float64Array, indexOf(h, k, j), h.rowStride, v, tau)
    for (let i = 0; i <= Math.min(k + 3, end); i++) {
      reflectThree(h.data as Float64Array, indexOf(h, i, k), h.columnStride, v, tau)
    }
    if (z === null) continue
    for (let i = 0; i < z.rows; i++)
      reflectThree(z.data as Float64Array, indexOf(z, i, k), z.columnStride, v, tau)
  }
}

/** Two or three elements, reflected. */
function reflectThree(data: Float64Array, start: number, step: number, v: Float64Array, tau: number): void {
  let sum = 0
  for (let i = 0; i < v.length; i++) sum += v[i]! * data[start + i * step]!
  for (let i = 0; i < v.length; i++) data[start + i * step]! -= sum * (tau * v[i]!)
}

/** Brings the 2 x 2 block at k to standard form and notes its eigenvalues. */
function splitPair(h: Matrix, k: number, z: Matrix | null, { re, im }: Eigenvalues): void {
  const block = standardise(at(h, k, k), at(h, k, k + 1), at(h, k + 1, k), at(h, k + 1, k + 1))
  const { a, b, c, d, cs, sn } = block
  h.data[indexOf(h, k, k)] = a
  h.data[indexOf(h, k, k + 1)] = b
  h.data[indexOf(h, k + 1, k)] = c
  h.data[indexOf(h, k + 1, k + 1)] = d
  re[k] = a
  re[k + 1] = d
  if (c !== 0) {
    im[k] = Math.sqrt(Math.abs(b)) * Math.sqrt(Math.abs(c))
    im[k + 1] = -im[k]!
  }
  rotate(rowOf(h, k, k + 2), rowOf(h, k + 1, k + 2), cs, sn)
  rotate(columnOf(h, k, 0, k), columnOf(h, k + 1, 0, k), cs, sn)
  if (z !== null) rotate(columnOf(z, k), columnOf(z, k + 1), cs, sn)
}

interface Block {
  readonly a: number
  readonly b: number
  readonly c: number
  readonly d: number
  readonly cs: number
  readonly sn: number
}

/**
 * The rotation that makes a 2 x 2 block triangular, or its diagonal equal where its eigenvalues are complex.
 *
 * @see Z. Bai, J. Demmel, On swapping diagonal blocks in real Schur form, Linear Algebra Appl. 186 (1993)
 */
function standardise(a: number, b: number, c: number, d: number): Block {
  if (c === 0) return { a, b, c, d, cs: 1, sn: 0 }
  if (b === 0) return { a: d, b: -c, c: 0, d: a, cs: 0, sn: 1 }
  const difference = a - d
  if (difference === 0 && withSign(1, b) !== withSign(1, c)) return { a, b, c, d, cs: 1, sn: 0 }
  const p = 0.5 * difference
  const most = Math.max(Math.abs(b), Math.abs(c))
  const least = Math.min(Math.abs(b), Math.abs(c)) * withSign(1, b) * withSign(1, c)
  const size = Math.max(Math.abs(p), most)
  const discriminant = (p / size) * p + (most / size) * least
  if (discriminant < 4 * EPSILON) return equaliseDiagonal(a, b, c, d)
  const root = p + withSign(Math.sqrt(size) * Math.sqrt(discriminant), p)
  const tau = pythag(c, root)
  return { a: d + root, b: b - c, c: 0, d: d - (most / root) * least, cs: root / tau, sn: c / tau }
}

/** Of complex or nearly equal eigenvalues. */
function equaliseDiagonal(a0: number, b0: number, c0: number, d0: number): Block {
  const difference = a0 - d0
  const sigma = b0 + c0
  const tau = pythag(sigma, difference)
  const cs = Math.sqrt(0.5 * (1 + Math.abs(sigma) / tau))
  const sn = -((0.5 * difference) / (tau * cs)) * withSign(1, sigma)
  const aa = a0 * cs + b0 * sn
  const bb = b0 * cs - a0 * sn
  const cc = c0 * cs + d0 * sn
  const dd = d0 * cs - c0 * sn
  const b = bb * cs + dd * sn
  const c = cc * cs - aa * sn
  const middle = 0.5 * (aa * cs + cc * sn + (dd * cs - bb * sn))
  if (c === 0) return { a: middle, b, c, d: middle, cs, sn }
  if (b === 0) return { a: middle, b: -c, c: 0, d: middle, cs: -sn, sn: cs }
  if (withSign(1, b) !== withSign(1, c)) return { a: middle, b, c, d: middle, cs, sn }
  const rootB = Math.sqrt(Math.abs(b))
  const rootC = Math.sqrt(Math.abs(c))
  const p = withSign(rootB * rootC, c)
  const length = 1 / Math.sqrt(Math.abs(b + c))
  const [cs1, sn1] = [rootB * length, rootC * length]
  return { a: middle + p, b: b - c, c: 0, d: middle - p, cs: cs * cs1 - sn * sn1, sn: cs * sn1 + sn * cs1 }
}
