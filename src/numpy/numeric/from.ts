import { coerce } from "../coerce.ts"
import { allocate, assign } from "../copy.ts"
import { type DTypeLike, dtypeOf, dtypeOr, float64, type ScalarOfDType } from "../dtype.ts"
import type { NDArray } from "../ndarray.ts"
import { isOptions, named, wholeNumber } from "../options.ts"
import { arange } from "../ranges.ts"
import { untyped } from "../typed.ts"

/** The keyword arguments of {@link fromfunction}; others go on to the function. */
export interface FromFunctionOptions {
  readonly dtype?: DTypeLike | null
  readonly like?: null
  readonly [argument: string]: unknown
}

/**
 * `np.fromfunction(function, shape, dtype=float, like=None)`: what a function gives for the coordinates of a
 * grid, an array of them for each axis.
 *
 * @param shape - the lengths of the grid
 * @param options - the dtype of the coordinates; other keywords become the function's last argument
 */
export function fromfunction<R>(
  f: (...coordinates: NDArray<number>[]) => R,
  shape: readonly number[],
  options: FromFunctionOptions = {},
): R {
  const { dtype, like: _, ...more } = options
  const dims = untyped(shape)
  if (!Array.isArray(dims)) throw new TypeError(`'${typeof dims}' object is not iterable`)
  const to = dtypeOr(dtype, float64)
  const coordinates = dims.map((length, axis) => {
    const result = allocate(to, dims)
    assign(
      result,
      (arange(length, { dtype: to }) as NDArray).reshape(dims.map((_, each) => (each === axis ? -1 : 1))),
    )
    return result
  })
  const rest = Object.keys(more).length === 0 ? [] : [more]
  return f(...(coordinates as NDArray<number>[]), ...(rest as never[]))
}

/** The keyword arguments of {@link fromiter}. */
export interface FromIterOptions<D> {
  readonly dtype?: D
  readonly count?: number
  readonly like?: null
}

/**
 * `np.fromiter(iter, dtype, count=-1, like=None)`: a vector of what an iterable gives, `count` of it.
 *
 * @throws RangeError when there is less; TypeError for what is no iterable of numbers.
 */
export function fromiter<D extends DTypeLike>(
  iter: Iterable<unknown>,
  ...rest: (D | number | FromIterOptions<D>)[]
): NDArray<ScalarOfDType<D>, 1> {
  const { dtype, count: given = -1 } = named("fromiter", ["dtype", "count", "like"], rest)
  if (dtype === undefined) throw new TypeError("fromiter() missing required argument 'dtype' (pos 2)")
  const count = wholeNumber("fromiter", "count", given)
  const items = takeItems(untyped(iter), count)
  if (items.length < count)
    throw new RangeError(`iterator too short: Expected ${count} but iterator had only ${items.length} items.`)
  if (items.some((each) => typeof each === "object"))
    throw new TypeError("fromiter: items must be numbers or booleans, got a sequence")
  return coerce(items, dtypeOf(dtype)) as never
}

function takeItems(iter: unknown, count: number): unknown[] {
  if (iter === null || typeof (iter as Partial<Iterable<unknown>>)?.[Symbol.iterator] !== "function")
    throw new TypeError(`'${isOptions(iter) ? "dict" : typeof iter}' object is not iterable`)
  const items: unknown[] = []
  for (const item of iter as Iterable<unknown>) {
    if (items.length === count) break
    items.push(untyped(item))
  }
  return items
}
