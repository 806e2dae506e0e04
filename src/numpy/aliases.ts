/** NumPy's other names for its dtypes, after the C types of a 64-bit machine. */
import { float32, float64, int8, int16, int32, int64, uint8, uint16, uint32, uint64 } from "./dtype.ts"

export const byte: typeof int8 = int8
export const ubyte: typeof uint8 = uint8
export const short: typeof int16 = int16
export const ushort: typeof uint16 = uint16
export const intc: typeof int32 = int32
export const uintc: typeof uint32 = uint32
export const int_: typeof int64 = int64
export const uint: typeof uint64 = uint64
export const intp: typeof int64 = int64
export const uintp: typeof uint64 = uint64
export const long: typeof int64 = int64
export const ulong: typeof uint64 = uint64
export const longlong: typeof int64 = int64
export const ulonglong: typeof uint64 = uint64
export const single: typeof float32 = float32
export const double: typeof float64 = float64
