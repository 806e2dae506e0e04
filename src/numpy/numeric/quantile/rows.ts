import { sameShape, shapeText } from "../../broadcast.ts"
import { allocate, assign } from "../../copy.ts"
import type { Axis } from "../../input.ts"
import type { NDArray } from "../../ndarray.ts"
import { axesOf, onesAlong } from "../../shape/axis.ts"
import { pick } from "../../shape/part.ts"
import { transpose } from "../../shape/reshape.ts"
import { delivered } from "../strict.ts"

/** An array whose reduced axes have become its last one. */
export interface Rows {
  /** The elements, shape [..., n]. */
  readonly x: NDArray
  /** The shape that the results of a reduction have. */
  readonly dims: readonly number[]
}

/** The reduced axes, in their order in memory, as one last axis. */
export function rowsAlong(x: NDArray, axis: Axis | undefined, keepdims: unknown): Rows {
  const axes = axesOf(axis, x.dims.length, "repeated axis")
  const all = x.dims.map((_, each) => each)
  const kept = all.filter((each) => !axes.includes(each))
  const reduced = all.filter((each) => axes.includes(each))
  // NumPy leaves the length of several merged axes open, which it cannot find beside an axis of length 0.
  const open = axis !== null && axis !== undefined && axes.length !== 1
  const length = open ? -1 : reduced.reduce((product, each) => product * x.dims[each]!, 1)
  const turned = transpose(x, [...kept, ...reduced])
  return {
    x: turned.reshape([...kept.map((each) => x.dims[each]!), length]) as NDArray,
    dims: keepdims === true ? onesAlong(x.dims, axes) : kept.map((each) => x.dims[each]!),
  }
}

/** Slices of the last axis at places, which become the first axis of the result. */
export function picked(x: NDArray, places: readonly number[]): NDArray {
  const axis = x.dims.length - 1
  const result = allocate(x.dtype, [places.length, ...x.dims.slice(0, -1)])
  places.forEach((place, k) => {
    assign(pick(result, 0, k), pick(x, axis, place))
  })
  return result
}

/** @throws RangeError when `out` has another shape than the result. */
export function checkOutShape(out: NDArray, dims: readonly number[]): void {
  if (sameShape(out.dims, dims)) return
  throw new RangeError(
    `Wrong shape of argument 'out', shape=${shapeText(dims)} is required; got shape=${shapeText(out.dims)}.`,
  )
}

/** The result itself, or `out` with the result in it. */
export function intoOut(result: NDArray, out: NDArray | null): NDArray {
  return out === null ? result : (delivered(result, out) as NDArray)
}
