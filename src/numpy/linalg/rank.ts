import { toArray } from "../creation.ts"
import { finfo } from "../info.ts"
import type { ArrayInput, ArrayOrScalar, RankDown, RankOf } from "../input.ts"
import { matmul } from "../linear.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { max } from "../reduce/reduce.ts"
import type { ScalarTypes } from "../scalar.ts"
import { count_nonzero } from "../select.ts"
import { expand_dims, swapaxes } from "../shape/reshape.ts"
import { divide, multiply } from "../ufunc/arithmetic.ts"
import { greater, not_equal } from "../ufunc/comparison.ts"
import {
  checkMatrix,
  checkSquare,
  type FloatFor,
  isEmptyMatrix,
  matricesOf,
  stackFor,
  stackOf,
} from "./stack.ts"
import { singularValues, svd } from "./svd.ts"

type PerMatrix<A> = ArrayOrScalar<ScalarTypes["int64"], RankDown<RankDown<NoInfer<RankOf<A>>>>>

/** The singular values; of symmetric matrices by their eigenvalues. */
function valuesOf(x: NDArray, hermitian: boolean): NDArray {
  if (!hermitian) return singularValues(x)
  return svd(x, { compute_uv: false, hermitian: true }) as NDArray
}

/** What is relative to the largest singular value where nothing is given: the longer side times epsilon. */
function defaultTolerance(x: NDArray): number {
  return Math.max(...x.dims.slice(-2)) * finfo(x.dtype).eps
}

const perMatrix = (tolerance: unknown): NDArray => expand_dims(toArray(tolerance), -1) as NDArray

/**
 * `np.linalg.matrix_rank(A, tol=None, hermitian=False, rtol=None)`: the number of singular values greater than
 * `tol`, or than `rtol` times the largest.
 *
 * @param A - matrices, shape [..., m, n]; of fewer axes: whether anything differs from 0
 * @throws RangeError for both tolerances.
 */
export function matrix_rank<const A extends ArrayInput>(A: A, ...given: unknown[]): PerMatrix<A> {
  const {
    tol = null,
    hermitian = false,
    rtol = null,
  } = named("matrix_rank", ["tol", "hermitian", "rtol"], given)
  if (tol !== null && rtol !== null) throw new RangeError("`tol` and `rtol` can't be both set.")
  const a = toArray(A)
  if (a.dims.length < 2) return (count_nonzero(not_equal(a, 0) as NDArray) > 0 ? 1 : 0) as never
  const x = matricesOf(a, hermitian === true ? checkSquare : checkMatrix)
  const values = valuesOf(x, hermitian === true)
  const relative = rtol === null ? defaultTolerance(x) : perMatrix(rtol)
  const largest = max(values, { axis: -1, keepdims: true, initial: 0 })
  const threshold = tol === null ? multiply(largest as NDArray, relative) : perMatrix(tol)
  return count_nonzero(greater(values, threshold as NDArray) as NDArray, -1) as never
}

/**
 * `np.linalg.pinv(a, rcond=None, hermitian=False, rtol=...)`: the Moore-Penrose inverse, by singular values;
 * those up to `rcond` (1e-15) times the largest count as 0. `rtol` null takes the longer side times epsilon.
 *
 * @param a - matrices, shape [..., m, n]
 * @returns shape [..., n, m]
 * @throws RangeError for both tolerances.
 */
export function pinv<const A extends ArrayInput>(
  a: A,
  ...given: unknown[]
): NDArray<FloatFor<A>, NoInfer<RankOf<A>>> {
  const options = named("pinv", ["rcond", "hermitian", "rtol"], given)
  const { rcond = null, hermitian = false, rtol } = options
  if (rcond !== null && rtol !== undefined) throw new RangeError("`rtol` and `rcond` can't be both set.")
  const array = toArray(a)
  if (array.dims.length >= 2 && isEmptyMatrix(array)) return emptyInverse(array) as never
  const x = matricesOf(array, hermitian === true ? checkSquare : checkMatrix)
  const cut = rcond ?? (rtol === undefined ? 1e-15 : (rtol ?? defaultTolerance(x)))
  const [u, s, vh] = svd(x, false, true, { hermitian: hermitian === true }) as [NDArray, NDArray, NDArray]
  const threshold = multiply(perMatrix(cut), max(s, { axis: -1, keepdims: true }) as NDArray) as NDArray
  const large = greater(s, threshold) as NDArray
  const inverse = toArray(divide(1, s, { where: large, out: stackFor(s.dtype, s.dims, []) }) as NDArray)
  const scaled = multiply(expand_dims(inverse, -1) as NDArray, swapaxes(u, -1, -2) as NDArray)
  return matmul(swapaxes(vh, -1, -2) as NDArray, scaled as NDArray) as never
}

/** Of any dtype, as NumPy's. */
function emptyInverse(x: NDArray): NDArray {
  const [m, n] = x.dims.slice(-2) as [number, number]
  return stackFor(x.dtype, stackOf(x), [n, m])
}
