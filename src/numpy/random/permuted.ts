import { assign, copyAs } from "../copy.ts"
import { toArray } from "../creation.ts"
import { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { checkAxis } from "../shape/axis.ts"
import { moveaxis, transpose } from "../shape/reshape.ts"
import { takeAlong } from "../shape/takeAlong.ts"
import { untyped } from "../typed.ts"
import { countTo, type Draw, shuffleOrder } from "./shuffling.ts"

/**
 * `permuted(x, *, axis=None, out=None)`: a copy in which the elements of each slice along an axis are
 * shuffled on their own; without an axis all elements.
 *
 * @throws TypeError when `out` is no array; RangeError when it has another shape
 */
export function permuted(given: readonly unknown[], draw: Draw): NDArray {
  const { x: input, axis, out } = named("permuted", ["x", "axis", "out"], given)
  const x = toArray(untyped(input))
  const target = out === undefined || out === null ? x.astype(x.dtype) : out
  if (!(target instanceof NDArray)) throw new TypeError("out must be a numpy array")
  if (String(target.dims) !== String(x.dims)) throw new RangeError("out must have the same shape as x")
  if (target !== x && out !== undefined && out !== null) assign(target, x)
  if (axis === undefined || axis === null) permuteAll(target, draw)
  else permuteAlong(target, checkAxis(axis, x.ndim), draw)
  return target
}

/** All elements, in the order in which they lie in memory. */
function permuteAll(x: NDArray, draw: Draw): void {
  if (x.ndim === 0) throw new TypeError("len() of unsized object")
  const inOrder = x.contiguous || !transpose(x).contiguous ? x : (transpose(x) as NDArray)
  const flat = copyAs(inOrder, x.dtype).ravel()
  assign(inOrder, takeAlong(flat, shuffleOrder(countTo(flat.size), draw), 0).reshape(inOrder.dims))
}

/** The slices in C order of the other axes. */
function permuteAlong(x: NDArray, axis: number, draw: Draw): void {
  const length = x.dims[axis] as number
  const rows = copyAs(moveaxis(x, axis, -1) as NDArray, x.dtype)
  if (rows.size === 0) return
  const order: number[] = []
  for (let first = 0; first < rows.size; first += length)
    for (const at of shuffleOrder(countTo(length), draw)) order.push(first + at)
  assign(moveaxis(x, axis, -1) as NDArray, takeAlong(rows.ravel(), order, 0).reshape(rows.dims))
}
