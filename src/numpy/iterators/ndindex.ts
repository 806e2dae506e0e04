import { toArray } from "../creation.ts"
import { getItem } from "../index/index.ts"
import type { ArrayInput, Elements } from "../input.ts"
import { readScalar } from "../memory.ts"
import { type NDArray, sizeOf } from "../ndarray.ts"
import { tuple } from "../tuple.ts"
import { untyped } from "../typed.ts"
import { type Both, both } from "./both.ts"

/** Every index of a shape in C order, as tuples. */
export function* indicesOf(dims: readonly number[]): Generator<number[]> {
  if (dims.includes(0)) return
  const counter = new Array<number>(dims.length).fill(0)
  for (;;) {
    yield tuple(...counter)
    let axis = dims.length - 1
    for (; axis >= 0 && ++counter[axis]! === dims[axis]!; axis--) counter[axis] = 0
    if (axis < 0) return
  }
}

/**
 * `np.ndindex(*shape)`: goes through every index of a shape, the last axis fastest.
 *
 * @throws RangeError for a negative length, TypeError for a fraction.
 */
export const ndindex: Both<(...shape: readonly (number | readonly number[])[]) => Generator<number[]>> = both(
  (...shape: readonly (number | readonly number[])[]) => {
    const dims = (shape.length === 1 ? [untyped(shape[0])].flat() : shape).map(untyped) as number[]
    if (!Number.isSafeInteger(sizeOf(dims))) throw new RangeError("Maximum allowed dimension exceeded")
    for (const length of dims) {
      if (!Number.isInteger(length))
        throw new TypeError(`ndindex: shape must be whole numbers, got ${length}`)
      if (length < 0) throw new RangeError("negative dimensions are not allowed")
    }
    return indicesOf(dims)
  },
)

/** `np.ndenumerate(arr)`: goes through an array in C order, giving each index with its element. */
export const ndenumerate: Both<
  <const A extends ArrayInput>(arr: A) => Generator<[index: number[], value: Elements<A>]>
> = both((arr: ArrayInput) => enumerated(toArray(arr))) as never

function* enumerated(x: NDArray): Generator<[index: number[], value: unknown]> {
  for (const index of indicesOf(x.dims))
    yield tuple(
      index,
      x.dims.length === 0 ? readScalar(x.data, x.dtype, x.offset) : getItem(x, index),
    ) as never
}
