/**
 * Ufuncs as typed functions. `NoInfer` on their results keeps the checker from looking for operands that
 * would give the type that the context expects, which costs tens of milliseconds a call.
 */

import { toArray } from "../creation.ts"
import type { ArrayInput, ArrayOrScalar, ElementOf, RankMax, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import type { FloatOf, Promote } from "../promote.ts"
import type { Loop1, Loop2 } from "../rows.ts"
import type { Scalar, ScalarTypes } from "../scalar.ts"
import { ufuncAt } from "./at.ts"
import { call1, call2, defineUfunc, type Ufunc, type UfuncOptions, type UfuncSpec } from "./ufunc.ts"

type Out = NDArray | UfuncOptions
type Rank2<A, B> = RankMax<RankOf<A>, RankOf<B>>
type Elements<A, B> = Promote<ElementOf<A>, ElementOf<B>>

/** A ufunc of two inputs whose result has their common dtype. */
export interface Arithmetic extends UfuncMethods {
  <O extends NDArray>(a: ArrayInput, b: ArrayInput, out: O, options?: UfuncOptions): O
  <const A extends ArrayInput, const B extends ArrayInput>(
    a: A,
    b: B,
    options?: UfuncOptions,
  ): NoInfer<ArrayOrScalar<Elements<A, B>, Rank2<A, B>>>
}

/** A ufunc of two inputs with a floating result. */
export interface Division extends UfuncMethods {
  <O extends NDArray>(a: ArrayInput, b: ArrayInput, out: O, options?: UfuncOptions): O
  <const A extends ArrayInput, const B extends ArrayInput>(
    a: A,
    b: B,
    options?: UfuncOptions,
  ): NoInfer<ArrayOrScalar<FloatOf<Elements<A, B>>, Rank2<A, B>>>
}

/** A ufunc of two inputs with a boolean result. */
export interface Comparison extends UfuncMethods {
  <const A extends ArrayInput, const B extends ArrayInput>(
    a: A,
    b: B,
    out?: Out,
    options?: UfuncOptions,
  ): NoInfer<ArrayOrScalar<ScalarTypes["bool"], Rank2<A, B>>>
}

/** A ufunc of one input that keeps its dtype. */
export interface Keeping {
  <O extends NDArray>(x: ArrayInput, out: O, options?: UfuncOptions): O
  <const A extends ArrayInput>(
    x: A,
    options?: UfuncOptions,
  ): NoInfer<ArrayOrScalar<Promote<ElementOf<A>, ElementOf<A>>, RankOf<A>>>
}

/** A ufunc of one input with a floating result. */
export interface Floating {
  <O extends NDArray>(x: ArrayInput, out: O, options?: UfuncOptions): O
  <const A extends ArrayInput>(
    x: A,
    options?: UfuncOptions,
  ): NoInfer<ArrayOrScalar<FloatOf<ElementOf<A>>, RankOf<A>>>
}

/** A ufunc of one input with a boolean result. */
export type Test = <const A extends ArrayInput>(
  x: A,
  out?: Out,
  options?: UfuncOptions,
) => NoInfer<ArrayOrScalar<ScalarTypes["bool"], RankOf<A>>>

/** What every ufunc of two inputs carries. */
export interface UfuncMethods {
  /** `ufunc.at(a, indices, b)`: in place and unbuffered, so that an index met twice counts twice. */
  at(a: NDArray, indices: unknown, b: ArrayInput): void
  /** `ufunc.outer(a, b)`: every pair of elements. */
  outer(a: ArrayInput, b: ArrayInput): NDArray<Scalar>
}

/** A function of a ufunc of two inputs. */
export function ufunc2<F extends UfuncMethods>(spec: UfuncSpec<Loop2>): F {
  const ufunc: Ufunc<Loop2> = defineUfunc(spec, 2)
  const call = (a: unknown, b: unknown, out?: unknown, options?: unknown) => call2(ufunc, a, b, out, options)
  const methods: UfuncMethods = {
    at: (a, indices, b) => ufuncAt(ufunc, a, indexList(indices), b),
    outer: (a, b) => outerOf(call, a, b),
  }
  return Object.assign(call, methods) as unknown as F
}

/** One index, or several: a plain list counts as one index array only when it holds nothing but integers. */
function indexList(indices: unknown): readonly unknown[] {
  const several =
    Array.isArray(indices) && indices.some((each) => typeof each !== "number" && typeof each !== "boolean")
  return several ? (indices as unknown[]) : [indices]
}

function outerOf(call: (a: unknown, b: unknown) => unknown, a: ArrayInput, b: ArrayInput): never {
  const x = toArray(a)
  const y = toArray(b)
  const stretched = x.reshape([...x.dims, ...new Array<number>(y.dims.length).fill(1)])
  return call(stretched, y) as never
}

/** A function of a ufunc of one input. */
export function ufunc1<F>(spec: UfuncSpec<Loop1>): F {
  const ufunc: Ufunc<Loop1> = defineUfunc(spec, 1)
  return ((x: unknown, out?: unknown, options?: unknown) => call1(ufunc, x, out, options)) as unknown as F
}
