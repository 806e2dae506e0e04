import { exp } from "../../elementary/exp.ts"
import { log } from "../../elementary/log.ts"
import { log1p } from "../../elementary/log1p.ts"
import type { Source } from "../source.ts"

/** Up to this mean the inverse of the distribution function is searched. */
const SMALL_MEAN = 30

/** A binomial number: successes in n trials of probability p. */
export function binomial(source: Source, n: number, p: number): number {
  if (n === 0 || p === 0) return 0
  return binomialBy(source, n, p, (trials, share) => exp(trials * log1p(-share)))
}

/** The same as RandomState drew it: the power of 1 - p is a little less exact, and a word goes even to nothing. */
export function legacyBinomial(source: Source, n: number, p: number): number {
  return binomialBy(source, n, p, (trials, share) => exp(trials * log(1 - share)))
}

function binomialBy(source: Source, n: number, p: number, none: (n: number, p: number) => number): number {
  const share = p <= 0.5 ? p : 1 - p
  const count =
    share * n <= SMALL_MEAN
      ? searchBinomial(source, n, share, none(n, share))
      : rejectBinomial(source, n, share)
  return p <= 0.5 ? count : n - count
}

/** Walks up the probabilities from that of no success, and begins anew where rounding would go astray. */
function searchBinomial({ bits }: Source, n: number, p: number, none: number): number {
  const q = 1 - p
  const mean = n * p
  const bound = Math.min(n, mean + 10 * Math.sqrt(mean * q + 1))
  let x = 0
  let px = none
  let u = bits.nextDouble()
  while (u > px) {
    x++
    if (x > bound) {
      x = 0
      px = none
      u = bits.nextDouble()
    } else {
      u -= px
      px = ((n - x + 1) * p * px) / (x * q)
    }
  }
  return x
}

/** The setup of algorithm BTPE: a triangle, a parallelogram and two exponential tails over the histogram. */
interface Hat {
  readonly r: number
  readonly q: number
  readonly mode: number
  readonly spread: number
  readonly p1: number
  readonly xm: number
  readonly xl: number
  readonly xr: number
  readonly c: number
  readonly lambdaLeft: number
  readonly lambdaRight: number
  readonly p2: number
  readonly p3: number
  readonly p4: number
}

function hatOf(n: number, r: number): Hat {
  const q = 1 - r
  const fm = n * r + r
  const mode = Math.floor(fm)
  const p1 = Math.floor(2.195 * Math.sqrt(n * r * q) - 4.6 * q) + 0.5
  const xm = mode + 0.5
  const xl = xm - p1
  const xr = xm + p1
  const c = 0.134 + 20.5 / (15.3 + mode)
  const left = (fm - xl) / (fm - xl * r)
  const lambdaLeft = left * (1 + left / 2)
  const right = (xr - fm) / (xr * q)
  const lambdaRight = right * (1 + right / 2)
  const p2 = p1 * (1 + 2 * c)
  const p3 = p2 + c / lambdaLeft
  const p4 = p3 + c / lambdaRight
  return { r, q, mode, spread: n * r * q, p1, xm, xl, xr, c, lambdaLeft, lambdaRight, p2, p3, p4 }
}

/**
 * Rejection from a hat of four parts.
 *
 * @see V. Kachitvichyanukul, B. W. Schmeiser, Binomial random variate generation, CACM 31 (1988) 216-222,
 *   algorithm BTPE
 */
function rejectBinomial({ bits }: Source, n: number, p: number): number {
  const hat = hatOf(n, p)
  const { mode, p1, xm, xl, xr, c, lambdaLeft, lambdaRight, p2, p3, p4 } = hat
  for (;;) {
    const u = bits.nextDouble() * p4
    let v = bits.nextDouble()
    if (u <= p1) return Math.floor(xm - p1 * v + u)
    let y: number
    if (u <= p2) {
      const x = xl + (u - p1) / c
      v = v * c + 1 - Math.abs(mode - x + 0.5) / p1
      if (v > 1) continue
      y = Math.floor(x)
    } else if (u <= p3) {
      y = Math.floor(xl + log(v) / lambdaLeft)
      if (y < 0 || v === 0) continue
      v = v * (u - p2) * lambdaLeft
    } else {
      y = Math.floor(xr - log(v) / lambdaRight)
      if (y > n || v === 0) continue
      v = v * (u - p3) * lambdaRight
    }
    if (isAccepted(hat, n, y, v)) return y
  }
}

/** Whether v lies under the histogram at y: by its recursion near the mode, otherwise by squeezes. */
function isAccepted(hat: Hat, n: number, y: number, v: number): boolean {
  const { mode, spread } = hat
  const k = Math.abs(y - mode)
  if (k <= 20 || k >= spread / 2 - 1) return v <= heightByRecursion(hat, n, y)
  const rho = (k / spread) * ((k * (k / 3 + 0.625) + 1 / 6) / spread + 0.5)
  const t = (-k * k) / (2 * spread)
  const height = log(v)
  if (height < t - rho) return true
  return height <= t + rho && height <= heightByStirling(hat, n, y)
}

function heightByRecursion({ r, q, mode }: Hat, n: number, y: number): number {
  const s = r / q
  const a = s * (n + 1)
  let height = 1
  for (let i = mode + 1; i <= y; i++) height *= a / i - s
  for (let i = y + 1; i <= mode; i++) height /= a / i - s
  return height
}

function heightByStirling({ r, q, mode, xm }: Hat, n: number, y: number): number {
  const x1 = y + 1
  const f1 = mode + 1
  const z = n + 1 - mode
  const w = n - y + 1
  return (
    xm * log(f1 / x1) +
    (n - mode + 0.5) * log(z / w) +
    (y - mode) * log((w * r) / (x1 * q)) +
    stirlingRest(f1) +
    stirlingRest(z) +
    stirlingRest(x1) +
    stirlingRest(w)
  )
}

/** Four more terms of Stirling's series. */
function stirlingRest(x: number): number {
  const square = x * x
  return (13680 - (462 - (132 - (99 - 140 / square) / square) / square) / square) / x / 166320
}
