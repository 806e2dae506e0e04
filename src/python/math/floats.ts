import { ValueError } from "../../errors.ts"
import { truncate } from "../../numpy/format/python/casts.ts"
import { type float, type int, float as toFloat } from "../scalars.ts"

/** The largest integer not above `x`. */
export function floor(x: number): int {
  return integral(Math.floor(toFloat(x)))
}

/** The smallest integer not below `x`. */
export function ceil(x: number): int {
  return integral(Math.ceil(toFloat(x)))
}

/** `x` without its fraction. */
export function trunc(x: number): int {
  return integral(toFloat(x))
}

/** Refuses NaN and infinity; an integer has no negative zero. */
function integral(x: number): int {
  return Number(truncate(x))
}

/** The remainder with the sign of `x`. */
export function fmod(x: number, y: number): float {
  const result = toFloat(x) % toFloat(y)
  if (Number.isNaN(result) && !Number.isNaN(x) && !Number.isNaN(y)) throw new ValueError("math domain error")
  return result
}

/** `|x|` with the sign of `y`. */
export function copysign(x: number, y: number): float {
  return y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x)
}

export function isnan(x: number): boolean {
  return Number.isNaN(toFloat(x))
}

export function isinf(x: number): boolean {
  return Math.abs(toFloat(x)) === Infinity
}

export function isfinite(x: number): boolean {
  return Number.isFinite(toFloat(x))
}

/** Whether two numbers differ by at most `rel_tol` of the larger, or by `abs_tol`. */
export function isclose(
  a: number,
  b: number,
  { rel_tol = 1e-9, abs_tol = 0 }: { readonly rel_tol?: number; readonly abs_tol?: number } = {},
): boolean {
  if (rel_tol < 0 || abs_tol < 0) throw new ValueError("tolerances must be non-negative")
  if (a === b) return true
  if (isinf(a) || isinf(b)) return false
  const difference = Math.abs(b - a)
  return difference <= Math.abs(rel_tol * b) || difference <= Math.abs(rel_tol * a) || difference <= abs_tol
}
