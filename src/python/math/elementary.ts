/**
 * The elementary functions of Python's `math`, correctly rounded (`src/numpy/elementary`); where Python
 * raises, these do, in Python's words.
 *
 * Source: https://docs.python.org/3/library/math.html
 */

import { OverflowError, ValueError, ZeroDivisionError } from "../../errors.ts"
import * as elementary from "../../numpy/elementary/index.ts"
import { type float, float as toFloat } from "../scalars.ts"

type Real = (x: number) => float

/**
 * A function that raises where its result is not finite though its argument is: outside the domain it
 * is NaN; it is infinite where the result is too large, or at a pole (`log(0)`), which is no domain either.
 */
function checked(f: (x: number) => number, infinite: "overflow" | "pole" = "overflow"): Real {
  return (x) => {
    const value = toFloat(x)
    const result = f(value)
    if (Number.isFinite(result) || !Number.isFinite(value)) return checkedNaN(value, result)
    if (Number.isNaN(result) || infinite === "pole") throw new ValueError("math domain error")
    throw new OverflowError("math range error")
  }
}

/** Infinity, too, may lie outside the domain: `sin(inf)`. */
function checkedNaN(value: number, result: number): number {
  if (Number.isNaN(result) && !Number.isNaN(value)) throw new ValueError("math domain error")
  return result
}

export const sqrt: Real = checked(Math.sqrt)
export const exp: Real = checked(elementary.exp)
export const expm1: Real = checked(elementary.expm1)
export const log2: Real = checked(elementary.log2, "pole")
export const log10: Real = checked(elementary.log10, "pole")
export const log1p: Real = checked(elementary.log1p, "pole")
export const sin: Real = checked(elementary.sin)
export const cos: Real = checked(elementary.cos)
export const tan: Real = checked(elementary.tan)
export const asin: Real = checked(elementary.arcsin)
export const acos: Real = checked(elementary.arccos)
export const atan: Real = checked(elementary.arctan)
export const sinh: Real = checked(elementary.sinh)
export const cosh: Real = checked(elementary.cosh)
export const tanh: Real = checked(elementary.tanh)
export const asinh: Real = checked(elementary.arcsinh)
export const acosh: Real = checked(elementary.arccosh)
export const cbrt: Real = checked(elementary.cbrt)
export const fabs: Real = checked(Math.abs)
export const degrees: Real = checked((x) => x * (180 / Math.PI))
export const radians: Real = checked((x) => x * (Math.PI / 180))

/** The inverse of tanh; 1 and -1 are outside its domain. */
export function atanh(x: number): float {
  if (Math.abs(toFloat(x)) >= 1) throw new ValueError("math domain error")
  return elementary.arctanh(toFloat(x))
}

/** The natural logarithm, or that to a base. */
export function log(x: number, base?: number): float {
  if (base === undefined) return naturalLog(x)
  const [logarithm, unit] = [naturalLog(x), naturalLog(base)]
  if (unit === 0) throw new ZeroDivisionError("float division by zero")
  return logarithm / unit
}

const naturalLog: Real = checked(elementary.log, "pole")

/** The angle of the point `(x, y)`, in (-pi, pi]. */
export function atan2(y: number, x: number): float {
  return elementary.arctan2(toFloat(y), toFloat(x))
}

/** `x ** y` as a float. */
export function pow(x: number, y: number): float {
  const [base, exponent] = [toFloat(x), toFloat(y)]
  // IEEE 754: one to any power, and any number to the power 0, is one.
  if (base === 1 || exponent === 0) return 1
  const result = elementary.power(base, exponent)
  if (Number.isNaN(result) && !Number.isNaN(base) && !Number.isNaN(exponent))
    throw new ValueError("math domain error")
  if (Number.isFinite(base) && Number.isFinite(exponent) && !Number.isFinite(result))
    throw base === 0 ? new ValueError("math domain error") : new OverflowError("math range error")
  return result
}
