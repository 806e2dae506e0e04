import { type Data, type DType, float64, int64 } from "../dtype.ts"
import type { ShapeInput } from "../input.ts"
import { fromData, type NDArray, sizeOf } from "../ndarray.ts"
import type { Scalar } from "../scalar.ts"

/**
 * The shape that a `size` argument asks for.
 *
 * @throws TypeError when an entry is no integer, RangeError when it is negative.
 */
export function shapeOf(size: ShapeInput): readonly number[] {
  const dims = typeof size === "number" ? [size] : [...size]
  for (const length of dims) {
    if (typeof length !== "number") throw new TypeError(`size: expected integers, got ${typeof length}`)
    if (!Number.isInteger(length)) throw new TypeError(`size: expected integers, got ${length}`)
    if (length < 0) throw new RangeError(`size: negative dimensions are not allowed, got ${length}`)
  }
  return dims
}

/** One draw without a size (null or undefined), otherwise an array of draws in C order. */
export function drawFloats(size: ShapeInput | null | undefined, next: () => number): number | NDArray {
  if (size === null || size === undefined) return next()
  const dims = shapeOf(size)
  const values = new Float64Array(sizeOf(dims))
  for (let i = 0; i < values.length; i++) values[i] = next()
  return fromData(values, float64, dims)
}

/** The same for integers, as int64. */
export function drawIntegers(size: ShapeInput | null | undefined, next: () => number): number | NDArray {
  if (size === null || size === undefined) return next()
  const dims = shapeOf(size)
  const values = new Float64Array(sizeOf(dims))
  for (let i = 0; i < values.length; i++) values[i] = next()
  return fromIntegers(values, dims, int64)
}

/** An array of an integer dtype from exact integral doubles. */
export function fromIntegers<T extends Scalar>(
  values: ArrayLike<number>,
  dims: readonly number[],
  dtype: DType<T>,
): NDArray<T> {
  const data = dtype.allocate(values.length)
  if (dtype.width === 2) storeWide(data, values)
  else for (let i = 0; i < values.length; i++) data[i] = values[i] as number
  return fromData(data, dtype, dims)
}

/** Writes integers as 64-bit two's complement, low half first. */
function storeWide(data: Data, values: ArrayLike<number>): void {
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    data[2 * i] = value % 2 ** 32
    data[2 * i + 1] = Math.floor(value / 2 ** 32)
  }
}
