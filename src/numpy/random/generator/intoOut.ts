import { sameShape } from "../../broadcast.ts"
import { type DType, dtypeOr, float32, float64 } from "../../dtype.ts"
import { allocateData } from "../../memory.ts"
import { fromData, NDArray, sizeOf } from "../../ndarray.ts"
import { transpose } from "../../shape/reshape.ts"
import { isSingle, shapeOf } from "../draw.ts"

/** How a draw fills memory of each precision. */
export interface Precisions {
  readonly double: (out: Float64Array) => void
  readonly single: (out: Float32Array) => void
}

/** The `size`, `dtype` and `out` of a draw. */
export interface Target {
  readonly size?: unknown
  readonly dtype?: unknown
  readonly out?: unknown
}

/** The dtype of a draw. @throws TypeError for another than float64 and float32 */
export function precisionOf(name: string, like: unknown): DType {
  const dtype = dtypeOr(like, float64) as DType
  if (dtype === (float64 as DType) || dtype === (float32 as DType)) return dtype
  throw new TypeError(`Unsupported dtype dtype('${dtype.name}') for ${name}`)
}

/** Fills a fresh array, the memory of `out`, or without a size gives one number. */
export function drawInto(
  name: string,
  { size, dtype: like, out }: Target,
  fill: Precisions,
): number | NDArray {
  const dtype = precisionOf(name, like)
  const target = maybeTarget(out, dtype, size, false)
  const dims = target?.dims ?? (isSingle(size) ? [] : shapeOf(size))
  const count = sizeOf(dims)
  const data =
    target === null
      ? allocateData(dtype, count, dims)
      : target.data.subarray(target.offset, target.offset + count)
  if (data instanceof Float64Array) fill.double(data)
  else fill.single(data as Float32Array)
  if (target !== null) return target
  return isSingle(size) ? (data[0] as number) : fromData(data, dtype, dims)
}

/**
 * The `out` argument of a draw; null where there is none.
 *
 * @param inOrder - whether only C order will do
 * @throws TypeError for another dtype; RangeError for memory that is not contiguous, or another shape
 */
export function maybeTarget(out: unknown, dtype: DType, size: unknown, inOrder: boolean): NDArray | null {
  if (out === undefined || out === null) return null
  if (!(out instanceof NDArray) || !out.writeable || !isDense(out, inOrder)) {
    throw new RangeError(
      `Supplied output array must be ${inOrder ? "C-" : ""}contiguous, writable, aligned, and in machine byte-order.`,
    )
  }
  if ((out.dtype as DType) !== dtype) {
    throw new TypeError(
      `Supplied output array has the wrong type. Expected ${dtype.name}, got ${(out.dtype as DType).name}`,
    )
  }
  if (!isSingle(size) && !sameShape(shapeOf(size), out.dims))
    throw new RangeError("size must match out.shape when used together")
  return out
}

function isDense(x: NDArray, inOrder: boolean): boolean {
  return x.contiguous || (!inOrder && transpose(x).contiguous)
}
