import { dotVector } from "../../products/dotVector.ts"
import type { Matrix } from "../../products/views.ts"
import { blockOf, columnOf, indexOf, indexOfLargest, rowOf, scale, subtractMatVec, swap } from "./blas.ts"
import { solveUnitLowerBlocks, subtractProduct } from "./triangular.ts"

/** Pivots below this have no reciprocal that is safe. */
const SMALLEST = 2 ** -1022
/** Panels are a multiple of so many columns and never wider than {@link WIDEST}. */
const UNIT = 8
const WIDEST = 256

/**
 * LU factorisation with partial pivoting, `P A = L U`, in place: unit L below the diagonal, U on and above
 * it. Small matrices go column by column (Crout), larger ones by panels of half their width, recursively.
 *
 * @param a - changed, shape [m, n], column-major
 * @param pivots - receives for each step k the row that was exchanged with row k
 * @returns whether every pivot differs from 0
 * @see G. H. Golub, C. F. Van Loan, Matrix Computations (2013), 3.4 and 3.6
 */
export function factorLU(a: Matrix, pivots: Int32Array): boolean {
  const steps = Math.min(a.rows, a.columns)
  const width = Math.min(WIDEST, Math.ceil(Math.floor(steps / 2) / UNIT) * UNIT)
  if (width <= 2 * UNIT) return factorByColumns(a, pivots)
  let regular = true
  for (let j = 0; j < steps; j += width) {
    regular = factorPanel(a, pivots, j, Math.min(width, steps - j)) && regular
  }
  return regular
}

/** Factors the columns from j on below row j, and brings the columns right of them up to date. */
function factorPanel(a: Matrix, pivots: Int32Array, j: number, width: number): boolean {
  const below = a.rows - j
  const own = pivots.subarray(j, j + width)
  const regular = factorLU(blockOf(a, j, j, below, width), own)
  exchangeRows(blockOf(a, j, 0, below, j), own)
  const right = a.columns - j - width
  if (right > 0) {
    const rest = blockOf(a, j, j + width, below, right)
    exchangeRows(rest, own)
    const top = { ...rest, rows: width }
    solveUnitLowerBlocks(blockOf(a, j, j, width, width), top)
    if (below > width) subtractProduct(blockOf(a, j + width, j, below - width, width), top, rest, width)
  }
  for (let i = 0; i < width; i++) own[i]! += j
  return regular
}

function factorByColumns(a: Matrix, pivots: Int32Array): boolean {
  let regular = true
  for (let j = 0; j < a.columns; j++) {
    const column = columnOf(a, j)
    exchange(a, j, pivots.subarray(0, Math.min(j, a.rows)))
    for (let i = 1; i < Math.min(j, a.rows); i++) {
      column.data[column.offset + i]! -= dotVector(rowOf(a, i, 0, i), columnOf(a, j, 0, i))
    }
    if (j >= a.rows) continue
    const below = columnOf(a, j, j)
    subtractMatVec(blockOf(a, j, 0, a.rows - j, j), columnOf(a, j, 0, j), below)
    regular = pivot(a, j, j + indexOfLargest(below), pivots) && regular
  }
  return regular
}

/** Brings row p to row j and divides what lies below the pivot by it. */
function pivot(a: Matrix, j: number, p: number, pivots: Int32Array): boolean {
  pivots[j] = p
  const value = a.data[indexOf(a, p, j)]!
  if (value === 0) return false
  // Not so for NaN: the rows below stay as they are.
  if (Math.abs(value) >= SMALLEST) {
    if (p !== j) swap(rowOf(a, j, 0, j + 1), rowOf(a, p, 0, j + 1))
    scale(1 / value, columnOf(a, j, j + 1))
  }
  return true
}

/** Exchanges of rows, one after another, in column j. */
function exchange(a: Matrix, j: number, pivots: Int32Array): void {
  const start = indexOf(a, 0, j)
  for (let i = 0; i < pivots.length; i++) {
    const p = pivots[i]!
    if (p === i) continue
    const value = a.data[start + i]!
    a.data[start + i] = a.data[start + p]!
    a.data[start + p] = value
  }
}

/** The exchanges of rows of a factorisation, done to every column of b. */
export function exchangeRows(b: Matrix, pivots: Int32Array): void {
  for (let j = 0; j < b.columns; j++) exchange(b, j, pivots)
}
