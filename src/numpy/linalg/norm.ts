import { toArray } from "../creation.ts"
import type { ArrayInput, Axis } from "../input.ts"
import { dot } from "../linear.ts"
import { scalarOrArray } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { max, min, sum } from "../reduce/reduce.ts"
import { checkAxis } from "../shape/axis.ts"
import { moveaxis, ravel, reshape, transpose } from "../shape/reshape.ts"
import { untyped } from "../typed.ts"
import { absolute, divide, multiply, power } from "../ufunc/arithmetic.ts"
import { not_equal } from "../ufunc/comparison.ts"
import { sqrt } from "../ufunc/elementary.ts"
import type { FloatFor } from "./stack.ts"
import { asFloat } from "./stack.ts"
import { singularValues } from "./svd.ts"

/** The order of a norm: p of a vector's p-norm, or one of the matrix norms. */
export type Order = number | "fro" | "nuc" | null

/** The keyword arguments of norms. */
export interface NormOptions {
  readonly ord?: Order
  readonly axis?: Axis
  readonly keepdims?: boolean
}

/** A norm of everything is a scalar; along axes it has the axes that are left. */
type Norm<A, O> = O extends { readonly axis: number | readonly number[] } | { readonly keepdims: true }
  ? NDArray<FloatFor<A>>
  : FloatFor<A>

/**
 * `np.linalg.norm(x, ord=None, axis=None, keepdims=False)`: the norm of vectors along one axis, of matrices
 * along two, and without an axis of everything as one vector or matrix.
 *
 * Vectors: `ord` p gives `sum(|x|^p)^(1/p)`, Infinity and -Infinity the largest and least magnitude, 0 the
 * number of elements that differ from 0. Matrices: "fro" (also null) Frobenius, "nuc" the sum of the singular
 * values, 2 and -2 the largest and least of them, 1 and -1 column sums, Infinity and -Infinity row sums.
 *
 * @throws RangeError for an order that vectors or matrices do not have, or a wrong axis.
 */
export function norm<const A extends ArrayInput, const O extends NormOptions>(x: A, options: O): Norm<A, O>
export function norm<const A extends ArrayInput>(x: A, ord?: Order): FloatFor<A>
export function norm<const A extends ArrayInput>(
  x: A,
  ord: Order,
  axis: Axis | NormOptions,
  keepdims?: boolean | NormOptions,
): NDArray<FloatFor<A>> & FloatFor<A>
export function norm(x: ArrayInput, ...given: unknown[]): unknown {
  const { ord = null, axis = null, keepdims = false } = named("norm", ["ord", "axis", "keepdims"], given)
  return normOf(asFloat(toArray(x)), orderOf(ord), axesOf(axis), keepdims === true)
}

function orderOf(ord: unknown): Order {
  const plain = untyped(ord)
  return (typeof plain === "boolean" ? Number(plain) : plain) as Order
}

/** The axes that an argument names; null for none. */
function axesOf(axis: unknown): number[] | null {
  const plain = untyped(axis)
  if (plain === null) return null
  const axes = (Array.isArray(plain) ? plain : [plain]).map(untyped)
  if (axes.every((each) => typeof each === "number")) return axes.map(Math.trunc)
  throw new TypeError("'axis' must be None, an integer or a tuple of integers")
}

function normOf(x: NDArray, ord: Order, axis: number[] | null, keepdims: boolean): unknown {
  const rank = x.dims.length
  if (axis === null && isEuclidean(ord, rank)) return euclidean(x, keepdims)
  const axes = axis ?? x.dims.map((_, each) => each)
  if (axes.length === 1) return vectorNorm(x, ord, checkAxis(axes[0], rank), keepdims)
  if (axes.length !== 2) throw new RangeError("Improper number of dimensions to norm.")
  const [row, column] = axes.map((each) => checkAxis(each, rank)) as [number, number]
  if (row === column) throw new RangeError("Duplicate axes given.")
  const result = toArray(matrixNorm(x, ord, row, column) as never, x.dtype)
  return keepdims ? reshape(result, x.dims.with(row, 1).with(column, 1)) : scalarOrArray(result)
}

/** Whether without an axis the order means the root of the sum of all squares. */
function isEuclidean(ord: Order, rank: number): boolean {
  return (
    ord === null || (rank === 2 && (ord === "fro" || (ord as string) === "f")) || (rank === 1 && ord === 2)
  )
}

function euclidean(x: NDArray, keepdims: boolean): unknown {
  const flat = inMemoryOrder(x)
  const result = toArray(sqrt(toArray(dot(flat, flat), x.dtype)) as never, x.dtype)
  return scalarOrArray(keepdims ? allOnes(result, x) : result)
}

/** The result with an axis of length 1 for each of `x`. */
function allOnes(result: NDArray, x: NDArray): NDArray {
  return reshape(
    result,
    x.dims.map(() => 1),
  )
}

/** All elements as one axis, in the order in which they lie (NumPy's order "K"). */
function inMemoryOrder(x: NDArray): NDArray {
  const order = x.dims.map((_, axis) => axis).sort((a, b) => Math.abs(x.steps[b]!) - Math.abs(x.steps[a]!))
  return ravel(transpose(x, order)) as NDArray
}

function vectorNorm(x: NDArray, ord: Order, axis: number, keepdims: boolean): unknown {
  const along = { axis, keepdims }
  if (ord === Infinity) return max(absolute(x) as NDArray, { ...along, initial: 0 })
  if (ord === -Infinity) return min(absolute(x) as NDArray, along)
  if (ord === 0) return sum(not_equal(x, 0) as NDArray, { ...along, dtype: x.dtype })
  if (ord === 1) return sum(absolute(x) as NDArray, along)
  if (ord === null || ord === 2) return sqrt(toArray(sum(multiply(x, x) as NDArray, along) as never, x.dtype))
  if (typeof ord !== "number") throw new RangeError(`Invalid norm order '${ord}' for vectors`)
  const powers = toArray(sum(power(absolute(x) as NDArray, ord) as NDArray, along) as never, x.dtype)
  return power(powers, divide(1, toArray(ord, x.dtype)) as never)
}

function matrixNorm(x: NDArray, ord: Order | "f", row: number, column: number): unknown {
  const sums = (gone: number, other: number) =>
    [
      sum(absolute(x) as NDArray, { axis: gone }) as unknown as NDArray,
      other > gone ? other - 1 : other,
    ] as const
  const reduced = (extreme: typeof max, [values, axis]: readonly [NDArray, number], initial?: 0) =>
    extreme(values, initial === 0 ? { axis, initial } : { axis })
  if (ord === 2 || ord === -2 || ord === "nuc") return spectral(x, ord, row, column)
  if (ord === 1) return reduced(max, sums(row, column), 0)
  if (ord === Infinity) return reduced(max, sums(column, row), 0)
  if (ord === -1) return reduced(min, sums(row, column))
  if (ord === -Infinity) return reduced(min, sums(column, row))
  if (ord === null || ord === "fro" || ord === "f") {
    return sqrt(toArray(sum(multiply(x, x) as NDArray, { axis: [row, column] }) as never, x.dtype))
  }
  throw new RangeError("Invalid norm order for matrices.")
}

/** Norms that the singular values tell. */
function spectral(x: NDArray, ord: 2 | -2 | "nuc", row: number, column: number): unknown {
  const values = singularValues(moveaxis(x, [row, column], [-2, -1]))
  if (ord === "nuc") return sum(values, { axis: -1, initial: 0 })
  return ord === 2 ? max(values, { axis: -1, initial: 0 }) : min(values, { axis: -1 })
}

/** `np.linalg.matrix_norm(x, keepdims=False, ord="fro")`: of the matrices in the last two axes. */
export function matrix_norm<const A extends ArrayInput>(
  x: A,
  options: Omit<NormOptions, "axis"> = {},
): NDArray<FloatFor<A>> & FloatFor<A> {
  const { ord = "fro", keepdims = false } = named("matrix_norm", ["keepdims", "ord"], [options])
  return normOf(asFloat(toArray(x)), orderOf(ord), [-2, -1], keepdims === true) as never
}

/** `np.linalg.vector_norm(x, axis=None, keepdims=False, ord=2)`: of all elements, or along some axes. */
export function vector_norm<const A extends ArrayInput, const O extends NormOptions = Record<never, never>>(
  x: A,
  options?: O,
): Norm<A, O> {
  const {
    ord = 2,
    axis = null,
    keepdims = false,
  } = named("vector_norm", ["axis", "keepdims", "ord"], options === undefined ? [] : [options])
  const given = asFloat(toArray(x))
  const rank = given.dims.length
  const axes = axesOf(axis) === null ? null : [untyped(axis)].flat().map((each) => checkAxis(each, rank))
  const gone = axes ?? given.dims.map((_, each) => each)
  if (axes?.length === 1) return normOf(given, orderOf(ord), axes, keepdims === true) as never
  if (new Set(gone).size < gone.length) throw new RangeError("repeated axis")
  const flat = axes === null ? (ravel(given) as NDArray) : together(given, gone)
  const result = normOf(flat, orderOf(ord), [0], false)
  if (keepdims !== true) return result as never
  const dims = given.dims.map((length, each) => (gone.includes(each) ? 1 : length))
  return scalarOrArray(reshape(toArray(result as number, given.dtype), dims)) as never
}

/** Several axes as one, in front of the others. */
function together(x: NDArray, axes: readonly number[]): NDArray {
  const front = moveaxis(
    x,
    axes,
    axes.map((_, k) => k),
  )
  const rest = front.dims.slice(axes.length)
  const length = axes.reduce((size, axis) => size * x.dims[axis]!, 1)
  return reshape(front, [length, ...rest]) as NDArray
}
