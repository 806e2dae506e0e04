import { withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { int32 } from "../dtype.ts"
import { finfo } from "../info.ts"
import type { ArrayInput, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { keyword } from "../options.ts"
import type { Matrix } from "../products/views.ts"
import type { ScalarTypes } from "../scalar.ts"
import { reshape } from "../shape/reshape.ts"
import { tuple } from "../tuple.ts"
import { LinAlgError } from "./LinAlgError.ts"
import { indexOf } from "./lapack/blas.ts"
import { columnMajor, commonFloat, type FloatForBoth, matrixAt, putMatrix, stackFor } from "./stack.ts"
import { decompose } from "./svd.ts"

function checkTwo(x: NDArray): void {
  if (x.dims.length === 2) return
  throw new LinAlgError(`${x.dims.length}-dimensional array given. Array must be two-dimensional`)
}

/**
 * `np.linalg.lstsq(a, b, rcond=None)`: the shortest x that makes `|b - a @ x|` least, by singular values; those
 * up to `rcond` times the largest count as 0 (null: the longer side times epsilon, -1: epsilon).
 *
 * @param a - input, shape [m, n]
 * @param b - input, shape [m] or [m, k]
 * @returns the tuple (x, residuals, rank, singular values); residuals are the squared lengths of b - a @ x,
 *   empty unless m > n and the rank is n
 * @throws LinAlgError for other shapes.
 */
export function lstsq<const A extends ArrayInput, const B extends ArrayInput>(
  a: A,
  b: B,
  rcond: number | null | { readonly rcond?: number | null } = null,
): [
  NDArray<FloatForBoth<A, B>, NoInfer<RankOf<B>>>,
  NDArray<FloatForBoth<A, B>, 1>,
  ScalarTypes["int32"],
  NDArray<FloatForBoth<A, B>, 1>,
] {
  const given = toArray(a)
  const right = toArray(b)
  const columns = right.dims.length === 1 ? (reshape(right, [-1, 1]) as NDArray) : right
  checkTwo(given)
  checkTwo(columns)
  if (given.dims[0] !== columns.dims[0]) throw new LinAlgError("Incompatible dimensions")
  const dtype = commonFloat(given, right)
  const [x, y] = [withDtype(given, dtype), withDtype(columns, dtype)]
  const cut = cutOf(keyword<number | null>("lstsq", "rcond", rcond, null), x)
  const { solution, residuals, rank, values } = leastSquares(x, y, cut)
  const shaped = right.dims.length === 1 ? reshape(solution, [-1]) : solution
  return tuple(shaped, residuals, int32(rank), values) as never
}

function cutOf(rcond: number | null, x: NDArray): number {
  const { eps } = finfo(x.dtype)
  if (rcond === null) return eps * Math.max(...x.dims)
  return rcond < 0 ? eps / 2 : rcond
}

function leastSquares(x: NDArray, y: NDArray, cut: number) {
  const [m, n] = x.dims as [number, number]
  const count = y.dims[1]!
  const size = Math.min(m, n)
  const solution = stackFor(x.dtype, [], [n, count])
  const values = stackFor(x.dtype, [], [size])
  const { u, s, vt } = decompose(matrixAt(x, x.offset), true)
  const right = columnMajor(matrixAt(y, y.offset))
  const rank = s.filter((value) => value > cut * s[0]!).length
  const turned = productOfTransposed(u, right)
  putMatrix(solutionOf(vt, s, turned, rank), solution, 0)
  values.data.set(s)
  const determined = m > n && rank === n
  const residuals = stackFor(x.dtype, [], [determined ? count : 0])
  if (determined) residuals.data.set(squaresBelow(turned, n))
  return { solution, residuals, rank, values }
}

/** `U^T b` */
function productOfTransposed(u: Matrix, b: Matrix): Matrix {
  const data = new Float64Array(u.columns * b.columns)
  for (let j = 0; j < b.columns; j++) {
    for (let i = 0; i < u.columns; i++) {
      let sum = 0
      for (let k = 0; k < u.rows; k++) sum += u.data[indexOf(u, k, i)]! * b.data[indexOf(b, k, j)]!
      data[j * u.columns + i] = sum
    }
  }
  return { data, offset: 0, rowStride: 1, columnStride: u.columns, rows: u.columns, columns: b.columns }
}

/** `V S^-1 c` by the first `rank` singular values. */
function solutionOf(vt: Matrix, s: Float64Array, c: Matrix, rank: number): Matrix {
  const n = vt.columns
  const data = new Float64Array(n * c.columns)
  for (let j = 0; j < c.columns; j++) {
    for (let k = 0; k < rank; k++) {
      const factor = c.data[indexOf(c, k, j)]! / s[k]!
      for (let i = 0; i < n; i++) data[j * n + i]! += vt.data[indexOf(vt, k, i)]! * factor
    }
  }
  return { data, offset: 0, rowStride: 1, columnStride: n, rows: n, columns: c.columns }
}

/** The squared length of each column from row n on. */
function squaresBelow(c: Matrix, n: number): number[] {
  return Array.from({ length: c.columns }, (_, j) => {
    let sum = 0
    for (let i = n; i < c.rows; i++) sum += c.data[indexOf(c, i, j)]! ** 2
    return sum
  })
}
