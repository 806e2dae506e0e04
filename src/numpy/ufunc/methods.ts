import { allocate } from "../copy.ts"
import { toArray } from "../creation.ts"
import { bool, type DType } from "../dtype.ts"
import { accumulateWith } from "../reduce/along.ts"
import { reduceWith } from "../reduce/reduce.ts"
import type { Loop1, Loop2 } from "../rows.ts"
import { callUfunc } from "./call.ts"
import { reduceAt } from "./reduceAt.ts"
import { resolveRow } from "./resolve.ts"
import type { Row, Ufunc } from "./ufunc.ts"

/** How a ufunc of two inputs folds the elements of an axis into one. */
export interface FoldSpec {
  /** What a fold of nothing gives; null where there is no such value. */
  readonly identity: number | null
  /** Whether the order of the elements does not matter, so that several axes can be folded. */
  readonly reorderable: boolean
  /** Whether the identity is a boolean. */
  readonly truth?: boolean
  /** The dtype in which integers are folded when none is asked for. */
  readonly dtype?: (dtype: DType) => DType
  /** The kernel, where there is a better one than the ufunc's own. */
  readonly loop?: (dtype: DType) => Loop1
}

const NAMES = ["axis", "dtype", "out", "keepdims", "initial", "where"] as const

/** A kernel that folds a row into one element (a step of 0 in the output) or into a row, by one of two inputs. */
function foldLoop(loop: Loop2): Loop1 {
  return (x, xi, xs, out, oi, os, n) => {
    if (os !== 0) loop(out, oi, os, x, xi, xs, out, oi, os, n)
    else for (let k = 0; k < n; k++) loop(out, oi, 0, x, xi + k * xs, 0, out, oi, 0, 1)
  }
}

/** What `reduce`, `accumulate` and `reduceat` of a ufunc share. */
export interface Folding {
  readonly name: string
  readonly dtype: (dtype: DType) => DType
  readonly dtypeWithOut: (dtype: DType) => DType
  readonly loop: (dtype: DType) => Loop1
}

function foldingOf(ufunc: Ufunc<Loop2>, fold: FoldSpec, method: string): Folding {
  const rowFor = (dtype: DType): Row<Loop2> => {
    const like = allocate(dtype, [0])
    const row = resolveRow(ufunc, [like, like], null)
    if (row.types[0] === row.types[2]) return row
    const types = row.types.map((type) => `dtype('${type.name}')`).join(", ")
    throw new TypeError(
      `The resolved dtypes are not compatible with ${ufunc.name}.${method}. Resolved (${types})`,
    )
  }
  return {
    name: ufunc.name,
    dtype: (dtype) => rowFor(fold.dtype?.(dtype) ?? dtype).types[0]!,
    dtypeWithOut: (dtype) => rowFor(fold.truth === true ? bool : dtype).types[0]!,
    loop: (dtype) => {
      const row = rowFor(dtype)
      if (row.types[0] === dtype) return fold.loop?.(dtype) ?? foldLoop(row.loops[0]!)
      throw new TypeError(
        `No loop matching the specified signature and casting was found for ufunc ${ufunc.name}`,
      )
    },
  }
}

/** The methods that fold, of a ufunc of two inputs. */
export function foldMethods(ufunc: Ufunc<Loop2>, fold: FoldSpec) {
  const folding = (method: string) => {
    if (ufunc.nout === 1) return foldingOf(ufunc, fold, method)
    throw new RangeError(`${method} only supported for binary functions returning a single value`)
  }
  const { identity } = fold
  return {
    reduce: (array: unknown, ...given: unknown[]) => {
      const spec = { ...folding("reduce"), names: NAMES, identity: () => identity }
      return reduceWith({ ...spec, ordered: !fold.reorderable }, array, given, 0)
    },
    accumulate: (array: unknown, ...given: unknown[]) => {
      const x = toArray(array)
      if (x.dims.length === 0) throw new TypeError("cannot accumulate on a scalar")
      return accumulateWith(folding("accumulate"), x, given, 0)
    },
    reduceat: (array: unknown, indices: unknown, ...given: unknown[]) =>
      reduceAt(folding("reduceat"), array, indices, given),
    outer: (a: unknown, b: unknown, ...given: unknown[]) => outerOf(ufunc, a, b, given),
  }
}

/** Every pair of elements, one of each array. */
function outerOf(ufunc: Ufunc<Loop2>, a: unknown, b: unknown, given: readonly unknown[]): unknown {
  const [x, y] = [toArray(a), toArray(b)]
  const stretched = x.reshape([...x.dims, ...new Array<number>(y.dims.length).fill(1)])
  return callUfunc(ufunc, [stretched, y], given)
}
