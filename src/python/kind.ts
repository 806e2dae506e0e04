import { nameOf } from "../display/javascript.ts"
import { isFloat } from "../display/scalar.ts"
import { NDArray } from "../numpy/ndarray.ts"
import { isTuple } from "../numpy/tuple.ts"
import { type PyType, Typed } from "../numpy/typed.ts"

/** A value beside the type that only its static type knows. */
export interface Operand {
  readonly value: unknown
  readonly type: PyType
}

/** Unwraps what the compiler passed as `Typed`. */
export function toOperand(value: unknown): Operand {
  return value instanceof Typed ? { value: value.value, type: value.type } : { value, type: null }
}

/** The name of a value's Python type, as error messages say it: `int`, `NoneType`, `numpy.ndarray`. */
export function typeName({ value, type }: Operand): string {
  if (value === null || value === undefined) return "NoneType"
  if (typeof value === "string") return "str"
  if (typeof value === "boolean") return type === "np.bool" ? "numpy.bool" : "bool"
  if (typeof value === "bigint") return "int"
  if (typeof value === "number") return numberTypeName(value, type)
  if (typeof value === "function") return "function"
  return objectTypeName(Object(value) as object)
}

function numberTypeName(value: number, type: PyType): string {
  if (typeof type === "string" && /\d$/.test(type)) return `numpy.${type}`
  return isFloat(value, type) ? "float" : "int"
}

function objectTypeName(value: object): string {
  if (value instanceof NDArray) return "numpy.ndarray"
  if (Array.isArray(value)) return isTuple(value) ? "tuple" : "list"
  if (value instanceof Set) return "set"
  const name = nameOf(value)
  return name === "Map" || name === "Object" ? "dict" : name
}
