import type { Data } from "../numpy/dtype.ts"
import { NDArray } from "../numpy/ndarray.ts"

/** Whether a value can be drawn: an array, a number or a boolean. */
export function isNumeric(value: unknown): value is NDArray | number | boolean {
  return value instanceof NDArray || typeof value === "number" || typeof value === "boolean"
}

/** One element of the memory of an array; 64-bit integers become the nearest double. */
export function readElement(data: Data, wide: boolean, index: number): number {
  if (!wide) return data[index]!
  return data[2 * index + 1]! * 2 ** 32 + (data[2 * index]! >>> 0)
}

/**
 * All elements, or those at the picked positions of each axis, in C order.
 * @param picked - for each axis the positions wanted; null stands for all
 */
export function readElements(array: NDArray, picked: readonly (readonly number[] | null)[] = []): number[] {
  const { data, dtype, dims, steps } = array
  const wide = dtype.width === 2
  let offsets = [array.offset]
  for (const [axis, length] of dims.entries()) {
    const positions = picked[axis] ?? Array.from({ length }, (_, position) => position)
    const step = steps[axis]!
    offsets = offsets.flatMap((offset) => positions.map((position) => offset + position * step))
  }
  return offsets.map((offset) => readElement(data, wide, offset))
}
