import type { ArrayInput, RankDown, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import type { Matrix } from "../products/views.ts"
import { finished } from "./finish.ts"
import { LinAlgError } from "./LinAlgError.ts"
import { balance, undoBalance } from "./lapack/balance.ts"
import { eigenvectorsOf, normaliseColumns } from "./lapack/eigenvectors.ts"
import { reduceToHessenberg } from "./lapack/hessenberg.ts"
import { scaleToRange } from "./lapack/scaling.ts"
import { maybeSchur } from "./lapack/schur.ts"
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

/** Square matrices without infinities and NaN. */
function finiteMatrices(a: ArrayInput): NDArray {
  const x = matricesOf(a, checkSquare)
  for (const start of startsOf(x, 0, x.dims)) {
    if (!Number.isFinite(x.data[start])) throw new LinAlgError("Array must not contain infs or NaNs")
  }
  return x
}

/** Eigenvalues of one matrix, and eigenvectors as columns where asked for. */
function decomposeOne(
  name: string,
  a: Matrix,
  vectors: boolean,
): { values: Float64Array; vectors: Matrix | null } {
  const h = columnMajor(a)
  const factor = scaleToRange(h)
  const balanced = balance(h)
  const q = reduceToHessenberg(h, balanced.low, balanced.high)
  const values = maybeSchur(h, balanced.low, balanced.high, vectors ? q : null)
  if (values === null) throw new LinAlgError("Eigenvalues did not converge")
  const [re, im] = [values.re, values.im].map((part) => part.map((value) => value / factor))
  checkReal(name, re!, im!)
  if (!vectors) return { values: re!, vectors: null }
  const v = eigenvectorsOf(h, q)
  undoBalance(balanced, v)
  normaliseColumns(v)
  return { values: re!, vectors: v }
}

function checkReal(name: string, re: Float64Array, im: Float64Array): void {
  const k = im.findIndex((part) => part !== 0)
  if (k < 0) return
  throw new TypeError(
    `linalg.${name}: eigenvalues must be real, complex numbers are not supported, got ${re[k]} + ${im[k]}i`,
  )
}

function decomposeAll(name: string, a: ArrayInput, vectors: boolean): [NDArray, NDArray] {
  const x = finiteMatrices(a)
  const n = x.dims.at(-1)!
  const values = stackFor(x.dtype, stackOf(x), [n])
  const v = stackFor(x.dtype, stackOf(x), [vectors ? n : 0, n])
  startsOf(x, 2, stackOf(x)).forEach((start, k) => {
    const found = decomposeOne(name, matrixAt(x, start), vectors)
    values.data.set(found.values, k * n)
    if (found.vectors !== null) putMatrix(found.vectors, v, k)
  })
  return [values, v]
}

/**
 * `np.linalg.eig(a)`: eigenvalues and unit eigenvectors of matrices whose eigenvalues are real, in the order in
 * which the QR iteration finds them.
 *
 * @param a - matrices, shape [..., n, n]
 * @returns the tuple (eigenvalues, eigenvectors); vector k is column k
 * @throws TypeError where an eigenvalue is complex; LinAlgError for NaN or a matrix that is not square.
 */
export function eig<const A extends ArrayInput>(
  a: A,
): Named<{ eigenvalues: Values<A>; eigenvectors: Matrices<A> }, [Values<A>, Matrices<A>]> {
  return namedTuple(["eigenvalues", "eigenvectors"], ...decomposeAll("eig", a, true)) as never
}

/** `np.linalg.eigvals(a)`: the eigenvalues alone, where they are real. */
export function eigvals<const A extends ArrayInput>(a: A): Values<A> {
  const [values] = decomposeAll("eigvals", a, false)
  return finished("linalg.eigvals", [a], values) as never
}
