export * from "./dtype.ts"
export type * from "./input.ts"
export { NDArray } from "./ndarray.ts"
export type { FloatOf, Promote, SumOf } from "./promote.ts"
