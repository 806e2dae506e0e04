import type { Matrix } from "../../products/views.ts"
import { columnOf, rowOf, scale, swap } from "./blas.ts"
import { type Rotation, rotate, rotationOf, withSign } from "./rotation.ts"

const EPSILON = 2 ** -53
const SMALLEST = 2 ** -1022
/** Relative accuracy asked for. */
const TOLERANCE = Math.max(10, Math.min(100, EPSILON ** -0.125)) * EPSILON
/** Sweeps for each singular value, squared in all. */
const PATIENCE = 6

/** Singular values in the making, and the vectors that turn along. */
interface State {
  readonly d: Float64Array
  readonly e: Float64Array
  readonly vt: Matrix | null
  readonly u: Matrix | null
  readonly threshold: number
}

/**
 * Singular values, downwards, and the vectors where asked for, of an upper bidiagonal matrix by the implicit QR
 * iteration, with shift 0 where a shift would cost relative accuracy.
 *
 * @param d - diagonal in, singular values out, shape [n]
 * @param e - the elements above it, shape [n - 1]; used up
 * @param vt - its rows are rotated along, shape [n, k]; null for none
 * @param u - its columns are rotated along, shape [k, n]; null for none
 * @returns whether the iteration ended
 * @see J. Demmel, W. Kahan, Accurate singular values of bidiagonal matrices, SIAM J. Sci. Stat. Comput. 11 (1990)
 */
export function solveBidiagonal(
  d: Float64Array,
  e: Float64Array,
  vt: Matrix | null,
  u: Matrix | null,
): boolean {
  const n = d.length
  const state: State = { d, e, vt, u, threshold: thresholdOf(d, e) }
  let last = n - 1
  let budget = PATIENCE * n * n
  let block = { start: -1, end: -1, down: true }
  while (last > 0) {
    if (budget < 0) return false
    const start = findStart(state, last)
    if (start === last) last--
    else if (start === last - 1) {
      diagonalisePair(state, start)
      last -= 2
    } else {
      const fresh = start > block.end || last < block.start
      const down = fresh ? Math.abs(d[start]!) >= Math.abs(d[last]!) : block.down
      const least = maybeLeast(state, start, last, down)
      if (fresh) block = { ...block, down }
      if (least === null) continue
      block = { start, end: last, down }
      budget -= last - start
      sweep(state, start, last, down, shiftOf(state, start, last, down, least))
    }
  }
  finish(state)
  return true
}

/** Below this an element counts as 0. */
function thresholdOf(d: Float64Array, e: Float64Array): number {
  let least = Math.abs(d[0] ?? 0)
  for (let i = 1, mu = least; i < d.length && least > 0; i++) {
    mu = Math.abs(d[i]!) * (mu / (mu + Math.abs(e[i - 1]!)))
    least = Math.min(least, mu)
  }
  return Math.max((TOLERANCE * least) / Math.sqrt(d.length), PATIENCE * d.length * d.length * SMALLEST)
}

/** The first row of the block that ends with `last`. */
function findStart({ e, threshold }: State, last: number): number {
  for (let k = last - 1; k >= 0; k--) {
    if (Math.abs(e[k]!) > threshold || Number.isNaN(e[k]!)) continue
    e[k] = 0
    return k + 1
  }
  return 0
}

/** A bound of the least singular value of a block; null when the search found an element that is negligible. */
function maybeLeast({ d, e }: State, start: number, last: number, down: boolean): number | null {
  const end = down ? last - 1 : start
  if (Math.abs(e[end]!) <= TOLERANCE * Math.abs(d[down ? last : start]!)) {
    e[end] = 0
    return null
  }
  let mu = Math.abs(d[down ? start : last]!)
  let least = mu
  for (let step = 0; step < last - start; step++) {
    const k = down ? start + step : last - 1 - step
    if (Math.abs(e[k]!) <= TOLERANCE * mu) {
      e[k] = 0
      return null
    }
    mu = Math.abs(d[down ? k + 1 : k]!) * (mu / (mu + Math.abs(e[k]!)))
    least = Math.min(least, mu)
  }
  return least
}

/** The shift: the lesser singular value of the 2 x 2 block at the far end, or 0. */
function shiftOf({ d, e }: State, start: number, last: number, down: boolean, least: number): number {
  let largest = Math.abs(d[last]!)
  for (let k = start; k < last; k++) largest = Math.max(largest, Math.abs(d[k]!), Math.abs(e[k]!))
  if (d.length * TOLERANCE * (least / largest) <= Math.max(EPSILON, 0.01 * TOLERANCE)) return 0
  const at = down ? last - 1 : start
  const shift = lesserSingularValue(d[at]!, e[at]!, d[at + 1]!)
  const size = Math.abs(d[down ? start : last]!)
  return size > 0 && (shift / size) ** 2 < EPSILON ? 0 : shift
}

/** The lesser singular value of [[f, g], [0, h]]. */
function lesserSingularValue(f: number, g: number, h: number): number {
  const least = Math.min(Math.abs(f), Math.abs(h))
  const most = Math.max(Math.abs(f), Math.abs(h))
  const beside = Math.abs(g)
  if (least === 0) return 0
  const sum = 1 + least / most
  const difference = (most - least) / most
  if (beside < most) {
    const square = (beside / most) ** 2
    return least * (2 / (Math.sqrt(sum * sum + square) + Math.sqrt(difference * difference + square)))
  }
  const ratio = most / beside
  if (ratio === 0) return (least * most) / beside
  const c = 1 / (Math.sqrt(1 + (sum * ratio) ** 2) + Math.sqrt(1 + (difference * ratio) ** 2))
  return least * c * ratio * 2
}

function sweep(state: State, start: number, last: number, down: boolean, shift: number): void {
  const { e, threshold } = state
  const end = down ? last - 1 : start
  if (shift !== 0) (down ? sweepDown : sweepUp)(state, start, last, shift)
  else (down ? sweepDownUnshifted : sweepUpUnshifted)(state, start, last)
  if (Math.abs(e[end]!) <= threshold) e[end] = 0
}

/** Turns rows k and k + 1 of V^T and columns k and k + 1 of U; upward sweeps turn the other way. */
function turn({ vt, u }: State, k: number, right: Rotation, left: Rotation, sign: 1 | -1): void {
  if (vt !== null) rotate(rowOf(vt, k), rowOf(vt, k + 1), right.c, sign * right.s)
  if (u !== null) rotate(columnOf(u, k), columnOf(u, k + 1), left.c, sign * left.s)
}

function sweepDownUnshifted(state: State, start: number, last: number): void {
  const { d, e } = state
  let right: Rotation = { c: 1, s: 0, r: 0 }
  let left = right
  for (let i = start; i < last; i++) {
    right = rotationOf(d[i]! * right.c, e[i]!)
    if (i > start) e[i - 1] = left.s * right.r
    left = rotationOf(left.c * right.r, d[i + 1]! * right.s)
    d[i] = left.r
    turn(state, i, right, left, 1)
  }
  const h = d[last]! * right.c
  d[last] = h * left.c
  e[last - 1] = h * left.s
}

function sweepUpUnshifted(state: State, start: number, last: number): void {
  const { d, e } = state
  let left: Rotation = { c: 1, s: 0, r: 0 }
  let right = left
  for (let i = last; i > start; i--) {
    left = rotationOf(d[i]! * left.c, e[i - 1]!)
    if (i < last) e[i] = right.s * left.r
    right = rotationOf(right.c * left.r, d[i - 1]! * left.s)
    d[i] = right.r
    turn(state, i - 1, right, left, -1)
  }
  const h = d[start]! * left.c
  d[start] = h * right.c
  e[start] = h * right.s
}

function sweepDown(state: State, start: number, last: number, shift: number): void {
  const { d, e } = state
  let f = (Math.abs(d[start]!) - shift) * (withSign(1, d[start]!) + shift / d[start]!)
  let g = e[start]!
  for (let i = start; i < last; i++) {
    const right = rotationOf(f, g)
    if (i > start) e[i - 1] = right.r
    f = right.c * d[i]! + right.s * e[i]!
    e[i] = right.c * e[i]! - right.s * d[i]!
    g = right.s * d[i + 1]!
    d[i + 1] = right.c * d[i + 1]!
    const left = rotationOf(f, g)
    d[i] = left.r
    f = left.c * e[i]! + left.s * d[i + 1]!
    d[i + 1] = left.c * d[i + 1]! - left.s * e[i]!
    if (i < last - 1) {
      g = left.s * e[i + 1]!
      e[i + 1] = left.c * e[i + 1]!
    }
    turn(state, i, right, left, 1)
  }
  e[last - 1] = f
}

function sweepUp(state: State, start: number, last: number, shift: number): void {
  const { d, e } = state
  let f = (Math.abs(d[last]!) - shift) * (withSign(1, d[last]!) + shift / d[last]!)
  let g = e[last - 1]!
  for (let i = last; i > start; i--) {
    const left = rotationOf(f, g)
    if (i < last) e[i] = left.r
    f = left.c * d[i]! + left.s * e[i - 1]!
    e[i - 1] = left.c * e[i - 1]! - left.s * d[i]!
    g = left.s * d[i - 1]!
    d[i - 1] = left.c * d[i - 1]!
    const right = rotationOf(f, g)
    d[i] = right.r
    f = right.c * e[i - 1]! + right.s * d[i - 1]!
    d[i - 1] = right.c * d[i - 1]! - right.s * e[i - 1]!
    if (i > start + 1) {
      g = right.s * e[i - 2]!
      e[i - 2] = right.c * e[i - 2]!
    }
    turn(state, i - 1, right, left, -1)
  }
  e[start] = f
}

/** Rows k and k + 1 become singular values. */
function diagonalisePair(state: State, k: number): void {
  const { d, e } = state
  const { large, small, right, left } = singularPair(d[k]!, e[k]!, d[k + 1]!)
  d[k] = large
  d[k + 1] = small
  e[k] = 0
  turn(state, k, right, left, 1)
}

/**
 * The singular value decomposition of [[f, g], [0, h]] with signs, accurate to nearly all digits.
 *
 * @see LAPACK working note 3 (Demmel, Kahan), 1988, appendix
 */
function singularPair(f: number, g: number, h: number) {
  const exchanged = Math.abs(h) > Math.abs(f)
  const [ft, ht] = exchanged ? [h, f] : [f, h]
  const fa = Math.abs(ft)
  const ha = Math.abs(ht)
  const ga = Math.abs(g)
  const flat = { large: fa, small: ha, cl: 1, sl: 0, cr: 1, sr: 0 }
  const huge = ga > fa && fa / ga < EPSILON
  const { large, small, cl, sl, cr, sr } = ga === 0 ? flat : huge ? pairOfHuge(ft, g, ht) : pairOf(ft, g, ht)
  const [csl, snl, csr, snr] = exchanged ? [sr, cr, sl, cl] : [cl, sl, cr, sr]
  const sign = (x: number): number => withSign(1, x)
  const signs =
    ga > fa
      ? sign(snr) * sign(csl) * sign(g)
      : exchanged
        ? sign(snr) * sign(snl) * sign(h)
        : sign(csr) * sign(csl) * sign(f)
  return {
    large: withSign(large, signs),
    small: withSign(small, signs * sign(f) * sign(h)),
    right: { c: csr, s: snr, r: 0 },
    left: { c: csl, s: snl, r: 0 },
  }
}

function pairOfHuge(f: number, g: number, h: number) {
  const fa = Math.abs(f)
  const ga = Math.abs(g)
  const ha = Math.abs(h)
  const small = ha > 1 ? fa / (ga / ha) : (fa / ga) * ha
  return { large: ga, small, cl: 1, sl: h / g, cr: f / g, sr: 1 }
}

/** |f| >= |h|, g not 0. */
function pairOf(f: number, g: number, h: number) {
  const fa = Math.abs(f)
  const ha = Math.abs(h)
  const difference = fa - ha
  const l = difference === fa ? 1 : difference / fa
  const m = g / f
  const t = 2 - l
  const s = Math.sqrt(t * t + m * m)
  const r = l === 0 ? Math.abs(m) : Math.sqrt(l * l + m * m)
  const a = 0.5 * (s + r)
  let tangent = (m / (s + t) + m / (r + l)) * (1 + a)
  if (m * m === 0) {
    tangent = l === 0 ? withSign(2, f) * withSign(1, g) : g / withSign(difference, f) + m / t
  }
  const length = Math.sqrt(tangent * tangent + 4)
  const cr = 2 / length
  const sr = tangent / length
  return { large: fa * a, small: ha / a, cl: (cr + sr * m) / a, sl: ((h / f) * sr) / a, cr, sr }
}

/** Makes the values positive and sorts them downwards with as few exchanges as can be. */
function finish({ d, vt, u }: State): void {
  for (let k = 0; k < d.length; k++) {
    if (d[k]! < 0 || Object.is(d[k], -0)) {
      d[k] = -d[k]!
      if (vt !== null) scale(-1, rowOf(vt, k))
    }
  }
  for (let end = d.length - 1; end > 0; end--) {
    let least = 0
    for (let k = 1; k <= end; k++) if (d[k]! <= d[least]!) least = k
    if (least === end) continue
    const value = d[least]!
    d[least] = d[end]!
    d[end] = value
    if (vt !== null) swap(rowOf(vt, least), rowOf(vt, end))
    if (u !== null) swap(columnOf(u, least), columnOf(u, end))
  }
}
