import { toArray } from "../creation.ts"
import { float32, float64 } from "../dtype.ts"
import * as exact from "../elementary/index.ts"
import type { ArrayInput, ElementOf, RankOf } from "../input.ts"
import type { NDArray } from "../ndarray.ts"
import type { FloatOf } from "../promote.ts"

/**
 * Chebyshev coefficients, the highest first: of `exp(-x) I0(x)` over `x / 2 - 2` for x in [0, 8], and of
 * `exp(-x) sqrt(x) I0(x)` over `32 / x - 2` beyond.
 *
 * Source: C. W. Clenshaw, Chebyshev series for mathematical functions, NPL Mathematical Tables 5 (1962)
 */
// biome-ignore format: a table reads best as one
const NEAR = [
  -4.4153416464793395e-18, 3.3307945188222384e-17, -2.431279846547955e-16, 1.715391285555133e-15,
  -1.1685332877993451e-14, 7.676185498604936e-14, -4.856446783111929e-13, 2.95505266312964e-12,
  -1.726826291441556e-11, 9.675809035373237e-11, -5.189795601635263e-10, 2.6598237246823866e-09,
  -1.300025009986248e-08, 6.046995022541919e-08, -2.670793853940612e-07, 1.1173875391201037e-06,
  -4.4167383584587505e-06, 1.6448448070728896e-05, -5.754195010082104e-05, 0.00018850288509584165,
  -0.0005763755745385824, 0.0016394756169413357, -0.004324309995050576, 0.010546460394594998,
  -0.02373741480589947, 0.04930528423967071, -0.09490109704804764, 0.17162090152220877,
  -0.3046826723431984, 0.6767952744094761,
]
// biome-ignore format: a table reads best as one
const FAR = [
  -7.233180487874754e-18, -4.830504485944182e-18, 4.46562142029676e-17, 3.461222867697461e-17,
  -2.8276239805165836e-16, -3.425485619677219e-16, 1.7725601330565263e-15, 3.8116806693526224e-15,
  -9.554846698828307e-15, -4.150569347287222e-14, 1.54008621752141e-14, 3.8527783827421426e-13,
  7.180124451383666e-13, -1.7941785315068062e-12, -1.3215811840447713e-11, -3.1499165279632416e-11,
  1.1889147107846439e-11, 4.94060238822497e-10, 3.3962320257083865e-09, 2.266668990498178e-08,
  2.0489185894690638e-07, 2.8913705208347567e-06, 6.889758346916825e-05, 0.0033691164782556943,
  0.8044904110141088,
]

/** Clenshaw's recurrence, every step rounded to the dtype. */
function series(coefficients: readonly number[], y: number, round: (x: number) => number): number {
  let [b0, b1, b2] = [round(coefficients[0]!), 0, 0]
  for (let k = 1; k < coefficients.length; k++) {
    b2 = b1
    b1 = b0
    b0 = round(round(round(y * b1) - b2) + round(coefficients[k]!))
  }
  return round(0.5 * round(b0 - b2))
}

function besselOf(given: number, round: (x: number) => number): number {
  const x = Math.abs(given)
  const growth = round(exact.exp(x))
  if (x <= 8) return round(growth * series(NEAR, round(round(x / 2) - 2), round))
  const scaled = round(growth * series(FAR, round(round(32 / x) - 2), round))
  return round(scaled / round(Math.sqrt(x)))
}

/**
 * `np.i0(x)`: the modified Bessel function of the first kind of order 0. Of integers in float64; always
 * an array.
 */
export function i0<const A extends ArrayInput>(x: A): NDArray<FloatOf<ElementOf<A>>, RankOf<A>> {
  const given = toArray(x)
  const result = given.astype(given.dtype.kind === "f" ? given.dtype : float64)
  const { data } = result
  const round = result.dtype === float32 ? Math.fround : (value: number) => value
  for (let k = 0; k < data.length; k++) data[k] = besselOf(data[k]!, round)
  return result as never
}
