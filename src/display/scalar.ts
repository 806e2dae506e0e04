import { float32Repr, floatRepr } from "../numpy/format/scalar.ts"
import type { PyType } from "../numpy/typed.ts"

/** From here on a number of unknown type is taken for a float, as JavaScript's own notation does. */
const largestInteger = 1e21

/**
 * Python's `repr` of a number or boolean: `3`, `3.0`, `True`; in NumPy 2's manner where the type is a
 * dtype's name: `np.float64(3.0)`, `np.int64(3)`, `np.True_`.
 */
export function scalarRepr(value: number | bigint | boolean, type: PyType): string {
  const text = scalarStr(value, type)
  if (typeof value === "boolean") return type === "np.bool" ? `np.${text}_` : text
  return isDTypeName(type) ? `np.${isOutgrown(value, type) ? "float64" : type}(${text})` : text
}

/** A `let` keeps its type when an array of integers has become one of floats: the value shows that. */
function isOutgrown(value: number | bigint, type: string): boolean {
  return /^u?int/.test(type) && typeof value === "number" && !Number.isInteger(value)
}

/** Python's `str` of a number or boolean: as `repr`, NumPy's scalars bare. */
export function scalarStr(value: number | bigint | boolean, type: PyType): string {
  if (typeof value === "boolean") return value ? "True" : "False"
  if (typeof value === "bigint") return value.toString()
  if (type === "float32") return float32Repr(value)
  return isFloat(value, type) ? floatRepr(value) : integerText(value)
}

/** Whether a value is one of Python's numbers; booleans are, as there. */
export function isNumber(value: unknown): value is number | bigint | boolean {
  return typeof value === "number" || typeof value === "bigint" || typeof value === "boolean"
}

/** Whether Python would hold this number as a float: its type says so, or its value is no integer. */
export function isFloat(value: number, type: PyType): boolean {
  if (type === "float" || type === "float64" || type === "float32") return true
  return (
    !Number.isInteger(value) || Object.is(value, -0) || (type === null && Math.abs(value) >= largestInteger)
  )
}

function integerText(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : BigInt(value).toString()
}

function isDTypeName(type: PyType): type is Exclude<PyType, object | null> {
  return typeof type === "string" && /\d$/.test(type)
}
