/** What is asked of dtypes: casting, promotion, kinds. */
import { castingOf, canCast as casts } from "./casting.ts"
import { integerRange } from "./convert.ts"
import { toArray } from "./creation.ts"
import {
  bool,
  type DType,
  type DTypeLike,
  dtypeNamed,
  dtypeOf,
  float32,
  float64,
  int64,
  type Kind,
  uint64,
} from "./dtype.ts"
import type { ArrayInput } from "./input.ts"
import { NDArray } from "./ndarray.ts"
import { keyword } from "./options.ts"
import { promote } from "./promote.ts"
import { isTuple } from "./tuple.ts"
import { untyped } from "./typed.ts"

/** A class of NumPy's scalar types that is none itself: `np.integer`, `np.floating`, ... */
export interface AbstractType {
  readonly name: string
  /** The kinds of the dtypes that belong to it; "c" stands for the complex ones, which are not here. */
  readonly kinds: readonly (Kind | "c")[]
}

function abstractType(name: string, ...kinds: readonly (Kind | "c")[]): AbstractType {
  return Object.freeze({ name, kinds, toString: () => name })
}

/** Every scalar type. */
export const generic: AbstractType = abstractType("generic", "b", "i", "u", "f", "c")
/** Integers, floats and complex numbers. */
export const number: AbstractType = abstractType("number", "i", "u", "f", "c")
/** Signed and unsigned integers. */
export const integer: AbstractType = abstractType("integer", "i", "u")
/** int8 to int64. */
export const signedinteger: AbstractType = abstractType("signedinteger", "i")
/** uint8 to uint64. */
export const unsignedinteger: AbstractType = abstractType("unsignedinteger", "u")
/** Floats and complex numbers. */
export const inexact: AbstractType = abstractType("inexact", "f", "c")
/** float32 and float64. */
export const floating: AbstractType = abstractType("floating", "f")

function isAbstract(type: unknown): type is AbstractType {
  return typeof type === "object" && type !== null && "kinds" in type
}

/**
 * `np.can_cast(from_, to, casting="safe")`: whether a cast follows the rule.
 *
 * @param from_ - a dtype or an array
 * @throws TypeError for a plain number, whose dtype depends on its value.
 */
export function can_cast(
  from_: DTypeLike | NDArray,
  to: DTypeLike,
  casting: string | { readonly casting?: string } = "safe",
): boolean {
  const from = untyped(from_)
  if (typeof from === "number" || typeof from === "boolean") {
    throw new TypeError(
      "can_cast() does not support Python ints, floats, and complex because the result used to depend on the value.",
    )
  }
  const dtype = from instanceof NDArray ? from.dtype : dtypeOf(from)
  return casts(dtype, dtypeOf(to), castingOf(keyword<string>("can_cast", "casting", casting, "safe")))
}

/** `np.promote_types(type1, type2)`: the smallest dtype that both cast to safely. */
export function promote_types(type1: DTypeLike, type2: DTypeLike): DType {
  return promote(dtypeOf(type1), dtypeOf(type2))
}

/**
 * `np.min_scalar_type(a)`: the smallest dtype that holds a scalar; of an array with axes its own. NumPy gives
 * float16 for floats up to 65504, which is left out: float32 stands in.
 */
export function min_scalar_type(a: ArrayInput): DType {
  const x = toArray(a)
  if (x.dims.length > 0 || x.dtype.kind === "b") return x.dtype
  const value = Number(x.item())
  if (x.dtype.kind === "f") {
    const fits = !Number.isFinite(value) || Number.isFinite(Math.fround(value))
    return fits ? float32 : x.dtype
  }
  const kinds =
    value < 0
      ? (["int8", "int16", "int32", "int64"] as const)
      : (["uint8", "uint16", "uint32", "uint64"] as const)
  const found = kinds.find((name) => {
    const [low, high] = integerRange(dtypeNamed[name])!
    return value >= low && value <= high
  })
  return found === undefined ? (value < 0 ? int64 : uint64) : dtypeNamed[found]
}

/**
 * `np.common_type(*arrays)`: the floating dtype that arrays have together; integers count as float64.
 *
 * @throws TypeError for booleans.
 */
export function common_type(...arrays: readonly ArrayInput[]): DType {
  const types = arrays.map((each) => {
    const { dtype } = toArray(each)
    if (dtype === bool) throw new TypeError("can't get common type for non-numeric array")
    return dtype.kind === "f" ? dtype : float64
  })
  return types.includes(float64) ? float64 : float32
}

/** A dtype for whatever names one, or an abstract type as it is. */
function typeOf(arg: unknown): DType | AbstractType {
  return isAbstract(arg) ? arg : dtypeOf(arg)
}

/** `np.issubdtype(arg1, arg2)`: whether the first type is the second, or belongs to it. */
export function issubdtype(arg1: DTypeLike | AbstractType, arg2: DTypeLike | AbstractType): boolean {
  const [first, second] = [typeOf(arg1), typeOf(arg2)]
  if (!isAbstract(second)) return first === second
  const kinds = isAbstract(first) ? first.kinds : [first.kind]
  return kinds.every((kind) => second.kinds.includes(kind))
}

/** The kinds of the array API standard. */
const apiKinds: Readonly<Record<string, readonly Kind[]>> = {
  bool: ["b"],
  "signed integer": ["i"],
  "unsigned integer": ["u"],
  integral: ["i", "u"],
  "real floating": ["f"],
  "complex floating": [],
  numeric: ["i", "u", "f"],
}

/**
 * `np.isdtype(dtype, kind)`: whether a dtype is of a kind: a dtype, one of the array API's words, or any of
 * several in a list.
 *
 * @throws TypeError for what is no dtype; RangeError for an unknown word.
 */
export function isdtype(
  dtype: DType,
  kind: DType | string | AbstractType | readonly (DType | string | AbstractType)[],
): boolean {
  if (typeof dtype !== "function" || (dtype as Partial<DType>).num === undefined)
    throw new TypeError(`dtype argument must be a NumPy dtype, but it is a ${typeof dtype}.`)
  const kinds = (isTuple(kind) || Array.isArray(kind) ? kind : [kind]) as readonly unknown[]
  return kinds.map((each) => isOfKind(dtype, each)).includes(true)
}

function isOfKind(dtype: DType, kind: unknown): boolean {
  if (typeof kind === "string") {
    const kinds = apiKinds[kind]
    if (kinds !== undefined) return kinds.includes(dtype.kind)
    throw new RangeError(`kind argument is a string, but '${kind}' is not a known kind name.`)
  }
  if (isAbstract(kind)) return kind.kinds.includes(dtype.kind)
  if (typeof kind === "function") return kind === dtype
  throw new TypeError(
    `kind argument must be comprised of NumPy dtypes or strings only, but is a ${typeof kind}.`,
  )
}
