import { overlap } from "../wasm/index.ts"
import { blocksOf, matMulByCells } from "./matMul.ts"
import type { Floats, Matrix } from "./views.ts"

/** Whether `b` is `a` transposed, in the same memory: NumPy then asks BLAS for half of the product. */
export function isTransposeOf(a: Matrix, b: Matrix): boolean {
  return (
    overlap(a.data, b.data) &&
    a.data.byteOffset === b.data.byteOffset &&
    a.offset === b.offset &&
    a.rows === b.columns &&
    a.rowStride === b.columnStride &&
    a.columnStride === b.rowStride
  )
}

/**
 * `a @ a.T` in the order of BLAS's syrk: the upper triangle as a matrix product, but a rest of k between one block and
 * two is halved evenly; the lower triangle mirrors it.
 *
 * @param b - `a` transposed
 */
export function productWithTranspose(a: Matrix, b: Matrix, out: Floats, outOffset: number): void {
  const blocks = blocksOf(a.columns)
  const rest = blocks.length < 2 ? 0 : blocks.at(-1)! + blocks.at(-2)!
  const halved =
    blocks.length > 1 && rest < 512 ? [...blocks.slice(0, -2), (rest + 1) >> 1, rest >> 1] : blocks
  matMulByCells(a, b, out, outOffset, halved)
  for (let i = 1; i < a.rows; i++) {
    for (let j = 0; j < i; j++) out[outOffset + i * a.rows + j] = out[outOffset + j * a.rows + i]!
  }
}
