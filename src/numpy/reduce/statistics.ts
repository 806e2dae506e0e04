import { withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { dtypeOr, float64 } from "../dtype.ts"
import type { ArrayInput, Axis, ElementOf, RankOf } from "../input.ts"
import type { NDArray, Reduced, ReduceOptions } from "../ndarray.ts"
import { observing } from "../observe.ts"
import { named } from "../options.ts"
import { deliver } from "../out.ts"
import type { FloatOf } from "../promote.ts"
import { untyped } from "../typed.ts"
import { divide, multiply, subtract } from "../ufunc/arithmetic.ts"
import { maximum } from "../ufunc/comparison.ts"
import { sqrt } from "../ufunc/elementary.ts"
import { type Split, splitAxes } from "./axes.ts"
import { maskFor, type ReducedBy, sum } from "./reduce.ts"

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
  readonly split: Split
  readonly mask: NDArray | null
  readonly options: Readonly<Record<string, unknown>>
}

const NAMES = ["axis", "dtype", "out", "ddof", "keepdims", "where"] as const

function parse(name: string, a: unknown, given: readonly unknown[]): Parsed {
  const names = name === "mean" ? NAMES.filter((each) => each !== "ddof") : NAMES
  const options = named(name, names, given) as Record<string, unknown>
  const source = toArray(a)
  const x = withDtype(source, dtypeOr(options.dtype, source.dtype.kind === "f" ? source.dtype : float64))
  return { x, split: splitAxes(x, options.axis), mask: maskFor(x, options.where), options }
}

/** The sum over the axes divided by the number of elements less `ddof`. */
function meanOf({ x, split, mask }: Parsed, of: NDArray, keepdims: boolean, ddof: number): NDArray {
  const how = { axis: split.axes, keepdims }
  const total = sum(of, mask === null ? how : { ...how, where: mask }) as ArrayInput
  const count =
    mask === null
      ? split.axes.reduce((product, axis) => product * x.dims[axis]!, 1)
      : (sum(mask, how) as ArrayInput)
  const divisor = ddof === 0 ? count : (maximum(subtract(count, ddof) as ArrayInput, 0) as ArrayInput)
  return withDtype(toArray(divide(total, divisor)), x.dtype)
}

function finish(name: string, a: unknown, { options }: Parsed, value: NDArray): unknown {
  const result = deliver(name, value, options.out, "unsafe")
  if (observing.observer !== null) observing.observer.operation(name, [a, options], result)
  return result
}

/** `np.mean(a, axis=None)`: the sum divided by the count; NaN of nothing. */
export const mean = ((a: unknown, ...rest: unknown[]) => {
  const parsed = parse("mean", a, rest)
  return finish("mean", a, parsed, meanOf(parsed, parsed.x, parsed.options.keepdims === true, 0))
}) as Statistic<ReduceOptions>

/** The mean of squares of the distances from the mean. */
function variance(parsed: Parsed): NDArray {
  const { x, options } = parsed
  const distance = toArray(subtract(x, meanOf(parsed, x, true, 0)))
  const squares = toArray(multiply(distance, distance))
  return meanOf(parsed, squares, options.keepdims === true, Number(untyped(options.ddof ?? 0)))
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
  return finish("std", a, parsed, toArray(sqrt(variance(parsed))))
}) as Statistic<VarOptions>
