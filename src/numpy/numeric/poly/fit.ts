import { assign, copyAs } from "../../copy.ts"
import { toArray } from "../../creation.ts"
import { finfo } from "../../info.ts"
import type { ArrayInput } from "../../input.ts"
import { lstsq } from "../../linalg/lstsq.ts"
import { inv } from "../../linalg/solve.ts"
import { dot, outer } from "../../linear.ts"
import type { NDArray } from "../../ndarray.ts"
import { named } from "../../options.ts"
import { sum } from "../../reduce/reduce.ts"
import type { Scalar } from "../../scalar.ts"
import { expand_dims, transpose } from "../../shape/reshape.ts"
import { tuple } from "../../tuple.ts"
import { untyped } from "../../typed.ts"
import { warn } from "../../warn.ts"
import { float, folded, over, plus, root, times } from "../strict.ts"
import { vander } from "./vander.ts"

/** The keyword arguments of {@link polyfit}. */
export interface PolyfitOptions {
  /** Singular values below this share of the largest count as 0. */
  readonly rcond?: number | null
  /** Whether to give residuals, rank, singular values and rcond too. */
  readonly full?: boolean
  /** Weights of the residuals, not of their squares. */
  readonly w?: ArrayInput | null
  /** Whether to give the covariances of the coefficients too, and whether scaled. */
  readonly cov?: boolean | "unscaled"
}

const NAMES = ["rcond", "full", "w", "cov"] as const

/**
 * `np.polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False)`: the polynomial with the least sum of
 * `(w[i] (p(x[i]) - y[i]))^2`.
 *
 * @param x - shape [m]
 * @param y - shape [m], or [m, k] for k polynomials
 * @returns coefficients, the highest first, shape [deg + 1] or [deg + 1, k]; with `full` or `cov` a tuple
 * @throws TypeError for other ranks or lengths; RangeError for a negative degree and too few points for
 * scaled covariances.
 */
export function polyfit(
  x: ArrayInput,
  y: ArrayInput,
  deg: number,
  ...rest: (ArrayInput | boolean | string | null | PolyfitOptions)[]
): NDArray<Scalar> & NDArray<Scalar>[] {
  const given = named("polyfit", NAMES, rest)
  const order = Math.trunc(Number(untyped(deg))) + 1
  const points = plus(toArray(x), float(0))
  const values = plus(toArray(y), float(0))
  if (order < 1) throw new RangeError("expected deg >= 0")
  checkPoints(points, values)
  const rcond = given.rcond ?? points.size * finfo(points.dtype).eps
  const left = vander(points, order) as NDArray
  const right = copyAs(values, values.dtype)
  if (given.w !== undefined && given.w !== null) weigh(left, right, plus(toArray(given.w), float(0)))
  const scale = root(folded(sum, times(left, left), 0))
  assign(left, over(left, scale))
  const [solution, residuals, rank, singular] = lstsq(left, right, rcond as number) as unknown as NDArray[]
  const fitted = transpose(over(transpose(solution!) as NDArray, scale)) as NDArray
  if (given.full === true) return tuple(fitted, residuals, rank, singular, rcond) as never
  if (Number(rank) !== order) warn("RankWarning", "Polyfit may be poorly conditioned")
  const wanted = untyped(given.cov ?? false)
  if (wanted === false) return fitted as never
  const inverse = covarianceOf(left, scale)
  const covariances = values.dims.length === 1 ? inverse : (expand_dims(inverse, 2) as NDArray)
  if (wanted === "unscaled") return tuple(fitted, covariances) as never
  return tuple(fitted, scaled(covariances, residuals!, points.size - order)) as never
}

function checkPoints(x: NDArray, y: NDArray): void {
  if (x.dims.length !== 1) throw new TypeError("expected 1D vector for x")
  if (x.size === 0) throw new TypeError("expected non-empty vector for x")
  if (y.dims.length < 1 || y.dims.length > 2) throw new TypeError("expected 1D or 2D array for y")
  if (x.dims[0] !== y.dims[0]) throw new TypeError("expected x and y to have same length")
}

/** Multiplies both sides, row by row. */
function weigh(left: NDArray, right: NDArray, w: NDArray): void {
  if (w.dims.length !== 1) throw new TypeError("expected a 1-d array for weights")
  if (w.dims[0] !== right.dims[0]) throw new TypeError("expected w and y to have the same length")
  const column = expand_dims(w, 1) as NDArray
  assign(left, times(left, column))
  assign(right, times(right, right.dims.length === 2 ? column : w))
}

function covarianceOf(left: NDArray, scale: NDArray): NDArray {
  const inverse = inv(dot(transpose(left), left) as NDArray) as NDArray
  return over(inverse, outer(scale, scale) as NDArray)
}

function scaled(covariances: NDArray, residuals: NDArray, freedom: number): NDArray {
  if (freedom <= 0)
    throw new RangeError("the number of data points must exceed order to scale the covariance matrix")
  return times(covariances, over(residuals, freedom))
}
