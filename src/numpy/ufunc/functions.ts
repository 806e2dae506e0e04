/**
 * Ufuncs as typed functions. `NoInfer` on their results keeps the checker from looking for operands that
 * would give the type that the context expects, which costs tens of milliseconds a call.
 */

import type { DTypeLike } from "../dtype.ts"
import type { ArrayInput, ArrayOrScalar, Axis, ByElement, ElementOf, RankMax, RankOf } from "../input.ts"
import type { NDArray, ReduceOptions } from "../ndarray.ts"
import { observing } from "../observe.ts"
import type { FloatOf, Promote } from "../promote.ts"
import type { Loop1, Loop2 } from "../rows.ts"
import type { ScalarTypes } from "../scalar.ts"
import { ufuncAt, ufuncAt1 } from "./at.ts"
import { callUfunc } from "./call.ts"
import { type FoldSpec, foldMethods } from "./methods.ts"
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
export interface Keeping extends UnaryMethods {
  <O extends NDArray>(x: ArrayInput, out: O, options?: UfuncOptions): O
  <const A extends ArrayInput>(
    x: A,
    options?: UfuncOptions,
  ): NoInfer<ByElement<Promote<ElementOf<A>, ElementOf<A>>, A>>
}

/** A ufunc of one input with a floating result. */
export interface Floating extends UnaryMethods {
  <O extends NDArray>(x: ArrayInput, out: O, options?: UfuncOptions): O
  <const A extends ArrayInput>(x: A, options?: UfuncOptions): NoInfer<ByElement<FloatOf<ElementOf<A>>, A>>
}

/** A ufunc of one input with a boolean result. */
export interface Test extends UnaryMethods {
  <const A extends ArrayInput>(
    x: A,
    out?: Out,
    options?: UfuncOptions,
  ): NoInfer<ArrayOrScalar<ScalarTypes["bool"], RankOf<A>>>
}

/** A ufunc of one input with a uint8 result. */
export interface Counting extends UnaryMethods {
  <O extends NDArray>(x: ArrayInput, out: O, options?: UfuncOptions): O
  <const A extends ArrayInput>(
    x: A,
    options?: UfuncOptions,
  ): NoInfer<ArrayOrScalar<ScalarTypes["uint8"], RankOf<A>>>
}

/** A ufunc of one input with two floating results. */
export interface Parts<Second extends "same" | "int32"> extends UnaryMethods {
  <const A extends ArrayInput>(
    x: A,
    ...out: (NDArray | UfuncOptions | null)[]
  ): NoInfer<
    [
      ArrayOrScalar<FloatOf<ElementOf<A>>, RankOf<A>>,
      ArrayOrScalar<Second extends "int32" ? ScalarTypes["int32"] : FloatOf<ElementOf<A>>, RankOf<A>>,
    ]
  >
}

/** A ufunc of two inputs with two results of their common dtype. */
export interface QuotientAndRest extends UfuncMethods {
  <const A extends ArrayInput, const B extends ArrayInput>(
    a: A,
    b: B,
    ...out: (NDArray | UfuncOptions | null)[]
  ): NoInfer<[ArrayOrScalar<Elements<A, B>, Rank2<A, B>>, ArrayOrScalar<Elements<A, B>, Rank2<A, B>>]>
}

/** What every ufunc tells of itself. */
interface UfuncFacts {
  /** How many arrays it takes, gives, and both together. */
  readonly nin: number
  readonly nout: number
  readonly nargs: number
  /** The dtypes that its loops take and give, such as `"dd->d"`, and how many loops there are. */
  readonly types: readonly string[]
  readonly ntypes: number
  /** What a reduction of nothing gives; null where NumPy refuses one. */
  readonly identity: number | boolean | null
  readonly signature: null
}

/** What every ufunc of one input carries. */
export interface UnaryMethods extends UfuncFacts {
  /** `ufunc.at(a, indices)`: in place and unbuffered, so that an index met twice counts twice. */
  at(a: NDArray, indices: unknown): void
}

/** The keyword arguments of `accumulate` and `reduceat`. */
type AlongOptions = {
  readonly axis?: number
  readonly dtype?: DTypeLike | null
  readonly out?: NDArray | readonly [NDArray] | null
}

/** What every ufunc of two inputs carries. */
export interface UfuncMethods extends UfuncFacts {
  /** `ufunc.at(a, indices, b)`: in place and unbuffered, so that an index met twice counts twice. */
  at(a: NDArray, indices: unknown, b: ArrayInput): void
  /** `ufunc.outer(A, B, **kwargs)`: every pair of elements. */
  outer(a: ArrayInput, b: ArrayInput, ...options: (NDArray | UfuncOptions)[]): NDArray & number
  /** `ufunc.reduce(array, axis=0, dtype=None, out=None, keepdims=False, initial=..., where=True)`. */
  reduce(array: ArrayInput, axis?: Axis | ReduceOptions, ...rest: unknown[]): NDArray & number
  /** `ufunc.accumulate(array, axis=0, dtype=None, out=None)`: every result on the way. */
  accumulate(array: ArrayInput, axis?: number | AlongOptions, ...rest: unknown[]): NDArray
  /** `ufunc.reduceat(array, indices, axis=0, dtype=None, out=None)`: a reduction of each stretch. */
  reduceat(array: ArrayInput, indices: ArrayInput, axis?: number | AlongOptions, ...rest: unknown[]): NDArray
}

/** A spec with what reductions need; without it there is no identity and the order matters. */
export interface BinarySpec extends UfuncSpec<Loop2> {
  readonly fold?: FoldSpec
}

const ONE_BY_ONE: FoldSpec = { identity: null, reorderable: false }

/** A function of a ufunc of two inputs. */
export function ufunc2<F extends UfuncMethods>(spec: BinarySpec): F {
  const ufunc: Ufunc<Loop2> = defineUfunc(spec, 2)
  const fold = spec.fold ?? ONE_BY_ONE
  const call =
    ufunc.nout === 1
      ? (a: unknown, b: unknown, out?: unknown, options?: unknown) => call2(ufunc, a, b, out, options)
      : (a: unknown, b: unknown, ...given: unknown[]) => callAll(ufunc, [a, b], given)
  const at: UfuncMethods["at"] = (a, indices, b) => ufuncAt(ufunc, a, indexList(indices), b)
  const identity = fold.truth === true ? fold.identity === 1 : fold.identity
  return describeUfunc(call, ufunc, identity, { at, ...foldMethods(ufunc, fold) }) as F
}

/** Calls a ufunc of several outputs. */
function callAll<L extends Loop1 | Loop2>(
  ufunc: Ufunc<L>,
  values: readonly unknown[],
  given: readonly unknown[],
): unknown {
  const results = callUfunc(ufunc, values, given)
  if (observing.observer !== null) observing.observer.operation(ufunc.name, values, results)
  return results
}

/** A function with a ufunc's name, facts and methods. */
function describeUfunc<L>(
  call: (...args: never[]) => unknown,
  ufunc: Ufunc<L>,
  identity: number | boolean | null,
  methods: object,
): unknown {
  const { name, nin, nout } = ufunc
  const types = ufunc.rows.map((row) => {
    const letters = row.types.map((type) => type.char)
    return `${letters.slice(0, nin).join("")}->${letters.slice(nin).join("")}`
  })
  const text = `<ufunc '${name}'>`
  const facts = { nin, nout, nargs: nin + nout, types, ntypes: types.length, identity, signature: null }
  Object.defineProperty(call, "name", { value: name })
  return Object.assign(call, facts, methods, {
    toString: () => text,
    [Symbol.for("nodejs.util.inspect.custom")]: () => text,
  })
}

/** One index, or several: a plain list counts as one index array only when it holds nothing but integers. */
function indexList(indices: unknown): readonly unknown[] {
  const several =
    Array.isArray(indices) && indices.some((each) => typeof each !== "number" && typeof each !== "boolean")
  return several ? (indices as unknown[]) : [indices]
}

/** A function of a ufunc of one input. */
export function ufunc1<F>(spec: UfuncSpec<Loop1>): F {
  const ufunc: Ufunc<Loop1> = defineUfunc(spec, 1)
  const call =
    ufunc.nout === 1
      ? (x: unknown, out?: unknown, options?: unknown) => call1(ufunc, x, out, options)
      : (x: unknown, ...given: unknown[]) => callAll(ufunc, [x], given)
  const at: UnaryMethods["at"] = (a, indices, ...more: readonly unknown[]) =>
    ufuncAt1(ufunc, a, indexList(indices), ...more)
  return describeUfunc(call, ufunc, null, { at }) as F
}
