import type { Data } from "../numpy/dtype.ts"
import { NDArray } from "../numpy/ndarray.ts"

/** The dtype, shape and numbers of a traced value, in C order. */
export interface TracedNumbers {
  readonly dtype: string
  readonly shape: readonly number[]
  readonly numbers: readonly number[]
}

/** Whether a value can be drawn: an array, a number or a boolean. */
export function isNumeric(value: unknown): value is NDArray | number | boolean {
  return value instanceof NDArray || typeof value === "number" || typeof value === "boolean"
}

/** A copy of the numbers of an array, a number (shape `[]`) or a boolean (0 or 1). */
export function numbersOf(value: NDArray | number | boolean): TracedNumbers {
  if (value instanceof NDArray)
    return { dtype: value.dtype.name, shape: [...value.dims], numbers: readElements(value) }
  const dtype = typeof value === "boolean" ? "bool" : Number.isInteger(value) ? "int" : "float"
  return { dtype, shape: [], numbers: [Number(value)] }
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
