import { allocate, assign } from "../copy.ts"
import { toArray } from "../creation.ts"
import type { ArrayInput } from "../input.ts"
import { lastScalar } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import type { Scalar } from "../scalar.ts"
import { checkAxis } from "../shape/axis.ts"
import { pick } from "../shape/part.ts"
import { expand_dims, moveaxis, transpose } from "../shape/reshape.ts"
import { untyped } from "../typed.ts"
import { outcomeOf } from "./outcome.ts"

/**
 * `np.apply_along_axis(func1d, axis, arr, *args)`: a function of vectors applied to each slice along an
 * axis; what it gives takes the place of the axis. Its first result decides the dtype.
 *
 * @param func1d - called with a vector and `args`; gives a number or an array
 * @returns shape [..., axes of a result, ...]
 * @throws RangeError for an axis that is not there and where there is no slice.
 */
export function apply_along_axis(
  func1d: (x: NDArray<Scalar, 1>, ...args: never[]) => unknown,
  axis: number,
  arr: ArrayInput,
  ...args: readonly unknown[]
): NDArray<Scalar> {
  const x = toArray(arr)
  const along = checkAxis(axis, x.dims.length)
  const outer = x.dims.toSpliced(along, 1)
  const count = outer.reduce((product, length) => product * length, 1)
  if (count === 0) throw new RangeError("Cannot apply_along_axis when any iteration dimensions are 0")
  const rows = moveaxis(x, along, -1).reshape([count, x.dims[along]!]) as NDArray
  const call = func1d as (x: NDArray, ...args: readonly unknown[]) => unknown
  const first = outcomeOfCall(call, pick(rows, 0, 0), args)
  const result = allocate(first.dtype, [count, ...first.dims])
  assign(pick(result, 0, 0), first)
  for (let k = 1; k < count; k++) assign(pick(result, 0, k), outcomeOfCall(call, pick(rows, 0, k), args))
  return inPlaceOfAxis(result.reshape([...outer, ...first.dims]) as NDArray, along, first) as never
}

function outcomeOfCall(
  f: (x: NDArray, ...args: readonly unknown[]) => unknown,
  x: NDArray,
  args: readonly unknown[],
): NDArray {
  lastScalar.dtype = null
  return outcomeOf(f(x, ...args), [x.dtype])
}

/** The axes of one result moved to where the axis was. */
function inPlaceOfAxis(result: NDArray, axis: number, one: NDArray): NDArray {
  const added = one.dims.length
  const outer = result.dims.length - added
  const order = Array.from({ length: outer }, (_, k) => k)
  const last = Array.from({ length: added }, (_, k) => outer + k)
  return transpose(result, order.toSpliced(axis, 0, ...last)) as NDArray
}

/**
 * `np.apply_over_axes(func, a, axes)`: `func(a, axis)` for one axis after the other; an axis that it
 * takes away comes back with length 1.
 *
 * @throws RangeError when a result has another number of axes.
 */
export function apply_over_axes(
  func: (a: NDArray, axis: number) => unknown,
  a: ArrayInput,
  axes: number | readonly number[],
): NDArray<Scalar> {
  const x = toArray(a)
  const rank = x.dims.length
  const all = [untyped(axes)].flat() as number[]
  return all.reduce((value, given) => {
    const axis = given < 0 ? rank + given : given
    const result = outcomeOf(func(value, axis), [value.dtype])
    if (result.dims.length === value.dims.length) return result
    const kept = expand_dims(result, axis)
    if (kept.dims.length === value.dims.length) return kept as NDArray
    throw new RangeError("function is not returning an array of the correct shape")
  }, x)
}
