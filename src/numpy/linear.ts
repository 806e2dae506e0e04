/** Products of arrays: dot, matmul, outer and their like. */
import { broadcastShapes, shapeTextTight } from "./broadcast.ts"
import { allocate, copyAs, withDtype } from "./copy.ts"
import { toArray } from "./creation.ts"
import type { DType } from "./dtype.ts"
import type { ArrayInput, ArrayOrScalar, ElementOf, RankMax, RankOf } from "./input.ts"
import { NDArray, sizeOf, stepsOf } from "./ndarray.ts"
import { observing } from "./observe.ts"
import { keyword } from "./options.ts"
import { deliver } from "./out.ts"
import { productInts } from "./productInts.ts"
import {
  dotVector,
  type Floats,
  type Matrix,
  matMul,
  matVec,
  transposed,
  type Vector,
} from "./products/index.ts"
import type { Promote } from "./promote.ts"
import { rowsOf } from "./reduce/along.ts"
import { sum } from "./reduce/reduce.ts"
import { diagonal } from "./shape/diagonal.ts"
import { checkAxis } from "./shape/axis.ts"
import { broadcast_to } from "./shape/broadcasting.ts"
import { moveaxis } from "./shape/reshape.ts"
import { multiply } from "./ufunc/arithmetic.ts"
import { resultType } from "./ufunc/ufunc.ts"
import { stridedView } from "./view.ts"

type Common<A, B> = Promote<ElementOf<A>, ElementOf<B>>

/** The rank of `np.dot(a, b)`. */
export type DotRank<A extends number, B extends number> = number extends A | B
  ? number
  : A extends 0
    ? B
    : B extends 0
      ? A
      : A extends 1
        ? B extends 1
          ? 0
          : B extends 2
            ? 1
            : number
        : A extends 2
          ? B extends 1
            ? 1
            : B extends 2
              ? 2
              : number
          : number

/** The rank of `np.matmul(a, b)`: stacks broadcast. */
export type MatmulRank<A extends number, B extends number> = number extends A | B
  ? number
  : A extends 1
    ? DotRank<A, B>
    : B extends 1
      ? DotRank<A, B>
      : RankMax<A, B>

function vectorOf(x: NDArray): Vector {
  return { data: x.data as Floats, offset: x.offset, stride: x.steps[0]!, length: x.size }
}

function matrixOf(x: NDArray): Matrix {
  const [rows, columns] = x.dims as [number, number]
  return {
    data: x.data as Floats,
    offset: x.offset,
    rowStride: x.steps[0]!,
    columnStride: x.steps[1]!,
    rows,
    columns,
  }
}

function misaligned(a: NDArray, b: NDArray, axisOfB: number): RangeError {
  const last = a.dims.length - 1
  return new RangeError(
    `shapes ${shapeTextTight(a.dims)} and ${shapeTextTight(b.dims)} not aligned: ${a.dims[last]} (dim ${last}) != ${b.dims[axisOfB]} (dim ${axisOfB})`,
  )
}

/** The two-dimensional product written into contiguous memory. */
function multiplyInto(a: NDArray, b: NDArray, out: NDArray): void {
  if (a.dtype.kind === "f") matMul(matrixOf(a), matrixOf(b), out.data as Floats, out.offset)
  else productInts(a, b, out)
}

function dotVectors(a: NDArray, b: NDArray): NDArray {
  const result = allocate(a.dtype, [])
  if (a.dtype.kind === "f") result.data[0] = dotVector(vectorOf(a), vectorOf(b))
  else productInts(asRow(a), asColumn(b), result)
  return result
}

function matrixVector(a: NDArray, x: NDArray): NDArray {
  const result = allocate(a.dtype, [a.dims[0]!])
  if (a.dtype.kind === "f") matVec(matrixOf(a), vectorOf(x), result.data as Floats)
  else productInts(a, asColumn(x), result)
  return result
}

function vectorMatrix(x: NDArray, b: NDArray): NDArray {
  const result = allocate(x.dtype, [b.dims[1]!])
  if (x.dtype.kind === "f") matVec(transposed(matrixOf(b)), vectorOf(x), result.data as Floats)
  else productInts(asRow(x), b, result)
  return result
}

function asRow(x: NDArray): NDArray {
  return new NDArray(x.data, x.dtype, [1, x.size], x.size, [0, x.steps[0]!], x.offset, x.contiguous, x)
}

function asColumn(x: NDArray): NDArray {
  return new NDArray(x.data, x.dtype, [x.size, 1], x.size, [x.steps[0]!, 0], x.offset, x.contiguous, x)
}

function dotArrays(a: NDArray, b: NDArray): NDArray {
  const axisOfB = Math.max(0, b.dims.length - 2)
  if (a.dims.at(-1) !== b.dims[axisOfB]) throw misaligned(a, b, axisOfB)
  if (b.dims.length === 1)
    return a.dims.length === 1 ? dotVectors(a, b) : a.dims.length === 2 ? matrixVector(a, b) : dotStacks(a, b)
  if (b.dims.length > 2 || a.dims.length > 2) return dotStacks(a, b)
  if (a.dims.length === 1) return vectorMatrix(a, b)
  const result = allocate(a.dtype, [a.dims[0]!, b.dims[1]!])
  multiplyInto(a, b, result)
  return result
}

/** Of more axes: every row of `a` with every column of `b` where they lie, one inner product each. */
function dotStacks(a: NDArray, b: NDArray): NDArray {
  const k = a.dims.at(-1)!
  const columns = b.dims.length === 1 ? b : moveaxis(b, -2, -1)
  const result = allocate(a.dtype, [...a.dims.slice(0, -1), ...columns.dims.slice(0, -1)])
  const { width } = a.dtype
  let at = 0
  rowsOf(a, (row, rowStep) => {
    const left = stridedView(a, [k], [rowStep], row)
    rowsOf(columns, (column, columnStep) => {
      const value = dotVectors(left, stridedView(columns, [k], [columnStep], column))
      for (let part = 0; part < width; part++) result.data[at * width + part] = value.data[part]!
      at++
    })
  })
  return result
}

/** Operands in their common dtype. */
function pair(a: unknown, b: unknown): [NDArray, NDArray] {
  if (a instanceof NDArray && b instanceof NDArray && a.dtype === b.dtype) return [a, b]
  const dtype: DType = resultType(a, b)
  return [withDtype(toArray(a), dtype), withDtype(toArray(b), dtype)]
}

type Out = NDArray | null | { readonly out?: NDArray | null }

function finish(name: string, a: unknown, b: unknown, result: NDArray, out: unknown): unknown {
  const target = keyword<unknown>(name, "out", out, null)
  // BLAS writes straight into the output of `dot`, so that NumPy takes one of the same dtype only.
  const value = deliver(name, result, target, name === "dot" ? "no" : "same_kind")
  if (observing.observer !== null) observing.observer.operation(name, [a, b], value)
  return value
}

/**
 * `np.dot(a, b)`: inner product of vectors, matrix product of matrices, sum over the last axis of `a` and
 * the last but one of `b` in general; with a scalar a product.
 *
 * @throws RangeError when the lengths differ: `shapes (2,3) and (4,) not aligned: 3 (dim 1) != 4 (dim 0)`
 */
export function dot<const A extends ArrayInput, const B extends ArrayInput>(
  a: A,
  b: B,
  out?: Out,
): NoInfer<ArrayOrScalar<Common<A, B>, DotRank<RankOf<A>, RankOf<B>>>> {
  const [x, y] = pair(a, b)
  const scalar = x.dims.length === 0 || y.dims.length === 0
  return finish("dot", a, b, scalar ? toArray(multiply(x, y)) : dotArrays(x, y), out) as never
}

/** `np.vdot(a, b)`: the inner product of the flattened operands. */
export function vdot(a: ArrayInput, b: ArrayInput): number {
  return dot(toArray(a).ravel(), toArray(b).ravel()) as number
}

/** `np.inner(a, b)`: sums over the last axes of both. */
export function inner(a: ArrayInput, b: ArrayInput): NDArray & number {
  const [x, y] = pair(a, b)
  return dot(x, y.dims.length > 1 ? moveaxis(y, -1, -2) : y) as never
}

/**
 * `np.matmul(a, b)`, Python's `a @ b`: matrix product; more axes are stacks that broadcast.
 *
 * @throws RangeError when the lengths differ or an operand is a scalar.
 */
export function matmul<const A extends ArrayInput, const B extends ArrayInput>(
  a: A,
  b: B,
  out?: Out,
): NoInfer<ArrayOrScalar<Common<A, B>, MatmulRank<RankOf<A>, RankOf<B>>>> {
  // A cast operand goes through a buffer in C order, whatever the order of its axes.
  const dtype = resultType(a, b)
  const [x, y] = [a, b].map((each) => inOrder(toArray(each), dtype)) as [NDArray, NDArray]
  checkMatmul(x, y)
  return finish("matmul", a, b, matmulArrays(x, y), out) as never
}

function inOrder(x: NDArray, dtype: DType): NDArray {
  return x.dtype === dtype ? x : copyAs(x, dtype)
}

const SIGNATURE = "(n?,k),(k,m?)->(n?,m?)"

function checkMatmul(a: NDArray, b: NDArray): void {
  const bare = a.dims.length === 0 ? 0 : b.dims.length === 0 ? 1 : -1
  if (bare >= 0) {
    throw new RangeError(
      `matmul: Input operand ${bare} does not have enough dimensions (has 0, gufunc core with signature ${SIGNATURE} requires 1)`,
    )
  }
  const axis = Math.max(0, b.dims.length - 2)
  if (a.dims.at(-1) === b.dims[axis]) return
  throw new RangeError(
    `matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature ${SIGNATURE} (size ${b.dims[axis]} is different from ${a.dims.at(-1)})`,
  )
}

function matmulArrays(a: NDArray, b: NDArray): NDArray {
  if (a.dims.length === 1 && b.dims.length === 1) return dotVectors(a, b)
  if (a.dims.length === 1) return squeezeAxis(stacked(asRow(a), b), -2)
  if (b.dims.length === 1) return squeezeAxis(stacked(a, asColumn(b)), -1)
  return stacked(a, b)
}

function squeezeAxis(x: NDArray, axis: number): NDArray {
  return x.reshape(x.dims.toSpliced(axis, 1)) as NDArray
}

/** Matrices in stacks; with one row or one column the oracle multiplies matrix by vector. */
function stacked(a: NDArray, b: NDArray): NDArray {
  const stack = broadcastShapes(a.dims.slice(0, -2), b.dims.slice(0, -2))
  const result = allocate(a.dtype, [...stack, a.dims.at(-2)!, b.dims.at(-1)!])
  const left = broadcast_to(a, [...stack, ...a.dims.slice(-2)])
  const right = broadcast_to(b, [...stack, ...b.dims.slice(-2)])
  const each = a.dims.at(-2)! * b.dims.at(-1)!
  for (let k = 0; k < sizeOf(stack); k++) {
    const out = new NDArray(
      result.data,
      a.dtype,
      result.dims.slice(-2),
      each,
      stepsOf(result.dims.slice(-2)),
      k * each,
    )
    matrixProduct(matrixAt(left, k, stack), matrixAt(right, k, stack), out)
  }
  return result
}

/** The k-th matrix of a stack, in C order. */
function matrixAt(x: NDArray, k: number, stack: readonly number[]): NDArray {
  let rest = k
  let { offset } = x
  for (let axis = stack.length - 1; axis >= 0; axis--) {
    offset += (rest % stack[axis]!) * x.steps[axis]!
    rest = Math.floor(rest / stack[axis]!)
  }
  const dims = x.dims.slice(-2)
  return new NDArray(x.data, x.dtype, dims, sizeOf(dims), x.steps.slice(-2), offset, false, x)
}

function matrixProduct(a: NDArray, b: NDArray, out: NDArray): void {
  if (a.dtype.kind === "f") floatProduct(matrixOf(a), matrixOf(b), out.data as Floats, out.offset)
  else productInts(a, b, out)
}

function floatProduct(a: Matrix, b: Matrix, out: Floats, offset: number): void {
  if (b.columns === 1) matVec(a, columnOf(b), out, offset)
  else if (a.rows === 1) matVec(transposed(b), columnOf(transposed(a)), out, offset)
  else matMul(a, b, out, offset)
}

function columnOf(x: Matrix): Vector {
  return { data: x.data, offset: x.offset, stride: x.rowStride, length: x.rows }
}

/** `np.outer(a, b)`: every product of an element of `a` and one of `b`, both flattened. */
export function outer<const A extends ArrayInput, const B extends ArrayInput>(
  a: A,
  b: B,
): NDArray<Common<A, B>, 2> {
  const column = toArray(a).reshape([-1, 1])
  const row = toArray(b).reshape([1, -1])
  return multiply(column, row) as never
}

/** How many axes, or which of either operand. */
type Pairs = number | readonly [number | readonly number[], number | readonly number[]]

/**
 * `np.tensordot(a, b, axes=2)`: sums over pairs of axes: the last `axes` of `a` with the first of `b`, or
 * those listed for each.
 */
export function tensordot(
  a: ArrayInput,
  b: ArrayInput,
  axes: Pairs | { readonly axes?: Pairs } = 2,
): NDArray & number {
  const [x, y] = pair(a, b)
  const pairs = keyword<Pairs>("tensordot", "axes", axes, 2)
  const count = (n: number, from: number) => Array.from({ length: n }, (_, i) => from + i)
  const [ofA, ofB] =
    typeof pairs === "number" ? [count(pairs, x.dims.length - pairs), count(pairs, 0)] : pairs
  const left = [ofA].flat().map((axis) => checkAxis(axis, x.dims.length))
  const right = [ofB].flat().map((axis) => checkAxis(axis, y.dims.length))
  if (left.length !== right.length || left.some((axis, k) => x.dims[axis] !== y.dims[right[k]!])) {
    throw new RangeError("shape-mismatch for sum")
  }
  const keptA = x.dims.map((_, axis) => axis).filter((axis) => !left.includes(axis))
  const keptB = y.dims.map((_, axis) => axis).filter((axis) => !right.includes(axis))
  const shared = sizeOf(left.map((axis) => x.dims[axis]!))
  const rows = x.transpose([...keptA, ...left]).reshape([sizeOf(keptA.map((axis) => x.dims[axis]!)), shared])
  const columns = y
    .transpose([...right, ...keptB])
    .reshape([shared, sizeOf(keptB.map((axis) => y.dims[axis]!))])
  const dims = [...keptA.map((axis) => x.dims[axis]!), ...keptB.map((axis) => y.dims[axis]!)]
  return toArray(dot(rows, columns)).reshape(dims) as never
}

/** `np.trace(a, offset=0)`: the sum of the diagonal. */
export function trace(a: ArrayInput, offset: number | { readonly offset?: number } = 0): number {
  return sum(diagonal(toArray(a), keyword("trace", "offset", offset, 0)), -1) as unknown as number
}
