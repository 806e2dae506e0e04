/** Python's `math` module: `import { math } from "cellwise"`, `math.sqrt(2)`. */
export * from "./constants.ts"
export * from "./elementary.ts"
export * from "./floats.ts"
export * from "./integers.ts"
export * from "./sums.ts"
