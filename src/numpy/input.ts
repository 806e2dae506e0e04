import type { NDArray } from "./ndarray.ts"
import type { Known } from "./promote.ts"
import type { float, int, Scalar, ScalarName } from "./scalar.ts"
import type { Typed } from "./typed.ts"

/** Nested lists of scalars and arrays, as `np.array` takes them. */
export type Nested = readonly (Scalar | NDArray | Typed | Nested)[]

/** A counted sequence of numbers that is no list, such as Python's range. */
export interface Sequence<T extends Scalar = Scalar> extends Iterable<T> {
  readonly length: number
}

/** NumPy's array_like: whatever `np.asarray` makes an array of. */
export type ArrayInput = NDArray | Scalar | Typed | Nested | ArrayBufferView | Sequence

/** The scalar type of the elements of an array-like. */
export type ElementOf<A> = Nested extends A
  ? Scalar
  : A extends NDArray<infer T>
    ? T
    : A extends Typed<infer V>
      ? ElementOf<V>
      : A extends Scalar
        ? A
        : A extends readonly (infer E)[]
          ? ElementOf<E>
          : A extends Sequence<infer S>
            ? S
            : Scalar

/** The scalar type of the elements as arrays carry it. */
export type Elements<A> = ElementOf<A> extends Scalar ? ElementOf<A> : Scalar

type Depths = [1, 2, 3, 4, 5, 6]

/** `R + 1` where `R` is known. */
export type RankUp<R extends number> = number extends R
  ? number
  : R extends keyof Depths & number
    ? Depths[R]
    : NextRank<R>
type NextRank<R extends number> = `${R}` extends keyof Depths
  ? Depths[`${R}` & keyof Depths] & number
  : number

/** `R - 1` where `R` is known. */
export type RankDown<R extends number> = number extends R
  ? number
  : R extends 1
    ? 0
    : R extends 2
      ? 1
      : R extends 3
        ? 2
        : R extends 4
          ? 3
          : R extends 5
            ? 4
            : number

/** The rank of an array-like where its type tells it: 0 for a scalar, 2 for `number[][]`. */
export type RankOf<A> = Nested extends A
  ? number
  : A extends NDArray<Scalar, infer R>
    ? R
    : A extends Typed<infer V>
      ? RankOf<V>
      : A extends Scalar
        ? 0
        : A extends readonly (infer E)[]
          ? [E] extends [never]
            ? 1
            : RankUp<RankOf<E>>
          : A extends Sequence
            ? 1
            : number

/** A rank that is not known goes wherever one is asked for: it must not stop a cell. */
// biome-ignore lint/suspicious/noExplicitAny: see above
export type UnknownRank = any

type UpTo = [0, 0 | 1, 0 | 1 | 2, 0 | 1 | 2 | 3, 0 | 1 | 2 | 3 | 4, 0 | 1 | 2 | 3 | 4 | 5]

/** The larger of two ranks: the rank that broadcasting gives. */
export type RankMax<A extends number, B extends number> = number extends A | B
  ? UnknownRank
  : `${B}` extends keyof UpTo
    ? [A] extends [UpTo[`${B}` & keyof UpTo]]
      ? B
      : A
    : UnknownRank

/**
 * An array of rank `R`, or the scalar that NumPy gives for rank 0. A rank that is not known is `any`, so
 * that the array goes wherever one of a known rank is asked for.
 */
export type ArrayOrScalar<T extends Scalar, R extends number> = number extends R
  ? NDArray<Known<T>>
  : [R] extends [0]
    ? Known<T>
    : NDArray<Known<T>, R>

/** What comes of an element of an array of which nothing is known: it must not stop a cell. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type UnknownElement = any

/** An element of an array of unknown rank (see {@link Item}): an array and a scalar in one. */
export type Either = NDArray & Scalar

/** What a function that works by element gives for `A`: of an element of unknown rank, one again. */
export type ByElement<T extends Scalar, A> = 0 extends 1 & A
  ? UnknownElement
  : A extends Either
    ? NDArray<Known<T>> & Known<T>
    : ArrayOrScalar<T, RankOf<A>>

/** The shape of an array of rank `R`: a tuple of that length where the rank is known. */
export type Shape<R extends number = number> = number extends R
  ? number[]
  : R extends 0
    ? []
    : R extends 1
      ? [number]
      : R extends 2
        ? [number, number]
        : R extends 3
          ? [number, number, number]
          : R extends 4
            ? [number, number, number, number]
            : number[]

/** What a `shape` argument takes. */
export type ShapeInput = number | readonly number[]

/** The rank that a `shape` argument gives. */
export type RankOfShape<S> = S extends number ? 1 : S extends readonly number[] ? S["length"] : number

/** NumPy's `axis`: one axis, several, or null for all; negative ones count from the end. */
export type Axis = number | readonly number[] | null

/**
 * One index of `x.at(...)`: an integer, a slice `"1:-1"`, `"..."`, null (newaxis), a mask or an index array; a tuple
 * alone stands for the indices in it.
 */
export type Index = number | string | null | boolean | NDArray | Typed | readonly Index[]

/** The rank of `x.at(...I)` of an array of rank `R`, where integers, slices, and one mask or list tell it. */
export type RankAt<R extends number, I extends readonly unknown[]> = number extends R
  ? number
  : I extends readonly [infer First, ...infer Rest]
    ? First extends number
      ? RankAt<RankDown<R>, Rest>
      : First extends null
        ? RankAt<RankUp<R>, Rest>
        : First extends string
          ? RankAt<R, Rest>
          : RankChosen<RankAt<R, Rest>, First, Rest>
    : R

/** The rank that a mask, an array or a list of indices leaves of `R`; of two of them nothing is known. */
type RankChosen<R extends number, Index, Rest extends readonly unknown[]> = Rest[number] extends
  | number
  | string
  | null
  ? Index extends NDArray<infer T, infer M>
    ? ScalarName<T> extends "bool"
      ? RankUp<RankLess<R, M>>
      : RankOf<Index> extends 1
        ? R
        : number
    : Index extends readonly (number | boolean)[]
      ? R
      : number
  : number

/** `R - M` where both are known. */
type RankLess<R extends number, M extends number> = number extends M
  ? number
  : M extends 0
    ? R
    : RankLess<RankDown<R>, RankDown<M>>

/** What `x.at(...I)` gives: where the rank is unknown it can be used as an array and as a scalar. */
export type Item<T extends Scalar, R extends number> = number extends R ? NDArray<T> & T : ArrayOrScalar<T, R>

/** The scalar of Python's own that `tolist` makes of a dtype's. */
type Listed<T extends Scalar> =
  ScalarName<T> extends "float32" | "float64" | "float"
    ? float
    : ScalarName<T> extends "bool" | "boolean"
      ? boolean
      : ScalarName<T> extends "number" | "any"
        ? T
        : int

/** What `tolist` gives of an array of rank `R`: lists in lists. */
export type Lists<T extends Scalar, R extends number> = number extends R
  ? // biome-ignore lint/suspicious/noExplicitAny: a rank that is not known must not stop a cell
    any
  : R extends 0
    ? Listed<T>
    : Lists<T, RankDown<R>>[]
