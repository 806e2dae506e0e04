import { dotVector } from "./dotVector.ts"
import { productPlain } from "./productPlain.ts"
import type { Vector } from "./views.ts"

const result = new Float64Array(1)
const single = new Float32Array(1)

/** Inner product of two vectors as NumPy takes it: by BLAS where both steps rise, else one after another. */
export function innerProduct(a: Vector, b: Vector): number {
  if (a.stride > 0 && b.stride > 0) return dotVector(a, b)
  const row = { ...a, rowStride: 0, columnStride: a.stride, rows: 1, columns: a.length }
  const column = { ...b, rowStride: b.stride, columnStride: 0, rows: b.length, columns: 1 }
  const out = a.data instanceof Float64Array ? result : single
  productPlain(row, column, out, 0)
  return out[0]!
}
