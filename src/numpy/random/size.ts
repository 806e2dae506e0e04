import type { DTypeLike, ScalarOfDType } from "../dtype.ts"
import type { ArrayInput, ShapeInput } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import type { float64, int64, Scalar } from "../scalar.ts"

/** NumPy's `size` argument: null for one number. */
export type Size = ShapeInput | null

/** What a draw of a size gives. */
export type Drawn<S, T extends Scalar = float64> = [S] extends [null]
  ? T
  : S extends number
    ? NDArray<T, 1>
    : S extends readonly number[]
      ? NDArray<T, S["length"]>
      : NDArray<T>

type Keywords<P extends string, S> = { readonly [K in P]?: ArrayInput } & { readonly size?: S }

/** The keyword arguments of draws of integers. */
export interface IntegerOptions<S, D> {
  readonly high?: ArrayInput | null
  readonly size?: S
  readonly dtype?: D
}

/** Draws of integers below `low`, or from `low` to `high`; `More` are the keyword arguments of a family. */
export interface IntegerSampler<More = unknown> {
  (low: number, high?: number | null): int64
  <const S extends Size, D extends DTypeLike = "int64">(
    low: number,
    high: number | null,
    size: S,
    ...rest: readonly (D | boolean)[]
  ): Drawn<S, ScalarOfDType<D>>
  <const S extends Size = null, D extends DTypeLike = "int64">(
    low: number,
    high: number | null,
    options: IntegerOptions<S, D> & More,
  ): Drawn<S, ScalarOfDType<D>>
  <const S extends Size = null, D extends DTypeLike = "int64">(
    low: number,
    options: IntegerOptions<S, D> & More,
  ): Drawn<S, ScalarOfDType<D>>
  <const S extends Size = null, D extends DTypeLike = "int64">(
    options: IntegerOptions<S, D> & More & { readonly low: number },
  ): Drawn<S, ScalarOfDType<D>>
  (low: ArrayInput | object, ...rest: readonly unknown[]): NDArray<int64>
}

/** Draws that take a size only. */
export interface Sampler0<T extends Scalar = float64> {
  <const S extends Size = null>(size?: S): Drawn<S, T>
  <const S extends Size = null>(options: { readonly size?: S }): Drawn<S, T>
}

/** Draws of one parameter: positional or by name, number or array-like. */
export interface Sampler1<P extends string, T extends Scalar = float64> {
  <const S extends Size = null>(a?: number, size?: S): Drawn<S, T>
  <const S extends Size = null>(a: number, options: { readonly size?: S }): Drawn<S, T>
  <const S extends Size = null>(options: Keywords<P, S>): Drawn<S, T>
  (a: ArrayInput, size?: Size | { readonly size?: Size }): NDArray<T>
}

/** Draws of two parameters. */
export interface Sampler2<P extends string, Q extends string, T extends Scalar = float64> {
  <const S extends Size = null>(a?: number, b?: number, size?: S): Drawn<S, T>
  <const S extends Size = null>(a: number, b: number, options: { readonly size?: S }): Drawn<S, T>
  <const S extends Size = null>(a: number, options: Keywords<Q, S>): Drawn<S, T>
  <const S extends Size = null>(options: Keywords<P | Q, S>): Drawn<S, T>
  (a: ArrayInput, b?: ArrayInput, size?: Size | { readonly size?: Size }): NDArray<T>
}

/** Draws of three parameters. */
export interface Sampler3<P extends string, Q extends string, R extends string, T extends Scalar = float64> {
  <const S extends Size = null>(a: number, b: number, c: number, size?: S): Drawn<S, T>
  <const S extends Size = null>(a: number, b: number, c: number, options: { readonly size?: S }): Drawn<S, T>
  <const S extends Size = null>(a: number, b: number, options: Keywords<R, S>): Drawn<S, T>
  <const S extends Size = null>(a: number, options: Keywords<Q | R, S>): Drawn<S, T>
  <const S extends Size = null>(options: Keywords<P | Q | R, S>): Drawn<S, T>
  (a: ArrayInput, b: ArrayInput, c: ArrayInput, size?: Size | { readonly size?: Size }): NDArray<T>
}
