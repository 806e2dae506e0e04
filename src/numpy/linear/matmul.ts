import { broadcastShapes } from "../broadcast.ts"
import { allocate } from "../copy.ts"
import type { ArrayInput, ArrayOrScalar, RankDown, RankMax, RankOf } from "../input.ts"
import { NDArray, sizeOf, stepsOf } from "../ndarray.ts"
import { productInts } from "../productInts.ts"
import { type Floats, productByVectors, productOf } from "../products/index.ts"
import { reshape } from "../shape/reshape.ts"
import { startsOf } from "../stacks.ts"
import type { DotRank } from "./dot.ts"
import { callGufunc, type Gufunc, type GufuncOptions } from "./gufunc.ts"
import { asColumn, asRow, matrixOf } from "./kernels.ts"
import type { Common } from "./operands.ts"

/** The rank of `np.matmul(a, b)`: stacks broadcast. */
export type MatmulRank<A extends number, B extends number> = number extends A | B
  ? number
  : A extends 1
    ? DotRank<A, B>
    : B extends 1
      ? DotRank<A, B>
      : RankMax<A, B>

/** Stacks of matrices; with one row or one column the oracle multiplies matrix by vector. */
function stacked(a: NDArray, b: NDArray, multiplyFloats: typeof productOf = productOf): NDArray {
  const stack = broadcastShapes(a.dims.slice(0, -2), b.dims.slice(0, -2))
  const dims = [a.dims.at(-2)!, b.dims.at(-1)!]
  const result = allocate(a.dtype, [...stack, ...dims])
  const each = sizeOf(dims)
  const starts = startsOf(b, 2, stack)
  startsOf(a, 2, stack).forEach((start, k) => {
    const out = new NDArray(result.data, a.dtype, dims, each, stepsOf(dims), k * each)
    const [left, right] = [matrixAt(a, start), matrixAt(b, starts[k]!)]
    if (a.dtype.kind === "f") multiplyFloats(matrixOf(left), matrixOf(right), out.data as Floats, out.offset)
    else productInts(left, right, out)
  })
  return result
}

/** The matrix of a stack that begins at `start`. */
function matrixAt(x: NDArray, start: number): NDArray {
  const dims = x.dims.slice(-2)
  return new NDArray(x.data, x.dtype, dims, sizeOf(dims), x.steps.slice(-2), start, false, x)
}

/** The core axes of vectors count as rows on the left and as columns on the right. */
function matmulArrays(a: NDArray, b: NDArray): NDArray {
  const [row, column] = [a.dims.length === 1, b.dims.length === 1]
  const product = stacked(row ? asRow(a) : a, column ? asColumn(b) : b)
  if (!row && !column) return product
  const stack = product.dims.slice(0, -2)
  return reshape(product, [...stack, ...(row ? [] : [a.dims.at(-2)!]), ...(column ? [] : [b.dims.at(-1)!])])
}

/** Vectors as matrices of one row or one column, behind their stacks. */
function withAxis(x: NDArray, place: "row" | "column"): NDArray {
  const at = x.dims.length - (place === "row" ? 1 : 0)
  const dims = x.dims.toSpliced(at, 0, 1)
  return new NDArray(x.data, x.dtype, dims, x.size, x.steps.toSpliced(at, 0, 0), x.offset, x.contiguous, x)
}

function without(x: NDArray, ...axes: readonly number[]): NDArray {
  const gone = axes.map((axis) => axis + x.dims.length)
  return reshape(
    x,
    x.dims.filter((_, axis) => !gone.includes(axis)),
  )
}

const matmulSpec: Gufunc = {
  name: "matmul",
  signature: "(n?,k),(k,m?)->(n?,m?)",
  cores: [
    ["n?", "k"],
    ["k", "m?"],
    ["n?", "m?"],
  ],
  multiply: matmulArrays,
}

const vecdotSpec: Gufunc = {
  name: "vecdot",
  signature: "(n),(n)->()",
  cores: [["n"], ["n"], []],
  multiply: (a, b) => without(stacked(withAxis(a, "row"), withAxis(b, "column")), -1, -2),
}

const matvecSpec: Gufunc = {
  name: "matvec",
  signature: "(m,n),(n)->(m)",
  cores: [["m", "n"], ["n"], ["m"]],
  multiply: (a, b) => without(stacked(a, withAxis(b, "column"), productByVectors), -1),
}

const vecmatSpec: Gufunc = {
  name: "vecmat",
  signature: "(n),(n,m)->(m)",
  cores: [["n"], ["n", "m"], ["m"]],
  multiply: (a, b) => without(stacked(withAxis(a, "row"), b, productByVectors), -2),
}

type Out = NDArray | null | GufuncOptions

/**
 * `np.matmul(x1, x2, out=None, axes=..., casting="same_kind", order="K", dtype=None, ...)`, Python's `x1 @ x2`:
 * matrix product; vectors count as a row on the left and as a column on the right; more axes are stacks that
 * broadcast.
 *
 * @throws RangeError when the lengths differ or an operand is a scalar; TypeError for dtypes that do not cast.
 */
export function matmul<const A extends ArrayInput, const B extends ArrayInput>(
  x1: A,
  x2: B,
  ...given: readonly Out[]
): NoInfer<ArrayOrScalar<Common<A, B>, MatmulRank<RankOf<A>, RankOf<B>>>> {
  return callGufunc(matmulSpec, x1, x2, given) as never
}

/**
 * `np.vecdot(x1, x2, out=None, axes=..., axis=-1, keepdims=False, ...)`: the inner products of vectors along one
 * axis; the others are stacks that broadcast.
 */
export function vecdot<const A extends ArrayInput, const B extends ArrayInput>(
  x1: A,
  x2: B,
  ...given: readonly Out[]
): NoInfer<ArrayOrScalar<Common<A, B>, RankDown<RankMax<RankOf<A>, RankOf<B>>>>> {
  return callGufunc(vecdotSpec, x1, x2, given) as never
}

/** `np.matvec(x1, x2, ...)`: matrices, shape [..., m, n], times vectors, shape [..., n]. */
export function matvec<const A extends ArrayInput, const B extends ArrayInput>(
  x1: A,
  x2: B,
  ...given: readonly Out[]
): NDArray<Common<A, B>> {
  return callGufunc(matvecSpec, x1, x2, given) as never
}

/** `np.vecmat(x1, x2, ...)`: vectors, shape [..., n], times matrices, shape [..., n, m]. */
export function vecmat<const A extends ArrayInput, const B extends ArrayInput>(
  x1: A,
  x2: B,
  ...given: readonly Out[]
): NDArray<Common<A, B>> {
  return callGufunc(vecmatSpec, x1, x2, given) as never
}

// What a ufunc tells of itself, as attributes of the function.
for (const [f, { signature }] of [
  [matmul, matmulSpec],
  [vecdot, vecdotSpec],
  [matvec, matvecSpec],
  [vecmat, vecmatSpec],
] as const)
  Object.assign(f, { nin: 2, nout: 1, nargs: 3, identity: null, signature })
