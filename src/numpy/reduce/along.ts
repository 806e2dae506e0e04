/** Functions that go along one axis: argmax, cumsum and their like. */
import { sameShape } from "../broadcast.ts"
import { checkArrayCasting } from "../casting.ts"
import { allocate, castLoop, readBig, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { type Data, type DType, int64 } from "../dtype.ts"
import { mayHaveErred, runningErrors } from "../errors/folds.ts"
import { reportErrors } from "../errors/report.ts"
import type { ArrayInput, Elements, RankOf } from "../input.ts"
import { readerOf } from "../memory.ts"
import type { NDArray, Reduced } from "../ndarray.ts"
import { observing } from "../observe.ts"
import { named } from "../options.ts"
import { deliver, maybeOut } from "../out.ts"
import { type SumOf, sumDType } from "../promote.ts"
import { eachRow, type Loop1 } from "../rows.ts"
import type { ScalarTypes } from "../scalar.ts"
import { checkAxis } from "../shape/axis.ts"
import { moveaxis, ravel } from "../shape/reshape.ts"
import { SAFE, writeSafe64 } from "../wide.ts"
import { prodLoop, sumLoop } from "./loops.ts"
import { workDType } from "./reduce.ts"

/** A view with the axis last; null flattens first. */
export function axisLast(a: unknown, axis: unknown): NDArray {
  const x = toArray(a)
  if (axis === null || axis === undefined) return ravel(x) as NDArray
  if (x.dims.length === 0) return axisLast(ravel(x), axis)
  return moveaxis(x, checkAxis(axis, x.dims.length), -1)
}

/** Calls `row` with the start of each row along the last axis, its step and its number. */
export function rowsOf(x: NDArray, row: (start: number, step: number, index: number) => void): void {
  const outer = x.dims.slice(0, -1)
  const operand = { data: x.data, offset: x.offset, steps: x.steps.slice(0, -1) }
  const step = x.steps.at(-1) ?? 0
  const along = operand.steps.at(-1) ?? 0
  let index = 0
  eachRow(outer, [operand], ([start], n) => {
    for (let k = 0; k < n; k++) row(start! + k * along, step, index++)
  })
}

function argExtreme(name: string, sign: 1 | -1, a: unknown, given: readonly unknown[]): unknown {
  const { axis = null, keepdims, out } = named(name, ["axis", "out", "keepdims"], given, 2)
  const source = toArray(a)
  const x = axisLast(source, axis)
  const length = x.dims.at(-1)!
  const result = allocate(int64, x.dims.slice(0, -1))
  if (length === 0) throw new RangeError(`attempt to get ${name} of an empty sequence`)
  const place = x.dtype.width === 2 ? placeOfWide(x.dtype, sign) : sign === 1 ? placeOfMost : placeOfLeast
  rowsOf(x, (start, step, index) => writeSafe64(result.data, index, place(x.data, start, step, length)))
  const shaped = keepdims === true ? (result.reshape(keptDims(source, axis)) as NDArray) : result
  const value = deliverPlaces(name, shaped, out)
  if (observing.observer !== null) observing.observer.operation(name, [a, { axis }], value)
  return value
}

/** The place of the first greatest of n elements, of the first NaN if there is one. */
function placeOfMost(data: Data, start: number, step: number, n: number): number {
  let best = 0
  let value = data[start]!
  for (let k = 1; k < n && !Number.isNaN(value); k++) {
    const other = data[start + k * step]!
    if (other <= value) continue
    best = k
    value = other
  }
  return best
}

function placeOfLeast(data: Data, start: number, step: number, n: number): number {
  let best = 0
  let value = data[start]!
  for (let k = 1; k < n && !Number.isNaN(value); k++) {
    const other = data[start + k * step]!
    if (other >= value) continue
    best = k
    value = other
  }
  return best
}

/** The same of 64-bit integers, exactly. */
function placeOfWide(dtype: DType, sign: 1 | -1) {
  const read = readerOf(dtype)
  return (data: Data, start: number, step: number, n: number): number => {
    let best = start
    for (let k = 1; k < n; k++) {
      const at = start + k * step
      const apart = read(data, at) - read(data, best)
      // Beyond 2^53 different integers may read as one number.
      const tied = apart === 0 && Math.abs(read(data, at)) >= SAFE
      const exact = tied ? readBig(data, dtype, at) - readBig(data, dtype, best) : apart
      if (sign === 1 ? exact > 0 : exact < 0) best = at
    }
    return step === 0 ? 0 : (best - start) / step
  }
}

/** Places go into an `out` of int64, or of what casts to it without loss. */
function deliverPlaces(name: string, places: NDArray, out: unknown): unknown {
  const target = maybeOut(out)
  if (target === null) return deliver(name, places, null)
  if (!sameShape(target.dims, places.dims))
    throw new RangeError(`output array does not match result of np.${name}.`)
  checkArrayCasting(target.dtype, int64, "safe")
  return deliver(name, places, out, "unsafe")
}

function keptDims(x: NDArray, axis: unknown): number[] {
  if (axis === null || x.dims.length === 0) return x.dims.map(() => 1)
  return x.dims.with(checkAxis(axis, x.dims.length), 1)
}

/** The keyword arguments of argmax and argmin. */
export type ArgOptions = {
  readonly axis?: number | null
  readonly out?: NDArray
  readonly keepdims?: boolean
}

/** A function that gives places of elements. */
export interface ArgExtreme {
  <const A extends ArrayInput>(a: A, axis?: null): ScalarTypes["int64"]
  <const A extends ArrayInput>(a: A, axis: number): Reduced<ScalarTypes["int64"], RankOf<A>>
  <const A extends ArrayInput, const O extends ArgOptions>(
    a: A,
    options: O,
  ): O extends { readonly keepdims: true }
    ? NDArray<ScalarTypes["int64"], RankOf<A>>
    : O extends { readonly axis: number }
      ? Reduced<ScalarTypes["int64"], RankOf<A>>
      : ScalarTypes["int64"]
}

/** `np.argmax(a, axis=None, out=None, keepdims=False)`: the place of the first greatest element; of the first NaN if there is one. */
export const argmax = ((a: unknown, ...rest: unknown[]) => argExtreme("argmax", 1, a, rest)) as ArgExtreme
/** `np.argmin(a, axis=None, out=None, keepdims=False)`: the place of the first least element; of the first NaN if there is one. */
export const argmin = ((a: unknown, ...rest: unknown[]) => argExtreme("argmin", -1, a, rest)) as ArgExtreme

/** What makes a running fold. */
export interface AccumulationSpec {
  readonly name: string
  readonly dtype: (dtype: DType) => DType
  readonly dtypeWithOut?: (dtype: DType) => DType
  readonly loop: (dtype: DType) => Loop1
}

/** Folds along an axis, keeping every result on the way. */
export function accumulateWith(
  spec: AccumulationSpec,
  a: unknown,
  given: readonly unknown[],
  defaultAxis: number | null,
): unknown {
  const { axis = defaultAxis, dtype, out } = named(spec.name, ["axis", "dtype", "out"], given)
  const source = toArray(a)
  const wanted = workDType(spec, source, dtype, out)
  const x = axisLast(withDtype(source, wanted), axis)
  const length = x.dims.at(-1)!
  const result = allocate(wanted, x.dims)
  const loop = spec.loop(wanted)
  const copy = castLoop(wanted, wanted)
  const { data } = result
  rowsOf(x, (start, step, index) => {
    const first = index * length
    if (length > 0) copy(x.data, start, 0, data, first, 0, 1)
    for (let k = 1; k < length; k++) {
      copy(data, first + k - 1, 0, data, first + k, 0, 1)
      loop(x.data, start + k * step, 0, data, first + k, 1, 1)
    }
  })
  if (mayHaveErred(spec.name, result)) {
    let bits = 0
    rowsOf(x, (start, step, index) => {
      bits |= runningErrors(x, start, step, result, index * length)
    })
    reportErrors(bits, "accumulate")
  }
  const placed = axis === null || source.dims.length === 0 ? result : moveaxis(result, -1, axis as number)
  const value = deliver(spec.name, placed, out, "unsafe")
  if (observing.observer !== null) observing.observer.operation(spec.name, [a, { axis }], value)
  return value
}

/** The keyword arguments of running folds. */
export type AccumulateOptions = {
  readonly axis?: number | null
  readonly dtype?: unknown
  readonly out?: NDArray
}

/** A running fold. */
export interface Accumulation {
  <const A extends ArrayInput>(a: A, axis?: null): NDArray<SumOf<Elements<A>>, 1>
  <const A extends ArrayInput>(
    a: A,
    axis: number | AccumulateOptions,
    options?: AccumulateOptions,
  ): NDArray<SumOf<Elements<A>>, RankOf<A>>
}

const sums: AccumulationSpec = { name: "cumsum", dtype: sumDType, loop: sumLoop }
const products: AccumulationSpec = { name: "cumprod", dtype: sumDType, loop: prodLoop }

/** `np.cumsum(a, axis=None, dtype=None, out=None)`: running sums, one after another. */
export const cumsum = ((a: unknown, ...rest: unknown[]) =>
  accumulateWith(sums, a, rest, null)) as Accumulation
/** `np.cumprod(a, axis=None, dtype=None, out=None)`: running products. */
export const cumprod = ((a: unknown, ...rest: unknown[]) =>
  accumulateWith(products, a, rest, null)) as Accumulation
