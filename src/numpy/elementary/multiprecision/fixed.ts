/**
 * Fixed-point numbers on BigInt: `value / 2^bits`. They decide the few arguments whose result lies so
 * near the middle of two doubles that floating-point work cannot tell the side, and they make the
 * tables of the fast paths. Correctness and brevity count here, not speed.
 */
export interface Fixed {
  readonly value: bigint
  readonly bits: number
}

/** A double as an exact `mantissa * 2^exponent`. */
export interface Dyadic {
  readonly mantissa: bigint
  readonly exponent: number
}

const cell = new DataView(new ArrayBuffer(8))

/** Splits a finite double into its integer mantissa and exponent, exactly: `x = mantissa * 2^exponent`. */
export function toDyadic(x: number): Dyadic {
  cell.setFloat64(0, x)
  const word = cell.getBigUint64(0)
  const field = Number((word >> 52n) & 0x7ffn)
  const fraction = word & 0xfffffffffffffn
  const magnitude = field === 0 ? fraction : fraction | 0x10000000000000n
  return { mantissa: word >> 63n ? -magnitude : magnitude, exponent: (field || 1) - 1075 }
}

/** `floor(value * 2^shift)` for a shift of either sign. */
export function shift(value: bigint, by: number): bigint {
  return by >= 0 ? value << BigInt(by) : value >> BigInt(-by)
}

/** The double `x` in fixed point with `bits` fractional bits (floor of what does not fit). */
export function toFixedPoint(x: number, bits: number): bigint {
  const { mantissa, exponent } = toDyadic(x)
  return shift(mantissa, exponent + bits)
}

/** Number of bits of a non-negative integer; 0 for 0. */
export function bitLength(value: bigint): number {
  if (value === 0n) return 0
  const hex = value.toString(16)
  return 4 * hex.length - (Math.clz32(Number.parseInt(hex[0] ?? "0", 16)) - 28)
}

/** The nearest integer to `a / b`, b > 0. */
export function divideRounded(a: bigint, b: bigint): bigint {
  const doubled = 2n * a + b
  const quotient = doubled / (2n * b)
  return doubled < 0n && quotient * 2n * b !== doubled ? quotient - 1n : quotient
}

/** `floor(sqrt(n))` by Newton's iteration from above. */
export function integerSqrt(n: bigint): bigint {
  if (n < 2n) return n
  let root = 1n << BigInt((bitLength(n) + 1) >> 1)
  for (;;) {
    const next = (root + n / root) >> 1n
    if (next >= root) return root
    root = next
  }
}
