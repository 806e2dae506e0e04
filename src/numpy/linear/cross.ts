import { broadcastShapes } from "../broadcast.ts"
import { allocate, assign, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { bool } from "../dtype.ts"
import type { ArrayInput } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { checkAxis } from "../shape/axis.ts"
import { moveaxis } from "../shape/reshape.ts"
import { multiply, negative, subtract } from "../ufunc/arithmetic.ts"
import { resultType } from "../ufunc/ufunc.ts"
import type { Common } from "./operands.ts"

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
  const dtype = resultType(a, b)
  const [x, y] = [withDtype(a, dtype), withDtype(b, dtype)]
  const flat = a.dims.at(-1) === 2 && b.dims.at(-1) === 2
  const result = allocate(dtype, flat ? dims : [...dims, 3])
  const place = flat ? 0 : checkAxis(axis, result.dims.length)
  const component = (i: number, j: number): unknown => {
    const first = maybeProduct(x, i, y, j)
    const second = maybeProduct(x, j, y, i)
    if (second === null) return first
    return first === null ? negative(second) : subtract(first, second)
  }
  // Booleans have no difference: NumPy's words for it.
  if (dtype === bool) subtract(x, x)
  if (flat) assign(result, toArray(component(0, 1), dtype))
  else {
    for (let k = 0; k < 3; k++) {
      assign(result.at("...", k) as NDArray, toArray(component((k + 1) % 3, (k + 2) % 3), dtype))
    }
  }
  return flat ? result : (moveaxis(result, -1, place) as NDArray)
}

/** The product of component i of `a` and j of `b`; null where one of them has no third component. */
function maybeProduct(a: NDArray, i: number, b: NDArray, j: number): NDArray | null {
  if (i >= a.dims.at(-1)! || j >= b.dims.at(-1)!) return null
  return multiply(a.at("...", i) as NDArray, b.at("...", j) as NDArray) as NDArray
}
