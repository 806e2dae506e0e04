import { dtypeOfType } from "../coerce.ts"
import { checkFits, integerRange } from "../convert.ts"
import { allocate, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { type DType, dtypeOf, float64 } from "../dtype.ts"
import { NDArray } from "../ndarray.ts"
import { dtypeOfWeak, promote, promoteAll, promoteWeak, type Weak, weakKind } from "../promote.ts"
import { Typed } from "../typed.ts"
import { scalarMemory } from "./kernels.ts"

/** An operand of a promotion: an array, or a Python scalar with its kind. */
export type Argument = NDArray | { readonly weak: Weak; readonly value: number }

/** An operand as it takes part in promotion. */
export function argumentOf(value: unknown): Argument {
  if (value instanceof NDArray) return value
  if (typeof value === "number" || typeof value === "boolean")
    return { weak: weakKind(value), value: Number(value) }
  if (value instanceof Typed) {
    const plain = value.value
    const scalar = typeof plain === "number" || typeof plain === "boolean"
    if (scalar && (value.type === "int" || value.type === "float" || value.type === "bool")) {
      return { weak: value.type, value: Number(plain) }
    }
    if (scalar && dtypeOfType(value.type) === null) return argumentOf(plain)
  }
  return toArray(value)
}

/** The dtype that operands have together. */
export function commonDType(args: readonly Argument[]): DType {
  let dtype: DType | null = null
  for (const arg of args) {
    if (arg instanceof NDArray) dtype = dtype === null ? arg.dtype : promote(dtype, arg.dtype)
  }
  if (dtype === null) return args.map((arg) => dtypeOfWeak((arg as { weak: Weak }).weak)).reduce(promote)
  if (args.length > 2)
    dtype = promoteAll(args.filter((arg) => arg instanceof NDArray).map((arg) => arg.dtype))
  for (const arg of args) if (!(arg instanceof NDArray)) dtype = promoteWeak(dtype, arg.weak)
  return dtype
}

/** `np.result_type`: the dtype that arrays, dtypes and Python scalars have together. @throws RangeError for none. */
export function resultType(...values: readonly unknown[]): DType {
  if (values.length === 0) throw new RangeError("at least one array or dtype is required")
  const args = values.map((value) =>
    typeof value === "function" || typeof value === "string"
      ? allocate(dtypeOf(value), [0])
      : argumentOf(value),
  )
  return commonDType(args)
}

/** An operand as an array of the dtype that a loop reads. @throws RangeError for a Python int out of range. */
export function castArgument(arg: Argument, dtype: DType): NDArray {
  if (arg instanceof NDArray) return withDtype(arg, dtype)
  if (arg.weak === "int" && dtype.kind !== "f") checkFits(arg.value, dtype)
  return new NDArray(scalarMemory(dtype, arg.value), dtype, [], 1, [])
}

/** The dtype of an operand where it meets a loop of `dtype`: a Python scalar adapts as far as its kind allows. */
export function dtypeMeeting(arg: Argument, dtype: DType): DType {
  return arg instanceof NDArray ? arg.dtype : promoteWeak(dtype, arg.weak)
}

/** Python ints that a comparison's dtype cannot hold are compared in float64, where all have an order. */
export function comparisonDType(args: readonly Argument[], common: DType): DType {
  const range = common.kind === "b" ? null : integerRange(common)
  const misfit = args.some(
    (arg) => !(arg instanceof NDArray) && range !== null && (arg.value < range[0] || arg.value > range[1]),
  )
  return misfit ? float64 : common
}
