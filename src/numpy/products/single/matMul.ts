import type { Floats, Matrix } from "../views.ts"
import { fma32 } from "./fma32.ts"

/** Longest run of k that is summed in one go. */
const BLOCK = 320
const round = Math.fround

/**
 * float32 matrix product: fused steps along k in blocks of at most 320. In whole tiles of eight columns and four rows
 * even and odd k go apart, as far as whole eights of k reach; the rest joins the even ones.
 */
export function matMulByCells32(a: Matrix, b: Matrix, out: Floats, outOffset: number): void {
  const blocks = blocksOf(a.columns)
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < b.columns; j++) {
      const apart = isApart(i, j, a.rows, b.columns)
      let sum = 0
      let start = 0
      for (const length of blocks) {
        sum = round(sum + block(a, b, i, j, start, length, apart))
        start += length
      }
      out[outOffset + i * b.columns + j] = sum
    }
  }
}

/**
 * Whether a cell's even and odd k go apart. Rows go by twelve first: of those only the first six, in the first eight
 * columns and the last eight of the sixteens; where eight columns are left over those take the place of the last,
 * and of rows the second six.
 */
function isApart(i: number, j: number, rows: number, columns: number): boolean {
  const eights = columns - (columns % 8)
  const dozens = rows - (rows % 12)
  if (j >= eights) return false
  if (i >= dozens) return i < rows - (rows % 4)
  const sixteens = columns - (columns % 16)
  if (sixteens === 0) return false
  const first = i % 12 < 6
  if (j < 8) return first
  if (eights > sixteens) return !first && j >= sixteens
  return first && j >= sixteens - 8
}

function blocksOf(k: number): number[] {
  const blocks: number[] = []
  for (let rest = k; rest > 0; rest -= blocks.at(-1)!) {
    const half = (Math.floor(rest / 2) + 7) & ~7
    blocks.push(rest >= 2 * BLOCK ? BLOCK : rest > BLOCK ? half : rest)
  }
  return blocks
}

function block(
  a: Matrix,
  b: Matrix,
  i: number,
  j: number,
  start: number,
  length: number,
  apart: boolean,
): number {
  let at = a.offset + i * a.rowStride + start * a.columnStride
  let bt = b.offset + j * b.columnStride + start * b.rowStride
  const whole = apart ? length - (length % 8) : 0
  let even = 0
  let odd = 0
  for (let k = 0; k < length; k++, at += a.columnStride, bt += b.rowStride) {
    if (k < whole && k & 1) odd = fma32(a.data[at]!, b.data[bt]!, odd)
    else even = fma32(a.data[at]!, b.data[bt]!, even)
  }
  return apart ? round(even + odd) : even
}
