/** The functions that the array API standard puts into linalg, under its narrower rules. */
import { toArray } from "../creation.ts"
import type { DTypeLike } from "../dtype.ts"
import type { ArrayInput, ArrayOrScalar, Elements, RankDown, RankMax, RankOf } from "../input.ts"
import type { Common } from "../linear/operands.ts"
import * as linear from "../linear.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import type { SumOf } from "../promote.ts"
import { checkAxis } from "../shape/axis.ts"
import { diagonal as diagonalOf } from "../shape/diagonal.ts"

/** `np.linalg.matmul(x1, x2)`: as `np.matmul`. */
export function matmul<const A extends ArrayInput, const B extends ArrayInput>(
  x1: A,
  x2: B,
): ReturnType<typeof linear.matmul<A, B>> {
  return linear.matmul(x1, x2)
}

/** `np.linalg.vecdot(x1, x2, axis=-1)`: as `np.vecdot`. */
export function vecdot<const A extends ArrayInput, const B extends ArrayInput>(
  x1: A,
  x2: B,
  options: { readonly axis?: number } = {},
): NoInfer<ArrayOrScalar<Common<A, B>, RankDown<RankMax<RankOf<A>, RankOf<B>>>>> {
  const { axis = -1 } = named("vecdot", ["axis"], [options])
  return linear.vecdot(x1, x2, { axis: axis as number }) as never
}

/** `np.linalg.tensordot(x1, x2, axes=2)`: as `np.tensordot`. */
export function tensordot(
  x1: ArrayInput,
  x2: ArrayInput,
  options: { readonly axes?: linear.TensordotAxes } = {},
): NDArray {
  const { axes = 2 } = named("tensordot", ["axes"], [options])
  return linear.tensordot(x1, x2, axes as linear.TensordotAxes)
}

/**
 * `np.linalg.outer(x1, x2)`: every product of an element of each.
 *
 * @throws RangeError unless both are vectors.
 */
export function outer<const A extends ArrayInput, const B extends ArrayInput>(
  x1: A,
  x2: B,
): NDArray<Common<A, B>, 2> {
  const [x, y] = [toArray(x1), toArray(x2)]
  if (x.dims.length !== 1 || y.dims.length !== 1) {
    throw new RangeError(
      `Input arrays must be one-dimensional, but they are x1.ndim=${x.dims.length} and x2.ndim=${y.dims.length}.`,
    )
  }
  return linear.outer(x, y) as never
}

/**
 * `np.linalg.cross(x1, x2, axis=-1)`: the cross product of vectors of length 3.
 *
 * @throws RangeError for other lengths.
 */
export function cross<const A extends ArrayInput, const B extends ArrayInput>(
  x1: A,
  x2: B,
  options: { readonly axis?: number } = {},
): NDArray<Common<A, B>> {
  const { axis = -1 } = named("cross", ["axis"], [options])
  const [x, y] = [toArray(x1), toArray(x2)]
  const [m, n] = [x, y].map((each) => each.dims[checkAxis(axis, each.dims.length)])
  if (m !== 3 || n !== 3) {
    throw new RangeError(
      `Both input arrays must be (arrays of) 3-dimensional vectors, but they are ${m} and ${n} dimensional instead.`,
    )
  }
  return linear.cross(x, y, { axis: axis as number }) as never
}

/** `np.linalg.diagonal(x, offset=0)`: a read-only view of the diagonals of the last two axes. */
export function diagonal<const A extends ArrayInput>(
  x: A,
  options: { readonly offset?: number } = {},
): NDArray<Elements<A>, RankDown<RankOf<A>>> {
  const { offset = 0 } = named("diagonal", ["offset"], [options])
  return diagonalOf(x, offset as number, -2, -1) as never
}

/** `np.linalg.trace(x, offset=0, dtype=None)`: the sums along the diagonals of the last two axes. */
export function trace<const A extends ArrayInput>(
  x: A,
  options: { readonly offset?: number; readonly dtype?: DTypeLike | null } = {},
): ArrayOrScalar<SumOf<Elements<A>>, RankDown<RankDown<RankOf<A>>>> {
  const { offset = 0, dtype = null } = named("trace", ["offset", "dtype"], [options])
  return linear.trace(x, offset as number, -2, -1, dtype as DTypeLike) as never
}
