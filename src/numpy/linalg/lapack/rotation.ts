import type { Vector } from "../../products/views.ts"

/** A plane rotation: c and s with `c f + s g = r` and `c g - s f = 0`. */
export interface Rotation {
  readonly c: number
  readonly s: number
  readonly r: number
}

const LARGE = 2 ** 510
const SMALL = 2 ** -510

/** The magnitude of `size` with the sign of `like`, as Fortran's SIGN. */
export function withSign(size: number, like: number): number {
  return like < 0 || Object.is(like, -0) ? -Math.abs(size) : Math.abs(size)
}

/** sqrt(x^2 + y^2), scaled against overflow as LAPACK's lapy2. */
export function pythag(x: number, y: number): number {
  const large = Math.max(Math.abs(x), Math.abs(y))
  const small = Math.min(Math.abs(x), Math.abs(y))
  if (small === 0 || !(large < Infinity)) return large
  return large * Math.sqrt(1 + (small / large) ** 2)
}

/**
 * The rotation that makes g vanish; c is never negative.
 *
 * @see E. Anderson, Algorithm 978: Safe scaling in the level 1 BLAS, ACM TOMS 44 (2017)
 */
export function rotationOf(f: number, g: number): Rotation {
  if (g === 0) return { c: 1, s: 0, r: f }
  if (f === 0) return { c: 0, s: withSign(1, g), r: Math.abs(g) }
  const large = Math.max(Math.abs(f), Math.abs(g))
  const small = Math.min(Math.abs(f), Math.abs(g))
  const unit = large < LARGE && small > SMALL ? 1 : large
  const scaledF = f / unit
  const scaledG = g / unit
  const d = Math.sqrt(scaledF * scaledF + scaledG * scaledG)
  const r = withSign(d, f)
  return { c: Math.abs(scaledF) / d, s: scaledG / r, r: r * unit }
}

/** Rotates two vectors in place: `(c x + s y, c y - s x)`. */
export function rotate(x: Vector, y: Vector, c: number, s: number): void {
  for (let k = 0, i = x.offset, j = y.offset; k < x.length; k++, i += x.stride, j += y.stride) {
    const first = x.data[i]!
    const second = y.data[j]!
    x.data[i] = s * second + c * first
    y.data[j] = c * second - s * first
  }
}
