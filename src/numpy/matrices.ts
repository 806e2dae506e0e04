/** Matrices by their diagonals: eye, tri, diag, tril and their like. */
import { allocate, assign } from "./copy.ts"
import { allocateFor, checkPlace, type PlaceOptions, toArray } from "./creation.ts"
import { bool, type DTypeLike, type float64 as Float64, float64, type ScalarOfDType } from "./dtype.ts"
import type { ArrayInput, Elements, RankOf } from "./input.ts"
import { writerOf } from "./memory.ts"
import type { NDArray } from "./ndarray.ts"
import { keyword, named, wholeNumber } from "./options.ts"
import { where } from "./select.ts"
import { diagonal, diagonalView } from "./shape/diagonal.ts"
import { ravel } from "./shape/reshape.ts"

type Default<D, T extends number> = [D] extends [never] ? T : ScalarOfDType<D>

/** A length of a signature. @throws RangeError for a negative one. */
function lengthOf(name: string, key: string, given: unknown): number {
  const value = wholeNumber(name, key, given)
  if (value < 0) throw new RangeError("negative dimensions are not allowed")
  return value
}

type EyeArguments<D> = readonly (
  | number
  | null
  | D
  | "C"
  | "F"
  | (PlaceOptions & {
      readonly M?: number | null
      readonly k?: number
      readonly dtype?: D | null
      readonly order?: "C" | "F"
    })
)[]

/** `np.eye(N, M=N, k=0, dtype=float, order="C", *, device=None, like=None)`: ones on the k-th diagonal. */
export function eye<D extends DTypeLike = never>(
  N: number,
  ...rest: EyeArguments<D>
): NDArray<Default<D, Float64>, 2> {
  const given = named("eye", ["M", "k", "dtype", "order", "device", "like"], rest, 4)
  checkPlace(given)
  const rows = lengthOf("eye", "N", N)
  const columns = lengthOf("eye", "M", given.M ?? N)
  const shift = wholeNumber("eye", "k", given.k ?? 0)
  const result = allocateFor(given, [rows, columns], float64)
  if (-rows < shift && shift < columns) diagonalView(result, shift, 0, 1).fill(1)
  return result as never
}

/** `np.identity(n, dtype=None, *, like=None)`: the n x n matrix with ones on its diagonal. */
export function identity<D extends DTypeLike = never>(
  n: number,
  ...rest: readonly (D | null | { readonly dtype?: D | null; readonly like?: NDArray | null })[]
): NDArray<Default<D, Float64>, 2> {
  const { dtype, like } = named("identity", ["dtype", "like"], rest, 1)
  return eye(n, { dtype: dtype as D, like: like as NDArray })
}

type TriArguments<D> = readonly (
  | number
  | null
  | D
  | {
      readonly M?: number | null
      readonly k?: number
      readonly dtype?: D | null
      readonly like?: NDArray | null
    }
)[]

/** `np.tri(N, M=N, k=0, dtype=float, *, like=None)`: ones at and below the k-th diagonal. */
export function tri<D extends DTypeLike = never>(
  N: number,
  ...rest: TriArguments<D>
): NDArray<Default<D, Float64>, 2> {
  const given = named("tri", ["M", "k", "dtype", "like"], rest, 3)
  checkPlace({ like: given.like })
  const rows = lengthOf("tri", "N", N)
  const columns = lengthOf("tri", "M", given.M ?? N)
  const result = allocateFor({ dtype: given.dtype }, [rows, columns], float64)
  fillLower(result, wholeNumber("tri", "k", given.k ?? 0))
  return result as never
}

function fillLower(matrix: NDArray, k: number): void {
  const [rows, columns] = matrix.dims as [number, number]
  const write = writerOf(matrix.dtype)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns && j <= i + k; j++) write(matrix.data, i * columns + j, 1)
}

/** The places at and below the k-th diagonal of the last two axes; a vector counts as every row. */
function lowerPlaces(x: NDArray, k: number): NDArray {
  if (x.dims.length === 0) throw new TypeError("tri() missing 1 required positional argument: 'N'")
  const places = allocate(bool, [x.dims.at(-2) ?? x.size, x.dims.at(-1)!])
  fillLower(places, k)
  return places
}

type Shift = number | { readonly k?: number }

/** `np.tril(m, k=0)`: zeros above the k-th diagonal. */
export function tril<const A extends ArrayInput>(m: A, k: Shift = 0): NDArray<Elements<A>, RankOf<A>> {
  const x = toArray(m)
  const shift = wholeNumber("tril", "k", keyword<number>("tril", "k", k, 0))
  return where(lowerPlaces(x, shift), x, allocate(x.dtype, [])) as never
}

/** `np.triu(m, k=0)`: zeros below the k-th diagonal. */
export function triu<const A extends ArrayInput>(m: A, k: Shift = 0): NDArray<Elements<A>, RankOf<A>> {
  const x = toArray(m)
  const shift = wholeNumber("triu", "k", keyword<number>("triu", "k", k, 0))
  return where(lowerPlaces(x, shift - 1), allocate(x.dtype, []), x) as never
}

/**
 * `np.diag(v, k=0)`: a vector as a diagonal matrix, or the diagonal of a matrix as a view.
 *
 * @throws RangeError for another rank.
 */
export function diag<const A extends ArrayInput>(v: A, k: Shift = 0): NDArray<Elements<A>> {
  const x = toArray(v)
  const shift = wholeNumber("diag", "k", keyword<number>("diag", "k", k, 0))
  if (x.dims.length === 2) return diagonal(x, shift) as never
  if (x.dims.length !== 1) throw new RangeError("Input must be 1- or 2-d.")
  return matrixOf(x, shift) as never
}

/** `np.diagflat(v, k=0)`: all elements as the diagonal of a matrix. */
export function diagflat<const A extends ArrayInput>(v: A, k: Shift = 0): NDArray<Elements<A>, 2> {
  const shift = wholeNumber("diagflat", "k", keyword<number>("diagflat", "k", k, 0))
  return matrixOf(ravel(toArray(v)) as NDArray, shift) as never
}

function matrixOf(x: NDArray, shift: number): NDArray {
  const n = x.size + Math.abs(shift)
  const result = allocate(x.dtype, [n, n])
  assign(diagonalView(result, shift, 0, 1), x)
  return result
}
