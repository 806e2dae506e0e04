import type { ArrayInput, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { keyword } from "../options.ts"
import { finished } from "./finish.ts"
import { LinAlgError } from "./LinAlgError.ts"
import { factorLower, factorUpper } from "./lapack/cholesky.ts"
import { clearTriangle } from "./lapack/triangle.ts"
import {
  checkSquare,
  columnMajor,
  type FloatFor,
  matricesOf,
  matrixAt,
  putMatrix,
  stackFor,
  stackOf,
  startsOf,
} from "./stack.ts"

/**
 * `np.linalg.cholesky(a, upper=False)`: L with `a = L @ L.T`, or U with `a = U.T @ U`. Only that triangle of
 * `a` is looked at.
 *
 * @param a - symmetric positive definite matrices, shape [..., n, n]
 * @throws LinAlgError for a matrix that is not positive definite.
 */
export function cholesky<const A extends ArrayInput>(
  a: A,
  options: { readonly upper?: boolean } = {},
): NDArray<FloatFor<A>, NoInfer<RankOf<A>>> {
  const upper = keyword<boolean>("cholesky", "upper", options, false)
  const x = matricesOf(a, checkSquare)
  const result = stackFor(x.dtype, stackOf(x), x.dims.slice(-2))
  startsOf(x, 2, stackOf(x)).forEach((start, k) => {
    const factor = columnMajor(matrixAt(x, start))
    if (!(upper ? factorUpper(factor) : factorLower(factor))) {
      throw new LinAlgError("Matrix is not positive definite")
    }
    clearTriangle(factor, upper)
    putMatrix(factor, result, k)
  })
  return finished("linalg.cholesky", [a], result) as never
}
