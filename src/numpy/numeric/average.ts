import { sameShape } from "../broadcast.ts"
import { copyAs, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { type DType, float64 } from "../dtype.ts"
import type { ArrayInput, Axis } from "../input.ts"
import { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { promote } from "../promote.ts"
import { any, max, min, sum } from "../reduce/reduce.ts"
import { mean } from "../reduce/statistics.ts"
import { checkAxis, checkReducedAxes, onesAlong } from "../shape/axis.ts"
import { broadcast_to } from "../shape/broadcasting.ts"
import { transpose } from "../shape/reshape.ts"
import { tuple } from "../tuple.ts"
import { multiply } from "../ufunc/arithmetic.ts"
import { delivered, equals, filled, folded, kept, minus, over } from "./strict.ts"

/** The keyword arguments of {@link average}. */
export interface AverageOptions {
  readonly axis?: Axis
  readonly weights?: ArrayInput | null
  readonly returned?: boolean
  readonly keepdims?: boolean
}

/**
 * `np.average(a, axis=None, weights=None, returned=False, keepdims=False)`: `sum(a w) / sum(w)`, the mean
 * without weights; `returned` adds the sum of the weights.
 *
 * @throws RangeError (Python: ZeroDivisionError) for weights that sum to 0, and for weights of a shape
 * that is neither that of `a` nor of its axes; TypeError when the axes of such weights are not named.
 */
export function average(
  a: ArrayInput,
  ...rest: (Axis | ArrayInput | boolean | AverageOptions)[]
): NDArray & number & [NDArray & number, NDArray & number] {
  const names = ["axis", "weights", "returned", "keepdims"] as const
  const { axis: given = null, weights = null, returned, keepdims } = named("average", names, rest)
  const x = toArray(a)
  const axis = given === null ? null : [given].flat().map((each) => checkAxis(each, x.dims.length))
  const fold = (f: unknown, of: NDArray, options: object = {}) =>
    keepdims === true ? withOnes(of, axis, folded(f, of, axis, options)) : folded(f, of, axis, options)
  const [value, total] =
    weights === null ? plainMean(x, fold) : weightedMean(x, weightsFor(toArray(weights), x, axis), fold)
  if (returned !== true) return delivered(value) as never
  const scale = sameShape(total.dims, value.dims)
    ? total
    : copyAs(broadcast_to(total, value.dims), total.dtype)
  return tuple(delivered(value), delivered(scale)) as never
}

type Fold = (f: unknown, of: NDArray, options?: object) => NDArray

/** The mean along one axis, and the sum of the weights that it took. */
export function meanAndTotal(x: NDArray, axis: number, weights: NDArray | null): [NDArray, NDArray] {
  const fold: Fold = (f, of, options) => folded(f, of, axis, options)
  return weights === null ? plainMean(x, fold) : weightedMean(x, weightsFor(weights, x, [axis]), fold)
}

/** A reduced array with its axes back, of length 1. */
export function withOnes(of: NDArray, axis: Axis | undefined, reduced: NDArray): NDArray {
  return reduced.reshape(onesAlong(of.dims, checkReducedAxes(axis, of.dims.length))) as NDArray
}

function plainMean(x: NDArray, fold: Fold): [NDArray, NDArray] {
  const value = fold(mean, x)
  if (value.size === 0) throw new RangeError("division by zero")
  return [value, filled(value.dtype, [], x.size / value.size)]
}

function weightedMean(x: NDArray, weights: NDArray, fold: Fold): [NDArray, NDArray] {
  const common = promote(x.dtype, weights.dtype)
  const dtype: DType = x.dtype.kind === "f" ? common : promote(common, float64)
  const total = fold(sum, weights, { dtype })
  if (any(equals(total, 0)) === true) throw new RangeError("Weights sum to zero, can't be normalized")
  return [over(fold(sum, kept(multiply, x, weights, { dtype })), total), total]
}

/** Weights that broadcast with `a`: of its shape, or of the shape of the axes named. */
export function weightsFor(weights: NDArray, a: NDArray, axes: readonly number[] | null): NDArray {
  if (sameShape(weights.dims, a.dims)) return weights
  if (axes === null) throw new TypeError("Axis must be specified when shapes of a and weights differ.")
  if (
    !sameShape(
      weights.dims,
      axes.map((axis) => a.dims[axis]!),
    )
  )
    throw new RangeError("Shape of weights must be consistent with shape of a along specified axis.")
  const order = axes.map((_, k) => k).sort((i, k) => axes[i]! - axes[k]!)
  const ordered = transpose(weights, order)
  return ordered.reshape(a.dims.map((length, axis) => (axes.includes(axis) ? length : 1))) as NDArray
}

/** The keyword arguments of {@link ptp}. */
export interface PtpOptions {
  readonly axis?: Axis
  readonly out?: NDArray | null
  readonly keepdims?: boolean
}

/** `np.ptp(a, axis=None, out=None, keepdims=False)`: the greatest less the least element. */
export function ptp(a: ArrayInput, ...rest: (Axis | NDArray | boolean | PtpOptions)[]): NDArray & number {
  const { axis = null, out, keepdims } = named("ptp", ["axis", "out", "keepdims"], rest)
  const x = toArray(a)
  const greatest = folded(max, x, axis)
  // NumPy puts the greatest into `out` first, and goes on in its dtype.
  const range = minus(
    out instanceof NDArray ? withDtype(greatest, out.dtype) : greatest,
    folded(min, x, axis),
  )
  return delivered(keepdims === true ? withOnes(x, axis as Axis, range) : range, out) as never
}
