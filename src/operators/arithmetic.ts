/** `+ - * / % **`, unary `-`, and their in-place forms. */
import * as np from "../numpy/index.ts"
import { binary, inPlace, unary } from "./dispatch.ts"
import type { Addition, Arithmetic, Division, InPlace, Unary } from "./types.ts"

export const add: Addition = binary(np.add, (a: number, b: number) => a + b)
export const sub: Arithmetic = binary(np.subtract, (a: number, b: number) => a - b)
export const mul: Arithmetic = binary(np.multiply, (a: number, b: number) => a * b)
export const div: Division = binary(np.divide, (a: number, b: number) => a / b)
/** NumPy's remainder on arrays (the sign of the divisor), JavaScript's on numbers. */
export const mod: Arithmetic = binary(np.remainder, (a: number, b: number) => a % b)
export const pow: Arithmetic = binary(np.power, (a: number, b: number) => a ** b)
export const neg: Unary = unary(np.negative, (a: number) => -a)

export const iadd: InPlace<Addition> = inPlace(np.add, add)
export const isub: InPlace<Arithmetic> = inPlace(np.subtract, sub)
export const imul: InPlace<Arithmetic> = inPlace(np.multiply, mul)
export const idiv: InPlace<Division> = inPlace(np.divide, div)
export const imod: InPlace<Arithmetic> = inPlace(np.remainder, mod)
export const ipow: InPlace<Arithmetic> = inPlace(np.power, pow)
