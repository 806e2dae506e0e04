/** Stacks of matrices: the last two axes are a matrix, the axes before them count matrices. */
import { broadcastShapes } from "../broadcast.ts"
import { allocate, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { type DType, float32, float64 } from "../dtype.ts"
import type { ElementOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import type { Floats, Matrix } from "../products/views.ts"
import type { ScalarName, ScalarTypes } from "../scalar.ts"
import { LinAlgError } from "./LinAlgError.ts"

/** The scalar type in which decompositions of `A` come out: float32 stays, everything else is float64. */
export type FloatFor<A> =
  ScalarName<ElementOf<A>> extends "float32" ? ScalarTypes["float32"] : ScalarTypes["float64"]

/** The scalar type that `A` and `B` have together: float32 where both have it. */
export type FloatForBoth<A, B> =
  ScalarName<ElementOf<A>> extends "float32" ? FloatFor<B> : ScalarTypes["float64"]

/** float32 when every array has it, otherwise float64. */
export function commonFloat(...arrays: readonly NDArray[]): DType {
  return arrays.every((each) => each.dtype === float32) ? float32 : float64
}

/** @throws LinAlgError for fewer than two axes. */
export function checkMatrix(x: NDArray): void {
  if (x.dims.length >= 2) return
  throw new LinAlgError(`${x.dims.length}-dimensional array given. Array must be at least two-dimensional`)
}

/** @throws LinAlgError unless the last two axes are of one length. */
export function checkSquare(x: NDArray): void {
  checkMatrix(x)
  if (x.dims.at(-1) !== x.dims.at(-2)) throw new LinAlgError("Last 2 dimensions of the array must be square")
}

/** Whether there is nothing in the matrices themselves. */
export function isEmptyMatrix(x: NDArray): boolean {
  return x.dims.slice(-2).includes(0)
}

/** Floating arrays as they are, all others as float64. */
export function asFloat(x: NDArray): NDArray {
  return x.dtype.kind === "f" ? x : withDtype(x, float64)
}

/** An array-like as matrices to decompose, in float32 or float64. */
export function matricesOf(a: unknown, check: (x: NDArray) => void = checkMatrix): NDArray {
  const x = toArray(a)
  check(x)
  return withDtype(x, commonFloat(x))
}

/** The shape of the stacks that two operands have together. */
export function commonStack(a: NDArray, coreOfA: number, b: NDArray, coreOfB: number): number[] {
  return broadcastShapes(a.dims.slice(0, a.dims.length - coreOfA), b.dims.slice(0, b.dims.length - coreOfB))
}

/** The matrix of `x` that begins at `start`, where it lies. */
export function matrixAt(x: NDArray, start: number): Matrix {
  const [rows, columns] = x.dims.slice(-2) as [number, number]
  const [rowStride, columnStride] = x.steps.slice(-2) as [number, number]
  return { data: x.data as Floats, offset: start, rowStride, columnStride, rows, columns }
}

/** The vector of `x` that begins at `start`, as a matrix of one column. */
export function columnAt(x: NDArray, start: number): Matrix {
  const rows = x.dims.at(-1)!
  return {
    data: x.data as Floats,
    offset: start,
    rowStride: x.steps.at(-1)!,
    columnStride: 0,
    rows,
    columns: 1,
  }
}

/** A column-major copy in float64, in which all methods work whatever the dtype. */
export function columnMajor(a: Matrix, rows: number = a.rows, columns: number = a.columns): Matrix {
  const copy = new Float64Array(rows * columns)
  for (let j = 0; j < Math.min(columns, a.columns); j++) {
    for (let i = 0; i < Math.min(rows, a.rows); i++) {
      copy[i + j * rows] = a.data[a.offset + i * a.rowStride + j * a.columnStride]!
    }
  }
  return { data: copy, offset: 0, rowStride: 1, columnStride: rows, rows, columns }
}

/** Writes a matrix into item k of a fresh stack. */
export function putMatrix(from: Matrix, to: NDArray, k: number): void {
  let at = k * from.rows * from.columns
  for (let i = 0; i < from.rows; i++) {
    let source = from.offset + i * from.rowStride
    for (let j = 0; j < from.columns; j++, source += from.columnStride) to.data[at++] = from.data[source]!
  }
}

/** A fresh stack for results with those core axes. */
export function stackFor(dtype: DType, stack: readonly number[], core: readonly number[]): NDArray {
  return allocate(dtype, [...stack, ...core])
}

/** The shape of the stack of matrices. */
export function stackOf(x: NDArray): number[] {
  return x.dims.slice(0, -2)
}

export { startsOf } from "../stacks.ts"
