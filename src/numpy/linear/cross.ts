import { broadcastShapes } from "../broadcast.ts"
import { allocate, assign } from "../copy.ts"
import { toArray } from "../creation.ts"
import { bool } from "../dtype.ts"
import type { ArrayInput } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { checkAxis } from "../shape/axis.ts"
import { moveaxis, squeeze } from "../shape/reshape.ts"
import { multiply, negative, subtract } from "../ufunc/arithmetic.ts"
import { type Common, pairOf } from "./operands.ts"

/** The keyword arguments of {@link cross}. */
export interface CrossOptions {
  readonly axisa?: number
  readonly axisb?: number
  readonly axisc?: number
  readonly axis?: number | null
}

/**
 * `np.cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None)`: the cross product of vectors of length 2 or 3; of two
 * of length 2 the third component alone.
 *
 * @param axisa - where the vectors of `a` lie; `axisb` of `b`, `axisc` of the result, `axis` of all three
 * @throws RangeError for other lengths.
 */
export function cross<const A extends ArrayInput, const B extends ArrayInput>(
  a: A,
  b: B,
  ...given: (number | null | CrossOptions)[]
): NDArray<Common<A, B>> {
  const options = named("cross", ["axisa", "axisb", "axisc", "axis"], given)
  const { axis = null, axisa = -1, axisb = -1, axisc = -1 } = options
  const [x, y] = [toArray(a), toArray(b)]
  if (x.dims.length === 0 || y.dims.length === 0)
    throw new RangeError("At least one array has zero dimension")
  const left = moveaxis(x, checkAxis(axis ?? axisa, x.dims.length), -1) as NDArray
  const right = moveaxis(y, checkAxis(axis ?? axisb, y.dims.length), -1) as NDArray
  const lengths = [left.dims.at(-1)!, right.dims.at(-1)!]
  if (lengths.some((length) => length !== 2 && length !== 3)) {
    throw new RangeError("incompatible dimensions for cross product\n(dimension must be 2 or 3)")
  }
  return crossOf(left, right, axis ?? axisc) as never
}

function crossOf(a: NDArray, b: NDArray, axis: unknown): NDArray {
  const dims = broadcastShapes(a.dims.slice(0, -1), b.dims.slice(0, -1))
  const [x, y] = pairOf(a, b)
  // Booleans have no difference: NumPy's words for it.
  if (x.dtype === bool) subtract(x, x)
  const flat = a.dims.at(-1) === 2 && b.dims.at(-1) === 2
  const result = allocate(x.dtype, [...dims, flat ? 1 : 3])
  const place = flat ? -1 : checkAxis(axis, result.dims.length)
  if (flat) assign(result, component(x, y, 0, 1))
  else for (let k = 0; k < 3; k++) assign(partOf(result, k), component(x, y, (k + 1) % 3, (k + 2) % 3))
  return flat ? (squeeze(result, -1) as NDArray) : moveaxis(result, -1, place)
}

/** `a[i] b[j] - a[j] b[i]`; vectors of length 2 have a third component of 0, which takes no part. */
function component(a: NDArray, b: NDArray, i: number, j: number): NDArray {
  const first = maybeProduct(a, i, b, j)
  const second = maybeProduct(a, j, b, i)
  if (second === null) return first as NDArray
  return (first === null ? negative(second) : subtract(first, second)) as NDArray
}

function maybeProduct(a: NDArray, i: number, b: NDArray, j: number): NDArray | null {
  if (i >= a.dims.at(-1)! || j >= b.dims.at(-1)!) return null
  return multiply(partOf(a, i), partOf(b, j)) as NDArray
}

/** Component k, the last axis kept with length 1. */
function partOf(x: NDArray, k: number): NDArray {
  return x.at("...", `${k}:${k + 1}`) as NDArray
}
