import { pythonStr } from "../display/python.ts"
import { isFloat, isNumber } from "../display/scalar.ts"
import { ValueError } from "../errors.ts"
import { formatFloat } from "../numpy/format/python/floatFormat.ts"
import { formatInt } from "../numpy/format/python/intFormat.ts"
import { align } from "../numpy/format/python/pad.ts"
import { type FormatSpec, parseSpec } from "../numpy/format/python/spec.ts"
import { NDArray } from "../numpy/ndarray.ts"
import type { PyType } from "../numpy/typed.ts"
import { type Operand, toOperand, typeName } from "./kind.ts"

/**
 * Python's `format(value, spec)`, the text of `{value:spec}` in an f-string: `format(0.125, ".2f")`
 * is `0.12`. Digits are exact, ties go to the even digit of the exact value.
 *
 * @param spec - a format specification; without one the value's `str`
 * @throws ValueError when the specification does not suit the value
 * @throws TypeError for values that take no specification (lists, arrays, None)
 */
export function format(value: unknown, spec = ""): string {
  return formatOperand(toOperand(value), spec)
}

/** As {@link format}, of a value and its known type. */
export function formatOperand(operand: Operand, spec: string): string {
  const { value, type } = operand
  if (value instanceof NDArray && value.ndim === 0) return formatOperand(scalarOf(value), spec)
  if (spec === "") return type === "float32" ? pythonStr(value, "float") : pythonStr(value, type)
  if (typeof value === "string") return formatText(value, parseSpec(spec, "str"))
  if (isNumber(value)) return formatNumber(value, type, spec)
  throw new TypeError(`unsupported format string passed to ${typeName(operand)}.__format__`)
}

/** NumPy formats an array without axes as the scalar that it holds. */
export function scalarOf(array: NDArray): Operand {
  const { name } = array.dtype
  return { value: array.item(), type: name === "bool" ? "np.bool" : name }
}

function formatNumber(value: number | bigint | boolean, type: PyType, text: string): string {
  const isInteger = typeof value !== "number" || !isFloat(value, type)
  const name = typeof value === "boolean" ? "bool" : isInteger ? "int" : "float"
  const spec = parseSpec(text, name)
  return isInteger ? formatInt(BigInt(value), spec, name) : formatFloat(value, spec, name)
}

/** A string: cut to the precision, filled up to the width, to the left. */
function formatText(text: string, spec: FormatSpec): string {
  checkTextSpec(spec)
  const cut = spec.precision === null ? text : [...text].slice(0, spec.precision).join("")
  return align(cut, spec, "<")
}

function checkTextSpec({ type, sign, noNegativeZero, alternate, align: side }: FormatSpec): void {
  const notAllowed = (what: string) => new ValueError(`${what} not allowed in string format specifier`)
  if (type !== "" && type !== "s")
    throw new ValueError(`Unknown format code '${type}' for object of type 'str'`)
  if (sign !== "") throw notAllowed(sign === " " ? "Space" : "Sign")
  if (noNegativeZero) throw notAllowed("Negative zero coercion (z)")
  if (alternate) throw notAllowed("Alternate form (#)")
  if (side === "=") throw notAllowed("'=' alignment")
}
