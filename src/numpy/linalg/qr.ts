import type { ArrayInput, RankDown, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import { keyword } from "../options.ts"
import { type Floats, type Matrix, transposed } from "../products/views.ts"
import { tuple } from "../tuple.ts"
import { factorQR, formQ } from "./lapack/householder.ts"
import { clearTriangle } from "./lapack/triangle.ts"
import { type Named, namedTuple } from "./result.ts"
import {
  columnMajor,
  type FloatFor,
  matricesOf,
  matrixAt,
  putMatrix,
  stackFor,
  stackOf,
  startsOf,
} from "./stack.ts"

/** What {@link qr} gives, by its mode. */
export type QRMode = "reduced" | "complete" | "r" | "raw" | "full" | "f" | "economic" | "e"

type Matrices<A> = NDArray<FloatFor<A>, NoInfer<RankOf<A>>>

/** Modes of old, still taken. */
const OLD: Readonly<Record<string, QRMode>> = { full: "reduced", f: "reduced", e: "economic" }

/**
 * `np.linalg.qr(a, mode="reduced")`: an orthogonal Q and an upper triangular R with `a = Q @ R`, by
 * Householder's reflections. Their signs are LAPACK's, so diagonal elements of R are mostly negative.
 *
 * @param a - matrices, shape [..., m, n]
 * @param mode - "reduced": (Q, R) with k = min(m, n) columns and rows; "complete": Q of shape [..., m, m];
 *   "r": R alone; "raw": the reflections, transposed, and their factors
 * @throws LinAlgError for fewer than two axes; RangeError for another mode.
 */
export function qr<const A extends ArrayInput>(
  a: A,
  mode?: "reduced" | "complete" | { readonly mode?: "reduced" | "complete" },
): Named<{ Q: Matrices<A>; R: Matrices<A> }, [Matrices<A>, Matrices<A>]>
export function qr<const A extends ArrayInput>(a: A, mode: "r" | { readonly mode: "r" }): Matrices<A>
export function qr<const A extends ArrayInput>(
  a: A,
  mode: "raw" | { readonly mode: "raw" },
): [Matrices<A>, NDArray<FloatFor<A>, RankDown<NoInfer<RankOf<A>>>>]
export function qr(a: ArrayInput, mode: QRMode | { readonly mode?: QRMode }): unknown
export function qr(a: ArrayInput, mode?: QRMode | { readonly mode?: QRMode }): unknown {
  const asked = keyword<QRMode>("qr", "mode", mode, "reduced")
  const wanted = OLD[asked] ?? asked
  if (!["reduced", "complete", "r", "raw", "economic"].includes(wanted)) {
    throw new RangeError(`Unrecognized mode '${asked}'`)
  }
  const x = matricesOf(a)
  const stack = stackOf(x)
  const [m, n] = x.dims.slice(-2) as [number, number]
  const k = Math.min(m, n)
  if (wanted === "raw" || wanted === "economic") return rawFactors(x, wanted, m, n, k)
  const columns = wanted === "complete" ? m : k
  const r = stackFor(x.dtype, stack, [columns, n])
  const q = stackFor(x.dtype, stack, [m, wanted === "r" ? 0 : columns])
  eachFactored(x, k, (factored, tau, at) => {
    const upper = columnMajor(factored, columns, n)
    clearTriangle(upper, true)
    putMatrix(upper, r, at)
    if (wanted === "r") return
    const orthogonal = columnMajor(factored, m, columns)
    formQ(orthogonal, tau)
    putMatrix(orthogonal, q, at)
  })
  return wanted === "r" ? r : namedTuple(["Q", "R"], q, r)
}

function eachFactored(x: NDArray, k: number, take: (a: Matrix, tau: Floats, at: number) => void): void {
  startsOf(x, 2, stackOf(x)).forEach((start, at) => {
    const matrix = columnMajor(matrixAt(x, start))
    const tau = new Float64Array(k)
    factorQR(matrix, tau)
    take(matrix, tau, at)
  })
}

/** The factorisation as LAPACK leaves it. */
function rawFactors(x: NDArray, mode: "raw" | "economic", m: number, n: number, k: number): unknown {
  const raw = mode === "raw"
  const h = stackFor(x.dtype, stackOf(x), raw ? [n, m] : [m, n])
  const taus = stackFor(x.dtype, stackOf(x), [k])
  eachFactored(x, k, (factored, tau, at) => {
    putMatrix(raw ? transposed(factored) : factored, h, at)
    taus.data.set(tau, at * k)
  })
  return raw ? tuple(h, taus) : h
}
