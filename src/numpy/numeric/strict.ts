/**
 * NumPy's own scalars carry their dtype, the plain numbers that reach users do not. What is computed in
 * several steps therefore keeps rank 0 as arrays until its end.
 */

import { allocate, assign } from "../copy.ts"
import { toArray } from "../creation.ts"
import type { DType } from "../dtype.ts"
import type { ArrayInput } from "../input.ts"
import { scalarOrArray } from "../memory.ts"
import { NDArray } from "../ndarray.ts"
import { isOptions } from "../options.ts"
import { checkOutShape } from "../out.ts"
import { checkAxes } from "../shape/axis.ts"
import { Typed } from "../typed.ts"
import * as arithmetic from "../ufunc/arithmetic.ts"
import * as comparison from "../ufunc/comparison.ts"
import * as elementary from "../ufunc/elementary.ts"

/** An operand: an array, or a Python scalar, which is weak. */
export type Operand = NDArray | number | boolean | Typed

type Callable = (...args: never[]) => unknown

/** Calls a ufunc; a result of rank 0 stays an array of its dtype. */
export function kept(f: unknown, ...args: readonly unknown[]): NDArray {
  const call = f as (...args: unknown[]) => unknown
  if (args.some((each) => each instanceof NDArray && each.dims.length > 0)) return call(...args) as NDArray
  return inShape(toArray(call(...args.map(lift))), NO_AXES, NO_AXES)
}

const NO_AXES: readonly number[] = []
const ONE: readonly number[] = [1]

/** A single element seen in another shape. */
function inShape(x: NDArray, dims: readonly number[], steps: readonly number[]): NDArray {
  return new NDArray(x.data, x.dtype, dims, 1, steps, x.offset, true, x)
}

/** An array of rank 0 as one of rank 1, in the same memory; an `out` among keywords too. */
function lift(value: unknown): unknown {
  if (value instanceof NDArray) return inShape(value, ONE, ONE)
  return isOptions(value) && value.out instanceof NDArray ? { ...value, out: lift(value.out) } : value
}

const keeping2 =
  (f: Callable) =>
  (a: Operand, b: Operand): NDArray =>
    kept(f, a, b)
const keeping1 =
  (f: Callable) =>
  (a: Operand): NDArray =>
    kept(f, a)

export const plus = keeping2(arithmetic.add)
export const minus = keeping2(arithmetic.subtract)
export const times = keeping2(arithmetic.multiply)
export const over = keeping2(arithmetic.divide)
export const modulo = keeping2(arithmetic.remainder)
export const equals = keeping2(comparison.equal)
export const differs = keeping2(comparison.not_equal)
export const isLess = keeping2(comparison.less)
export const isGreater = keeping2(comparison.greater)
export const negated = keeping1(arithmetic.negative)
export const magnitude = keeping1(arithmetic.absolute)
export const root = keeping1(elementary.sqrt)

/** A Python float, whatever its value: JavaScript's 2.0 alone would count as an int. */
export function float(value: number): Typed {
  return new Typed(value, "float")
}

/** A reduction over axes (null: all of them), its result an array of rank 0 or more. */
export function folded(f: unknown, x: NDArray, axis: unknown, options: object = {}): NDArray {
  const source = x.dims.length === 0 ? (x.reshape([1]) as NDArray) : x
  const over = x.dims.length === 0 ? null : axis
  const call = f as (x: NDArray, options: object) => NDArray
  const whole = call(source, { ...options, axis: over, keepdims: true })
  const axes = checkAxes(over, source.dims.length)
  return whole.reshape(source.dims.filter((_, each) => !axes.includes(each))) as NDArray
}

/** The result as users get it: written into `out` where there is one, a scalar where the rank is 0. */
export function delivered(result: NDArray, out: unknown = null): unknown {
  if (out === null || out === undefined) return scalarOrArray(result)
  if (!(out instanceof NDArray)) throw new TypeError("return arrays must be of ArrayType")
  checkOutShape("out", out, result.dims)
  assign(out, result)
  return out
}

/** A new array that holds one value everywhere. */
export function filled(dtype: DType, dims: readonly number[], value: ArrayInput): NDArray {
  const result = allocate(dtype, dims) as NDArray
  result.fill(value)
  return result
}
