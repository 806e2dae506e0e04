import { castingOf, checkCasting } from "./casting.ts"
import { integerRange } from "./convert.ts"
import { copyInOrder, withDtype } from "./copy.ts"
import { toArray } from "./creation.ts"
import { dtypeOr, float64 } from "./dtype.ts"
import type { ArrayInput, ByElement, ElementOf } from "./input.ts"
import { scalarOrArray } from "./memory.ts"
import { NDArray } from "./ndarray.ts"
import { named, wholeNumber } from "./options.ts"
import { deliver, maybeOut } from "./out.ts"
import { copyto } from "./picking/put.ts"
import type { Promote } from "./promote.ts"
import { untyped } from "./typed.ts"
import { resultType } from "./ufunc/arguments.ts"
import { divide, multiply, positive } from "./ufunc/arithmetic.ts"
import { equal, isnan, maximum, minimum } from "./ufunc/comparison.ts"
import { rint } from "./ufunc/elementary.ts"
import { extreme, larger, smaller } from "./ufunc/extreme.ts"
import type { UfuncOptions } from "./ufunc/ufunc.ts"

type Own<A> = Promote<ElementOf<A>, ElementOf<A>>

/** The keyword arguments of round. */
export type RoundOptions = { readonly decimals?: number; readonly out?: NDArray | null }

/**
 * `np.round(a, decimals=0, out=None)`: ties to even; NumPy multiplies by 10^decimals, rounds and divides,
 * and so does this.
 */
export function round<const A extends ArrayInput>(
  a: A,
  ...rest: readonly (number | NDArray | RoundOptions | null)[]
): NoInfer<ByElement<Own<A>, A>> {
  const { decimals = 0, out } = named("round", ["decimals", "out"], rest)
  const x = toArray(a)
  const digits = wholeNumber("round", "decimals", decimals)
  if (x.dtype.kind === "b" && digits !== 0 && maybeOut(out) === null) throw notScaled(digits)
  if (x.dtype.kind !== "f" && digits >= 0) return deliver("round", rounded(x, digits), out, "unsafe") as never
  const scaled = rounded(x, digits)
  // A float that is not handed over stays one: only a fresh result goes back to integers.
  if (maybeOut(out) !== null) return deliver(digits > 0 ? "multiply" : "divide", scaled, out) as never
  return scalarOrArray(withDtype(scaled, x.dtype)) as never
}

/** What NumPy scales booleans to does not go back to them. */
function notScaled(digits: number): TypeError {
  return new TypeError(
    `Cannot cast ufunc '${digits > 0 ? "multiply" : "divide"}' output from dtype('float64') to dtype('bool') with casting rule 'same_kind'`,
  )
}

/** The result in float64 for integers that are scaled. */
function rounded(x: NDArray, digits: number): NDArray {
  if (x.dtype.kind !== "f" && digits >= 0)
    return x.dtype.kind === "b" ? x.astype("float32") : copyInOrder(x, x.dtype, "K")
  const dtype = x.dtype.kind === "f" ? x.dtype : float64
  if (digits === 0) return toArray(rint(x) as ArrayInput, dtype)
  const scale = 10 ** Math.abs(digits)
  const steps =
    digits > 0
      ? divide(rint(multiply(x, scale) as ArrayInput) as ArrayInput, scale)
      : multiply(rint(divide(x, scale) as ArrayInput) as ArrayInput, scale)
  return toArray(steps as ArrayInput, dtype)
}

/** `np.around`: another name of `round`. */
export const around: typeof round = round

type Bound = ArrayInput | null

// Between two scalar bounds an element that equals one stays, which tells 0 from -0; maximum and minimum
// take the bound. A trace hears of the same two operations.
const raise = extreme("maximum", (x, y) => (x < y || Number.isNaN(y) ? y : x), larger)
const lower = extreme("minimum", (x, y) => (x > y || Number.isNaN(y) ? y : x), smaller)

const isScalar = (bound: ArrayInput): boolean => toArray(bound).dims.length === 0

/** The keyword arguments of clip; those of a ufunc among them. */
export type ClipOptions = UfuncOptions & {
  readonly a_min?: Bound
  readonly a_max?: Bound
  readonly min?: Bound
  readonly max?: Bound
}

const CLIP_NAMES = [
  ...["a_min", "a_max", "out", "min", "max"],
  ...["where", "casting", "order", "dtype", "subok"],
] as const

/** The two bounds under either of their names. @throws TypeError for one alone, RangeError for both names. */
function boundsOf({ a_min, a_max, min, max }: Record<string, unknown>): [Bound, Bound] {
  if (a_min === undefined && a_max === undefined) return [(min ?? null) as Bound, (max ?? null) as Bound]
  if (a_min === undefined || a_max === undefined) {
    const missing = a_min === undefined ? "a_min" : "a_max"
    throw new TypeError(`clip() missing 1 required positional argument: '${missing}'`)
  }
  if (min !== undefined || max !== undefined) {
    throw new RangeError(
      "Passing `min` or `max` keyword argument when `a_min` and `a_max` are provided is forbidden.",
    )
  }
  return [a_min as Bound, a_max as Bound]
}

/** A Python int beyond the integers of the elements bounds nothing. */
function boundWithin(bound: Bound, x: NDArray, side: 0 | 1): Bound {
  const range = x.dtype.kind === "b" ? null : integerRange(x.dtype)
  if (range === null || typeof bound !== "number" || !Number.isInteger(bound)) return bound
  return (side === 0 ? bound <= range[0] : bound >= range[1]) ? null : bound
}

/**
 * `np.clip(a, a_min, a_max, out=None, min=..., max=..., **kwargs)`: no less than `a_min` and no more than
 * `a_max`; null leaves a side open.
 */
export function clip<const A extends ArrayInput>(
  a: A,
  ...bounds: (Bound | ClipOptions)[]
): NoInfer<ByElement<Own<A>, A>> {
  const [low, high] = bounds
  const plain = typeof low === "number" && typeof high === "number" && bounds.length === 2
  if (plain && a instanceof NDArray && a.dtype.kind === "f")
    return lower(raise(a, low) as ArrayInput, high) as never
  return clipNamed(a, named("clip", CLIP_NAMES, bounds, 3)) as never
}

/** `x.clip(min=None, max=None, out=None, **kwargs)`. */
export function clipOf(x: NDArray, bounds: readonly unknown[]): unknown {
  const names = ["min", "max", "out", "where", "casting", "order", "dtype", "subok"] as const
  return clipNamed(x, named("clip", names, bounds, 3))
}

function clipNamed(a: ArrayInput, given: Record<string, unknown>): unknown {
  const { a_min: _a, a_max: _b, min: _c, max: _d, ...options } = given
  const x = toArray(a)
  const [first, second] = boundsOf(given)
  const [low, high] = [boundWithin(first, x, 0), boundWithin(second, x, 1)]
  const run = (f: typeof raise, value: ArrayInput, bound: ArrayInput, how: object) =>
    f(value, bound, how as UfuncOptions) as ArrayInput
  if (low === null && high === null) return positive(x, options as UfuncOptions)
  if (low === null || high === null)
    return low === null ? run(minimum, x, high as ArrayInput, options) : run(maximum, x, low, options)
  const [atLeast, atMost] = isScalar(low) && isScalar(high) ? [raise, lower] : [maximum, minimum]
  const { out: _e, where: _f, ...inner } = options
  const dtype = dtypeOr(inner.dtype, resultType(x, low, high))
  const target = maybeOut(options.out)
  if (target !== null) checkCasting("clip", "output", dtype, target.dtype, castingOf(options.casting))
  const work = inner.dtype === undefined ? withDtype(x, dtype) : x
  return run(atMost, toArray(run(atLeast, work, low, inner), dtype), high, options)
}

/** The keyword arguments of nan_to_num. */
export type NanToNumOptions = {
  readonly copy?: boolean
  readonly nan?: ArrayInput
  readonly posinf?: ArrayInput | null
  readonly neginf?: ArrayInput | null
}

/**
 * `np.nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None)`: NaN and the infinities replaced by
 * numbers, or by those of arrays of that shape; in place where `copy` is false.
 */
export function nan_to_num(
  x: ArrayInput,
  ...rest: (ArrayInput | boolean | null | NanToNumOptions)[]
): NDArray & number {
  const given = named("nan_to_num", ["copy", "nan", "posinf", "neginf"], rest)
  const source = toArray(x)
  const result = untyped(given.copy) === false ? source : copyInOrder(source, source.dtype, "K")
  if (result.dtype.kind === "f") {
    const largest = result.dtype.itemsize === 4 ? 3.4028234663852886e38 : Number.MAX_VALUE
    const original = copyInOrder(result, result.dtype, "C")
    const replace = (mask: unknown, value: unknown) =>
      copyto(result, value as ArrayInput, { where: mask as ArrayInput })
    replace(isnan(original), given.nan ?? 0)
    replace(equal(original, Infinity), given.posinf ?? largest)
    replace(equal(original, -Infinity), given.neginf ?? -largest)
  }
  return scalarOrArray(result) as never
}
