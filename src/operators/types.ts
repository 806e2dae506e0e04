/**
 * The types of operators on arrays, numbers, bigints and strings: what TypeScript says of `a * b`
 * once the cell compiler has written it as a call. Overloads are tried in order: `any`, arrays, scalars.
 */
import type { ArrayInput, ElementOf, RankMax, RankOf } from "../numpy/input.ts"
import type { NDArray } from "../numpy/ndarray.ts"
import type { Promote, PromoteDivision } from "../numpy/promote.ts"
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

/** What is no array for sure. */
type Single<T> = T extends Either ? true : T extends Scalar ? true : false

/** The array of scalars `P` that `A` and `B` give together. */
type ArrayOf<P extends Scalar, A, B> = [Single<A>, Single<B>] extends [true, true]
  ? NDArray<P> & P
  : NDArray<P, RankMax<RankOf<A>, RankOf<B>>>

type Promoted<A, B> = ArrayOf<Promote<ElementOf<A>, ElementOf<B>>, A, B>
type Divided<A, B> = ArrayOf<PromoteDivision<ElementOf<A>, ElementOf<B>>, A, B>
type Compared<A, B> = ArrayOf<bool, A, B>

/** The scalar of `A op B`: a dtype where one has it, otherwise Python's float before its int. */
export type ScalarResult<A, B> =
  ScalarName<A> extends DTypeName
    ? Promote<A, B>
    : ScalarName<B> extends DTypeName
      ? Promote<A, B>
      : "float" extends ScalarName<A> | ScalarName<B>
        ? float
        : [ScalarName<A>, ScalarName<B>] extends ["int", "int"]
          ? int
          : number

/** The scalar of `A / B`: Python divides into a float. */
export type ScalarQuotient<A, B> =
  ScalarName<A> extends DTypeName
    ? PromoteDivision<A, B>
    : ScalarName<B> extends DTypeName
      ? PromoteDivision<A, B>
      : float

interface ArrayArithmetic {
  <A extends NDArray, const B extends ArrayInput>(a: A, b: B): Promoted<A, B>
  <const A extends ArrayInput, B extends NDArray>(a: A, b: B): Promoted<A, B>
}

interface ArrayDivision {
  <A extends NDArray, const B extends ArrayInput>(a: A, b: B): Divided<A, B>
  <const A extends ArrayInput, B extends NDArray>(a: A, b: B): Divided<A, B>
}

interface ArrayComparison {
  <A extends NDArray, const B extends ArrayInput>(a: A, b: B): Compared<A, B>
  <const A extends ArrayInput, B extends NDArray>(a: A, b: B): Compared<A, B>
}

interface OfNumbers {
  <A extends number, B extends number>(a: A, b: B): ScalarResult<A, B>
  (a: bigint, b: bigint): bigint
}

interface Quotient {
  <A extends number, B extends number>(a: A, b: B): ScalarQuotient<A, B>
  (a: bigint, b: bigint): bigint
}

interface Concatenation {
  (a: string, b: unknown): string
  (a: unknown, b: string): string
}

interface OfComparables {
  (a: number | bigint, b: number | bigint): boolean
  (a: string, b: string): boolean
  (a: boolean, b: boolean): boolean
  <T extends object>(a: T, b: T): boolean
}

type OfAnything = (a: unknown, b: unknown) => boolean

interface OfIntegers {
  (a: number, b: number): number
  (a: bigint, b: bigint): bigint
}

type InPlaceOnArrays = <A extends NDArray>(a: A, b: ArrayInput) => A

/** `- * % **` */
export type Arithmetic = WithAny & ArrayArithmetic & OfNumbers
/** `/` */
export type Division = WithAny & ArrayDivision & Quotient
/** `+` */
export type Addition = WithAny & ArrayArithmetic & OfNumbers & Concatenation
/** `< <= > >=` */
export type Comparison = WithAny & ArrayComparison & OfComparables
/** `== !=` */
export type Equality = WithAny & ArrayComparison & OfAnything
/** `& | ^ << >>` */
export type Bitwise = WithAny & ArrayArithmetic & OfIntegers
/** `a += b` and the like: an array changes in place and keeps its type. */
export type InPlace<Operator> = InPlaceOnArrays & Operator

/** `-x` and `~x` */
export interface Unary {
  // biome-ignore lint/suspicious/noExplicitAny: as in WithAny
  (a: OnlyAny): any
  <A extends NDArray>(a: A): A
  (a: bigint): bigint
  <A extends number>(a: A): ScalarResult<A, A>
}
