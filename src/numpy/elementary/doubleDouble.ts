/**
 * A number as an unevaluated sum of two doubles, about 106 bits. Results are normalised: |low| is at
 * most half an ulp of high.
 *
 * @see T. J. Dekker, A floating-point technique for extending the available precision,
 *   Numerische Mathematik 18 (1971) 224-242
 */
export interface DoubleDouble {
  readonly high: number
  readonly low: number
}

const SPLITTER = 134217729 // 2^27 + 1

/** a + b exactly, for any order of magnitudes (Knuth). */
export function sum(a: number, b: number): DoubleDouble {
  const high = a + b
  const back = high - a
  return { high, low: a - (high - back) + (b - back) }
}

/** a + b exactly, for |a| >= |b| or a = 0. */
export function sumOrdered(a: number, b: number): DoubleDouble {
  const high = a + b
  return { high, low: a - high + b }
}

/** a * b exactly, unless the product's low part underflows or a factor exceeds 2^996. */
export function product(a: number, b: number): DoubleDouble {
  const high = a * b
  const ga = a * SPLITTER
  const aHigh = ga - (ga - a)
  const aLow = a - aHigh
  const gb = b * SPLITTER
  const bHigh = gb - (gb - b)
  const bLow = b - bHigh
  return { high, low: aLow * bLow - (high - aHigh * bHigh - aLow * bHigh - aHigh * bLow) }
}

/** a + b within 2^-104 of |a| + |b|. */
export function add(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const s = sum(a.high, b.high)
  const t = sum(a.low, b.low)
  const u = sumOrdered(s.high, s.low + t.high)
  return sumOrdered(u.high, u.low + t.low)
}

/** a * b within 2^-102 of itself. */
export function multiply(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const p = product(a.high, b.high)
  return sumOrdered(p.high, p.low + (a.high * b.low + a.low * b.high))
}

/** a / b within 2^-100 of itself. */
export function divide(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  const q = a.high / b.high
  const p = product(q, b.high)
  return sumOrdered(q, (a.high - p.high - p.low + a.low - q * b.low) / b.high)
}

/** sqrt(a) within 2^-100 of itself, a >= 0. */
export function squareRoot(a: DoubleDouble): DoubleDouble {
  const root = Math.sqrt(a.high)
  if (root === 0) return { high: 0, low: 0 }
  const p = product(root, root)
  return sumOrdered(root, (a.high - p.high - p.low + a.low) / (2 * root))
}

/** -a */
export function negate(a: DoubleDouble): DoubleDouble {
  return { high: -a.high, low: -a.low }
}

/** The double `a` as a sum. */
export function exact(a: number): DoubleDouble {
  return { high: a, low: 0 }
}

/** a times a power of two. */
export function scaled(a: DoubleDouble, power: number): DoubleDouble {
  return { high: a.high * power, low: a.low * power }
}

/**
 * The double nearest to `a`, when every number within `error` of it rounds to the same one; otherwise
 * what `exactly` finds.
 */
export function roundOr(a: DoubleDouble, error: number, exactly: () => number): number {
  const result = a.high + (a.low + error)
  return result === a.high + (a.low - error) ? result : exactly()
}
