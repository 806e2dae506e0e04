import { toArray } from "../creation.ts"
import type { ArrayInput } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { sizeOf } from "../ndarray.ts"
import { checkList, keyword } from "../options.ts"
import { checkAxis } from "../shape/axis.ts"
import { ravel, reshape, transpose } from "../shape/reshape.ts"
import { untyped } from "../typed.ts"
import { LinAlgError } from "./LinAlgError.ts"
import { inv, solve } from "./solve.ts"

/**
 * `np.linalg.tensorsolve(a, b, axes=None)`: x with `tensordot(a, x, x.ndim) = b`.
 *
 * @param a - input, shape `b.shape + x.shape`, after `axes` were moved to its end
 * @param b - input
 * @throws LinAlgError when the sizes do not agree, or for a singular matrix.
 */
export function tensorsolve(
  a: ArrayInput,
  b: ArrayInput,
  axes: readonly number[] | null | { readonly axes?: readonly number[] | null } = null,
): NDArray {
  const given = toArray(a)
  const right = toArray(b)
  const x = withAxesLast(given, keyword<readonly number[] | null>("tensorsolve", "axes", axes, null))
  const rank = x.dims.length
  const dims = rank === right.dims.length ? x.dims : x.dims.slice(right.dims.length - rank)
  const size = sizeOf(dims)
  if (x.size !== size ** 2) {
    throw new LinAlgError(
      "Input arrays must satisfy the requirement prod(a.shape[b.ndim:]) == prod(a.shape[:b.ndim])",
    )
  }
  return reshape(solve(reshape(x, [size, size]), ravel(right)), dims) as NDArray
}

function withAxesLast(x: NDArray, given: readonly number[] | null): NDArray {
  if (given === null) return x
  const axes = checkList("tensorsolve", "axes", given)
  const order = x.dims.map((_, axis) => axis)
  for (const each of axes) {
    const axis = checkAxis(each, x.dims.length)
    order.splice(order.indexOf(axis), 1)
    order.push(axis)
  }
  return transpose(x, order) as NDArray
}

/**
 * `np.linalg.tensorinv(a, ind=2)`: the inverse of `x -> tensordot(a, x, ind)`.
 *
 * @param a - input; the product of its first `ind` lengths is that of the others
 * @throws RangeError unless `ind` is positive; LinAlgError for a singular matrix or one that is not square.
 */
export function tensorinv(a: ArrayInput, ind: number | { readonly ind?: number } = 2): NDArray {
  const x = toArray(a)
  const first = Number(untyped(keyword<number>("tensorinv", "ind", ind, 2)))
  if (!(first > 0)) throw new RangeError("Invalid ind argument.")
  const rest = x.dims.slice(first)
  const size = sizeOf(rest)
  return reshape(inv(reshape(x, [size, -1])), [...rest, ...x.dims.slice(0, first)]) as NDArray
}
