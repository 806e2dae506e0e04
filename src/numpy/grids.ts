/** Coordinates of grids: meshgrid, indices, ix_, mgrid, ogrid. */
import { allocate, copyAs } from "./copy.ts"
import { toArray } from "./creation.ts"
import { bool, type DTypeLike, dtypeOr, int64, type ScalarOfDType } from "./dtype.ts"
import { dimsOf } from "./filled.ts"
import { placesOf } from "./index/mask.ts"
import type { ArrayInput, Elements, RankUp } from "./input.ts"
import type { NDArray } from "./ndarray.ts"
import { isOptions, named } from "./options.ts"
import { arange } from "./ranges.ts"
import type { ScalarTypes } from "./scalar.ts"
import { broadcast_arrays } from "./shape/broadcasting.ts"
import { stack } from "./shape/join.ts"
import { ravel } from "./shape/reshape.ts"
import { tuple } from "./tuple.ts"
import { untyped } from "./typed.ts"

/** An array read as one axis of a grid of that rank: length 1 along all others. */
function along(x: NDArray, axis: number, rank: number): NDArray {
  return x.reshape(new Array<number>(rank).fill(1).with(axis, x.size)) as NDArray
}

type MeshgridOptions = {
  readonly copy?: boolean
  readonly sparse?: boolean
  readonly indexing?: "xy" | "ij"
}

/**
 * `np.meshgrid(*xi, copy=True, sparse=False, indexing="xy")`: coordinate matrices, a tuple of one for each
 * vector; with "xy" indexing the first two axes are swapped; sparse ones are not stretched.
 *
 * @throws RangeError for another indexing.
 */
export function meshgrid(...given: readonly (ArrayInput | MeshgridOptions)[]): NDArray[] {
  const last = given.at(-1)
  const options = named("meshgrid", ["copy", "sparse", "indexing"], isOptions(last) ? [last] : [])
  const indexing = untyped(options.indexing ?? "xy")
  if (indexing !== "xy" && indexing !== "ij")
    throw new RangeError("Valid values for `indexing` are 'xy' and 'ij'.")
  const vectors = (isOptions(last) ? given.slice(0, -1) : given).map((x) => ravel(toArray(x)) as NDArray)
  const swap = indexing === "xy" && vectors.length > 1
  const lying = vectors.map((x, i) => along(x, swap && i < 2 ? 1 - i : i, vectors.length))
  const grids = untyped(options.sparse) === true ? lying : broadcast_arrays(...lying)
  const shared = untyped(options.copy) === false
  return tuple(...(shared ? grids : grids.map((each) => copyAs(each as NDArray, each.dtype)))) as never
}

type IndicesArguments<D> = readonly (
  | D
  | boolean
  | null
  | { readonly dtype?: D | null; readonly sparse?: boolean }
)[]

/**
 * `np.indices(dimensions, dtype=int, sparse=False)`: for each axis of a grid the indices along it, stacked; a
 * tuple of vectors lying along their axes when sparse.
 */
export function indices<const S extends readonly number[], D extends DTypeLike = never>(
  dimensions: S,
  ...rest: IndicesArguments<D>
): NDArray<[D] extends [never] ? ScalarTypes["int64"] : ScalarOfDType<D>, RankUp<S["length"]>> {
  const given = named("indices", ["dtype", "sparse"], rest)
  const dims = dimsOf("indices", dimensions)
  const dtype = dtypeOr(given.dtype, int64)
  const lying = dims.map((length, axis) => along(arange(length, { dtype }) as NDArray, axis, dims.length))
  if (untyped(given.sparse) === true) return tuple(...lying) as never
  if (dims.length === 0) return allocate(dtype, [0]) as never
  return stack(broadcast_arrays(...lying)) as never
}

/**
 * `np.ix_(*args)`: index arrays that pick the grid of those rows and columns; booleans count as the places
 * where they are true.
 *
 * @throws RangeError for what is no vector.
 */
export function ix_<const A extends ArrayInput>(...args: readonly A[]): NDArray<Elements<A>>[] {
  const vectors = args.map((each) => {
    const x = toArray(each)
    if (x.dims.length !== 1) throw new RangeError("Cross index must be 1 dimensional")
    if (x.size === 0 && Array.isArray(untyped(each))) return copyAs(x, int64) as NDArray
    return x.dtype === bool ? placesOf(x)[0]! : x
  })
  return tuple(...vectors.map((x, axis) => along(x, axis, vectors.length))) as never
}
