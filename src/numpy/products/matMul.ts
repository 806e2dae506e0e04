import { fma } from "../elementary/fma.ts"
import { maybeKernels } from "../wasm/kernels.ts"
import { matMulByPanels } from "../wasm/matMul.ts"
import { outerByKernel } from "../wasm/matVec.ts"
import { matVec } from "./matVec.ts"
import { matMulByCells32 } from "./single/matMul.ts"
import { type Floats, type Matrix, transposed, type Vector } from "./views.ts"

/** Longest run of k that is summed in one go. */
const BLOCK = 256
/** Multiplications from which packing for the kernel pays: 16 x 2 x 12 take 1.9 us by it, 6.5 cell by cell; 4 x 4 x 4 the same. */
const WORTHWHILE = 64

/**
 * Matrix product, `out[i, j] = sum_k a[i, k] b[k, j]`, in the order of the oracle's kernels: fused steps
 * along k in blocks of at most 256; the last row of an odd number of rows goes by four lanes, as far as
 * whole groups of four columns reach. A single row or column is a product with a vector.
 *
 * @param a - input, shape [m, k]
 * @param b - input, shape [k, n]
 * @param out - receives m * n values, row by row from `outOffset` on
 */
export function matMul(a: Matrix, b: Matrix, out: Floats, outOffset = 0): void {
  if (b.columns === 1) {
    matVec(a, { data: b.data, offset: b.offset, stride: b.rowStride, length: b.rows }, out, outOffset)
  } else if (a.rows === 1) {
    const row = { data: a.data, offset: a.offset, stride: a.columnStride, length: a.columns }
    matVec(transposed(b), row, out, outOffset)
  } else matMulByCells(a, b, out, outOffset)
}

/**
 * The same by the kernels for matrices, be there one row or column: large ones by WebAssembly, and what it
 * leaves cell by cell.
 */
export function matMulByCells(
  a: Matrix,
  b: Matrix,
  out: Floats,
  outOffset = 0,
  blocks: readonly number[] = blocksOf(a.columns),
): void {
  if (a.data instanceof Float32Array) {
    matMulByCells32(a, b, out, outOffset)
    return
  }
  if (a.columns === 1 && outerByKernel(columnOf(a), columnOf(transposed(b)), out, outOffset)) return
  const large = a.data instanceof Float64Array && a.rows * a.columns * b.columns >= WORTHWHILE
  const kernels = large ? maybeKernels() : null
  const lastRow = a.rows % 2 === 1 ? a.rows - 1 : a.rows
  const laneColumns = b.columns - (b.columns % 4)
  if (kernels !== null) matMulByPanels(kernels, a, b, blocks, out, outOffset)
  for (let i = kernels === null ? 0 : lastRow; i < a.rows; i++) {
    for (let j = 0; j < b.columns; j++) {
      const sumBlock = i === lastRow && j < laneColumns ? blockInLanes : blockInOrder
      out[outOffset + i * b.columns + j] = sumOfBlocks(sumBlock, a, b, i, j, blocks)
    }
  }
}

/** The only column of a matrix. */
function columnOf({ data, offset, rowStride, rows }: Matrix): Vector {
  return { data, offset, stride: rowStride, length: rows }
}

type SumBlock = typeof blockInOrder

/** A cell, block after block. */
function sumOfBlocks(
  sumBlock: SumBlock,
  a: Matrix,
  b: Matrix,
  i: number,
  j: number,
  blocks: readonly number[],
): number {
  let sum = 0
  let start = 0
  for (const length of blocks) {
    sum += sumBlock(a, b, i, j, start, length)
    start += length
  }
  return sum
}

/** How the oracle cuts k: 256 at a time; what is left between 257 and 511 in halves of a multiple of 4. */
export function blocksOf(k: number): number[] {
  const blocks: number[] = []
  for (let rest = k; rest > 0; rest -= blocks[blocks.length - 1] as number) {
    const half = (Math.floor(rest / 2) + 3) & ~3
    blocks.push(rest >= 2 * BLOCK ? BLOCK : rest > BLOCK ? half : rest)
  }
  return blocks
}

/** A block of cell (i, j) in the order of k. */
function blockInOrder(a: Matrix, b: Matrix, i: number, j: number, start: number, length: number): number {
  let at = a.offset + i * a.rowStride + start * a.columnStride
  let bt = b.offset + j * b.columnStride + start * b.rowStride
  let sum = 0
  for (let k = 0; k < length; k++, at += a.columnStride, bt += b.rowStride) {
    sum = fma(a.data[at] as number, b.data[bt] as number, sum)
  }
  return sum
}

/** A block of cell (i, j) in four lanes; what eight do not divide goes on in the first. */
function blockInLanes(a: Matrix, b: Matrix, i: number, j: number, start: number, length: number): number {
  let at = a.offset + i * a.rowStride + start * a.columnStride
  let bt = b.offset + j * b.columnStride + start * b.rowStride
  const whole = length - (length % 8)
  const lanes: [number, number, number, number] = [0, 0, 0, 0]
  for (let k = 0; k < length; k++, at += a.columnStride, bt += b.rowStride) {
    const lane = k < whole ? ((k & 3) as 0 | 1 | 2 | 3) : 0
    lanes[lane] = fma(a.data[at] as number, b.data[bt] as number, lanes[lane])
  }
  return lanes[0] + lanes[1] + (lanes[2] + lanes[3])
}
