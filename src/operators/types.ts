/**
 * The types of operators on arrays, numbers, bigints and strings: what TypeScript says of `a * b`
 * once the cell compiler has written it as a call. Overloads are tried in order: `any`, arrays, scalars.
 */
import type { ArrayInput, Nested, RankMax } from "../numpy/input.ts"
import type { NDArray } from "../numpy/ndarray.ts"
import type { Known, Promote, PromoteDivision } from "../numpy/promote.ts"
import type { bool, DTypeName, float, int, Scalar, ScalarName } from "../numpy/scalar.ts"

declare const onlyAny: unique symbol
/** Nothing but `any` (and `never`) is assignable to this. */
interface OnlyAny {
  readonly [onlyAny]: never
}

/** An operand of type `any` gives `any`, as in TypeScript: at run time it may be an array. */
interface WithAny {
  // biome-ignore lint/suspicious/noExplicitAny: see above
  (a: OnlyAny, b: unknown): any
  // biome-ignore lint/suspicious/noExplicitAny: see above
  (a: unknown, b: OnlyAny): any
}

/** An element of an array of unknown rank: usable as an array and as a scalar. */
type Either = NDArray & (number | boolean)

/** Beside a scalar or another such element, the result is of unknown rank again. */
interface OfElements<IsDivision = false> {
  <A extends Either, B extends Either | number | boolean>(a: A, b: B): NoInfer<EitherOf<IsDivision, A, B>>
  <A extends number | boolean, B extends Either>(a: A, b: B): NoInfer<EitherOf<IsDivision, A, B>>
}

type EitherOf<IsDivision, A, B> = [Computed<IsDivision, A, B>] extends [infer P extends Scalar]
  ? NDArray<P> & P
  : never
type Computed<IsDivision, A, B> = IsDivision extends true ? ScalarQuotient<A, B> : ScalarResult<A, B>

interface TruthOfElements {
  (a: Either, b: Either | number | boolean): EitherTruth
  (a: number | boolean, b: Either): EitherTruth
}

/** Overloads of generics are tried with `any` as their operand: it must come out again. */
type UnlessAny<A, B, Result> = 0 extends (1 & A) | (1 & B) ? ReturnType<WithAny> : Result

/** The scalar type `P`, known to be a number though its operands are type parameters: `T extends number`. */
type NumberOf<P> = [P] extends [infer N extends number] ? N : never

/** The scalar of `A op B`: a dtype where one has it, otherwise Python's float before its int. */
export type ScalarResult<A, B> =
  ScalarName<A> extends DTypeName
    ? NumberOf<Promote<A, B>>
    : ScalarName<B> extends DTypeName
      ? NumberOf<Promote<A, B>>
      : "float" extends ScalarName<A> | ScalarName<B>
        ? float
        : [ScalarName<A>, ScalarName<B>] extends ["int", "int"]
          ? int
          : number

/** The scalar of `A / B`: Python divides into a float. */
export type ScalarQuotient<A, B> =
  ScalarName<A> extends DTypeName
    ? NumberOf<PromoteDivision<A, B>>
    : ScalarName<B> extends DTypeName
      ? NumberOf<PromoteDivision<A, B>>
      : float

/** The scalar of an operation on arrays: division makes floats. */
type Promoted<IsDivision, A, B> = IsDivision extends true ? PromoteDivision<A, B> : Promote<A, B>

/**
 * The array type of a computed scalar type. `infer` spares the checker the proof that every promotion is
 * a scalar, for which it would try all pairs of all dtypes.
 */
type ArrayOf<P, R extends number> = [P] extends [infer S extends Scalar] ? NDArray<Known<S>, R> : never

/**
 * `NoInfer` keeps the checker from looking for operands that would give the type that the context expects,
 * which is slow. Dtype and rank are inferred straight from the operands: conditional types over them
 * (`ElementOf<A>`) would cost the checker a thousand times more.
 */
interface ArrayArithmetic<IsDivision = false> {
  <A extends Scalar, R extends number, B extends Scalar, S extends number>(
    a: NDArray<A, R>,
    b: NDArray<B, S>,
  ): NoInfer<ArrayOf<Promoted<IsDivision, A, B>, RankMax<R, S>>>
  <A extends Scalar, R extends number, B extends number | boolean>(
    a: NDArray<A, R>,
    b: B,
  ): NoInfer<UnlessAny<B, B, ArrayOf<Promoted<IsDivision, A, B>, R>>>
  <A extends number | boolean, B extends Scalar, S extends number>(
    a: A,
    b: NDArray<B, S>,
  ): NoInfer<UnlessAny<A, A, ArrayOf<Promoted<IsDivision, A, B>, S>>>
  (a: NDArray, b: Nested): NDArray
  (a: Nested, b: NDArray): NDArray
}

interface ArrayComparison {
  <R extends number, S extends number>(
    a: NDArray<Scalar, R>,
    b: NDArray<Scalar, S>,
  ): NoInfer<NDArray<bool, RankMax<R, S>>>
  <R extends number, B extends number | boolean>(
    a: NDArray<Scalar, R>,
    b: B,
  ): NoInfer<UnlessAny<B, B, NDArray<bool, R>>>
  <A extends number | boolean, S extends number>(
    a: A,
    b: NDArray<Scalar, S>,
  ): NoInfer<UnlessAny<A, A, NDArray<bool, S>>>
  /** Arrays of which nothing is known: these fit before the unions below, which would give a boolean too. */
  (a: NDArray, b: NDArray | number | boolean): NDArray<bool>
  (a: number | boolean, b: NDArray): NDArray<bool>
  (a: NDArray, b: Nested): NDArray<bool>
  (a: Nested, b: NDArray): NDArray<bool>
}

interface OfNumbers<IsDivision = false> {
  <A extends number, B extends number>(
    a: A,
    b: B,
  ): NoInfer<UnlessAny<A, B, IsDivision extends true ? ScalarQuotient<A, B> : ScalarResult<A, B>>>
  (a: bigint, b: bigint): bigint
}

/** Strings join with anything but arrays, which NumPy refuses to add to text. */
interface Concatenation {
  <B>(a: string, b: B extends NDArray ? never : B): string
  <A>(a: A extends NDArray ? never : A, b: string): string
}

interface OfComparables {
  <A extends number | bigint, B extends number | bigint>(a: A, b: B): UnlessAny<A, B, boolean>
  (a: string, b: string): boolean
  (a: boolean, b: boolean): boolean
}

/** Dates, and what is the one or the other of the comparables: `T extends number | string`. */
type OfAlike = <T extends object | number | bigint | string | boolean>(a: T, b: T) => UnlessAny<T, T, boolean>

type OfAnything = <A, B>(a: A, b: B) => UnlessAny<A, B, boolean>

interface OfIntegers {
  <A extends number, B extends number>(a: A, b: B): UnlessAny<A, B, number>
  (a: bigint, b: bigint): bigint
}

type InPlaceOnArrays = <A extends NDArray>(a: A, b: ArrayInput) => A

/** Operands that may be the one or the other, as in a function for scalars and arrays alike. */
type ScalarOrArray = number | NDArray
type OfUnions<Result> = (a: ScalarOrArray, b: ScalarOrArray) => Result

type EitherTruth = NDArray<bool> & boolean

/** `- * % **` */
export type Arithmetic = WithAny & OfElements & OfNumbers & ArrayArithmetic & OfUnions<number | NDArray>
/** `/` */
export type Division = WithAny &
  OfElements<true> &
  OfNumbers<true> &
  ArrayArithmetic<true> &
  OfUnions<number | NDArray>
/** `+` */
export type Addition = WithAny &
  OfElements &
  OfNumbers &
  Concatenation &
  ArrayArithmetic &
  OfUnions<number | NDArray>
/** `< <= > >=` */
export type Comparison = WithAny &
  TruthOfElements &
  OfComparables &
  ArrayComparison &
  OfUnions<boolean | NDArray<bool>> &
  OfAlike
/** `== !=` */
export type Equality = WithAny &
  TruthOfElements &
  OfComparables &
  ArrayComparison &
  OfUnions<boolean | NDArray<bool>> &
  OfAnything
/** `& | ^ << >>` */
export type Bitwise = WithAny & OfElements & OfIntegers & ArrayArithmetic & OfUnions<number | NDArray>
/** `a += b` and the like: an array changes in place and keeps its type. */
export type InPlace<Operator> = InPlaceOnArrays & Operator

/** `-x` and `~x` */
export interface Unary {
  // biome-ignore lint/suspicious/noExplicitAny: as in WithAny
  (a: OnlyAny): any
  <A extends NDArray>(a: A): A
  (a: bigint): bigint
  <A extends number>(a: A): NoInfer<ScalarResult<A, A>>
  (a: unknown): number
}
