import { sameShape, shapeText } from "./broadcast.ts"
import { type Casting, checkCasting } from "./casting.ts"
import { assign } from "./copy.ts"
import { scalarOrArray } from "./memory.ts"
import { NDArray } from "./ndarray.ts"

/** The array that an `out` argument names, alone or as a tuple of one; null where there is none. */
export function maybeOut(out: unknown): NDArray | null {
  const target = Array.isArray(out) && out.length === 1 ? out[0] : out
  if (target === undefined || target === null) return null
  if (!(target instanceof NDArray)) throw new TypeError("return arrays must be of ArrayType")
  return target
}

/** Refuses an output of another shape than the result's. */
export function checkOutShape(name: string, out: NDArray, dims: readonly number[]): void {
  if (sameShape(out.dims, dims)) return
  throw new RangeError(`${name}: out must have shape ${shapeText(dims)}, got ${shapeText(out.dims)}`)
}

/**
 * Hands a result to the caller: cast into `out` where one is given, which is then returned; else the
 * array, or of rank 0 its scalar.
 *
 * @throws RangeError when `out` has another shape; TypeError when it is no array or does not hold the dtype.
 */
export function deliver(
  name: string,
  result: NDArray,
  out: unknown,
  casting: Casting = "same_kind",
): unknown {
  const target = maybeOut(out)
  if (target === null) return scalarOrArray(result)
  checkOutShape(name, target, result.dims)
  checkCasting(name, "output", result.dtype, target.dtype, casting)
  assign(target, result)
  return target
}
