import type { Floats, Matrix } from "../products/views.ts"
import type { Kernels } from "./kernels.ts"
import { COLUMNS, PANELS_A, PANELS_B, ROWS, TILES } from "./memory.ts"

/** Rows and columns of a tile. */
const TILE = 4

/**
 * Matrix product by the WebAssembly kernel: rows and columns packed into panels of four, block after
 * block along k. Each cell is summed exactly as in the TypeScript twin.
 *
 * @param blocks - the lengths of the blocks along k
 */
export function matMulByPanels(
  kernels: Kernels,
  a: Matrix,
  b: Matrix,
  blocks: readonly number[],
  out: Floats,
  outOffset: number,
): void {
  for (let column = 0; column < b.columns; column += COLUMNS) {
    for (let row = 0; row < a.rows; row += ROWS) {
      const rows = Math.min(ROWS, a.rows - row)
      const columns = Math.min(COLUMNS, b.columns - column)
      multiplyPart(kernels, a, b, blocks, row, rows, column, columns)
      unpackTiles(kernels, rows, columns, out, outOffset + row * b.columns + column, b.columns)
    }
  }
}

/** The tiles of some rows and columns, over all of k. */
function multiplyPart(
  kernels: Kernels,
  a: Matrix,
  b: Matrix,
  blocks: readonly number[],
  row: number,
  rows: number,
  column: number,
  columns: number,
): void {
  const rowPanels = Math.ceil(rows / TILE)
  const columnPanels = Math.ceil(columns / TILE)
  new Float64Array(kernels.memory.buffer, TILES, rowPanels * columnPanels * TILE * TILE).fill(0)
  let k = 0
  for (const depth of blocks) {
    const startOfA = a.offset + row * a.rowStride + k * a.columnStride
    const startOfB = b.offset + column * b.columnStride + k * b.rowStride
    packPanels(kernels, PANELS_A, a.data, startOfA, a.rowStride, rows, a.columnStride, depth)
    packPanels(kernels, PANELS_B, b.data, startOfB, b.columnStride, columns, b.rowStride, depth)
    kernels.multiplyPanels(PANELS_A, PANELS_B, TILES, rowPanels, columnPanels, depth)
    k += depth
  }
}

/** Packs `lines` rows of a (or columns of b), four to a panel, along k; a panel is filled up with zeros. */
function packPanels(
  { floats }: Kernels,
  address: number,
  data: Floats,
  start: number,
  lineStride: number,
  lines: number,
  depthStride: number,
  depth: number,
): void {
  let to = address / 8
  const whole = lines - (lines % TILE)
  for (let line = 0; line < whole; line += TILE, to += TILE * depth) {
    packPanel(floats, to, data, start + line * lineStride, lineStride, depthStride, depth)
  }
  if (whole === lines) return
  floats.fill(0, to, to + TILE * depth)
  for (let line = whole; line < lines; line++, to++) {
    const from = start + line * lineStride
    for (let k = 0; k < depth; k++) floats[to + k * TILE] = data[from + k * depthStride] as number
  }
}

/** Four lines side by side: columns of one row lie together in memory, and are read while they are near. */
function packPanel(
  floats: Float64Array,
  to: number,
  data: Floats,
  from: number,
  lineStride: number,
  depthStride: number,
  depth: number,
): void {
  const second = lineStride
  const third = 2 * lineStride
  const fourth = 3 * lineStride
  for (let k = 0; k < depth; k++, to += TILE, from += depthStride) {
    floats[to] = data[from] as number
    floats[to + 1] = data[from + second] as number
    floats[to + 2] = data[from + third] as number
    floats[to + 3] = data[from + fourth] as number
  }
}

/** Copies the tiles into rows of the result. */
function unpackTiles(
  { memory }: Kernels,
  rows: number,
  columns: number,
  out: Floats,
  offset: number,
  rowStride: number,
): void {
  const columnPanels = Math.ceil(columns / TILE)
  const tiles = new Float64Array(memory.buffer, TILES, Math.ceil(rows / TILE) * columnPanels * TILE * TILE)
  for (let i = 0; i < rows; i++) {
    const line = Math.floor(i / TILE) * columnPanels * TILE * TILE + (i % TILE) * TILE
    for (let j = 0; j < columns; j++) {
      out[offset + i * rowStride + j] = tiles[line + (j >> 2) * TILE * TILE + (j & 3)] as number
    }
  }
}
