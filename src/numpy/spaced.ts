/** Evenly and geometrically spaced numbers: linspace, logspace, geomspace. */
import { allocate, assign, astype, copyAs, withDtype } from "./copy.ts"
import { checkPlace, toArray } from "./creation.ts"
import {
  type DType,
  type DTypeLike,
  dtypeOr,
  type float64 as Float64,
  float64,
  type ScalarOfDType,
} from "./dtype.ts"
import type { ArrayInput, RankOf } from "./input.ts"
import { readScalar } from "./memory.ts"
import type { NDArray } from "./ndarray.ts"
import { kept, minus, over, plus, times } from "./numeric/strict.ts"
import { named } from "./options.ts"
import { promote } from "./promote.ts"
import { checkAxis } from "./shape/axis.ts"
import { part } from "./shape/part.ts"
import { expand_dims, moveaxis } from "./shape/reshape.ts"
import { tuple } from "./tuple.ts"
import { Typed, untyped } from "./typed.ts"
import { power, sign } from "./ufunc/arithmetic.ts"
import { log10 } from "./ufunc/elementary.ts"
import { resultType } from "./ufunc/ufunc.ts"
import { addAxes } from "./view.ts"

type Default<D> = [D] extends [never] ? Float64 : ScalarOfDType<D>

/** The samples of scalars are a vector. */
type Samples<A, D> = [RankOf<A>] extends [0] ? NDArray<Default<D>, 1> : NDArray<Default<D>>

interface SpacedOptions<D> {
  readonly num?: number
  readonly endpoint?: boolean
  readonly dtype?: D | null
  readonly axis?: number
}

interface LinspaceOptions<D> extends SpacedOptions<D> {
  readonly retstep?: boolean
  readonly device?: "cpu" | null
}

type SpacedArguments<O> = readonly (number | boolean | null | DTypeLike | O)[]

/** How many samples. @throws TypeError for a fraction, RangeError for a negative number. */
function countOf(name: string, given: unknown): number {
  const count = Number(untyped(given ?? 50))
  if (!Number.isInteger(count)) throw new TypeError(`${name}: num must be a whole number, got ${count}`)
  if (count < 0) throw new RangeError(`Number of samples, ${count}, must be non-negative.`)
  return count
}

interface Evenly {
  /** The samples along the first axis. */
  readonly samples: NDArray
  readonly step: NDArray | number
}

/** `start + i * (stop - start) / pieces` along a new first axis, in the floating dtype of the bounds. */
function spaceEvenly(from: unknown, to: unknown, count: number, endpoint: boolean): Evenly {
  const pieces = endpoint ? count - 1 : count
  const dtype = resultType(from, to, new Typed(1, "float"))
  const [start, stop] = [toArray(from), toArray(to)]
  if (start.dims.length === 0 && stop.dims.length === 0 && dtype === float64)
    return spaceNumbers(Number(numberIn(start)), Number(numberIn(stop)), count, endpoint)
  const first = withDtype(start, dtype)
  const delta = minus(withDtype(stop, dtype), first)
  const places = placesFor(dtype, count, delta.dims.length)
  const step = pieces > 0 ? over(delta, new Typed(pieces, "float")) : Number.NaN
  const scaled =
    typeof step === "number"
      ? times(places, delta)
      : hasZero(step)
        ? times(over(places, new Typed(pieces, "float")), delta)
        : times(places, step)
  const samples = copyAs(plus(scaled, first), dtype)
  if (endpoint && count > 1) assign(part(samples, 0, count - 1, count), stop)
  return { samples, step }
}

const numberIn = (x: NDArray) => readScalar(x.data, x.dtype, x.offset)

function hasZero(x: NDArray): boolean {
  return (copyAs(x, float64).data as Float64Array).includes(0)
}

/** 0, 1, 2, ... along the first of several axes. */
function placesFor(dtype: DType, count: number, rank: number): NDArray {
  const places = allocate(dtype, [count, ...new Array<number>(rank).fill(1)])
  for (let i = 0; i < count; i++) places.data[i] = i
  return places
}

function spaceNumbers(from: number, to: number, count: number, endpoint: boolean): Evenly {
  const pieces = endpoint ? count - 1 : count
  const delta = to - from
  const step = delta / pieces
  const samples = allocate(float64, [count]) as NDArray
  for (let i = 0; i < count; i++) {
    if (pieces <= 0) samples.data[i] = i * delta + from
    else samples.data[i] = (step === 0 ? (i / pieces) * delta : i * step) + from
  }
  if (endpoint && count > 1) samples.data[count - 1] = to
  return { samples, step: pieces > 0 ? step : Number.NaN }
}

/** NumPy rounds down, not towards zero, when linspace makes integers. */
function cutDown(x: NDArray, dtype: DType): NDArray {
  if (dtype.kind === "i" || dtype.kind === "u")
    for (let i = 0; i < x.size; i++) x.data[i] = Math.floor(x.data[i]!)
  return withDtype(x, dtype)
}

function onAxis(x: NDArray, axis: unknown): NDArray {
  const place = checkAxis(axis ?? 0, x.dims.length)
  return place === 0 ? x : moveaxis(x, 0, place)
}

/**
 * `np.linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0, *, device=None)`: evenly
 * spaced numbers, `arange(num) * step + start`, the last one exactly `stop`; with `retstep` a tuple of them and
 * the step. Bounds that are arrays give their samples along `axis`.
 *
 * @throws RangeError for a negative number of samples.
 */
export function linspace<const A extends ArrayInput, D extends DTypeLike = never>(
  start: A,
  stop: ArrayInput,
  options: LinspaceOptions<D> & { readonly retstep: true },
): [Samples<A, D>, [RankOf<A>] extends [0] ? Float64 : NDArray<Float64>]
export function linspace<const A extends ArrayInput, D extends DTypeLike = never>(
  start: A,
  stop: ArrayInput,
  ...rest: SpacedArguments<LinspaceOptions<D>>
): Samples<A, D>
export function linspace(
  start: ArrayInput,
  stop: ArrayInput,
  ...rest: SpacedArguments<LinspaceOptions<DTypeLike>>
): unknown {
  const names = ["num", "endpoint", "retstep", "dtype", "axis", "device"] as const
  const given = named("linspace", names, rest, 5)
  checkPlace({ device: given.device })
  const count = countOf("linspace", given.num)
  const { samples, step } = spaceEvenly(start, stop, count, untyped(given.endpoint) !== false)
  const placed = onAxis(cutDown(samples, dtypeOr(given.dtype, samples.dtype)), given.axis)
  if (untyped(given.retstep) !== true) return placed
  return tuple(placed, typeof step === "number" || step.dims.length > 0 ? step : numberIn(step))
}

interface LogspaceOptions<D> extends SpacedOptions<D> {
  readonly base?: ArrayInput
}

/**
 * `np.logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0)`:
 * `base ** linspace(start, stop, num)`.
 */
export function logspace<const A extends ArrayInput, D extends DTypeLike = never>(
  start: A,
  stop: ArrayInput,
  ...rest: SpacedArguments<LogspaceOptions<D>> | readonly ArrayInput[]
): Samples<A, D> {
  const given = named("logspace", ["num", "endpoint", "base", "dtype", "axis"], rest)
  const base = raised(given.base ?? 10)
  const bounds = [start, stop]
  const rank = Math.max(
    ...[...bounds, base].map((each) => (each instanceof Typed ? 0 : toArray(each).dims.length)),
  )
  const [first, last] = base instanceof Typed ? bounds : bounds.map((each) => addAxes(toArray(each), rank))
  const count = countOf("logspace", given.num)
  const { samples } = spaceEvenly(first, last, count, untyped(given.endpoint) !== false)
  const exponents = onAxis(samples, given.axis)
  const bases = base instanceof Typed ? base : expand_dims(addAxes(base, rank), (given.axis ?? 0) as number)
  const result = kept(power, bases, exponents)
  const dtype = dtypeOr(given.dtype, null)
  return (dtype === null ? result : astype(result, dtype)) as never
}

/** A base: a number, which is weak, or an array. */
function raised(base: unknown): NDArray | Typed {
  const plain = untyped(base)
  if (typeof plain === "number") return base instanceof Typed ? base : new Typed(plain, "float")
  const x = toArray(base)
  return x.dims.length === 0 ? new Typed(numberIn(x), x.dtype.name === "float32" ? "float32" : "float64") : x
}

/**
 * `np.geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0)`: numbers with the same ratio from one
 * to the next, the first exactly `start` and the last exactly `stop`.
 *
 * @throws RangeError when a bound is 0.
 */
export function geomspace<const A extends ArrayInput, D extends DTypeLike = never>(
  start: A,
  stop: ArrayInput,
  ...rest: SpacedArguments<SpacedOptions<D>>
): Samples<A, D> {
  const given = named("geomspace", ["num", "endpoint", "dtype", "axis"], rest)
  const [from, to] = [toArray(start), toArray(stop)]
  if (hasZero(from) || hasZero(to)) throw new RangeError("Geometric sequence cannot include zero")
  const wanted = dtypeOr(given.dtype, null)
  const dtype = geometricDType(from, to, wanted)
  const count = countOf("geomspace", given.num)
  const signs = kept(sign, withDtype(from, dtype))
  const [first, last] = [from, to].map((each) => over(withDtype(each, dtype), signs)) as [NDArray, NDArray]
  const endpoint = untyped(given.endpoint) !== false
  const exponents = spaceEvenly(kept(log10, first), kept(log10, last), count, endpoint).samples
  const samples = copyAs(kept(power, new Typed(10, "float"), exponents), dtype)
  if (count > 0) assign(part(samples, 0, 0, 1), first)
  if (count > 1 && endpoint) assign(part(samples, 0, count - 1, count), last)
  return astype(onAxis(times(samples, signs), given.axis), wanted ?? dtype) as never
}

/** float32 only where everything is at most that wide, the wanted dtype too. */
function geometricDType(from: NDArray, to: NDArray, wanted: DType | null): DType {
  const common = [from.dtype, to.dtype, wanted ?? float64].reduce(promote)
  return common.kind === "f" ? common : float64
}
