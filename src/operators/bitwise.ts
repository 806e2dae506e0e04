/** `& | ^ << >>`, `~`, and their in-place forms. */
import * as np from "../numpy/index.ts"
import { binary, inPlace, unary } from "./dispatch.ts"
import type { Bitwise, InPlace, Unary } from "./types.ts"

export const and: Bitwise = binary(np.bitwise_and, (a: number, b: number) => a & b)
export const or: Bitwise = binary(np.bitwise_or, (a: number, b: number) => a | b)
export const xor: Bitwise = binary(np.bitwise_xor, (a: number, b: number) => a ^ b)
export const shl: Bitwise = binary(np.left_shift, (a: number, b: number) => a << b)
export const shr: Bitwise = binary(np.right_shift, (a: number, b: number) => a >> b)
export const invert: Unary = unary(np.invert, (a: number) => ~a)

export const iand: InPlace<Bitwise> = inPlace(np.bitwise_and, and)
export const ior: InPlace<Bitwise> = inPlace(np.bitwise_or, or)
export const ixor: InPlace<Bitwise> = inPlace(np.bitwise_xor, xor)
export const ishl: InPlace<Bitwise> = inPlace(np.left_shift, shl)
export const ishr: InPlace<Bitwise> = inPlace(np.right_shift, shr)
