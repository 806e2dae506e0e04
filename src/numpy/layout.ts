import type { DType } from "./dtype.ts"
import { allocateData } from "./memory.ts"
import { NDArray, sizeOf, stepsOf } from "./ndarray.ts"

/** Axes from the longest step to the shortest: the order in which memory is gone through. */
function axisOrder({ dims, steps }: NDArray): number[] {
  return dims.map((_, axis) => axis).sort((a, b) => Math.abs(steps[b]!) - Math.abs(steps[a]!))
}

const inOrder = (order: readonly number[]) => order.every((axis, k) => axis === k)

/**
 * A new array of zeros whose axes lie in memory as those of the inputs do (NumPy's order "K"): the result
 * of an operation on transposed arrays is laid out transposed, and later sums go through it in that order.
 */
export function allocateLike(dtype: DType, dims: readonly number[], inputs: readonly NDArray[]): NDArray {
  const size = sizeOf(dims)
  const order =
    dims.length < 2
      ? null
      : sharedOrder(inputs.filter((x) => x.dims.length === dims.length && x.size === size))
  if (order === null) return new NDArray(allocateData(dtype, size, dims), dtype, dims, size, stepsOf(dims))
  const ordered = stepsOf(order.map((axis) => dims[axis]!))
  const steps = new Array<number>(dims.length)
  order.forEach((axis, k) => {
    steps[axis] = ordered[k]!
  })
  return new NDArray(allocateData(dtype, size, dims), dtype, dims, size, steps, 0, false)
}

/** The axis order that all inputs have; null where it is C's or they differ. */
function sharedOrder(inputs: readonly NDArray[]): number[] | null {
  const first = inputs[0]
  if (first === undefined || first.contiguous) return null
  const order = axisOrder(first)
  const shared = !inOrder(order) && inputs.every((x) => axisOrder(x).every((axis, k) => axis === order[k]))
  return shared ? order : null
}
