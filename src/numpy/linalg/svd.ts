import type { ArrayInput, RankDown, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { type Matrix, transposed } from "../products/views.ts"
import { decomposeSymmetric } from "./eigh.ts"
import { finished } from "./finish.ts"
import { LinAlgError } from "./LinAlgError.ts"
import { withSign } from "./lapack/rotation.ts"
import { scaleToRange } from "./lapack/scaling.ts"
import { maybeSingularValues, maybeSVD, type SVD } from "./lapack/svd.ts"
import { type Named, namedTuple } from "./result.ts"
import {
  checkSquare,
  columnMajor,
  type FloatFor,
  matricesOf,
  matrixAt,
  putMatrix,
  stackFor,
  stackOf,
  startsOf,
} from "./stack.ts"

type Matrices<A> = NDArray<FloatFor<A>, NoInfer<RankOf<A>>>
type Values<A> = NDArray<FloatFor<A>, RankDown<NoInfer<RankOf<A>>>>

/** The keyword arguments of {@link svd}. */
export interface SVDOptions {
  readonly full_matrices?: boolean
  readonly compute_uv?: boolean
  readonly hermitian?: boolean
}

/**
 * `np.linalg.svd(a, full_matrices=True, compute_uv=True, hermitian=False)`: `a = U @ diag(S) @ Vh`, S downwards,
 * by Householder's bidiagonalisation and the implicit QR iteration. Each pair of vectors has the sign that LAPACK gives
 * it; of matrices with both sides above 25 some 3 vectors in 10,000 may have the other one, where LAPACK's own rounding
 * decides.
 *
 * @param a - matrices, shape [..., m, n]
 * @returns the tuple (U, S, Vh); S alone without `compute_uv`
 * @throws LinAlgError when the iteration does not end, as with NaN.
 */
export function svd<const A extends ArrayInput>(
  a: A,
  options: SVDOptions & { readonly compute_uv: false },
): Values<A>
export function svd<const A extends ArrayInput>(
  a: A,
  full_matrices?: boolean | SVDOptions,
  compute_uv?: true | SVDOptions,
  hermitian?: boolean | SVDOptions,
): Named<{ U: Matrices<A>; S: Values<A>; Vh: Matrices<A> }, [Matrices<A>, Values<A>, Matrices<A>]>
export function svd(a: ArrayInput, ...given: unknown[]): unknown {
  const {
    full_matrices = true,
    compute_uv = true,
    hermitian = false,
  } = named("svd", ["full_matrices", "compute_uv", "hermitian"], given)
  const vectors = compute_uv !== false
  if (hermitian === true) return hermitianSVD(matricesOf(a, checkSquare), vectors)
  const x = matricesOf(a)
  return vectors ? factorsOf(x, full_matrices !== false) : finished("linalg.svd", [a], singularValues(x))
}

function notConverged(): LinAlgError {
  return new LinAlgError("SVD did not converge")
}

/** The singular values of the matrices of a float array, downwards. */
export function singularValues(x: NDArray): NDArray {
  const size = Math.min(...x.dims.slice(-2))
  const result = stackFor(x.dtype, stackOf(x), [size])
  startsOf(x, 2, stackOf(x)).forEach((start, k) => {
    const matrix = columnMajor(matrixAt(x, start))
    const factor = scaleToRange(matrix)
    const values = maybeSingularValues(matrix)
    if (values === null) throw notConverged()
    values.forEach((value, i) => {
      result.data[k * size + i] = value / factor
    })
  })
  return result
}

/** The decomposition of one matrix of a float array. */
export function decompose(a: Matrix, full: boolean): SVD {
  const matrix = columnMajor(a)
  const factor = scaleToRange(matrix)
  const svd = maybeSVD(matrix, full)
  if (svd === null) throw notConverged()
  return { ...svd, s: svd.s.map((value) => value / factor) }
}

function factorsOf(x: NDArray, full: boolean): unknown {
  const stack = stackOf(x)
  const [m, n] = x.dims.slice(-2) as [number, number]
  const size = Math.min(m, n)
  const u = stackFor(x.dtype, stack, [m, full ? m : size])
  const s = stackFor(x.dtype, stack, [size])
  const vh = stackFor(x.dtype, stack, [full ? n : size, n])
  startsOf(x, 2, stack).forEach((start, k) => {
    const factors = decompose(matrixAt(x, start), full)
    putMatrix(factors.u, u, k)
    s.data.set(factors.s, k * size)
    putMatrix(factors.vt, vh, k)
  })
  return namedTuple(["U", "S", "Vh"], u, s, vh)
}

/** Of symmetric matrices by their eigenvalues: sorted by magnitude, the signs in V. */
function hermitianSVD(x: NDArray, vectors: boolean): unknown {
  const n = x.dims.at(-1)!
  const stack = stackOf(x)
  const u = stackFor(x.dtype, stack, [n, n])
  const s = stackFor(x.dtype, stack, [n])
  const vh = stackFor(x.dtype, stack, [n, n])
  startsOf(x, 2, stack).forEach((start, k) => {
    const { values, vectors: z } = decomposeSymmetric(matrixAt(x, start), true, true)
    const order = Array.from(values, (_, i) => i).sort(
      (i, j) => Math.abs(values[j]!) - Math.abs(values[i]!) || j - i,
    )
    putMatrix(
      picked(z, order, () => 1),
      u,
      k,
    )
    putMatrix(transposed(picked(z, order, (i) => withSign(1, values[i]!))), vh, k)
    order.forEach((i, at) => {
      s.data[k * n + at] = Math.abs(values[i]!)
    })
  })
  return vectors ? namedTuple(["U", "S", "Vh"], u, s, vh) : s
}

/** Columns in another order, each times a factor. */
function picked(z: Matrix, order: readonly number[], factor: (column: number) => number): Matrix {
  const data = new Float64Array(z.rows * z.columns)
  order.forEach((column, j) => {
    for (let i = 0; i < z.rows; i++) data[j * z.rows + i] = z.data[column * z.rows + i]! * factor(column)
  })
  return { ...z, data }
}

/** `np.linalg.svdvals(x)`: the singular values, downwards. */
export function svdvals<const A extends ArrayInput>(x: A): Values<A> {
  return finished("linalg.svdvals", [x], singularValues(matricesOf(x))) as never
}
