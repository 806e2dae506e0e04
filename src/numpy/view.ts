import { type Data, type DType, dtypeOr } from "./dtype.ts"
import { memoryAt } from "./memory.ts"
import { NDArray, sizeOf } from "./ndarray.ts"
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

/** Axes of length 1 put in front until there are `rank`. */
export function addAxes(x: NDArray, rank: number): NDArray {
  const missing = Math.max(0, rank - x.dims.length)
  if (missing === 0) return x
  const step = x.dims.length === 0 ? 1 : x.dims[0]! * x.steps[0]!
  const dims = [...new Array<number>(missing).fill(1), ...x.dims]
  const steps = [...new Array<number>(missing).fill(step), ...x.steps]
  return new NDArray(x.data, x.dtype, dims, x.size, steps, x.offset, x.contiguous, x)
}

/**
 * `x.view(dtype)`: the same bytes read as another dtype; the last axis grows or shrinks with the itemsize.
 *
 * @throws RangeError when the itemsize changes and the last axis is not contiguous, its bytes do not divide,
 *   or the other axes do not step by whole elements of the new dtype.
 */
export function viewAs(x: NDArray, like?: unknown): NDArray {
  const dtype = dtypeOr(like, x.dtype)
  const [old, size] = [x.dtype.itemsize, dtype.itemsize]
  if (size === old) {
    const data = dtype === x.dtype ? x.data : memoryAs(x, dtype, 0, x.data.byteLength)
    return new NDArray(data, dtype, x.dims, x.size, x.steps, x.offset, x.contiguous, x)
  }
  const bytes = lastAxisBytes(x, size)
  const start = x.offset * old
  const outer = x.steps.slice(0, -1).map((step, axis) => (x.dims[axis] === 1 ? 1 : (step * old) / size))
  if (x.size > 0 && (start % Math.min(old, size) !== 0 || outer.some((step) => !Number.isInteger(step)))) {
    throw new RangeError("view: every row must start at a whole element of the new dtype")
  }
  const dims = x.dims.with(-1, bytes / size)
  const shift = start % size
  const data = memoryAs(x, dtype, shift, Math.floor((x.data.byteLength - shift) / size) * size)
  const steps = [...outer, 1]
  return new NDArray(
    data,
    dtype,
    dims,
    sizeOf(dims),
    steps,
    (start - shift) / size,
    isContiguous(dims, steps),
    x,
  )
}

/** The bytes of a row that is to be read as elements of another size. */
function lastAxisBytes(x: NDArray, size: number): number {
  const length = x.dims.at(-1)
  if (length === undefined) {
    throw new RangeError("Changing the dtype of a 0d array is only supported if the itemsize is unchanged")
  }
  if (x.size !== 0 && length !== 1 && x.steps.at(-1) !== 1) {
    throw new RangeError("To change to a dtype of a different size, the last axis must be contiguous")
  }
  const bytes = length * x.dtype.itemsize
  if (bytes % size === 0) return bytes
  throw new RangeError(
    "When changing to a larger dtype, its size must be a divisor of the total size in bytes of the last axis of the array.",
  )
}

/** Some bytes of the memory of `x` as the typed array of another dtype. */
function memoryAs(x: NDArray, dtype: DType, start: number, bytes: number): Data {
  return memoryAt(dtype, x.data.buffer, x.data.byteOffset + start, bytes)
}
