/** The operators that compiled cells call as `$cw.add(a, b)` where an operand may be an array. */

export * from "./arithmetic.ts"
export * from "./bitwise.ts"
export * from "./comparison.ts"
export { getItem, place, setItem, updateItem } from "./items.ts"
export { truth } from "./truth.ts"
export { isTuple, tuple } from "./tuples.ts"
export { type Retyped, typed } from "./typed.ts"
