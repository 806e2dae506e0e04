import { withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { type DType, dtypeOf, float64 } from "../dtype.ts"
import type { ArrayInput, Axis, ElementOf, RankOf } from "../input.ts"
import type { NDArray, Reduced, ReduceOptions } from "../ndarray.ts"
import { observing } from "../observe.ts"
import { named } from "../options.ts"
import type { FloatOf } from "../promote.ts"
import { checkAxes } from "../shape/axis.ts"
import { divide, multiply, subtract } from "../ufunc/arithmetic.ts"
import { sqrt } from "../ufunc/elementary.ts"
import { type Split, splitAxes } from "./axes.ts"
import { type ReducedBy, sum } from "./reduce.ts"

/** The keyword arguments of var and std. */
export interface VarOptions extends ReduceOptions {
  /** Delta degrees of freedom: the divisor is N - ddof. */
  readonly ddof?: number
}

/** A reduction to a floating type. */
export interface Statistic<Options> {
  <const A extends ArrayInput>(a: A, axis?: null): FloatOf<ElementOf<A>>
  <const A extends ArrayInput>(
    a: A,
    axis: number,
    ...rest: (Options | null)[]
  ): Reduced<FloatOf<ElementOf<A>>, RankOf<A>>
  <const A extends ArrayInput, const O extends Options>(
    a: A,
    options: O,
  ): ReducedBy<FloatOf<ElementOf<A>>, RankOf<A>, O>
  (a: ArrayInput, axis: Axis, ...rest: unknown[]): NDArray & number
}

interface Parsed {
  readonly x: NDArray
  readonly dtype: DType
  readonly split: Split
  readonly count: number
  readonly options: Readonly<Record<string, unknown>>
}

const NAMES = ["axis", "dtype", "out", "ddof", "keepdims", "where"] as const

function parse(name: string, a: unknown, given: readonly unknown[]): Parsed {
  const names = name === "mean" ? NAMES.filter((each) => each !== "ddof") : NAMES
  const options = named(name, names, given) as Record<string, unknown>
  const source = toArray(a)
  const wanted = options.dtype === undefined || options.dtype === null ? null : dtypeOf(options.dtype)
  const dtype = wanted ?? (source.dtype.kind === "f" ? source.dtype : float64)
  checkAxes(options.axis, source.dims.length)
  const split = splitAxes(source, options.axis)
  const counted = options.where === undefined ? null : sum(options.where as ArrayInput)
  const count = split.axes.reduce((product, axis) => product * source.dims[axis]!, 1)
  return { x: withDtype(source, dtype), dtype, split, count: (counted as number | null) ?? count, options }
}

/** The sum over the axes as an array that still has them, divided by `divisor`. */
function meanOf({ x, split, options }: Parsed, of: NDArray, divisor: number, keepdims: unknown): unknown {
  const mask = options.where === undefined ? {} : { where: options.where }
  const total = sum(of, { axis: split.axes, keepdims: keepdims === true, ...mask } as ReduceOptions)
  return divide(total as ArrayInput, x.dtype(divisor) as number)
}

function finish(name: string, a: unknown, parsed: Parsed, value: unknown): unknown {
  const { out } = parsed.options
  if (out !== undefined && out !== null) (out as NDArray).set("...", value as ArrayInput)
  const result = out ?? typedResult(value, parsed.dtype)
  if (observing.observer !== null) observing.observer.operation(name, [a, parsed.options], result)
  return result
}

/** A scalar keeps the rounding of its dtype. */
function typedResult(value: unknown, dtype: DType): unknown {
  return typeof value === "number" ? dtype(value) : value
}

/** `np.mean(a, axis=None)`: the sum divided by the count; NaN of nothing. */
export const mean = ((a: unknown, ...rest: unknown[]) => {
  const parsed = parse("mean", a, rest)
  return finish("mean", a, parsed, meanOf(parsed, parsed.x, parsed.count, parsed.options.keepdims))
}) as Statistic<ReduceOptions>

/** Squares of the distances from the mean. */
function variance(parsed: Parsed): unknown {
  const { x, count, options } = parsed
  const centre = meanOf(parsed, x, count, true) as NDArray
  const distance = subtract(x, centre) as NDArray
  const ddof = Number(options.ddof ?? 0)
  return meanOf(parsed, toArray(multiply(distance, distance)), Math.max(count - ddof, 0), options.keepdims)
}

/** `np.var(a, axis=None, ddof=0)`: the mean of squared distances from the mean, divisor N - ddof. */
const variances = ((a: unknown, ...rest: unknown[]) => {
  const parsed = parse("var", a, rest)
  return finish("var", a, parsed, variance(parsed))
}) as Statistic<VarOptions>

export { variances as var }

/** `np.std(a, axis=None, ddof=0)`: the square root of the variance. */
export const std = ((a: unknown, ...rest: unknown[]) => {
  const parsed = parse("std", a, rest)
  return finish("std", a, parsed, sqrt(variance(parsed) as ArrayInput))
}) as Statistic<VarOptions>
