/** Arithmetic of cells: of arrays and numbers, at least one of them an array. */
import * as np from "../numpy/index.ts"
import type { NDArray } from "../numpy/ndarray.ts"

type Operator = (a: NDArray | number, b: NDArray | number) => NDArray

// The checker derives the dtype of every sum elsewhere; a cell's arrays have the one of its weights.
export const add = np.add as Operator
export const sub = np.subtract as Operator
export const mul = np.multiply as Operator
export const div = np.divide as Operator

/** The product of matrices and vectors, `np.dot`. */
export const dot = np.dot as Operator
