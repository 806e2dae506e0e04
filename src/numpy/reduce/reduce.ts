import { checkCast } from "../convert.ts"
import { allocate, assign, copyAs, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { bool, type DType, dtypeOr } from "../dtype.ts"
import { reportReduction } from "../errors/folds.ts"
import { getItem } from "../index/index.ts"
import type { ArrayInput, Axis, Elements, RankOf } from "../input.ts"
import { NDArray, type Reduced, type ReduceOptions } from "../ndarray.ts"
import { observing } from "../observe.ts"
import { named } from "../options.ts"
import { deliver, maybeOut } from "../out.ts"
import { promote, type SumOf, sumDType } from "../promote.ts"
import type { Loop1 } from "../rows.ts"
import type { Scalar, ScalarTypes } from "../scalar.ts"
import { broadcast_to } from "../shape/broadcasting.ts"
import { untyped } from "../typed.ts"
import { fold, foldInOrder, keepAxes, type Split, splitAxes } from "./axes.ts"
import { extremeLoop, fillWith, prodLoop, sumLoop, truthLoop } from "./loops.ts"

/** A reduction: all axes give a scalar; one axis one fewer; several or keepdims an array. */
export interface Reduction<M extends "same" | "sum"> {
  <const A extends ArrayInput>(a: A, axis?: null): M extends "sum" ? SumOf<Elements<A>> : Elements<A>
  <const A extends ArrayInput>(
    a: A,
    axis: number,
    ...rest: (ReduceOptions | null)[]
  ): Reduced<M extends "sum" ? SumOf<Elements<A>> : Elements<A>, RankOf<A>>
  <const A extends ArrayInput, const O extends ReduceOptions>(
    a: A,
    options: O,
  ): ReducedBy<M extends "sum" ? SumOf<Elements<A>> : Elements<A>, RankOf<A>, O>
  <const A extends ArrayInput>(
    a: A,
    axis: Axis,
    ...rest: unknown[]
  ): NDArray<M extends "sum" ? SumOf<Elements<A>> : Elements<A>> &
    (M extends "sum" ? SumOf<Elements<A>> : Elements<A>)
}

/** What a reduction with those keyword arguments gives. */
export type ReducedBy<T extends Scalar, R extends number, O> = O extends { readonly keepdims: true }
  ? NDArray<T, R>
  : O extends { readonly axis: number }
    ? Reduced<T, R>
    : O extends { readonly axis: readonly number[] }
      ? NDArray<T> & T
      : T

/** A reduction to a boolean. */
export type Truth = <const A extends ArrayInput, const O extends Axis | ReduceOptions = null>(
  a: A,
  axis?: O,
  ...rest: (NDArray | ReduceOptions | null)[]
) => O extends number
  ? Reduced<ScalarTypes["bool"], RankOf<A>>
  : O extends ReduceOptions
    ? ReducedBy<ScalarTypes["bool"], RankOf<A>, O>
    : ScalarTypes["bool"]

/** What makes a reduction. */
export interface ReductionSpec {
  /** The ufunc's name, as errors tell it. */
  readonly name: string
  readonly names: readonly ("axis" | "dtype" | "out" | "keepdims" | "initial" | "where")[]
  /** The dtype to work in. @throws TypeError where there is none */
  readonly dtype: (dtype: DType) => DType
  /** The same where `out` takes part in it; its own and the elements' common dtype by default. */
  readonly dtypeWithOut?: (dtype: DType) => DType
  readonly result?: DType
  readonly loop: (dtype: DType) => Loop1
  /** What an empty reduction gives; null when NumPy refuses one. */
  readonly identity: (dtype: DType) => number | null
  /** Whether elements must be taken one after another, since their order matters. */
  readonly ordered?: boolean
}

/**
 * The dtype a reduction works in: the one asked for; with `out` the one it has together with the elements;
 * else the reduction's own.
 */
export function workDType(
  spec: Pick<ReductionSpec, "dtype" | "dtypeWithOut" | "result">,
  source: NDArray,
  dtype: unknown,
  out: unknown,
): DType {
  const wanted = dtypeOr(dtype, null)
  if (wanted !== null) return wanted
  const target = spec.result === undefined ? maybeOut(out) : null
  if (target === null) return spec.dtype(source.dtype)
  const common = promote(target.dtype, source.dtype)
  return spec.dtypeWithOut?.(common) ?? common
}

/** Reduces over the axes that the arguments name, over `axis` where they name none. */
export function reduceWith(
  spec: ReductionSpec,
  a: unknown,
  given: readonly unknown[],
  defaultAxis: number | null,
): unknown {
  const options: Record<string, unknown> = named(spec.name, spec.names, given)
  const { axis = defaultAxis, dtype, out, keepdims, initial } = options
  const source = toArray(a)
  const work = workDType(spec, source, dtype, out)
  const x = withDtype(source, work)
  const mask = maskFor(x, options.where)
  const split = splitAxes(x, axis)
  if (spec.ordered === true) checkOneAxis(spec.name, split)
  const result = allocate(spec.result ?? work, split.dims)
  const start = startOf(spec, work, initial)
  const rest = start === null ? copyFirst(spec, x, split, result, mask) : x
  if (start !== null) fillWith(result.data, result.dtype, start)
  const [run, loop] = [spec.ordered === true ? foldInOrder : fold, spec.loop(work)]
  if (rest !== null) run(loop, rest, split, result, mask)
  reportReduction(spec.name, x, split, result, { mask, start })
  const finished = deliver(spec.name, keepAxes(result, x, split, keepdims), out, "unsafe")
  if (observing.observer !== null) observing.observer.operation(spec.name, [a, options], finished)
  return finished
}

/** Where a reduction begins; null: with the first element. */
function startOf(spec: ReductionSpec, work: DType, initial: unknown): number | null {
  const plain = untyped(initial)
  if (plain === undefined) return spec.identity(work)
  if (plain === null) return null
  const start = Number(plain instanceof NDArray ? plain.item() : plain)
  checkCast(start, work)
  return start
}

function checkOneAxis(name: string, split: Split): void {
  if (split.axes.length < 2) return
  throw new RangeError(
    `reduction operation '${name}' is not reorderable, so at most one axis may be specified`,
  )
}

/** A `where` argument as a mask of the shape of `x`; null where every element takes part. */
export function maskFor(x: NDArray, where: unknown): NDArray | null {
  if (where === undefined || where === null || where === true) return null
  return broadcast_to(withDtype(toArray(where), bool), x.dims)
}

function noIdentity(name: string): RangeError {
  return new RangeError(
    `reduction operation '${name}' does not have an identity, so to use a where mask one has to specify 'initial'`,
  )
}

/** Where there is no identity the first element along the reduced axes begins; the rest is returned. */
function copyFirst(
  spec: ReductionSpec,
  x: NDArray,
  split: Split,
  result: NDArray,
  mask: NDArray | null,
): NDArray | null {
  if (mask !== null) throw noIdentity(spec.name)
  if (split.axes.some((axis) => x.dims[axis] === 0)) {
    throw new RangeError(`zero-size array to reduction operation ${spec.name} which has no identity`)
  }
  if (x.size === 0) return null
  const at = (index: 0 | "1:") => [
    ...x.dims.map((_, axis) => (split.axes.includes(axis) ? index : ":")),
    "...",
  ]
  const first = getItem(x, at(0)) as NDArray
  result.data.set(copyAs(first, result.dtype).data)
  if (split.axes.length === 0) return null
  if (split.axes.length === 1) return getItem(x, at("1:")) as NDArray
  if (spec.identity(result.dtype) === null) return x
  // The first element, met again, counts nothing where there is an identity.
  const rest = copyAs(x, x.dtype)
  assign(getItem(rest, at(0)) as NDArray, toArray(spec.identity(x.dtype)))
  return rest
}

const NAMES = ["axis", "dtype", "out", "keepdims", "initial", "where"] as const
const EXTREME_NAMES = ["axis", "out", "keepdims", "initial", "where"] as const

const sumSpec: ReductionSpec = {
  name: "sum",
  names: NAMES,
  dtype: sumDType,
  loop: sumLoop,
  identity: () => 0,
}
const prodSpec: ReductionSpec = {
  name: "prod",
  names: NAMES,
  dtype: sumDType,
  loop: prodLoop,
  identity: () => 1,
}
const maxSpec: ReductionSpec = {
  name: "maximum",
  names: EXTREME_NAMES,
  dtype: (dtype) => dtype,
  loop: (dtype) => extremeLoop(dtype, 1),
  identity: () => null,
}
const minSpec: ReductionSpec = { ...maxSpec, name: "minimum", loop: (dtype) => extremeLoop(dtype, -1) }
const TRUTH_NAMES = ["axis", "out", "keepdims", "where"] as const
// As methods they take, by place, a dtype before `out`.
const TRUTH_METHOD_NAMES = ["axis", "dtype", "out", "keepdims", "where"] as const
const allSpec: ReductionSpec = {
  name: "all",
  names: TRUTH_NAMES,
  dtype: (dtype) => dtype,
  result: bool,
  loop: (dtype) => truthLoop(dtype, 0),
  identity: () => 1,
}
const anySpec: ReductionSpec = {
  ...allSpec,
  name: "any",
  loop: (dtype) => truthLoop(dtype, 1),
  identity: () => 0,
}

/**
 * `np.sum(a, axis=None, dtype=None, out=None, keepdims=False)`: pairwise along contiguous memory; narrow
 * integers and booleans add up in 64 bits.
 */
export const sum = ((a: unknown, ...rest: unknown[]) =>
  reduceWith(sumSpec, a, rest, null)) as Reduction<"sum">
/** `np.prod(a, axis=None)`: the product, 1 of nothing. */
export const prod = ((a: unknown, ...rest: unknown[]) =>
  reduceWith(prodSpec, a, rest, null)) as Reduction<"sum">
/** `np.max(a, axis=None)`; NaN if there is one. @throws RangeError for no elements. */
export const max = ((a: unknown, ...rest: unknown[]) =>
  reduceWith(maxSpec, a, rest, null)) as Reduction<"same">
/** `np.min(a, axis=None)`; NaN if there is one. @throws RangeError for no elements. */
export const min = ((a: unknown, ...rest: unknown[]) =>
  reduceWith(minSpec, a, rest, null)) as Reduction<"same">
/** `np.amax`: another name of `max`. */
export const amax = max
/** `np.amin`: another name of `min`. */
export const amin = min
/** `np.all(a, axis=None)`: whether every element is true; NaN is. */
export const all = ((a: unknown, ...rest: unknown[]) => reduceWith(allSpec, a, rest, null)) as Truth
/** `np.any(a, axis=None)`: whether an element is true. */
export const any = ((a: unknown, ...rest: unknown[]) => reduceWith(anySpec, a, rest, null)) as Truth
/** `x.all(axis=None, dtype=None, out=None, keepdims=False, where=True)` of an array. */
export const allOf = (a: NDArray, ...rest: unknown[]): unknown =>
  reduceWith({ ...allSpec, names: TRUTH_METHOD_NAMES }, a, rest, null)
/** `x.any(axis=None, dtype=None, out=None, keepdims=False, where=True)` of an array. */
export const anyOf = (a: NDArray, ...rest: unknown[]): unknown =>
  reduceWith({ ...anySpec, names: TRUTH_METHOD_NAMES }, a, rest, null)
