/** Index arrays of diagonals and triangles: diag_indices, tril_indices, triu_indices, mask_indices. */
import { allocate } from "../copy.ts"
import { toArray } from "../creation.ts"
import { bool } from "../dtype.ts"
import { ones } from "../filled.ts"
import type { ArrayInput } from "../input.ts"
import { tri } from "../matrices.ts"
import type { NDArray } from "../ndarray.ts"
import { keyword, named } from "../options.ts"
import { arange } from "../ranges.ts"
import type { ScalarTypes } from "../scalar.ts"
import { nonzero } from "../select.ts"
import { tuple } from "../tuple.ts"
import { untyped } from "../typed.ts"
import { logical_not, not_equal } from "../ufunc/comparison.ts"

type Places = NDArray<ScalarTypes["int64"], 1>
type Shift = number | { readonly k?: number }
type TriangleArguments = readonly (number | null | { readonly k?: number; readonly m?: number | null })[]

/** `np.diag_indices(n, ndim=2)`: where the main diagonal of an array of `ndim` axes of length `n` lies. */
export function diag_indices(n: number, ndim: number | { readonly ndim?: number } = 2): Places[] {
  const count = keyword<number>("diag_indices", "ndim", ndim, 2)
  return tuple(...new Array<Places>(count).fill(arange(Number(untyped(n))) as never)) as never
}

/** `np.diag_indices_from(arr)`. @throws RangeError for fewer than two axes or unequal lengths. */
export function diag_indices_from(arr: ArrayInput): Places[] {
  const { dims } = toArray(arr)
  if (dims.length < 2) throw new RangeError("input array must be at least 2-d")
  if (!dims.every((length) => length === dims[0]))
    throw new RangeError("All dimensions of input must be of equal length")
  return diag_indices(dims[0]!, dims.length)
}

function lower(rows: unknown, columns: unknown, k: number): NDArray {
  return tri(Number(untyped(rows)), { M: columns as number | null, k, dtype: bool }) as NDArray
}

function triangle(name: string, n: unknown, rest: TriangleArguments) {
  const { k = 0, m = null } = named(name, ["k", "m"], rest)
  return { rows: n, columns: untyped(m), shift: Number(untyped(k)) }
}

/** `np.tril_indices(n, k=0, m=None)`: where the k-th diagonal of an `n` by `m` matrix and all below it lie. */
export function tril_indices(n: number, ...rest: TriangleArguments): Places[] {
  const { rows, columns, shift } = triangle("tril_indices", n, rest)
  return nonzero(lower(rows, columns, shift))
}

/** `np.triu_indices(n, k=0, m=None)`: where the k-th diagonal of an `n` by `m` matrix and all above it lie. */
export function triu_indices(n: number, ...rest: TriangleArguments): Places[] {
  const { rows, columns, shift } = triangle("triu_indices", n, rest)
  return nonzero(logical_not(lower(rows, columns, shift - 1)) as NDArray)
}

/** The shape of a matrix. @throws RangeError for another rank. */
function matrixDims(arr: ArrayInput): [number, number] {
  const { dims } = toArray(arr)
  if (dims.length !== 2) throw new RangeError("input array must be 2-d")
  return dims as [number, number]
}

/** `np.tril_indices_from(arr, k=0)`: those of the shape of a matrix. @throws RangeError for another rank. */
export function tril_indices_from(arr: ArrayInput, k: Shift = 0): Places[] {
  const [n, m] = matrixDims(arr)
  return tril_indices(n, { k: keyword<number>("tril_indices_from", "k", k, 0), m })
}

/** `np.triu_indices_from(arr, k=0)`: those of the shape of a matrix. @throws RangeError for another rank. */
export function triu_indices_from(arr: ArrayInput, k: Shift = 0): Places[] {
  const [n, m] = matrixDims(arr)
  return triu_indices(n, { k: keyword<number>("triu_indices_from", "k", k, 0), m })
}

/**
 * `np.mask_indices(n, mask_func, k=0)`: where `mask_func(ones((n, n)), k)` is not zero, with a function such as
 * `np.triu`.
 */
export function mask_indices(
  n: number,
  mask_func: (m: NDArray, k: number) => NDArray,
  k: Shift = 0,
): Places[] {
  const size = Number(untyped(n))
  const shift = keyword<number>("mask_indices", "k", k, 0)
  const masked = mask_func(ones([size, size], "int64") as NDArray, shift)
  return nonzero(size === 0 ? allocate(bool, [0, 0]) : (not_equal(masked, 0) as NDArray))
}
