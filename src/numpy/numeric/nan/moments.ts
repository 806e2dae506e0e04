import { withDtype } from "../../copy.ts"
import { toArray } from "../../creation.ts"
import { type DType, dtypeOf, int64 } from "../../dtype.ts"
import { quietly } from "../../errors/modes.ts"
import type { ArrayInput, Axis } from "../../input.ts"
import { NDArray, type ReduceOptions } from "../../ndarray.ts"
import { named } from "../../options.ts"
import { any, sum } from "../../reduce/reduce.ts"
import { mean, type Statistic, std, type VarOptions, var as variance } from "../../reduce/statistics.ts"
import { where as choose } from "../../select.ts"
import { checkReducedAxes } from "../../shape/axis.ts"
import { untyped } from "../../typed.ts"
import { multiply, subtract } from "../../ufunc/arithmetic.ts"
import { less_equal, logical_and, logical_not } from "../../ufunc/comparison.ts"
import { warn } from "../../warn.ts"
import { withOnes } from "../average.ts"
import { delivered, folded, kept, minus, over, root } from "../strict.ts"
import { replaceNaN } from "./replace.ts"

type Options = Readonly<Record<string, unknown>>

const MEAN_NAMES = ["axis", "dtype", "out", "keepdims", "where"] as const
const VAR_NAMES = ["axis", "dtype", "out", "ddof", "keepdims", "where", "mean", "correction"] as const

/** A float array keeps to floats. */
function checkFloats({ dtype = null, out = null }: Options): void {
  if (dtype !== null && dtypeOf(dtype).kind !== "f")
    throw new TypeError("If a is inexact, then dtype must be inexact")
  if (out instanceof NDArray && out.dtype.kind !== "f")
    throw new TypeError("If a is inexact, then out must be inexact")
}

const only = (options: Options, ...names: string[]) =>
  Object.fromEntries(names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]))

/** How many elements are no NaN. */
function countOf(mask: NDArray, options: Options): NDArray {
  const { axis = null } = options
  return folded(sum, kept(logical_not, mask), axis, { dtype: int64, ...only(options, "where") })
}

/** A quotient in the dtype of the dividend; a count of 0 is told in words of its own. */
function dividedBy(total: NDArray, count: NDArray): NDArray {
  return withDtype(
    quietly(() => over(total, count)),
    total.dtype,
  )
}

/** Sums are taken in the dtype asked for, else in that of `out`. */
function sumOf(x: NDArray, options: Options): NDArray {
  const { axis = null, dtype = null, out = null } = options
  const wanted = dtype ?? (out instanceof NDArray ? out.dtype : null)
  return folded(sum, x, axis, { ...(wanted === null ? {} : { dtype: wanted }), ...only(options, "where") })
}

function finished(result: NDArray, x: NDArray, { axis = null, keepdims, out = null }: Options): unknown {
  return delivered(keepdims === true ? withOnes(x, axis as Axis, result) : result, out)
}

/**
 * `np.nanmean(a, axis=None, dtype=None, out=None, keepdims=False, where=True)`: the mean of all but NaN.
 *
 * @throws TypeError when floats are asked for as integers.
 */
export const nanmean = ((a: ArrayInput, ...rest: unknown[]) => {
  const options = named("nanmean", MEAN_NAMES, rest) as Options
  const { x, mask } = replaceNaN(a, 0)
  if (mask === null) return (mean as (...all: unknown[]) => unknown)(x, options)
  checkFloats(options)
  const count = countOf(mask, options)
  if (any(kept(less_equal, count, 0))) warn("RuntimeWarning", "Mean of empty slice")
  return finished(dividedBy(sumOf(x, options), count), x, options)
}) as Statistic<ReduceOptions>

/** The keyword arguments of {@link nanvar} and {@link nanstd}. */
export interface NaNVarOptions extends VarOptions {
  /** The means, with the reduced axes as 1. */
  readonly mean?: ArrayInput
  /** Another name of ddof. */
  readonly correction?: number
}

/** The variance of all but NaN; overwrites `x`. */
function nanVariance(x: NDArray, mask: NDArray, options: Options): NDArray {
  checkFloats(options)
  const { axis = null, correction, mean: given, ddof = 0 } = options
  checkReducedAxes(axis, x.dims.length)
  if (correction !== undefined && untyped(ddof) !== 0)
    throw new RangeError("ddof and correction can't be provided simultaneously.")
  const count = countOf(mask, options)
  const centre =
    given === undefined
      ? withOnes(x, axis as Axis, dividedBy(sumOf(x, { ...options, out: null }), count))
      : toArray(given)
  const present = kept(logical_and, kept(logical_not, mask), toArray(options.where ?? true))
  const inPlace = { out: x, where: present, casting: "unsafe" }
  kept(subtract, x, centre, inPlace)
  kept(multiply, x, x, inPlace)
  const squares = sumOf(x, options)
  const freedom = minus(count, Number(untyped(correction ?? ddof)))
  const result = dividedBy(squares, freedom)
  const few = kept(less_equal, freedom, 0)
  if (any(few)) warn("RuntimeWarning", "Degrees of freedom <= 0 for slice.")
  return kept(choose, few, nanOf(result.dtype), result)
}

const nanOf = (dtype: DType) => dtype(Number.NaN) as number

/**
 * `np.nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=True, mean, correction)`:
 * the variance of all but NaN, NaN where fewer than ddof + 1 remain.
 *
 * @throws TypeError when floats are asked for as integers; RangeError for both ddof and correction.
 */
export const nanvar = ((a: ArrayInput, ...rest: unknown[]) => {
  const options = named("nanvar", VAR_NAMES, rest) as Options
  const { x, mask } = replaceNaN(a, 0)
  if (mask === null) return (variance as (...all: unknown[]) => unknown)(x, options)
  return finished(nanVariance(x, mask, options), x, options)
}) as Statistic<NaNVarOptions>

/** `np.nanstd(a, axis=None, ...)`: the square root of {@link nanvar}. */
export const nanstd = ((a: ArrayInput, ...rest: unknown[]) => {
  const options = named("nanstd", VAR_NAMES, rest) as Options
  const { x, mask } = replaceNaN(a, 0)
  if (mask === null) return (std as (...all: unknown[]) => unknown)(x, options)
  const variances = nanVariance(x, mask, options)
  return finished(root(variances), x, options)
}) as Statistic<NaNVarOptions>
