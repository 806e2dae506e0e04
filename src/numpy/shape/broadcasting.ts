import { broadcastShapes, broadcastSteps, shapeTextTight } from "../broadcast.ts"
import { toArray } from "../creation.ts"
import { isContiguous } from "../index/index.ts"
import type { ArrayInput } from "../input.ts"
import { NDArray, sizeOf } from "../ndarray.ts"
import type { Scalar } from "../scalar.ts"

function canStretch(dims: readonly number[], to: readonly number[]): boolean {
  const missing = to.length - dims.length
  return missing >= 0 && dims.every((length, axis) => length === 1 || length === to[missing + axis])
}

function stretch<T extends Scalar>(x: NDArray<T>, dims: readonly number[]): NDArray<T> {
  const steps = broadcastSteps(x.dims, x.steps, dims)
  return new NDArray(x.data, x.dtype, dims, sizeOf(dims), steps, x.offset, isContiguous(dims, steps), x)
}

/**
 * `np.broadcast_to(array, shape)`: a read-only view of that shape.
 *
 * @throws RangeError when it does not stretch to it.
 */
export function broadcast_to(array: ArrayInput, shape: number | readonly number[]): NDArray {
  const x = toArray(array)
  const dims = typeof shape === "number" ? [shape] : shape
  if (!canStretch(x.dims, dims)) {
    throw new RangeError(
      `operands could not be broadcast together with remapped shapes [original->remapped]: ${shapeTextTight(x.dims)}  and requested shape ${shapeTextTight(dims)}`,
    )
  }
  const view = stretch(x, dims)
  view.writeable = false
  return view
}

/** A value stretched to the shape that an index picks; extra leading axes of length 1 fall away. */
export function broadcastInto(x: NDArray, dims: readonly number[]): NDArray {
  let extra = 0
  while (x.dims.length - extra > dims.length && x.dims[extra] === 1) extra++
  const own = x.dims.slice(extra)
  if (!canStretch(own, dims)) {
    throw new RangeError(
      `shape mismatch: value array of shape ${shapeTextTight(x.dims)} could not be broadcast to indexing result of shape ${shapeTextTight(dims)}`,
    )
  }
  const steps = broadcastSteps(own, x.steps.slice(extra), dims)
  return new NDArray(x.data, x.dtype, dims, sizeOf(dims), steps, x.offset, isContiguous(dims, steps), x)
}

/** `np.broadcast_arrays(...)`: views of a common shape. */
export function broadcast_arrays(...arrays: readonly ArrayInput[]): NDArray[] {
  const given = arrays.map((each) => toArray(each))
  const dims = broadcastShapes(...given.map((each) => each.dims))
  return given.map((each) => stretch(each, dims))
}

/** `np.broadcast_shapes(...)`. */
export function broadcast_shapes(...shapes: readonly (readonly number[])[]): number[] {
  return broadcastShapes(...shapes)
}
