import { bool, type DType, dtypeNamed, dtypes, float32, float64, int8, int64, uint64 } from "./dtype.ts"
import type { DTypeName, Scalar, ScalarName, ScalarTypes } from "./scalar.ts"

/**
 * The common dtype of two dtypes (`np.promote_types`): the smallest that holds the values of both.
 * One table serves the run and, through its type, the checker.
 *
 * Source: NEP 50; https://numpy.org/doc/stable/reference/arrays.promotion.html
 */
// biome-ignore format: a table reads best as one
const promotions = {
  bool:    { bool: "bool", int8: "int8", uint8: "uint8", int16: "int16", uint16: "uint16", int32: "int32", uint32: "uint32", int64: "int64", uint64: "uint64", float32: "float32", float64: "float64" },
  int8:    { bool: "int8", int8: "int8", uint8: "int16", int16: "int16", uint16: "int32", int32: "int32", uint32: "int64", int64: "int64", uint64: "float64", float32: "float32", float64: "float64" },
  uint8:   { bool: "uint8", int8: "int16", uint8: "uint8", int16: "int16", uint16: "uint16", int32: "int32", uint32: "uint32", int64: "int64", uint64: "uint64", float32: "float32", float64: "float64" },
  int16:   { bool: "int16", int8: "int16", uint8: "int16", int16: "int16", uint16: "int32", int32: "int32", uint32: "int64", int64: "int64", uint64: "float64", float32: "float32", float64: "float64" },
  uint16:  { bool: "uint16", int8: "int32", uint8: "uint16", int16: "int32", uint16: "uint16", int32: "int32", uint32: "uint32", int64: "int64", uint64: "uint64", float32: "float32", float64: "float64" },
  int32:   { bool: "int32", int8: "int32", uint8: "int32", int16: "int32", uint16: "int32", int32: "int32", uint32: "int64", int64: "int64", uint64: "float64", float32: "float64", float64: "float64" },
  uint32:  { bool: "uint32", int8: "int64", uint8: "uint32", int16: "int64", uint16: "uint32", int32: "int64", uint32: "uint32", int64: "int64", uint64: "uint64", float32: "float64", float64: "float64" },
  int64:   { bool: "int64", int8: "int64", uint8: "int64", int16: "int64", uint16: "int64", int32: "int64", uint32: "int64", int64: "int64", uint64: "float64", float32: "float64", float64: "float64" },
  uint64:  { bool: "uint64", int8: "float64", uint8: "uint64", int16: "float64", uint16: "uint64", int32: "float64", uint32: "uint64", int64: "float64", uint64: "uint64", float32: "float64", float64: "float64" },
  float32: { bool: "float32", int8: "float32", uint8: "float32", int16: "float32", uint16: "float32", int32: "float64", uint32: "float64", int64: "float64", uint64: "float64", float32: "float32", float64: "float64" },
  float64: { bool: "float64", int8: "float64", uint8: "float64", int16: "float64", uint16: "float64", int32: "float64", uint32: "float64", int64: "float64", uint64: "float64", float32: "float64", float64: "float64" },
} as const satisfies Record<DTypeName, Record<DTypeName, DTypeName>>

type Promotions = typeof promotions
type Floating = "float32" | "float64"

/** Python's scalars in the type of a promotion: weak, so that the other operand's dtype decides. */
type PromoteWeak<Name, Weak> = Weak extends "boolean"
  ? Name
  : Weak extends "int"
    ? Name extends "bool"
      ? "int64"
      : Name
    : Weak extends "float"
      ? Name extends Floating
        ? Name
        : "float64"
      : Name extends Floating
        ? Name
        : "number"

type PromoteNames<A, B> = "float64" extends A | B
  ? "float64"
  : "any" extends A | B
    ? "any"
    : A extends DTypeName
      ? B extends DTypeName
        ? Promotions[A][B]
        : PromoteWeak<A, B>
      : B extends DTypeName
        ? PromoteWeak<B, A>
        : A extends "float"
          ? "float64"
          : B extends "float"
            ? "float64"
            : "number" extends A | B
              ? "number"
              : "int" extends A | B
                ? "int64"
                : "bool"

/** The scalar type that a name of {@link ScalarName} stands for. */
export type ScalarNamed<N> = N extends DTypeName
  ? ScalarTypes[N]
  : N extends "int"
    ? ScalarTypes["int64"]
    : N extends "float"
      ? ScalarTypes["float64"]
      : N extends "boolean"
        ? ScalarTypes["bool"]
        : N extends "number"
          ? number
          : Scalar

/**
 * The scalar type of what `A` and `B` give together, by NEP 50: two dtypes meet in the table above,
 * Python's scalars are weak. `number` means that only the data will tell.
 */
export type Promote<A, B> = ScalarNamed<PromoteNames<ScalarName<A>, ScalarName<B>>>

/** The scalar type of `A / B`: float32 where both agree on it, otherwise float64. */
export type PromoteDivision<A, B> = FloatOf<Promote<A, B>>

/** The floating type in which sqrt, exp and the like of `T` come out. */
export type FloatOf<T> = ScalarName<T> extends "float32" ? ScalarTypes["float32"] : ScalarTypes["float64"]

/** `T`; of any scalar `any`: a dtype that is not known must not stop a cell. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Known<T> = [Scalar] extends [T] ? any : T

/** The scalar type of a sum of `T`: narrow integers and booleans add up in 64 bits. */
export type SumOf<T> =
  ScalarName<T> extends "bool" | "boolean" | "int" | "int8" | "int16" | "int32"
    ? ScalarTypes["int64"]
    : ScalarName<T> extends "uint8" | "uint16" | "uint32"
      ? ScalarTypes["uint64"]
      : ScalarName<T> extends "float"
        ? ScalarTypes["float64"]
        : Known<T>

const table: readonly (readonly DType[])[] = dtypes.map((a) =>
  dtypes.map((b) => dtypeNamed[promotions[a.name][b.name]]),
)

/** `np.promote_types` of two dtypes. */
export function promote(a: DType, b: DType): DType {
  return a === b ? a : table[a.num]![b.num]!
}

/**
 * The dtype that several dtypes have together. Integers meet the widest floating one each on its own, so
 * that int16, uint16 and float32 make float32, not the float64 that int16 and uint16 would ask for.
 */
export function promoteAll(given: readonly DType[]): DType {
  const floating = given.filter((dtype) => dtype.kind === "f")
  if (floating.length === 0 || given.length === 2) return given.reduce(promote)
  const widest = floating.reduce(promote)
  return given.map((dtype) => promote(widest, dtype)).reduce(promote)
}

/** How a Python scalar takes part in a promotion: its kind only. */
export type Weak = "bool" | "int" | "float"

/** The kind of a plain JavaScript value: integral numbers up to 2^53 count as Python ints. */
export function weakKind(value: number | boolean): Weak {
  if (typeof value === "boolean") return "bool"
  return Number.isSafeInteger(value) && !Object.is(value, -0) ? "int" : "float"
}

const alone: Record<Weak, DType> = { bool, int: int64, float: float64 }

/** The dtype of a Python scalar that meets no array. */
export function dtypeOfWeak(weak: Weak): DType {
  return alone[weak]
}

/** The dtype of an array of `dtype` that meets a Python scalar. */
export function promoteWeak(dtype: DType, weak: Weak): DType {
  if (weak === "bool" || dtype.kind === "f") return dtype
  if (weak === "float") return float64
  return dtype.kind === "b" ? int64 : dtype
}

/** The dtype in which sums and products of `dtype` are taken: 64 bits for integers and booleans. */
export function sumDType(dtype: DType): DType {
  if (dtype.kind === "f") return dtype
  return dtype.kind === "u" ? uint64 : int64
}

/** The dtype in which arithmetic that booleans do not have is done on them: int8. */
export function boolToInt8(dtype: DType): DType {
  return dtype === bool ? int8 : dtype
}

/** The floating dtype in which the elementary functions of `dtype` are computed (NumPy's float16 apart). */
export function floatFor(dtype: DType): DType {
  return dtype.kind === "f" ? dtype : dtype.itemsize <= 2 ? float32 : float64
}
