import { toArray } from "../../creation.ts"
import { float64 } from "../../dtype.ts"
import type { ArrayInput } from "../../input.ts"
import * as linalg from "../../linalg/index.ts"
import { dot } from "../../linear.ts"
import { allclose } from "../../logic.ts"
import type { NDArray } from "../../ndarray.ts"
import { named } from "../../options.ts"
import { absolute, add, multiply } from "../../ufunc/arithmetic.ts"
import { sqrt } from "../../ufunc/elementary.ts"
import { warn } from "../../warn.ts"
import { isSingle, shapeOf } from "../draw.ts"
import type { Size } from "../size.ts"

/** How a covariance is taken apart into a factor times its transpose. */
export type Factoring = "svd" | "eigh" | "cholesky"

/** Keyword arguments of `multivariate_normal`. */
export interface MultivariateOptions {
  readonly mean?: ArrayInput
  readonly cov?: ArrayInput
  readonly size?: Size
  readonly check_valid?: "warn" | "raise" | "ignore"
  readonly tol?: number
}

/** `multivariate_normal` as callers see it; `method` is the modern generator's alone. */
export type MultivariateNormal<More = unknown> = (
  mean: ArrayInput | (MultivariateOptions & More),
  ...rest: (ArrayInput | Size | string | (MultivariateOptions & More))[]
) => NDArray

/** Standard normal numbers of a shape. */
type Draw = (shape: number[]) => NDArray

const parameters = ["mean", "cov", "size", "check_valid", "tol"] as const

/**
 * `multivariate_normal(mean, cov, size=None, check_valid="warn", tol=1e-8)`: mean + z F^T, where z is
 * standard normal and F F^T = cov. Shape [...size, n].
 *
 * @param legacy - whether the products come in the order of RandomState, which knows only the SVD
 * @throws RangeError for shapes that do not fit, options that are none, and, with `check_valid="raise"`,
 *   a covariance that is not positive-semidefinite
 */
export function multivariateNormal(draw: Draw, given: readonly unknown[], legacy: boolean): NDArray {
  const options = named(
    "multivariate_normal",
    legacy ? parameters : [...parameters, "method" as const],
    given,
  )
  const { size, check_valid = "warn", tol = 1e-8, method = "svd" } = options as Record<string, unknown>
  checkChoice("method", method, ["eigh", "svd", "cholesky"])
  checkChoice("check_valid", check_valid, ["warn", "raise", "ignore"])
  const mean = toArray(options.mean)
  const cov = toArray(options.cov, float64)
  checkShapes(mean, cov)
  const n = mean.size
  const shape = [...(isSingle(size) ? [] : shapeOf(size)), n]
  const z = draw(shape).reshape([-1, n])
  const { factor, isValid } = factorOf(cov, method as Factoring, Number(tol), legacy)
  if (check_valid !== "ignore" && !isValid()) complain(check_valid === "raise")
  const moved = dot(z, factor) as NDArray
  return (legacy ? add(moved, mean) : add(mean, moved)).reshape(shape) as NDArray
}

function checkChoice(name: string, value: unknown, choices: readonly string[]): void {
  if (choices.includes(value as string)) return
  const list = choices.map((choice) => `'${choice}'`).join(", ")
  throw new RangeError(`${name} must be one of ${list}, got ${String(value)}`)
}

function checkShapes(mean: NDArray, cov: NDArray): void {
  if (mean.dims.length !== 1) throw new RangeError("mean must be 1 dimensional")
  const [rows, columns] = cov.dims
  if (cov.dims.length !== 2 || rows !== columns) throw new RangeError("cov must be 2 dimensional and square")
  if (mean.dims[0] !== rows) throw new RangeError("mean and cov must have same length")
}

interface Factor {
  /** F^T. */
  readonly factor: NDArray
  /** Whether the covariance is symmetric and positive-semidefinite. */
  readonly isValid: () => boolean
}

function factorOf(cov: NDArray, method: Factoring, tol: number, legacy: boolean): Factor {
  if (method === "cholesky") {
    return { factor: (linalg.cholesky(cov) as NDArray).T as NDArray, isValid: () => true }
  }
  if (method === "eigh") {
    const [values, vectors] = linalg.eigh(cov) as unknown as [NDArray, NDArray]
    const factor = multiply(vectors, sqrt(absolute(values))) as NDArray
    return {
      factor: factor.T as NDArray,
      isValid: () => (values.tolist() as number[]).every((s) => s >= -tol),
    }
  }
  const [left, values, right] = linalg.svd(cov) as unknown as [NDArray, NDArray, NDArray]
  const back = () => dot(multiply(right.T, values) as NDArray, right) as NDArray
  const factor = legacy
    ? multiply((sqrt(values) as NDArray).reshape([-1, 1]), right)
    : (multiply(left, sqrt(values)) as NDArray).T
  return {
    factor: factor as NDArray,
    isValid: () => allclose(back(), cov, { rtol: tol, atol: tol }) as boolean,
  }
}

function complain(isError: boolean): void {
  const message = "covariance is not symmetric positive-semidefinite."
  if (isError) throw new RangeError(message)
  warn("RuntimeWarning", message)
}
