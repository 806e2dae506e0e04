import { elementBytes } from "../bytes.ts"
import { checkPlace } from "../creation.ts"
import {
  type DType,
  type DTypeLike,
  dtypeOr,
  type float64 as Float64,
  float64,
  type ScalarOfDType,
} from "../dtype.ts"
import { memoryOver } from "../memory.ts"
import { fromData, NDArray } from "../ndarray.ts"
import { named, wholeNumber } from "../options.ts"
import { untyped } from "../typed.ts"

/** The bytes of a buffer, which may be an array. @throws TypeError for what has none, RangeError for an array that is not contiguous. */
export function bytesOf(buffer: unknown): Uint8Array {
  const plain = untyped(buffer)
  if (plain instanceof NDArray) {
    if (!plain.contiguous) throw new RangeError("ndarray is not C-contiguous")
    const { byteOffset, byteLength } = elementBytes(plain)
    return new Uint8Array(plain.data.buffer, byteOffset, byteLength)
  }
  if (plain instanceof ArrayBuffer) return new Uint8Array(plain)
  if (ArrayBuffer.isView(plain)) return new Uint8Array(plain.buffer, plain.byteOffset, plain.byteLength)
  throw new TypeError(`a bytes-like object is required, not '${typeof plain}'`)
}

interface BufferOptions<D> {
  readonly dtype?: D | null
  readonly count?: number
  readonly offset?: number
  readonly like?: NDArray | null
}

/**
 * `np.frombuffer(buffer, dtype=None, count=-1, offset=0, *, like=None)`: the bytes of a buffer, a typed array or a
 * contiguous array as elements of a dtype, without a copy where they lie on its boundary.
 *
 * @param count - elements to take; -1 for all
 * @param offset - bytes to leave out at the start
 * @throws RangeError when there are no bytes, too few, or not a whole number of elements.
 */
export function frombuffer<D extends DTypeLike = never>(
  buffer: ArrayBufferLike | ArrayBufferView | NDArray,
  ...rest: readonly (D | number | null | BufferOptions<D>)[]
): NDArray<[D] extends [never] ? Float64 : ScalarOfDType<D>, 1> {
  const given = named("frombuffer", ["dtype", "count", "offset", "like"], rest, 3)
  checkPlace({ like: given.like })
  const dtype = dtypeOr(given.dtype, float64)
  const [count, offset] = [
    wholeNumber("frombuffer", "count", given.count ?? -1),
    wholeNumber("frombuffer", "offset", given.offset ?? 0),
  ]
  return fromData(memoryOver(stretchOf(bytesOf(buffer), dtype, count, offset), dtype), dtype) as never
}

function stretchOf(bytes: Uint8Array, { itemsize }: DType, count: number, offset: number): Uint8Array {
  if (offset < 0 || offset > bytes.length)
    throw new RangeError(`offset must be non-negative and no greater than buffer length (${bytes.length})`)
  const rest = bytes.length - offset
  if (count < 0 && rest % itemsize !== 0)
    throw new RangeError("buffer size must be a multiple of element size")
  if (count >= 0 && count * itemsize > rest) throw new RangeError("buffer is smaller than requested size")
  const length = count < 0 ? rest : count * itemsize
  return bytes.subarray(offset, offset + length)
}
