/** The universal functions. */
export { resultType as result_type } from "./arguments.ts"
export * from "./arithmetic.ts"
export * from "./bitwise.ts"
export * from "./comparison.ts"
export * from "./elementary.ts"
export * from "./floats.ts"
export * from "./integers.ts"
export { ufunc } from "./ufuncType.ts"
