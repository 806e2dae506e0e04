import type { Matrix } from "../../products/views.ts"
import { columnOf, indexOf, indexOfLargest, rowOf, scale, swap } from "./blas.ts"
import { norm2 } from "./householder.ts"

const RADIX = 2
const SMALLEST = 2 ** -1022 / 2 ** -52
const LEAST = SMALLEST * RADIX
/** How much shorter rows and columns must become together. */
const WORTHWHILE = 0.95

/** What balancing did: rows and columns `low` to `high` are what is left to work on. */
export interface Balance {
  readonly low: number
  readonly high: number
  /** Within low to high the factor of each row, outside the row that it was exchanged with. */
  readonly scale: Float64Array
}

/**
 * Balances a matrix in place: exchanges rows and columns so that eigenvalues that stand alone come to the ends,
 * and scales the rest by powers of two until rows and columns are of like length.
 *
 * @param a - changed, shape [n, n], column-major
 * @see B. N. Parlett, C. Reinsch, Balancing a matrix, Numer. Math. 13 (1969)
 */
export function balance(a: Matrix): Balance {
  const factors = new Float64Array(a.rows).fill(1)
  const high = pushDown(a, factors)
  if (high < 0) return { low: 0, high: 0, scale: factors }
  const low = pushLeft(a, high, factors)
  while (scaleOnce(a, low, high, factors));
  return { low, high, scale: factors }
}

function isAlone(a: Matrix, k: number, low: number, high: number, row: boolean): boolean {
  for (let j = low; j <= high; j++) {
    if (j !== k && a.data[row ? indexOf(a, k, j) : indexOf(a, j, k)] !== 0) return false
  }
  return true
}

function exchange(a: Matrix, i: number, k: number, low: number, high: number): void {
  if (i === k) return
  swap(columnOf(a, i, 0, high + 1), columnOf(a, k, 0, high + 1))
  swap(rowOf(a, i, low), rowOf(a, k, low))
}

/** Rows with nothing beside the diagonal go down; the last row that is left, -1 for none. */
function pushDown(a: Matrix, factors: Float64Array): number {
  let high = a.rows - 1
  for (let found = true; found; ) {
    found = false
    for (let i = high; i >= 0; i--) {
      if (!isAlone(a, i, 0, high, true)) continue
      factors[high] = i
      exchange(a, i, high, 0, high)
      found = true
      if (high === 0) return -1
      high--
    }
  }
  return high
}

/** Columns with nothing beside the diagonal go left; the first column that is left. */
function pushLeft(a: Matrix, high: number, factors: Float64Array): number {
  let low = 0
  for (let found = true; found; ) {
    found = false
    for (let j = low; j <= high; j++) {
      if (!isAlone(a, j, low, high, false)) continue
      factors[low] = j
      exchange(a, j, low, low, high)
      found = true
      low++
    }
  }
  return low
}

/** One pass over the rows and columns. @returns whether one was scaled */
function scaleOnce(a: Matrix, low: number, high: number, factors: Float64Array): boolean {
  let changed = false
  for (let i = low; i <= high; i++) {
    const column = columnOf(a, i, 0, high + 1)
    const row = rowOf(a, i, low)
    const c = norm2(columnOf(a, i, low, high + 1))
    const r = norm2(rowOf(a, i, low, high + 1))
    if (c === 0 || r === 0) continue
    const largestC = Math.abs(column.data[column.offset + indexOfLargest(column) * column.stride]!)
    const largestR = Math.abs(row.data[row.offset + indexOfLargest(row) * row.stride]!)
    const f = maybeFactor(c, r, largestC, largestR)
    if (f === null || isExtreme(f, factors[i]!)) continue
    factors[i]! *= f
    scale(1 / f, row)
    scale(f, column)
    changed = true
  }
  return changed
}

function isExtreme(f: number, before: number): boolean {
  if (f < 1 && before < 1) return f * before <= SMALLEST
  return f > 1 && before > 1 && before >= 1 / SMALLEST / f
}

/** The power of two that brings the lengths of a column and a row together; null where it is not worth it. */
function maybeFactor(column: number, row: number, largestC: number, largestR: number): number | null {
  let [c, r, ca, ra] = [column, row, largestC, largestR]
  let f = 1
  while (c < r / RADIX && Math.max(f, c, ca) < 1 / LEAST && Math.min(r / RADIX, ra) > LEAST) {
    f *= RADIX
    c *= RADIX
    ca *= RADIX
    r /= RADIX
    ra /= RADIX
  }
  let g = c / RADIX
  while (g >= r && Math.max(r, ra) < 1 / LEAST && Math.min(f, c, g, ca) > LEAST) {
    f /= RADIX
    c /= RADIX
    g /= RADIX
    ca /= RADIX
    r *= RADIX
    ra *= RADIX
  }
  return c + r >= WORTHWHILE * (column + row) ? null : f
}

/** Brings eigenvectors of the balanced matrix back, in place. */
export function undoBalance({ low, high, scale: factors }: Balance, v: Matrix): void {
  // Of a single row the factor is the row that it was exchanged with: itself.
  if (low < high) for (let i = low; i <= high; i++) scale(factors[i]!, rowOf(v, i))
  for (let i = low - 1; i >= 0; i--) exchangeRows(v, i, factors[i]!)
  for (let i = high + 1; i < v.rows; i++) exchangeRows(v, i, factors[i]!)
}

function exchangeRows(v: Matrix, i: number, k: number): void {
  if (i !== k) swap(rowOf(v, i), rowOf(v, k))
}
