import { type DType, dtypeOf } from "./dtype.ts"
import { NDArray, sizeOf, stepsOf } from "./ndarray.ts"

/**
 * `x.view(dtype)`: the same bytes read as another dtype; the last axis grows or shrinks with the itemsize.
 *
 * @throws TypeError when the last axis is not contiguous, or its bytes do not divide.
 */
export function viewAs(x: NDArray, like?: unknown): NDArray {
  const dtype = like === undefined ? x.dtype : dtypeOf(like)
  if (dtype === x.dtype) {
    return new NDArray(x.data, x.dtype, x.dims, x.size, x.steps, x.offset, x.contiguous, x)
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
  const data = memoryAs(x, dtype, sizeOf(dims))
  return new NDArray(data, dtype, dims, sizeOf(dims), stepsOf(dims), 0, true, x)
}

function memoryAs(x: NDArray, dtype: DType, size: number): NDArray["data"] {
  const start = x.data.byteOffset + x.offset * x.dtype.itemsize
  const Memory = dtype.allocate(0).constructor as new (
    buffer: ArrayBufferLike,
    start: number,
    length: number,
  ) => NDArray["data"]
  return new Memory(x.data.buffer, start, size * dtype.width)
}
