import { broadcastShapes, broadcastSteps } from "./broadcast.ts"
import { allocate, assign, copyAs, withDtype } from "./copy.ts"
import { toArray } from "./creation.ts"
import { bool, int64 } from "./dtype.ts"
import { placesOf } from "./index/mask.ts"
import type { ArrayInput, Axis, ElementOf, RankMax, RankOf } from "./input.ts"
import { allocateAlong, iterationAxisOrder } from "./layout.ts"
import type { NDArray, ReduceOptions } from "./ndarray.ts"
import { observing } from "./observe.ts"
import { named } from "./options.ts"
import type { Promote } from "./promote.ts"
import { sum } from "./reduce/reduce.ts"
import type { ScalarTypes } from "./scalar.ts"
import { broadcast_to } from "./shape/broadcasting.ts"
import { column_stack } from "./shape/join.ts"
import { ravel } from "./shape/reshape.ts"
import { tuple } from "./tuple.ts"
import { resultType } from "./ufunc/ufunc.ts"

/** Any array as a mask: what is not zero is true. */
export function maskOf(a: ArrayInput): NDArray {
  const x = toArray(a)
  return x.dtype === bool ? x : withDtype(x, bool)
}

/**
 * `np.where(condition, x, y)`: x where the condition holds, else y, broadcast together. With the
 * condition alone: the places where it holds, an index array for each axis.
 */
export function where<const A extends ArrayInput>(condition: A): NDArray<ScalarTypes["int64"], 1>[]
export function where<const C extends ArrayInput, const A extends ArrayInput, const B extends ArrayInput>(
  condition: C,
  x: A,
  y: B,
): NDArray<Promote<ElementOf<A>, ElementOf<B>>, RankMax<RankOf<C>, RankMax<RankOf<A>, RankOf<B>>>>
export function where(condition: ArrayInput, x?: ArrayInput, y?: ArrayInput): unknown {
  if (x === undefined && y === undefined) return nonzero(condition)
  if (x === undefined || y === undefined)
    throw new TypeError("either both or neither of x and y should be given")
  const dtype = resultType(x, y)
  const mask = maskOf(condition)
  const first = withDtype(toArray(x), dtype)
  const second = withDtype(toArray(y), dtype)
  const dims = broadcastShapes(mask.dims, first.dims, second.dims)
  const rest = copyAs(broadcast_to(second, dims), dtype) as NDArray
  const chosen = copyAs(broadcast_to(first, dims), dtype)
  const truth = copyAs(broadcast_to(mask, dims), bool).data
  for (let k = 0; k < rest.size; k++) {
    if (truth[k] === 0) continue
    for (let part = 0; part < dtype.width; part++)
      rest.data[k * dtype.width + part] = chosen.data[k * dtype.width + part]!
  }
  const result = laidOutAs([mask, first, second], rest)
  if (observing.observer !== null) observing.observer.operation("where", [condition, x, y], result)
  return result
}

/** A C-order result in the memory order of the operands. */
function laidOutAs(operands: readonly NDArray[], result: NDArray): NDArray {
  if (result.dims.length < 2 || operands.every((each) => each.contiguous)) return result
  const steps = operands.map((each) => ({
    dims: result.dims,
    steps: broadcastSteps(each.dims, each.steps, result.dims),
  }))
  const order = iterationAxisOrder(steps)
  if (order.every((axis, k) => axis === k)) return result
  const laid = allocateAlong(result.dtype, result.dims, order) as NDArray
  assign(laid, result)
  return laid
}

/** `np.nonzero(a)`: the places of what is not zero, an index array for each axis. */
export function nonzero(a: ArrayInput): NDArray<ScalarTypes["int64"], 1>[] {
  const mask = maskOf(a)
  if (mask.dims.length === 0)
    throw new RangeError(
      "Calling nonzero on 0d arrays is not allowed. Use np.atleast_1d(scalar).nonzero() instead.",
    )
  return tuple(...placesOf(mask)) as never
}

/** `np.flatnonzero(a)`: the places of what is not zero in C order. */
export function flatnonzero(a: ArrayInput): NDArray<ScalarTypes["int64"], 1> {
  return placesOf(ravel(maskOf(a)) as NDArray)[0] as never
}

/** `np.argwhere(a)`: a row of indices for each element that is not zero. */
export function argwhere(a: ArrayInput): NDArray<ScalarTypes["int64"], 2> {
  const mask = maskOf(a)
  if (mask.dims.length > 0) return column_stack(placesOf(mask)) as never
  return allocate(int64, [mask.data[mask.offset] === 0 ? 0 : 1, 0]) as never
}

/** `np.count_nonzero(a, axis=None, *, keepdims=False)`: how many are not zero. */
export function count_nonzero(
  a: ArrayInput,
  ...rest: readonly (Axis | { readonly axis?: Axis; readonly keepdims?: boolean })[]
): NDArray & number {
  return sum(maskOf(a), named("count_nonzero", ["axis", "keepdims"], rest, 1) as ReduceOptions) as never
}
