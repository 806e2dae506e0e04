import { shapeText } from "./broadcast.ts"
import type { Data, DType } from "./dtype.ts"
import type { NDArray } from "./ndarray.ts"
import { readInt64, readUint64, writeInt64, writeUint64 } from "./wide.ts"

/** Reads one element as a number; booleans as 0 or 1. */
export type Read = (data: Data, index: number) => number
/** Writes one element as C casts a double. */
export type Write = (data: Data, index: number, value: number) => void

const readPlain: Read = (data, index) => data[index]!

const writePlain: Write = (data, index, value) => {
  data[index] = value
}

const writeBool: Write = (data, index, value) => {
  data[index] = value === 0 ? 0 : 1
}

// What does not fit 32 bits becomes -2^31, whose low 16 bits are 0: a truncating conversion on x86.
const writeInt: Write = (data, index, value) => {
  data[index] = value > -2147483649 && value < 2147483648 ? value : -2147483648
}

// uint32 is cut from a 64-bit conversion.
const writeUint32: Write = (data, index, value) => {
  data[index] = Math.abs(value) < 2 ** 63 ? value : 0
}

const readers: Readonly<Record<string, Read>> = { int64: readInt64, uint64: readUint64 }
const writers: Readonly<Record<string, Write>> = {
  bool: writeBool,
  int64: writeInt64,
  uint64: writeUint64,
  uint32: writeUint32,
  float32: writePlain,
  float64: writePlain,
}

/** The reader of elements of a dtype. */
export function readerOf(dtype: DType): Read {
  return readers[dtype.name] ?? readPlain
}

/** The writer of elements of a dtype. */
export function writerOf(dtype: DType): Write {
  return writers[dtype.name] ?? writeInt
}

/** The last scalar that reached users, and the dtype which the plain number no longer tells. */
export const lastScalar: { value: unknown; dtype: DType | null } = { value: undefined, dtype: null }

/** One element as it reaches users: a number, or a boolean for bool. */
export function readScalar(data: Data, dtype: DType, index: number): number | boolean {
  const value = dtype.width === 2 ? readerOf(dtype)(data, index) : data[index]!
  lastScalar.dtype = dtype
  lastScalar.value = dtype.kind === "b" ? value !== 0 : value
  return lastScalar.value as number | boolean
}

/** An array as NumPy returns results: of rank 0, its scalar. */
export function scalarOrArray(x: NDArray): unknown {
  return x.dims.length === 0 ? readScalar(x.data, x.dtype, x.offset) : x
}

/** Some bytes of a buffer as elements of a dtype. @throws RangeError where they do not lie on its boundary. */
export function memoryAt(dtype: DType, buffer: ArrayBufferLike, start: number, bytes: number): Data {
  const Memory = dtype.allocate(0).constructor as { readonly BYTES_PER_ELEMENT: number } & (new (
    buffer: ArrayBufferLike,
    start: number,
    length: number,
  ) => Data)
  return new Memory(buffer, start, bytes / Memory.BYTES_PER_ELEMENT)
}

/** Memory of a dtype over bytes; a copy where they do not lie on its boundary. */
export function memoryOver(bytes: Uint8Array, dtype: DType): Data {
  const isAligned = bytes.byteOffset % (dtype.itemsize / dtype.width) === 0
  const { buffer, byteOffset, byteLength } = isAligned ? bytes : bytes.slice()
  return memoryAt(dtype, buffer, byteOffset, byteLength)
}

/** Refuses an array that no memory could hold. @throws RangeError in the words of NumPy's MemoryError. */
export function checkRoom(dtype: DType, size: number, dims: readonly number[]): void {
  if (size * dtype.itemsize > Number.MAX_SAFE_INTEGER) allocateData(dtype, size, dims)
}

/** Zeroed memory for an array. @throws RangeError in the words of NumPy's MemoryError. */
export function allocateData(dtype: DType, size: number, dims: readonly number[]): Data {
  try {
    return dtype.allocate(size)
  } catch (error) {
    const space = sizeText(size * dtype.itemsize)
    throw new RangeError(
      `Unable to allocate ${space} for an array with shape ${shapeText(dims)} and data type ${dtype.name}`,
      { cause: error },
    )
  }
}

/** Bytes in the largest unit that keeps a whole part. */
function sizeText(bytes: number): string {
  const units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
  const power = Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  return `${(bytes / 1024 ** power).toPrecision(3)} ${units[power]}`
}
