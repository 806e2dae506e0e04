export type * from "./compiler.ts"
export type { CellError } from "./errors.ts"
