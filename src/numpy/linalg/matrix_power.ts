import { allocate, assign } from "../copy.ts"
import { toArray } from "../creation.ts"
import type { ArrayInput, ElementOf, RankOf } from "../input.ts"
import { matmul } from "../linear.ts"
import { eye } from "../matrices.ts"
import type { NDArray } from "../ndarray.ts"
import type { Scalar } from "../scalar.ts"
import { untyped } from "../typed.ts"
import { inv } from "./solve.ts"
import { checkSquare } from "./stack.ts"

type Elements<A> = ElementOf<A> extends Scalar ? ElementOf<A> : Scalar

/**
 * `np.linalg.matrix_power(a, n)`: the n-th power of square matrices by repeated squaring; of the inverse for
 * negative n, the identity for 0.
 *
 * @param a - matrices, shape [..., m, m]
 * @throws TypeError when n is no whole number; LinAlgError for a matrix that is not square.
 */
export function matrix_power<const A extends ArrayInput>(
  a: A,
  n: number,
): NDArray<Elements<A>, NoInfer<RankOf<A>>> {
  const x = toArray(a)
  checkSquare(x)
  const exponent = untyped(n)
  if (typeof exponent !== "number" || !Number.isInteger(exponent))
    throw new TypeError("exponent must be an integer")
  if (exponent === 0) return identityLike(x) as never
  return powerOf(exponent < 0 ? inv(x) : x, Math.abs(exponent)) as never
}

function identityLike(x: NDArray): NDArray {
  const result = allocate(x.dtype, x.dims)
  assign(result, eye(x.dims.at(-1)!, { dtype: x.dtype }) as NDArray)
  return result
}

function powerOf(x: NDArray, n: number): NDArray {
  if (n === 1) return x
  if (n === 3) return matmul(matmul(x, x) as NDArray, x) as NDArray
  let square: NDArray | null = null
  let result: NDArray | null = null
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) {
    square = square === null ? x : (matmul(square, square) as NDArray)
    if (rest % 2 === 1) result = result === null ? square : (matmul(result, square) as NDArray)
  }
  return result!
}
