import { unpackTuple } from "../index/parse.ts"
import type { Index, RankUp, UnknownRank } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import type { ScalarTypes } from "../scalar.ts"

/** What stands between the brackets of `np.mgrid[...]` and its like. */
export type IndexerKind = "mgrid" | "ogrid" | "r_" | "c_" | "s_" | "index_exp"

/** What can stand for a piece of `np.r_[...]`: a slice, a number, an array, or how to join in front. */
export type PieceInput = Index

/** The text of a slice that only makes floats: a bound with a fraction, or a number of points. */
type FloatSlice = `${string}.${string}` | `${string}j` | `${string}j${string}`

type GridScalar<I> = string extends I
  ? number
  : [Extract<I, FloatSlice>] extends [never]
    ? ScalarTypes["int64"]
    : ScalarTypes["float64"]

type GridRank<I extends readonly unknown[]> = I extends readonly [unknown] ? 1 : RankUp<I["length"]>

/** What `indexer[...I]` gives, by the kind of the indexer. */
export type IndexerItem<K extends IndexerKind, I extends readonly unknown[]> = K extends "mgrid"
  ? NDArray<GridScalar<I[number]>, GridRank<I>>
  : K extends "ogrid"
    ? I extends readonly [unknown]
      ? NDArray<GridScalar<I[number]>, 1>
      : { [P in keyof I]: NDArray<GridScalar<I[number]>, I["length"]> }
    : K extends "s_"
      ? I extends readonly [infer Only]
        ? Only
        : I
      : K extends "index_exp"
        ? I
        : NDArray<number, UnknownRank>

/**
 * An object that is only indexed: `np.mgrid["0:3", "0:4"]` in a cell, `np.mgrid.at("0:3", "0:4")` in plain
 * TypeScript.
 */
export class Indexer<K extends IndexerKind> {
  readonly kind: K
  readonly #find: (index: readonly unknown[]) => unknown

  constructor(kind: K, find: (index: readonly unknown[]) => unknown) {
    this.kind = kind
    this.#find = find
  }

  /** What stands at those indices; a tuple alone stands for the indices in it. */
  at<const I extends readonly PieceInput[]>(...index: I): IndexerItem<K, I> {
    return this.#find(unpackTuple(index)) as never
  }
}
