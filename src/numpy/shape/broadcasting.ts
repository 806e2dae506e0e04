import { broadcastShapes, broadcastSteps, shapeTextTight, stretchesTo } from "../broadcast.ts"
import { trimLeading } from "../copy.ts"
import { toArray } from "../creation.ts"
import type { ArrayInput } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import type { Scalar } from "../scalar.ts"
import { stridedView } from "../view.ts"

function stretch<T extends Scalar>(x: NDArray<T>, dims: readonly number[]): NDArray<T> {
  return stridedView(x, dims, broadcastSteps(x.dims, x.steps, dims))
}

/**
 * `np.broadcast_to(array, shape)`: a read-only view of that shape.
 *
 * @throws RangeError when it does not stretch to it.
 */
export function broadcast_to(array: ArrayInput, shape: number | readonly number[]): NDArray {
  const x = toArray(array)
  const dims = typeof shape === "number" ? [shape] : shape
  if (!stretchesTo(x.dims, dims)) {
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
  const own = trimLeading(x, dims.length)
  if (!stretchesTo(own.dims, dims)) {
    throw new RangeError(
      `shape mismatch: value array of shape ${shapeTextTight(x.dims)} could not be broadcast to indexing result of shape ${shapeTextTight(dims)}`,
    )
  }
  return stridedView(x, dims, broadcastSteps(own.dims, own.steps, dims))
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
