/**
 * Windows: weights of M points that fall to the ends.
 *
 * Source: R. B. Blackman, J. W. Tukey, The measurement of power spectra (1958); J. F. Kaiser, Nonrecursive
 * digital filter design using the I0-sinh window function (1974)
 */
import { toArray } from "../creation.ts"
import { float64 } from "../dtype.ts"
import type { NDArray } from "../ndarray.ts"
import { arange } from "../ranges.ts"
import type { ScalarTypes } from "../scalar.ts"
import { where } from "../select.ts"
import { untyped } from "../typed.ts"
import { less_equal } from "../ufunc/comparison.ts"
import { cos } from "../ufunc/elementary.ts"
import { i0 } from "./bessel.ts"
import { filled, float, kept, minus, over, plus, root, times } from "./strict.ts"

type Window = NDArray<ScalarTypes["float64"], 1>

/** The number of points. @throws TypeError for what is no number. */
function countOf(name: string, M: unknown): number {
  const plain = untyped(M)
  if (typeof plain !== "number") throw new TypeError(`${name}: M must be a number, got ${String(plain)}`)
  return plain
}

/** A window over the points 1 - M, 3 - M, ..., M - 1; of one point 1, of none nothing. */
function define(name: string, weigh: (n: NDArray, last: number) => NDArray): (M: number) => Window {
  return (M) => {
    const count = countOf(name, M)
    if (count < 1) return filled(float64, [0], 0) as never
    if (count === 1) return filled(float64, [1], 1) as never
    return weigh(toArray(arange(1 - count, count, 2), float64), count - 1) as never
  }
}

/** cos(turns pi n / (M - 1)). */
const wave = (n: NDArray, last: number, turns: 1 | 2) =>
  kept(cos, over(times(n, float(turns * Math.PI)), float(last)))

const cosine = (constant: number, share: number) => (n: NDArray, last: number) =>
  plus(times(wave(n, last, 1), float(share)), float(constant))

/** `np.hanning(M)`: 0.5 - 0.5 cos(2 pi n / (M - 1)). */
export const hanning: (M: number) => Window = define("hanning", cosine(0.5, 0.5))

/** `np.hamming(M)`: 0.54 - 0.46 cos(2 pi n / (M - 1)). */
export const hamming: (M: number) => Window = define("hamming", cosine(0.54, 0.46))

/** `np.blackman(M)`: 0.42 - 0.5 cos(2 pi n / (M - 1)) + 0.08 cos(4 pi n / (M - 1)). */
export const blackman: (M: number) => Window = define("blackman", (n, last) =>
  plus(cosine(0.42, 0.5)(n, last), times(wave(n, last, 2), float(0.08))),
)

/** `np.bartlett(M)`: a triangle, 0 at its ends. */
export const bartlett: (M: number) => Window = define("bartlett", (n, last) => {
  const slope = over(n, float(last))
  return kept(where, kept(less_equal, n, 0), plus(slope, 1), minus(1, slope))
})

/** `np.kaiser(M, beta)`: I0(beta sqrt(1 - (2 n / (M - 1) - 1)^2)) / I0(beta). */
export function kaiser(M: number, beta: number): Window {
  const count = countOf("kaiser", M)
  if (count === 1) return filled(float64, [1], 1) as never
  const n = toArray(arange(0, count), float64)
  const half = (count - 1) / 2
  const distance = over(minus(n, float(half)), float(half))
  const inside = root(minus(1, times(distance, distance)))
  const shape = Number(untyped(beta))
  return over(i0(times(inside, float(shape))) as NDArray, i0(float(shape)) as NDArray) as never
}
