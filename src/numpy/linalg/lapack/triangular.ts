import { matMulByCells } from "../../products/matMul.ts"
import { type Matrix, transposed, type Vector } from "../../products/views.ts"
import { axpy, blockOf, columnOf, createMatrix, indexOf, subtractMatVec } from "./blas.ts"

/** Unknowns of a vector that are found before the rest hears of them. */
const VECTOR_BLOCK = 64
/** Rows that the oracle's kernel for several right-hand sides solves at once. */
const ROWS = 4

/** Solves `L x = b` in place, L with a unit diagonal; one right-hand side goes another way than several. */
export function solveUnitLower(l: Matrix, b: Matrix): void {
  if (b.columns === 1) solveUnitLowerVector(l, columnOf(b, 0))
  else solveUnitLowerBlocks(l, b)
}

/** The same by the kernel for several right-hand sides, be there one. */
export function solveUnitLowerBlocks(l: Matrix, b: Matrix): void {
  for (const [start, rows] of blocksOf(l)) solveUnitLowerBlock(l, b, start, rows)
}

/** Solves `U x = b` in place. */
export function solveUpper(u: Matrix, b: Matrix): void {
  if (b.columns === 1) solveUpperVector(u, columnOf(b, 0))
  else for (const [start, rows] of blocksOf(u).reverse()) solveUpperBlock(u, b, start, rows)
}

function part(x: Vector, from: number, to: number): Vector {
  return { ...x, offset: x.offset + from * x.stride, length: to - from }
}

function solveUnitLowerVector(l: Matrix, x: Vector): void {
  for (let start = 0; start < l.rows; start += VECTOR_BLOCK) {
    const end = Math.min(start + VECTOR_BLOCK, l.rows)
    for (let i = start; i < end - 1; i++) {
      axpy(-x.data[x.offset + i]!, columnOf(l, i, i + 1, end), part(x, i + 1, end))
    }
    if (end < l.rows) {
      const below = blockOf(l, end, start, l.rows - end, end - start)
      subtractMatVec(below, part(x, start, end), part(x, end, l.rows))
    }
  }
}

function solveUpperVector(u: Matrix, x: Vector): void {
  for (let end = u.rows; end > 0; end -= VECTOR_BLOCK) {
    const start = Math.max(0, end - VECTOR_BLOCK)
    for (let i = end - 1; i >= start; i--) {
      x.data[x.offset + i]! /= u.data[indexOf(u, i, i)]!
      if (i > start) axpy(-x.data[x.offset + i]!, columnOf(u, i, start, i), part(x, start, i))
    }
    if (start > 0) {
      subtractMatVec(blockOf(u, 0, start, start, end - start), part(x, start, end), part(x, 0, start))
    }
  }
}

/** First rows and numbers of rows: whole blocks, then half as many rows each time. */
function blocksOf({ rows }: Matrix): [start: number, rows: number][] {
  const blocks: [number, number][] = []
  let start = 0
  for (let size = ROWS; size >= 1; size /= 2) {
    for (; rows - start >= size; start += size) blocks.push([start, size])
  }
  return blocks
}

function solveUnitLowerBlock(l: Matrix, b: Matrix, start: number, rows: number): void {
  if (start > 0)
    subtractProduct(blockOf(l, start, 0, rows, start), blockOf(b, 0, 0, start, b.columns), b, start)
  for (let j = 0; j < b.columns; j++) {
    for (let i = start; i < start + rows - 1; i++) eliminate(l, b, i, j, i + 1, start + rows)
  }
}

function solveUpperBlock(u: Matrix, b: Matrix, start: number, rows: number): void {
  const end = start + rows
  const known = u.rows - end
  if (known > 0)
    subtractProduct(blockOf(u, start, end, rows, known), blockOf(b, end, 0, known, b.columns), b, start)
  for (let j = 0; j < b.columns; j++) {
    for (let i = end - 1; i >= start; i--) {
      b.data[indexOf(b, i, j)]! *= 1 / u.data[indexOf(u, i, i)]!
      eliminate(u, b, i, j, start, i)
    }
  }
}

/** Subtracts what unknown i contributes to rows `from` to `to` of column j. */
function eliminate(a: Matrix, b: Matrix, i: number, j: number, from: number, to: number): void {
  const value = b.data[indexOf(b, i, j)]!
  for (let row = from; row < to; row++) b.data[indexOf(b, row, j)]! -= value * a.data[indexOf(a, row, i)]!
}

/** Subtracts a x from the rows of b that begin with `start`. */
export function subtractProduct(a: Matrix, x: Matrix, b: Matrix, start: number): void {
  const product = createMatrix(a.rows, x.columns)
  // Column-major memory: BLAS sees the transposed product row by row.
  matMulByCells(transposed(x), transposed(a), product.data)
  for (let j = 0; j < x.columns; j++) {
    const to = indexOf(b, start, j)
    for (let i = 0; i < a.rows; i++) b.data[to + i]! -= product.data[j * a.rows + i]!
  }
}
