import { type Data, type DType, dtypeOr } from "./dtype.ts"
import { NDArray, sizeOf, stepsOf } from "./ndarray.ts"
import type { Scalar } from "./scalar.ts"

/** Whether elements of that shape and those steps follow one another in C order. */
export function isContiguous(dims: readonly number[], steps: readonly number[]): boolean {
  let expected = 1
  if (dims.includes(0)) return true
  for (let axis = dims.length - 1; axis >= 0; axis--) {
    const length = dims[axis]!
    if (length !== 1 && steps[axis] !== expected) return false
    expected *= length
  }
  return true
}

/** A view of the memory of `x`: element `(i, j, ...)` lies at `offset + i * steps[0] + j * steps[1] + ...`. */
export function stridedView<T extends Scalar>(
  x: NDArray<T>,
  dims: readonly number[],
  steps: readonly number[],
  offset: number = x.offset,
): NDArray<T> {
  return new NDArray(x.data, x.dtype, dims, sizeOf(dims), steps, offset, isContiguous(dims, steps), x)
}

/**
 * `x.view(dtype)`: the same bytes read as another dtype; the last axis grows or shrinks with the itemsize.
 *
 * @throws TypeError when the itemsize changes and the array is not contiguous, or its bytes do not divide.
 */
export function viewAs(x: NDArray, like?: unknown): NDArray {
  const dtype = dtypeOr(like, x.dtype)
  if (dtype.itemsize === x.dtype.itemsize) {
    const data = dtype === x.dtype ? x.data : memoryAs(x, dtype, 0, x.data.byteLength)
    return new NDArray(data, dtype, x.dims, x.size, x.steps, x.offset, x.contiguous, x)
  }
  if (!x.contiguous || x.dims.length === 0) {
    throw new TypeError("To change to a dtype of a different size, the last axis must be contiguous")
  }
  const bytes = x.dims.at(-1)! * x.dtype.itemsize
  if (bytes % dtype.itemsize !== 0) {
    throw new TypeError(
      "When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last axis of the array.",
    )
  }
  const dims = x.dims.with(-1, bytes / dtype.itemsize)
  const size = sizeOf(dims)
  const data = memoryAs(x, dtype, x.offset * x.dtype.itemsize, size * dtype.itemsize)
  return new NDArray(data, dtype, dims, size, stepsOf(dims), 0, true, x)
}

/** Some bytes of the memory of `x` as the typed array of another dtype. */
function memoryAs(x: NDArray, dtype: DType, start: number, bytes: number): Data {
  const Memory = dtype.allocate(0).constructor as { readonly BYTES_PER_ELEMENT: number } & (new (
    buffer: ArrayBufferLike,
    start: number,
    length: number,
  ) => Data)
  return new Memory(x.data.buffer, x.data.byteOffset + start, bytes / Memory.BYTES_PER_ELEMENT)
}
