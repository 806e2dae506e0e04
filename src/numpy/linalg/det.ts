import { exp, log } from "../elementary/index.ts"
import type { ArrayInput, ArrayOrScalar, RankDown, RankOf } from "../input.ts"
import { scalarOrArray } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import type { Matrix } from "../products/views.ts"
import { finished } from "./finish.ts"
import { factorLU } from "./lapack/lu.ts"
import { type Named, namedTuple } from "./result.ts"
import {
  checkSquare,
  columnMajor,
  type FloatFor,
  matricesOf,
  matrixAt,
  stackFor,
  stackOf,
  startsOf,
} from "./stack.ts"

type PerMatrix<A> = ArrayOrScalar<FloatFor<A>, RankDown<RankDown<NoInfer<RankOf<A>>>>>

/** The sign of a determinant and the logarithm of its size, from the pivots; `a` is changed. */
function signAndLog(a: Matrix): [sign: number, log: number] {
  const pivots = new Int32Array(a.rows)
  if (!factorLU(a, pivots)) return [0, -Infinity]
  let sign = 1
  let sum = 0
  for (let i = 0; i < a.rows; i++) {
    const pivot = a.data[i * (a.rows + 1)]!
    if (pivots[i] !== i) sign = -sign
    if (pivot < 0) sign = -sign
    sum += log(Math.abs(pivot))
  }
  return [sign, sum]
}

function eachSignAndLog(a: ArrayInput, put: (k: number, sign: number, log: number) => void): NDArray {
  const x = matricesOf(a, checkSquare)
  startsOf(x, 2, stackOf(x)).forEach((start, k) => {
    put(k, ...signAndLog(columnMajor(matrixAt(x, start))))
  })
  return x
}

/**
 * `np.linalg.det(a)`: the determinant, the signed product of the pivots, taken as `sign * exp(sum of logs)`.
 *
 * @param a - matrices, shape [..., n, n]
 * @throws LinAlgError for a matrix that is not square.
 */
export function det<const A extends ArrayInput>(a: A): PerMatrix<A> {
  const x = matricesOf(a, checkSquare)
  const result = stackFor(x.dtype, stackOf(x), [])
  eachSignAndLog(x, (k, sign, size) => {
    result.data[k] = sign * exp(size)
  })
  return finished("linalg.det", [a], result) as never
}

/**
 * `np.linalg.slogdet(a)`: the sign of the determinant and the logarithm of its size; 0 and -inf for a
 * singular matrix.
 *
 * @returns the tuple (sign, logabsdet)
 */
export function slogdet<const A extends ArrayInput>(
  a: A,
): Named<{ sign: PerMatrix<A>; logabsdet: PerMatrix<A> }, [PerMatrix<A>, PerMatrix<A>]> {
  const x = matricesOf(a, checkSquare)
  const signs = stackFor(x.dtype, stackOf(x), [])
  const logs = stackFor(x.dtype, stackOf(x), [])
  eachSignAndLog(x, (k, sign, size) => {
    signs.data[k] = sign
    logs.data[k] = size
  })
  return namedTuple(["sign", "logabsdet"], scalarOrArray(signs), scalarOrArray(logs)) as never
}
