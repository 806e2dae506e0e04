import { copyAs, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { float64 } from "../dtype.ts"
import type { ArrayInput, ArrayOrScalar, RankDown, RankOf } from "../input.ts"
import { scalarOrArray } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import { keyword } from "../options.ts"
import { any } from "../reduce/reduce.ts"
import { divide, multiply } from "../ufunc/arithmetic.ts"
import { isnan } from "../ufunc/comparison.ts"
import { LinAlgError } from "./LinAlgError.ts"
import { norm, type Order } from "./norm.ts"
import { invertAll } from "./solve.ts"
import { checkSquare, type FloatFor, isEmptyMatrix, matricesOf } from "./stack.ts"
import { singularValues } from "./svd.ts"

/**
 * `np.linalg.cond(x, p=None)`: the condition number, the norm of a matrix times that of its inverse; for `p`
 * null, 2 and -2 by its singular values. Infinite for a singular matrix.
 *
 * @param x - matrices, shape [..., m, n]; square but for the norms by singular values
 * @throws LinAlgError for empty arrays.
 */
export function cond<const A extends ArrayInput>(
  x: A,
  p?: Order | { readonly p?: Order },
): ArrayOrScalar<FloatFor<A>, RankDown<RankDown<NoInfer<RankOf<A>>>>> {
  const order = keyword<Order>("cond", "p", p, null)
  const given = toArray(x)
  if (isEmptyMatrix(given)) {
    throw new LinAlgError("cond is not defined on empty arrays")
  }
  const bySingularValues = order === null || order === 2 || order === -2
  const a = bySingularValues ? matricesOf(given) : matricesOf(given, checkSquare)
  const ratio = bySingularValues ? ratioOfExtremes(singularValues(a), order === -2) : productOfNorms(a, order)
  return scalarOrArray(withInfinities(toArray(ratio as NDArray, a.dtype), a)) as never
}

function ratioOfExtremes(values: NDArray, inverse: boolean): unknown {
  const [large, small] = [values.at("...", 0), values.at("...", -1)] as [NDArray, NDArray]
  return inverse ? divide(small, large) : divide(large, small)
}

function productOfNorms(a: NDArray, order: Order): unknown {
  const inverse = invertAll(withDtype(a, float64), () => undefined)
  const options = { ord: order, axis: [-2, -1] } as const
  return multiply(norm(a, options) as NDArray, norm(inverse, options) as NDArray)
}

/** What is not a number although the matrix has none such is the condition of a singular matrix. */
function withInfinities(ratio: NDArray, a: NDArray): NDArray {
  const result = copyAs(ratio, ratio.dtype)
  const excused = toArray(any(isnan(a) as NDArray, { axis: [-2, -1] }) as never)
  for (let k = 0; k < result.size; k++) {
    if (Number.isNaN(result.data[k]) && excused.data[k] === 0) result.data[k] = Infinity
  }
  return result
}
