/** Products of two-dimensional and one-dimensional arrays of one dtype, in the order of the oracle's BLAS. */
import { allocate } from "../copy.ts"
import { NDArray } from "../ndarray.ts"
import { productInts } from "../productInts.ts"
import {
  type Floats,
  innerProduct,
  isTransposeOf,
  type Matrix,
  matMul,
  matVec,
  productWithTranspose,
  transposed,
  type Vector,
} from "../products/index.ts"

/** A one-dimensional float array as memory. */
export function vectorOf(x: NDArray): Vector {
  return { data: x.data as Floats, offset: x.offset, stride: x.steps[0]!, length: x.size }
}

/** A two-dimensional float array as memory. */
export function matrixOf(x: NDArray): Matrix {
  const [rows, columns] = x.dims as [number, number]
  const [rowStride, columnStride] = x.steps as [number, number]
  return { data: x.data as Floats, offset: x.offset, rowStride, columnStride, rows, columns }
}

/** A vector as a matrix of one row. */
export function asRow(x: NDArray): NDArray {
  return new NDArray(x.data, x.dtype, [1, x.size], x.size, [0, x.steps[0]!], x.offset, x.contiguous, x)
}

/** A vector as a matrix of one column. */
export function asColumn(x: NDArray): NDArray {
  return new NDArray(x.data, x.dtype, [x.size, 1], x.size, [x.steps[0]!, 0], x.offset, x.contiguous, x)
}

/** The inner product of two vectors, an array without axes. */
export function dotVectors(a: NDArray, b: NDArray): NDArray {
  const result = allocate(a.dtype, [])
  if (a.dtype.kind === "f") result.data[0] = innerProduct(vectorOf(a), vectorOf(b))
  else productInts(asRow(a), asColumn(b), result)
  return result
}

export function matrixVector(a: NDArray, x: NDArray): NDArray {
  const result = allocate(a.dtype, [a.dims[0]!])
  if (a.dtype.kind === "f") matVec(matrixOf(a), vectorOf(x), result.data as Floats)
  else productInts(a, asColumn(x), result)
  return result
}

export function vectorMatrix(x: NDArray, b: NDArray): NDArray {
  const result = allocate(x.dtype, [b.dims[1]!])
  if (x.dtype.kind === "f") matVec(transposed(matrixOf(b)), vectorOf(x), result.data as Floats)
  else productInts(asRow(x), b, result)
  return result
}

export function matrixMatrix(a: NDArray, b: NDArray): NDArray {
  const result = allocate(a.dtype, [a.dims[0]!, b.dims[1]!])
  if (a.dtype.kind === "f") multiplyFloats(matrixOf(a), matrixOf(b), result.data as Floats)
  else productInts(a, b, result)
  return result
}

/** `np.dot` copies what is not contiguous, so that BLAS sees one memory only where it is. */
function multiplyFloats(a: Matrix, b: Matrix, out: Floats): void {
  const whole = a.rowStride === a.columns || a.columnStride === a.rows
  const thin = a.rows === 1 || a.columns === 1
  if (whole && !thin && isTransposeOf(a, b)) productWithTranspose(a, b, out, 0)
  else matMul(a, b, out)
}
