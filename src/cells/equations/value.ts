import type { NDArray } from "../../numpy/ndarray.ts"

/**
 * What equations compute with. Apart from `evaluate`, whose types would bring those of mathjs, a quarter of a
 * megabyte, into every check of a cell.
 */
export type Value = NDArray | number
