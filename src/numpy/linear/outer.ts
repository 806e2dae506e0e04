import { toArray } from "../creation.ts"
import type { ArrayInput } from "../input.ts"
import { scalarOrArray } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import { keyword } from "../options.ts"
import { reshape } from "../shape/reshape.ts"
import { multiply } from "../ufunc/arithmetic.ts"
import { type Common, pairOf } from "./operands.ts"

/**
 * `np.outer(a, b, out=None)`: every product of an element of `a` and one of `b`, both flattened.
 *
 * @returns shape [a.size, b.size]
 */
export function outer<const A extends ArrayInput, const B extends ArrayInput>(
  a: A,
  b: B,
  out?: NDArray | null | { readonly out?: NDArray | null },
): NDArray<Common<A, B>, 2> {
  const column = reshape(toArray(a), [-1, 1]) as NDArray
  const row = reshape(toArray(b), [1, -1]) as NDArray
  return multiply(column, row, { out: keyword<NDArray | null>("outer", "out", out, null) }) as never
}

/**
 * `np.kron(a, b)`: the Kronecker product, a copy of `b` times each element of `a` in its place.
 *
 * @returns along each axis the product of both lengths
 */
export function kron<const A extends ArrayInput, const B extends ArrayInput>(
  a: A,
  b: B,
): NDArray<Common<A, B>> & Common<A, B> {
  const [x, y] = pairOf(a, b)
  const rank = Math.max(x.dims.length, y.dims.length)
  const padded = (dims: readonly number[]) => [...new Array<number>(rank - dims.length).fill(1), ...dims]
  const [left, right] = [padded(x.dims), padded(y.dims)]
  const spread = reshape(
    x,
    left.flatMap((length) => [length, 1]),
  ) as NDArray
  const tile = reshape(
    y,
    right.flatMap((length) => [1, length]),
  ) as NDArray
  const product = toArray(multiply(spread, tile) as NDArray, x.dtype)
  return scalarOrArray(
    reshape(
      product,
      left.map((length, axis) => length * right[axis]!),
    ) as NDArray,
  ) as never
}
