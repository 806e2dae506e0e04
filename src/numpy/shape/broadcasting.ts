import { broadcastShapes, broadcastSteps, shapeTextTight, stretchesTo } from "../broadcast.ts"
import { trimLeading } from "../copy.ts"
import { toArray } from "../creation.ts"
import type { ArrayInput, Elements, RankOfShape, ShapeInput } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { isOptions, named } from "../options.ts"
import type { Scalar } from "../scalar.ts"
import { tuple } from "../tuple.ts"
import { untyped } from "../typed.ts"
import { stridedView } from "../view.ts"

function stretch<T extends Scalar>(x: NDArray<T>, dims: readonly number[]): NDArray<T> {
  return stridedView(x, dims, broadcastSteps(x.dims, x.steps, dims))
}

/** The lengths of a shape, a whole number or a list of them. */
function lengthsOf(shape: unknown): number[] {
  const plain = untyped(shape)
  const dims = (Array.isArray(plain) ? plain : [plain]).map(untyped)
  const wrong = dims.find((length) => !Number.isInteger(length))
  if (wrong !== undefined) throw new TypeError(`shape must be whole numbers, got ${String(wrong)}`)
  if (dims.some((length) => (length as number) < 0))
    throw new RangeError("all elements of broadcast shape must be non-negative")
  return dims as number[]
}

/**
 * `np.broadcast_to(array, shape, subok=False)`: a read-only view of that shape.
 *
 * @throws RangeError when it does not stretch to it.
 */
export function broadcast_to<const A extends ArrayInput, const S extends ShapeInput>(
  array: A,
  shape: S,
  ...rest: readonly (boolean | { readonly subok?: boolean })[]
): NDArray<Elements<A>, RankOfShape<S>> {
  named("broadcast_to", ["subok"], rest)
  const x = toArray(array)
  const dims = lengthsOf(shape)
  if (!stretchesTo(x.dims, dims)) {
    throw new RangeError(
      `operands could not be broadcast together with remapped shapes [original->remapped]: ${shapeTextTight(x.dims)}  and requested shape ${shapeTextTight(dims)}`,
    )
  }
  const view = stretch(x, dims)
  view.writeable = false
  return view as never
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

/** `np.broadcast_arrays(*args, subok=False)`: a tuple of views of a common shape. */
export function broadcast_arrays(...args: readonly (ArrayInput | { readonly subok?: boolean })[]): NDArray[] {
  const last = args.at(-1)
  if (isOptions(last)) named("broadcast_arrays", ["subok"], [last])
  const given = (isOptions(last) ? args.slice(0, -1) : args).map((each) => toArray(each))
  const dims = broadcastShapes(...given.map((each) => each.dims))
  return tuple(...given.map((each) => stretch(each, dims))) as never
}

/** `np.broadcast_shapes(*args)`: the shape that shapes, or lengths, have together. */
export function broadcast_shapes(...args: readonly ShapeInput[]): number[] {
  return tuple(...broadcastShapes(...args.map(lengthsOf)))
}
