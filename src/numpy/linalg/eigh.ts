import type { ArrayInput, RankDown, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { keyword } from "../options.ts"
import type { Matrix } from "../products/views.ts"
import { finished } from "./finish.ts"
import { LinAlgError } from "./LinAlgError.ts"
import { createMatrix, indexOf } from "./lapack/blas.ts"
import { solveDivided } from "./lapack/divided.ts"
import { scaleToRange } from "./lapack/scaling.ts"
import { applyTridiagonalQ, reduceSymmetric } from "./lapack/tridiagonal.ts"
import { solveTridiagonal } from "./lapack/tridiagonalQL.ts"
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

/** The triangle of a symmetric matrix that is looked at. */
export type UPLO = "L" | "U" | "l" | "u"

/** Eigenvalues, upwards, and eigenvectors as columns of a symmetric matrix. */
export function decomposeSymmetric(
  a: Matrix,
  lower: boolean,
  vectors: boolean,
): { values: Float64Array; vectors: Matrix } {
  const work = columnMajor(a)
  const factor = scaleToRange(work)
  const n = a.rows
  const { d, e, tau } = reduceSymmetric(work, lower)
  const z = createMatrix(vectors ? n : 0, n)
  for (let k = 0; k < z.rows; k++) z.data[indexOf(z, k, k)] = 1
  const solved = vectors ? solveDivided(d, e, z) : solveTridiagonal(d, e, null)
  if (!solved) throw new LinAlgError("Eigenvalues did not converge")
  if (vectors) applyTridiagonalQ(work, tau, lower, z)
  return { values: d.map((value) => value / factor), vectors: z }
}

function isLower(name: string, UPLO: UPLO | { readonly UPLO?: UPLO } | undefined): boolean {
  const triangle = String(keyword<string>(name, "UPLO", UPLO, "L")).toUpperCase()
  if (triangle !== "L" && triangle !== "U") throw new RangeError("UPLO argument must be 'L' or 'U'")
  return triangle === "L"
}

function decomposeAll(a: ArrayInput, lower: boolean, vectors: boolean): [NDArray, NDArray] {
  const x = matricesOf(a, checkSquare)
  const n = x.dims.at(-1)!
  const values = stackFor(x.dtype, stackOf(x), [n])
  const z = stackFor(x.dtype, stackOf(x), [vectors ? n : 0, n])
  startsOf(x, 2, stackOf(x)).forEach((start, k) => {
    const found = decomposeSymmetric(matrixAt(x, start), lower, vectors)
    values.data.set(found.values, k * n)
    if (vectors) putMatrix(found.vectors, z, k)
  })
  return [values, z]
}

/**
 * `np.linalg.eigh(a, UPLO="L")`: eigenvalues, upwards, and orthonormal eigenvectors of symmetric matrices, by
 * Householder's tridiagonalisation and the implicit QL iteration. Each vector has the sign that LAPACK gives it: of more
 * than 25 rows that of its divide and conquer.
 *
 * @param a - matrices, shape [..., n, n]; only the triangle that UPLO names is looked at
 * @returns the tuple (eigenvalues, eigenvectors); vector k is column k
 * @throws LinAlgError for a matrix that is not square.
 */
export function eigh<const A extends ArrayInput>(
  a: A,
  UPLO?: UPLO | { readonly UPLO?: UPLO },
): Named<{ eigenvalues: Values<A>; eigenvectors: Matrices<A> }, [Values<A>, Matrices<A>]> {
  return namedTuple(["eigenvalues", "eigenvectors"], ...decomposeAll(a, isLower("eigh", UPLO), true)) as never
}

/** `np.linalg.eigvalsh(a, UPLO="L")`: the eigenvalues of symmetric matrices, upwards. */
export function eigvalsh<const A extends ArrayInput>(
  a: A,
  UPLO?: UPLO | { readonly UPLO?: UPLO },
): Values<A> {
  const [values] = decomposeAll(a, isLower("eigvalsh", UPLO), false)
  return finished("linalg.eigvalsh", [a], values) as never
}
