import { sameShape, shapeTextTight } from "../broadcast.ts"
import { allocate, assign, copyAs } from "../copy.ts"
import { toArray } from "../creation.ts"
import { reportProduct } from "../errors/folds.ts"
import { quietly } from "../errors/modes.ts"
import type { ArrayInput, ArrayOrScalar, RankDown, RankOf } from "../input.ts"
import { isFortran } from "../layout.ts"
import { scalarOrArray } from "../memory.ts"
import { NDArray } from "../ndarray.ts"
import { observing } from "../observe.ts"
import { keyword } from "../options.ts"
import type { Known } from "../promote.ts"
import type { Scalar } from "../scalar.ts"
import { moveaxis, reshape } from "../shape/reshape.ts"
import { startsOf } from "../stacks.ts"
import { add, multiply } from "../ufunc/arithmetic.ts"
import { isContiguous } from "../view.ts"
import { dotVectors, matrixMatrix, matrixVector, vectorMatrix } from "./kernels.ts"
import { type Common, pairOf } from "./operands.ts"

/** The rank of an inner product: the last axis of each is summed, of a scalar none. */
type InnerRank<A extends number, B extends number> = number extends A | B
  ? number
  : 0 extends A
    ? B
    : 0 extends B
      ? A
      : A extends 1
        ? RankDown<B>
        : B extends 1
          ? RankDown<A>
          : A extends 2
            ? B
            : number

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

/** Whether a product of these ranks, one of them unknown, may be a scalar: only vectors give one. */
type MayBeScalar<A extends number, B extends number> = number extends A
  ? number extends B
    ? true
    : B extends 1
      ? true
      : false
  : A extends 1
    ? true
    : false

/** What a product of operands of ranks `A` and `B` gives; what may be a scalar can be used as one. */
export type Product<T extends Scalar, A extends number, B extends number, R extends number> = number extends
  | A
  | B
  ? MayBeScalar<A, B> extends true
    ? NDArray<Known<T>> & Known<T>
    : NDArray<Known<T>>
  : ArrayOrScalar<T, R>

function misaligned(a: NDArray, b: NDArray, axisOfB: number): RangeError {
  const last = a.dims.length - 1
  return new RangeError(
    `shapes ${shapeTextTight(a.dims)} and ${shapeTextTight(b.dims)} not aligned: ${a.dims[last]} (dim ${last}) != ${b.dims[axisOfB]} (dim ${axisOfB})`,
  )
}

/** Arrays of one dtype and of one axis or more. */
function dotArrays(a: NDArray, b: NDArray): NDArray {
  const axisOfB = Math.max(0, b.dims.length - 2)
  if (a.dims.at(-1) !== b.dims[axisOfB]) throw misaligned(a, b, axisOfB)
  if (b.dims.length > 2 || a.dims.length > 2) return dotStacks(a, b)
  if (a.size === 1 && b.size === 1) {
    const product = quietly(() => multiply(a, b))
    return toArray(product, a.dtype).reshape(a.dims.slice(0, -1).concat(b.dims.slice(1))) as NDArray
  }
  const beside = a.dims.length === 1 || b.dims.length === 1
  const [x, y] = [a, b].map((each) => asBlasTakes(each, beside)) as [NDArray, NDArray]
  if (y.dims.length === 1) return x.dims.length === 1 ? dotVectors(x, y) : matrixVector(x, y)
  return x.dims.length === 1 ? vectorMatrix(x, y) : matrixMatrix(x, y)
}

/**
 * BLAS takes no falling or repeating steps, and `dot` no matrix with gaps beside a vector: NumPy copies such operands
 * first.
 */
function asBlasTakes(x: NDArray, besideVector: boolean): NDArray {
  const rising = x.steps.every((step, axis) => step > 0 || x.dims[axis]! <= 1)
  const matrix = x.dims.length === 2 && Math.min(...x.dims) > 1
  const whole = !matrix || !besideVector || isContiguous(x.dims, x.steps) || isFortran(x)
  return rising && whole ? x : copyAs(x, x.dtype)
}

/** Of more axes: every row of `a` with every column of `b`, one inner product each. */
function dotStacks(a: NDArray, b: NDArray): NDArray {
  const turned = b.dims.length === 1 ? b : moveaxis(b, -2, -1)
  const [left, right] = [a.dims.slice(0, -1), turned.dims.slice(0, -1)]
  const result = allocate(a.dtype, [...left, ...right])
  const starts = startsOf(turned, 1, right)
  let at = 0
  for (const start of startsOf(a, 1, left)) {
    for (const other of starts) {
      const { data } = dotVectors(vectorAt(a, start), vectorAt(turned, other))
      for (let part = 0; part < a.dtype.width; part++) result.data[at++] = data[part]!
    }
  }
  return result
}

/** The items along the last axis from `start` on. */
function vectorAt(x: NDArray, start: number): NDArray {
  const length = x.dims.at(-1)!
  return new NDArray(x.data, x.dtype, [length], length, [x.steps.at(-1)!], start, false, x)
}

/** @throws RangeError unless `out` is exactly what the result is: dtype, shape, C order. */
function checkOut(out: NDArray, result: NDArray): void {
  if (out.dtype !== result.dtype || out.dims.length !== result.dims.length || !out.contiguous) {
    throw new RangeError(
      "output array is not acceptable (must have the right datatype, number of dimensions, and be a C-Array)",
    )
  }
  if (!sameShape(out.dims, result.dims)) throw new RangeError("output array has wrong dimensions")
}

/** With a scalar BLAS adds each product to a zero, so that none is -0; of more axes NumPy multiplies plainly. */
function scaled(a: NDArray, b: NDArray): NDArray {
  const products = toArray(multiply(a, b), a.dtype)
  return byBlas(a, b) && products.size !== 1 ? toArray(add(products, 0), a.dtype) : products
}

/** Whether NumPy asks BLAS for a product with a scalar. */
const byBlas = (a: NDArray, b: NDArray): boolean => a.dtype.kind === "f" && a.dims.length + b.dims.length < 3

const isScalar = (x: NDArray): boolean => x.dims.length === 0

/**
 * `np.dot(a, b, out=None)`: inner product of vectors, matrix product of matrices, sum over the last axis of `a`
 * and the last but one of `b` in general; with a scalar a product.
 *
 * @param out - receives the result: of its very dtype and shape, in C order
 * @throws RangeError when the lengths differ: `shapes (2,3) and (4,) not aligned: 3 (dim 1) != 4 (dim 0)`
 */
export function dot<const A extends ArrayInput, const B extends ArrayInput>(
  a: A,
  b: B,
  out?: NDArray | null | { readonly out?: NDArray | null },
): NoInfer<Product<Common<A, B>, RankOf<A>, RankOf<B>, DotRank<RankOf<A>, RankOf<B>>>> {
  const [x, y] = pairOf(a, b)
  const target = keyword<NDArray | null>("dot", "out", out, null)
  const scalar = isScalar(x) || isScalar(y)
  if (scalar && target !== null && !byBlas(x, y)) return multiply(x, y, { out: target }) as never
  const result = scalar ? scaled(x, y) : dotArrays(x, y)
  if (!scalar) reportProduct("dot", x, y, result)
  const value = target === null ? scalarOrArray(result) : written(target, result)
  if (observing.observer !== null) observing.observer.operation("dot", [a, b], value)
  return value as never
}

function written(target: unknown, result: NDArray): NDArray {
  if (!(target instanceof NDArray)) throw new TypeError("'out' must be an array")
  checkOut(target, result)
  assign(target, result)
  return target
}

/**
 * `np.vdot(a, b)`: the inner product of the flattened operands.
 *
 * @throws RangeError when the sizes differ.
 */
export function vdot(a: ArrayInput, b: ArrayInput): number {
  const [x, y] = pairOf(a, b)
  if (x.size !== y.size) {
    throw new RangeError(`cannot reshape array of size ${y.size} into shape ${shapeTextTight([x.size])}`)
  }
  return scalarOrArray(dotVectors(reshape(x, [-1]) as NDArray, reshape(y, [-1]) as NDArray)) as number
}

/**
 * `np.inner(a, b)`: sums over the last axes of both; with a scalar a product.
 *
 * @throws RangeError when the lengths differ.
 */
export function inner<const A extends ArrayInput, const B extends ArrayInput>(
  a: A,
  b: B,
): NoInfer<ArrayOrScalar<Common<A, B>, InnerRank<RankOf<A>, RankOf<B>>>> {
  const [x, y] = pairOf(a, b)
  if (isScalar(x) || isScalar(y)) return scalarOrArray(scaled(x, y)) as never
  const result = dotArrays(x, y.dims.length > 1 ? moveaxis(y, -1, -2) : y)
  reportProduct("dot", x, y, result)
  return scalarOrArray(result) as never
}
