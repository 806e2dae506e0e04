import { allocate, copyAs, withDtype } from "../copy.ts"
import { toArray } from "../creation.ts"
import { bool, type DType, dtypeOr } from "../dtype.ts"
import { getItem } from "../index/index.ts"
import type { ArrayInput, Axis, Elements, RankOf } from "../input.ts"
import type { NDArray, Reduced, ReduceOptions } from "../ndarray.ts"
import { observing } from "../observe.ts"
import { named } from "../options.ts"
import { deliver } from "../out.ts"
import { type SumOf, sumDType } from "../promote.ts"
import type { Loop1 } from "../rows.ts"
import type { Scalar, ScalarTypes } from "../scalar.ts"
import { broadcast_to } from "../shape/broadcasting.ts"
import { untyped } from "../typed.ts"
import { fold, keepAxes, type Split, splitAxes } from "./axes.ts"
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

interface Spec {
  readonly name: string
  readonly names: readonly ("axis" | "dtype" | "out" | "keepdims" | "initial" | "where")[]
  /** The dtype to work in. */
  readonly dtype: (dtype: DType) => DType
  readonly result?: DType
  readonly loop: (dtype: DType) => Loop1
  /** What an empty reduction gives; null when NumPy refuses one. */
  readonly identity: (dtype: DType) => number | null
}

function reduce(spec: Spec, a: unknown, given: readonly unknown[]): unknown {
  const options: Record<string, unknown> = named(spec.name, spec.names, given)
  const { axis, dtype, out, keepdims, initial } = options
  const source = toArray(a)
  const work = dtypeOr(dtype, spec.dtype(source.dtype))
  const x = withDtype(source, work)
  const mask = maskFor(x, options.where)
  const split = splitAxes(x, axis)
  const result = allocate(spec.result ?? work, split.dims)
  const start = initial === undefined || initial === null ? spec.identity(work) : Number(untyped(initial))
  if (start !== null) fillWith(result.data, result.dtype, start)
  else if (mask === null) copyFirst(spec.name, x, split, result)
  else throw noIdentity(spec.name)
  fold(spec.loop(work), x, split, result, mask)
  const finished = deliver(spec.name, keepAxes(result, x, split, keepdims), out, "unsafe")
  if (observing.observer !== null) observing.observer.operation(spec.name, [a, options], finished)
  return finished
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

/** Where there is no identity the first element along the reduced axes begins. */
function copyFirst(name: string, x: NDArray, split: Split, result: NDArray): void {
  if (split.axes.some((axis) => x.dims[axis] === 0)) {
    throw new RangeError(`zero-size array to reduction operation ${name} which has no identity`)
  }
  const first = getItem(x, [
    ...x.dims.map((_, axis) => (split.axes.includes(axis) ? 0 : ":")),
    "...",
  ]) as NDArray
  result.data.set(copyAs(first, result.dtype).data)
}

const NAMES = ["axis", "dtype", "out", "keepdims", "initial", "where"] as const
const EXTREME_NAMES = ["axis", "out", "keepdims", "initial", "where"] as const

const sumSpec: Spec = {
  name: "sum",
  names: NAMES,
  dtype: sumDType,
  loop: sumLoop,
  identity: () => 0,
}
const prodSpec: Spec = { name: "prod", names: NAMES, dtype: sumDType, loop: prodLoop, identity: () => 1 }
const maxSpec: Spec = {
  name: "maximum",
  names: EXTREME_NAMES,
  dtype: (dtype) => dtype,
  loop: (dtype) => extremeLoop(dtype, 1),
  identity: () => null,
}
const minSpec: Spec = { ...maxSpec, name: "minimum", loop: (dtype) => extremeLoop(dtype, -1) }
const allSpec: Spec = {
  name: "all",
  names: ["axis", "out", "keepdims", "where"],
  dtype: (dtype) => dtype,
  result: bool,
  loop: (dtype) => truthLoop(dtype, 0),
  identity: () => 1,
}
const anySpec: Spec = { ...allSpec, name: "any", loop: (dtype) => truthLoop(dtype, 1), identity: () => 0 }

/**
 * `np.sum(a, axis=None, dtype=None, out=None, keepdims=False)`: pairwise along contiguous memory; narrow
 * integers and booleans add up in 64 bits.
 */
export const sum = ((a: unknown, ...rest: unknown[]) => reduce(sumSpec, a, rest)) as Reduction<"sum">
/** `np.prod(a, axis=None)`: the product, 1 of nothing. */
export const prod = ((a: unknown, ...rest: unknown[]) => reduce(prodSpec, a, rest)) as Reduction<"sum">
/** `np.max(a, axis=None)`; NaN if there is one. @throws RangeError for no elements. */
export const max = ((a: unknown, ...rest: unknown[]) => reduce(maxSpec, a, rest)) as Reduction<"same">
/** `np.min(a, axis=None)`; NaN if there is one. @throws RangeError for no elements. */
export const min = ((a: unknown, ...rest: unknown[]) => reduce(minSpec, a, rest)) as Reduction<"same">
/** `np.amax`: another name of `max`. */
export const amax = max
/** `np.amin`: another name of `min`. */
export const amin = min
/** `np.all(a, axis=None)`: whether every element is true; NaN is. */
export const all = ((a: unknown, ...rest: unknown[]) => reduce(allSpec, a, rest)) as Truth
/** `np.any(a, axis=None)`: whether an element is true. */
export const any = ((a: unknown, ...rest: unknown[]) => reduce(anySpec, a, rest)) as Truth
