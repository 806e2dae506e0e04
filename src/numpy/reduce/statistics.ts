import { toArray } from "../creation.ts"
import { type DType, dtypeOr, float64 } from "../dtype.ts"
import { quietly } from "../errors/modes.ts"
import { DIVIDE, INVALID, reportErrors } from "../errors/report.ts"
import type { ArrayInput, Axis, ElementOf, RankOf } from "../input.ts"
import { scalarOrArray } from "../memory.ts"
import { NDArray, type Reduced, type ReduceOptions } from "../ndarray.ts"
import { observing } from "../observe.ts"
import { named } from "../options.ts"
import { checkOutShape, maybeOut } from "../out.ts"
import { type FloatOf, promote } from "../promote.ts"
import { checkAxes, onesAlong } from "../shape/axis.ts"
import { untyped } from "../typed.ts"
import { divide, multiply, subtract } from "../ufunc/arithmetic.ts"
import { maximum } from "../ufunc/comparison.ts"
import { sqrt } from "../ufunc/elementary.ts"
import { warn } from "../warn.ts"
import { maskFor, min, type ReducedBy, sum } from "./reduce.ts"

/** The keyword arguments of var and std. */
export interface VarOptions extends ReduceOptions {
  /** Delta degrees of freedom: the divisor is N - ddof. */
  readonly ddof?: number
  /** The same under the array API's name. */
  readonly correction?: number
  /** The means, with the reduced axes kept, to spare their computation. */
  readonly mean?: ArrayInput
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
  readonly axes: readonly number[]
  readonly mask: NDArray | null
  /** The dtype that sums are taken in; null for what the elements have by themselves. */
  readonly dtype: DType | null
  readonly keepdims: boolean
  readonly out: NDArray | null
  readonly options: Readonly<Record<string, unknown>>
}

const NAMES = ["axis", "dtype", "out", "ddof", "keepdims", "where", "mean", "correction"] as const
const MEAN_NAMES = ["axis", "dtype", "out", "keepdims", "where"] as const

function parse(name: string, a: unknown, given: readonly unknown[]): Parsed {
  const options: Record<string, unknown> = named(name, name === "mean" ? MEAN_NAMES : NAMES, given)
  const x = toArray(a)
  // Unlike sums they have no axis 0 of a scalar.
  const axes = checkAxes(options.axis, x.dims.length)
  const out = maybeOut(options.out)
  if (out !== null) checkOutShape(name, out, reducedDims(x, axes, options.keepdims === true))
  return {
    x,
    axes,
    mask: maskFor(x, options.where),
    dtype: dtypeOr(options.dtype, x.dtype.kind === "f" ? null : float64),
    keepdims: options.keepdims === true,
    out,
    options,
  }
}

function reducedDims({ dims }: NDArray, axes: readonly number[], keepdims: boolean): number[] {
  if (keepdims) return onesAlong(dims, axes)
  return dims.filter((_, axis) => !axes.includes(axis))
}

/** The sum of `of` over the axes, in the dtype asked for and into `out` where one is given. */
function total(parsed: Parsed, of: NDArray, keepdims: boolean, out: NDArray | null): NDArray {
  const { axes, dtype, mask } = parsed
  const how = { axis: axes, dtype: dtype ?? undefined, keepdims, out: out ?? undefined }
  const result = sum(of, (mask === null ? how : { ...how, where: mask }) as ReduceOptions)
  return toArray(result as ArrayInput, dtypeOfSum(parsed, of, out))
}

/** A sum over all axes comes back as a plain number: its dtype is worked out again. */
function dtypeOfSum({ dtype }: Parsed, of: NDArray, out: NDArray | null): DType | null {
  return out === null ? (dtype ?? of.dtype) : null
}

/** How many elements take part in each sum. */
function countOf({ x, axes, mask }: Parsed, keepdims: boolean): ArrayInput {
  if (mask !== null) return sum(mask, { axis: axes, keepdims } as ReduceOptions) as ArrayInput
  return axes.reduce((product, axis) => product * x.dims[axis]!, 1)
}

/**
 * Sums divided by counts in the dtype of the sums. NumPy divides one sum as a scalar, which names the errors.
 *
 * @param kept - whether the sums stay an array even of rank 0
 */
function divideInPlace(sums: NDArray, counts: ArrayInput, kept: boolean): NDArray {
  if (!kept && sums.dims.length === 0 && Number(untyped(counts)) === 0) {
    const sum = sums.data[sums.offset]!
    reportErrors(sum === 0 ? INVALID : Number.isFinite(sum) ? DIVIDE : 0, "scalar divide")
    return quietly(() => divide(sums, counts, { out: sums, casting: "unsafe" })) as unknown as NDArray
  }
  return divide(sums, counts, { out: sums, casting: "unsafe" }) as unknown as NDArray
}

/** Warns where a count is no more than `least`. */
function warnOfFew(counts: ArrayInput, least: number, message: string): void {
  if (counts instanceof NDArray && counts.size === 0) return
  const few = counts instanceof NDArray ? min(counts) : Number(untyped(counts))
  if (Number(few) <= least) warn("RuntimeWarning", message)
}

function finish(name: string, a: unknown, { options, out }: Parsed, value: NDArray): unknown {
  const result = out ?? scalarOrArray(value)
  if (observing.observer !== null) observing.observer.operation(name, [a, options], result)
  return result
}

/** `np.mean(a, axis=None, dtype=None, out=None, keepdims=False, where=True)`: the sum divided by the count; NaN of nothing. */
export const mean = ((a: unknown, ...rest: unknown[]) => {
  const parsed = parse("mean", a, rest)
  const { x, keepdims, out } = parsed
  const plain = parsed.mask === null && out === null && !keepdims && parsed.dtype === null
  if (plain && x.size > 0 && x.dtype === float64 && parsed.axes.length === x.dims.length) {
    const value = (sum(x) as number) / x.size
    if (observing.observer !== null) observing.observer.operation("mean", [a, parsed.options], value)
    return value
  }
  const counts = countOf(parsed, keepdims)
  warnOfFew(counts, 0, "Mean of empty slice")
  return finish("mean", a, parsed, divideInPlace(total(parsed, x, keepdims, out), counts, out !== null))
}) as Statistic<ReduceOptions>

/** The delta degrees of freedom: `ddof`, which the array API calls `correction`. */
function freedomOf({ ddof, correction }: Parsed["options"]): number {
  if (correction === undefined) return Number(untyped(ddof ?? 0))
  if (ddof !== undefined && Number(untyped(ddof)) !== 0)
    throw new RangeError("ddof and correction can't be provided simultaneously.")
  return Number(untyped(correction))
}

/** The mean of squares of the distances from the mean. */
function variance(parsed: Parsed): NDArray {
  const { x, options, keepdims, out } = parsed
  const freedom = freedomOf(options)
  const counts = countOf(parsed, keepdims)
  warnOfFew(counts, freedom, "Degrees of freedom <= 0 for slice")
  const center =
    options.mean === undefined || options.mean === null
      ? divideInPlace(total(parsed, x, true, null), countOf(parsed, true), true)
      : toArray(options.mean)
  const dtype = promote(x.dtype, center.dtype)
  const distance = toArray(subtract(x, center) as ArrayInput, dtype)
  const squares = toArray(multiply(distance, distance) as ArrayInput, dtype)
  const divisor = maximum(subtract(counts, freedom) as ArrayInput, 0) as ArrayInput
  // A divisor with a fraction is a np.float64 in NumPy: float32 sums are divided as float64 too.
  return divideInPlace(
    total(parsed, squares, keepdims, out),
    Number.isInteger(divisor) ? divisor : toArray(divisor),
    out !== null,
  )
}

/**
 * `np.var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False, where=True, mean=..., correction=...)`:
 * the mean of squared distances from the mean, divisor N - ddof.
 */
const variances = ((a: unknown, ...rest: unknown[]) => {
  const parsed = parse("var", a, rest)
  return finish("var", a, parsed, variance(parsed))
}) as Statistic<VarOptions>

export { variances as var }

/** `np.std(a, axis=None, ...)`: the square root of the variance, with its parameters. */
export const std = ((a: unknown, ...rest: unknown[]) => {
  const parsed = parse("std", a, rest)
  const squared = variance(parsed)
  return finish("std", a, parsed, sqrt(squared, { out: squared, casting: "unsafe" }) as unknown as NDArray)
}) as Statistic<VarOptions>
