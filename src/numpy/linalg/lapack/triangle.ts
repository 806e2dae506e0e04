import type { Matrix } from "../../products/views.ts"
import { indexOf } from "./blas.ts"

/** Zeros below the diagonal, or above it. */
export function clearTriangle(a: Matrix, below: boolean): void {
  for (let j = 0; j < a.columns; j++) {
    for (let i = below ? j + 1 : 0; i < (below ? a.rows : Math.min(j, a.rows)); i++)
      a.data[indexOf(a, i, j)] = 0
  }
}
