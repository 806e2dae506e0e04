import { toDyadic } from "./multiprecision/fixed.ts"
import { nearestDouble } from "./multiprecision/round.ts"

/** Veltkamp's constant: `x * (2^27 + 1)` splits a double into halves of 26 bits. */
const SPLITTER = 134217729
const WIDE = 2 ** -51

/** `|x|` at which splitting could overflow. */
const LARGE = 2 ** 990
/** Products below this lose the exactness of their low part. */
const SMALL = 2 ** -960

/**
 * `a * b + c` rounded once, as the hardware's fused multiply-add.
 *
 * The product is taken exactly as `p + e` (Dekker), the sum of three is folded by two error-free
 * additions, and the last addition is repeated with its small addend nudged both ways: when both agree
 * no double rounding can have happened. The rest goes through exact integers.
 *
 * @see T. J. Dekker, A floating-point technique for extending the available precision (1971);
 *   S. Boldo, G. Melquiond, Emulation of FMA and correctly rounded sums (2008)
 */
export function fma(a: number, b: number, c: number): number {
  const p = a * b
  const size = Math.abs(p)
  if (!(size < LARGE && size > SMALL && Math.abs(a) < LARGE && Math.abs(b) < LARGE && Math.abs(c) < LARGE)) {
    return fmaAtTheEdges(a, b, c, p)
  }
  const ga = a * SPLITTER
  const ah = ga - (ga - a)
  const al = a - ah
  const gb = b * SPLITTER
  const bh = gb - (gb - b)
  const bl = b - bh
  const e = al * bl - (p - ah * bh - al * bh - ah * bl)
  const s = c + p
  const t = s - p
  const w = p - (s - t) + (c - t) // c + p = s + w
  const v = w + e
  const result = s + v
  const spread = v * WIDE
  if (result === s + (v + spread) && result === s + (v - spread)) return result
  return fmaExactly(a, b, c)
}

/** Zeros, infinities, NaN and magnitudes where the error-free steps would not be exact. */
function fmaAtTheEdges(a: number, b: number, c: number, p: number): number {
  if (a === 0 || b === 0 || !Number.isFinite(a) || !Number.isFinite(b)) return p + c
  if (!Number.isFinite(c)) return c // the product itself is finite, though p may not be
  return fmaExactly(a, b, c)
}

/** `a * b + c` of finite numbers through exact integers. */
function fmaExactly(a: number, b: number, c: number): number {
  const x = toDyadic(a)
  const y = toDyadic(b)
  const z = toDyadic(c)
  const product = x.mantissa * y.mantissa
  const exponent = x.exponent + y.exponent
  const low = Math.min(exponent, z.exponent)
  const sum = (product << BigInt(exponent - low)) + (z.mantissa << BigInt(z.exponent - low))
  return sum === 0n ? a * b + c : nearestDouble({ value: sum, bits: -low })
}
