import { numberOf, shortestDigits } from "./digits.ts"

/**
 * Python's `repr` of a float: the fewest digits that read back as the same double, written with an
 * exponent below 1e-4 and from 1e16 on.
 *
 * Source: https://docs.python.org/3/library/functions.html#repr (David Gay's shortest digits; V8's are the same)
 */
export function floatRepr(x: number): string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? "nan" : x > 0 ? "inf" : "-inf"
  if (x === 0) return Object.is(x, -0) ? "-0.0" : "0.0"
  const magnitude = Math.abs(x)
  if (magnitude < 1e-4 || magnitude >= 1e16) return withPythonExponent(x.toExponential())
  const digits = String(x)
  return digits.includes(".") ? digits : `${digits}.0`
}

/** `1e+5` and `1.5e-7` as Python writes them: a sign and at least two digits in the exponent. */
export function withPythonExponent(text: string): string {
  return text.replace(/e([+-])(\d)$/, "e$10$2")
}

/**
 * The fewest digits that read back as the same float32, in NumPy's notation for scalars: an exponent
 * below 1e-4 and from 1e6 on.
 *
 * @param x - a float32 value held in a double
 */
export function float32Repr(x: number): string {
  if (!Number.isFinite(x) || x === 0) return floatRepr(x)
  const shortest = Math.sign(x) * numberOf(shortestDigits(x, true))
  const magnitude = Math.abs(x)
  const positional = magnitude >= 1e-4 && magnitude < 1e6
  return positional ? floatRepr(shortest) : withPythonExponent(shortest.toExponential())
}
