import { withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import type { ArrayInput, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import type { Matrix } from "../products/views.ts"
import { finished } from "./finish.ts"
import { LinAlgError } from "./LinAlgError.ts"
import { exchangeRows, factorLU } from "./lapack/lu.ts"
import { solveUnitLower, solveUpper } from "./lapack/triangular.ts"
import {
  checkSquare,
  columnAt,
  columnMajor,
  commonFloat,
  commonStack,
  type FloatFor,
  type FloatForBoth,
  matricesOf,
  matrixAt,
  putMatrix,
  stackFor,
  stackOf,
  startsOf,
} from "./stack.ts"

/** Solves `A X = B` in place of both. @returns whether `a` is regular */
export function solveInPlace(a: Matrix, b: Matrix): boolean {
  const pivots = new Int32Array(a.rows)
  if (!factorLU(a, pivots)) return false
  if (b.columns === 0) return true
  exchangeRows(b, pivots)
  solveUnitLower(a, b)
  solveUpper(a, b)
  return true
}

/**
 * `np.linalg.solve(a, b)`: x with `a @ x = b`, by LU factorisation with partial pivoting.
 *
 * @param a - matrices, shape [..., n, n]
 * @param b - one vector, shape [n], or matrices, shape [..., n, k]
 * @returns shape of `b`, stacks broadcast
 * @throws LinAlgError for a singular matrix or one that is not square; RangeError when the lengths differ.
 */
export function solve<const A extends ArrayInput, const B extends ArrayInput>(
  a: A,
  b: B,
): NDArray<FloatForBoth<A, B>, NoInfer<RankOf<B>>> {
  const given = toArray(a)
  const right = toArray(b)
  checkSquare(given)
  const dtype = commonFloat(given, right)
  const x = withDtype(given, dtype)
  const y = withDtype(right, dtype)
  const core = y.dims.length === 1 ? 1 : 2
  checkRight(x, y, core)
  const stack = commonStack(x, 2, y, core)
  const result = stackFor(dtype, stack, y.dims.slice(-core))
  const starts = startsOf(y, core, stack)
  startsOf(x, 2, stack).forEach((start, k) => {
    const unknown = columnMajor(core === 1 ? columnAt(y, starts[k]!) : matrixAt(y, starts[k]!))
    if (!solveInPlace(columnMajor(matrixAt(x, start)), unknown)) throw new LinAlgError("Singular matrix")
    putMatrix(unknown, result, k)
  })
  return finished("linalg.solve", [a, b], result) as never
}

function checkRight(x: NDArray, y: NDArray, core: 1 | 2): void {
  const [name, signature] = core === 1 ? ["solve1", "(m,m),(m)->(m)"] : ["solve", "(m,m),(m,n)->(m,n)"]
  if (y.dims.length < core) {
    throw new RangeError(
      `${name}: Input operand 1 does not have enough dimensions (has 0, gufunc core with signature ${signature} requires 2)`,
    )
  }
  const length = y.dims.at(-core)!
  if (length === x.dims.at(-1)) return
  throw new RangeError(
    `${name}: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature ${signature} (size ${length} is different from ${x.dims.at(-1)})`,
  )
}

/** The inverse of each matrix of a stack; `singular` deals with those that have none. */
export function invertAll(x: NDArray, singular: () => void): NDArray {
  const n = x.dims.at(-1)!
  const stack = stackOf(x)
  const result = stackFor(x.dtype, stack, [n, n])
  startsOf(x, 2, stack).forEach((start, k) => {
    const matrix = columnMajor(matrixAt(x, start))
    const inverse = identity(matrix)
    if (!solveInPlace(matrix, inverse)) {
      singular()
      inverse.data.fill(Number.NaN)
    }
    putMatrix(inverse, result, k)
  })
  return result
}

function identity(like: Matrix): Matrix {
  const data = new Float64Array(like.rows * like.rows)
  for (let i = 0; i < like.rows; i++) data[i * (like.rows + 1)] = 1
  return { ...like, data }
}

/**
 * `np.linalg.inv(a)`: the inverse, the solution of `a @ x = 1`.
 *
 * @param a - matrices, shape [..., n, n]
 * @throws LinAlgError for a singular matrix or one that is not square.
 */
export function inv<const A extends ArrayInput>(a: A): NDArray<FloatFor<A>, NoInfer<RankOf<A>>> {
  const result = invertAll(matricesOf(a, checkSquare), () => {
    throw new LinAlgError("Singular matrix")
  })
  return finished("linalg.inv", [a], result) as never
}
