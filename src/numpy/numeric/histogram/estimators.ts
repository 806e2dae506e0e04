/**
 * How wide bins are to be, from the elements alone.
 *
 * Source: https://numpy.org/doc/stable/reference/generated/numpy.histogram_bin_edges.html
 */

import { float64 } from "../../dtype.ts"
import { log2 } from "../../elementary/index.ts"
import { dot } from "../../linear.ts"
import type { NDArray } from "../../ndarray.ts"
import { fromData } from "../../ndarray.ts"
import { max, min } from "../../reduce/reduce.ts"
import { mean, std } from "../../reduce/statistics.ts"
import { pick } from "../../shape/part.ts"
import { power } from "../../ufunc/arithmetic.ts"
import { pow } from "../../ufunc/power.ts"
import { percentile } from "../quantile/quantile.ts"
import { filled, float, folded, kept, minus, over, times } from "../strict.ts"
import { countEqual } from "./count.ts"
import { distance, type Ends, equalBins } from "./edges.ts"

/** NumPy's names of the estimators. */
export type BinEstimator = "auto" | "fd" | "doane" | "scott" | "stone" | "rice" | "sturges" | "sqrt"

/** The width of bins in the dtype it is computed in; 0 where it cannot be told. */
type Width = (x: NDArray, ends: Ends) => NDArray

const strong = (value: number) => filled(float64, [], value)
const rangeOf = (x: NDArray) => distance(folded(max, x, null), folded(min, x, null))
const deviation = (x: NDArray) => folded(std, x, null)

/** Range / sqrt(n). */
const squareRoot: Width = (x) => over(rangeOf(x), strong(Math.sqrt(x.size)))

/** Range / (log2 n + 1): H. A. Sturges, J. Am. Stat. Assoc. 21 (1926). */
const sturges: Width = (x) => over(rangeOf(x), strong(log2(x.size) + 1))

/** Range / (2 n^(1/3)). */
const rice: Width = (x) => over(rangeOf(x), float(2 * pow(x.size, 1 / 3)))

/** (24 sqrt(pi) / n)^(1/3) sigma: D. W. Scott, Biometrika 66 (1979). */
const scott: Width = (x) => times(deviation(x), float(pow((24 * pow(Math.PI, 0.5)) / x.size, 1 / 3)))

/** 2 IQR / n^(1/3): D. Freedman, P. Diaconis, Z. Wahrscheinlichkeitstheorie 57 (1981). */
const freedmanDiaconis: Width = (x) => {
  const quartiles = percentile(x, [75, 25]) as NDArray
  const range = minus(pick(quartiles, 0, 0), pick(quartiles, 0, 1))
  return times(times(range, float(2)), float(pow(x.size, -1 / 3)))
}

/** Range / (1 + log2 n + log2(1 + |g1| / sigma_g1)), g1 the skewness: D. P. Doane, Am. Stat. 30 (1976). */
const doane: Width = (x) => {
  const n = x.size
  const sigma = n > 2 ? deviation(x) : strong(0)
  if (!(Number(sigma) > 0)) return strong(0)
  const spread = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)))
  const standard = over(minus(x, folded(mean, x, null)), sigma)
  const skewness = Math.abs(Number(folded(mean, kept(power, standard, 3), null)))
  return over(rangeOf(x), strong(1 + log2(n) + log2(1 + skewness / spread)))
}

/** The width that minimises the estimated squared error of a histogram: C. J. Stone (1984). */
const stone: Width = (x, ends) => {
  const n = x.size
  const range = rangeOf(x)
  if (n <= 1 || Number(range) === 0) return strong(0)
  let best = 1
  let least = Number.POSITIVE_INFINITY
  for (let bins = 1; bins <= Math.max(100, Math.floor(Math.sqrt(n))); bins++) {
    const loss = stoneLoss(x, ends, bins, range)
    if (loss < least) [best, least] = [bins, loss]
  }
  return over(range, float(best))
}

function stoneLoss(x: NDArray, ends: Ends, bins: number, range: NDArray): number {
  const n = x.size
  const counts = countEqual(x, equalBins(x, ends, bins), ends)
  const shares = fromData(
    counts.map((count) => count / n),
    float64,
  )
  return (2 - (n + 1) * Number(dot(shares, shares))) / Number(over(range, float(bins)))
}

/** The narrower of Freedman and Diaconis (at least half of the square root's) and Sturges. */
const automatic: Width = (x, ends) => {
  const [fd, half, other] = [freedmanDiaconis(x, ends), over(squareRoot(x, ends), 2), sturges(x, ends)]
  const wide = Number(half) > Number(fd) ? half : fd
  return Number(other) < Number(wide) ? other : wide
}

export const estimators: Readonly<Record<BinEstimator, Width>> = {
  auto: automatic,
  fd: freedmanDiaconis,
  doane,
  scott,
  stone,
  rice,
  sturges,
  sqrt: squareRoot,
}
