import type { NDArray } from "./ndarray.ts"
import type { DTypeName, Scalar, ScalarTypes } from "./scalar.ts"
import { tuple } from "./tuple.ts"
import type { Typed } from "./typed.ts"
import { allocateFloats } from "./wasm/arena.ts"

/** What an array's elements lie in. int64 and uint64 take two 32-bit halves per element, low half first. */
export type Data =
  | Float64Array
  | Float32Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array

/** NumPy's `dtype.kind`: boolean, signed integer, unsigned integer, floating point. */
export type Kind = "b" | "i" | "u" | "f"

/**
 * A NumPy dtype. It is also NumPy's scalar constructor of that name: `np.float32(0.1)` converts a
 * number, `np.int64([1.5, 2])` an array. There is one object for each dtype, so `===` compares them.
 *
 * Source: https://numpy.org/doc/stable/reference/arrays.dtypes.html
 */
export interface DType<out T extends Scalar = Scalar> {
  /** Converts a number, a boolean or a numeric string as the NumPy scalar type does. */
  (value?: number | boolean | string | bigint | Typed): T
  /** Converts an array-like. */
  (value: NDArray | readonly unknown[]): NDArray<T>
  readonly name: DTypeName
  readonly kind: Kind
  /** Bytes of one element. */
  readonly itemsize: number
  /** The one-letter code, `"d"` for float64. */
  readonly char: string
  /** The array-protocol string, `"<f8"` for float64. */
  readonly str: string
  /** Where the dtype stands in {@link dtypes}; indexes tables of kernels. */
  readonly num: number
  /** Elements of the typed array that one element takes: 2 for int64 and uint64, otherwise 1. */
  readonly width: 1 | 2
  /** The boundary on which elements lie, in bytes. */
  readonly alignment: number
  /** `"="` for the machine's order, `"|"` where a single byte has none. */
  readonly byteorder: "=" | "|"
  readonly isnative: true
  readonly isbuiltin: 1
  readonly hasobject: false
  readonly isalignedstruct: false
  /** A dtype is one element: it has no axes, no fields. */
  readonly ndim: 0
  readonly shape: readonly []
  readonly flags: 0
  readonly names: null
  readonly fields: null
  readonly subdtype: null
  readonly metadata: null
  /** The dtype itself, which is the scalar type too. */
  readonly base: DType<T>
  readonly type: DType<T>
  /** A zeroed typed array for `count` elements. */
  allocate(count: number): Data
  /** `float64` */
  toString(): string
  /** Never set; carries the scalar type. */
  readonly scalar?: T
}

type Allocate = (count: number) => Data
type Row = readonly [name: DTypeName, kind: Kind, itemsize: number, char: string, allocate: Allocate]

const rows: readonly Row[] = [
  ["bool", "b", 1, "?", (count) => new Uint8Array(count)],
  ["int8", "i", 1, "b", (count) => new Int8Array(count)],
  ["uint8", "u", 1, "B", (count) => new Uint8Array(count)],
  ["int16", "i", 2, "h", (count) => new Int16Array(count)],
  ["uint16", "u", 2, "H", (count) => new Uint16Array(count)],
  ["int32", "i", 4, "i", (count) => new Int32Array(count)],
  ["uint32", "u", 4, "I", (count) => new Uint32Array(count)],
  ["int64", "i", 8, "l", (count) => new Int32Array(2 * count)],
  ["uint64", "u", 8, "L", (count) => new Uint32Array(2 * count)],
  ["float32", "f", 4, "f", (count) => new Float32Array(count)],
  ["float64", "f", 8, "d", allocateFloats],
]

/** What calling a dtype does; `convert.ts` fills it in, since it needs arrays and arrays need dtypes. */
export const conversion: { convertTo?: (dtype: DType, value: unknown) => unknown } = {}

function create([name, kind, itemsize, char, allocate]: Row, num: number): DType {
  const convert = (value: unknown = 0) => conversion.convertTo!(dtype, value)
  const members: Record<PropertyKey, unknown> = {
    name,
    kind,
    itemsize,
    char,
    num,
    allocate,
    str: `${itemsize === 1 ? "|" : "<"}${kind}${itemsize}`,
    alignment: itemsize,
    byteorder: itemsize === 1 ? "|" : "=",
    ...{ isnative: true, isbuiltin: 1, hasobject: false, isalignedstruct: false },
    ...{ ndim: 0, shape: tuple(), flags: 0, names: null, fields: null, subdtype: null, metadata: null },
    width: kind !== "f" && itemsize === 8 ? 2 : 1,
    toString: () => name,
    [Symbol.for("nodejs.util.inspect.custom")]: () => `dtype('${name}')`,
  }
  for (const key of Reflect.ownKeys(members)) Object.defineProperty(convert, key, { value: members[key] })
  const dtype = convert as unknown as DType
  for (const key of ["base", "type"]) Object.defineProperty(convert, key, { value: dtype })
  return dtype
}

/** Every dtype, in the order of NumPy's `dtype.num`, narrow before wide. */
export const dtypes: readonly DType[] = rows.map(create)

function pick<N extends DTypeName>(name: N): DType<ScalarTypes[N]> {
  return dtypes.find((dtype) => dtype.name === name) as unknown as DType<ScalarTypes[N]>
}

export const bool = pick("bool")
export const int8 = pick("int8")
export const uint8 = pick("uint8")
export const int16 = pick("int16")
export const uint16 = pick("uint16")
export const int32 = pick("int32")
export const uint32 = pick("uint32")
/** 64-bit integers: arrays keep every bit; an element reaches you as a number, exact to 2^53, the nearest beyond. */
export const int64 = pick("int64")
/** As {@link int64}, from 0 to 2^64 - 1. */
export const uint64 = pick("uint64")
export const float32 = pick("float32")
export const float64 = pick("float64")

/** The dtypes by name. */
export const dtypeNamed: { readonly [N in DTypeName]: DType<ScalarTypes[N]> } = {
  bool,
  int8,
  uint8,
  int16,
  uint16,
  int32,
  uint32,
  int64,
  uint64,
  float32,
  float64,
}

/** Python's types and NumPy's other names for its dtypes. */
const aliases: Readonly<Record<string, DTypeName>> = {
  float: "float64",
  double: "float64",
  single: "float32",
  int: "int64",
  int_: "int64",
  uint: "uint64",
  intp: "int64",
  bool_: "bool",
  byte: "int8",
  ubyte: "uint8",
  short: "int16",
  ushort: "uint16",
  intc: "int32",
  uintc: "uint32",
  long: "int64",
  ulong: "uint64",
  longlong: "int64",
  ulonglong: "uint64",
  p: "int64",
  q: "int64",
  Q: "uint64",
  Number: "float64",
  Boolean: "bool",
}

const byText = new Map<string, DType>(Object.entries(aliases).map(([name, to]) => [name, dtypeNamed[to]]))
for (const dtype of dtypes) {
  const code = `${dtype.kind}${dtype.itemsize}`
  for (const text of [dtype.name, dtype.char, code, `<${code}`, `=${code}`, `|${code}`])
    byText.set(text, dtype)
}

/** What a `dtype` argument takes: a dtype, its name, or Python's `float`, `int`, `bool`. */
export type DTypeLike<T extends Scalar = Scalar> = DType<T> | DTypeText | ((value: never) => unknown)

/** The names that TypeScript completes; NumPy's codes such as `"<f8"` are taken too. */
export type DTypeText = DTypeName | "float" | "int" | (string & {})

/** The scalar type of the arrays that a dtype argument asks for. */
export type ScalarOfDType<D> =
  D extends DType<infer T>
    ? T
    : D extends DTypeName
      ? ScalarTypes[D]
      : D extends "float"
        ? ScalarTypes["float64"]
        : D extends "int"
          ? ScalarTypes["int64"]
          : Scalar

/**
 * The dtype that an argument names.
 *
 * @throws TypeError when nothing goes by that name.
 */
export function dtypeOf(like: unknown): DType {
  const text = typeof like === "function" ? like.name : like
  if (typeof like === "function" && (like as Partial<DType>).num !== undefined) return like as DType
  const found = typeof text === "string" ? byText.get(text) : undefined
  if (found !== undefined) return found
  if (typeof text === "string") throw new TypeError(`data type '${text}' not understood`)
  const hint = typeof like === "number" ? " (a shape or elements go in one list: np.zeros([2, 3]))" : ""
  throw new TypeError(`Cannot interpret '${String(like)}' as a data type${hint}`)
}

/** The dtype that an optional argument names; `fallback` where it is left out or null. */
export function dtypeOr<F extends DType | null>(like: unknown, fallback: F): DType | F {
  return like === undefined || like === null ? fallback : dtypeOf(like)
}

// A dtype's name is a value and a type: `np.float64(0.5)`, `const loss: np.float64 = ...`.
export type bool = ScalarTypes["bool"]
export type int8 = ScalarTypes["int8"]
export type uint8 = ScalarTypes["uint8"]
export type int16 = ScalarTypes["int16"]
export type uint16 = ScalarTypes["uint16"]
export type int32 = ScalarTypes["int32"]
export type uint32 = ScalarTypes["uint32"]
export type int64 = ScalarTypes["int64"]
export type uint64 = ScalarTypes["uint64"]
export type float32 = ScalarTypes["float32"]
export type float64 = ScalarTypes["float64"]
