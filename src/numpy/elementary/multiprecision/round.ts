import { bitLength, type Fixed } from "./fixed.ts"

/** Fixed-point results err by at most this many units of their last place. */
const ERROR_UNITS = 1n << 16n
const SMALLEST_EXPONENT = -1074

/** 2^e for any e whose power is a double, subnormals included. */
export function powerOfTwo(e: number): number {
  return e >= -1022 ? 2 ** e : 2 ** (e + 60) * 2 ** -60
}

/** The double nearest to `value / 2^bits`, ties to even, with gradual underflow and overflow to infinity. */
export function nearestDouble({ value, bits }: Fixed): number {
  const magnitude = value < 0n ? -value : value
  const length = bitLength(magnitude)
  const kept = Math.min(53, length - bits - SMALLEST_EXPONENT)
  if (length - bits > 1025) return value < 0n ? -Infinity : Infinity
  if (kept < 0) return value < 0n ? -0 : 0
  const cut = Math.max(0, length - kept)
  const rounded = cut === 0 ? magnitude : roundedShift(magnitude, BigInt(cut))
  const result = scale(Number(rounded), cut - bits)
  return value < 0n ? -result : result
}

/** `value / 2^cut` to the nearest integer, ties to even. */
function roundedShift(value: bigint, cut: bigint): bigint {
  const quotient = value >> cut
  const rest = value - (quotient << cut)
  const half = 1n << (cut - 1n)
  return rest > half || (rest === half && quotient & 1n) ? quotient + 1n : quotient
}

/** `x * 2^e` for an integer x below 2^54, exact unless it overflows. */
function scale(x: number, e: number): number {
  return e > 960
    ? x * 2 ** 60 * 2 ** (e - 60)
    : e < -1022
      ? x * powerOfTwo(Math.max(e, SMALLEST_EXPONENT))
      : x * 2 ** e
}

/**
 * Ziv's strategy: evaluate with more and more bits until the error interval rounds to one double.
 * An interval that is still undecided at the last precision holds an exact tie (powers and roots have
 * them, transcendental results never), and then its middle is right.
 *
 * @param evaluate - the function at `bits` fractional bits, within 2^16 units of the last place
 * @see A. Ziv, Fast evaluation of elementary mathematical functions with correctly rounded last bit,
 *   ACM TOMS 17 (1991) 410-423
 */
export function roundCorrectly(evaluate: (bits: number) => Fixed): number {
  for (let bits = 160; ; bits *= 2) {
    const { value, bits: scaleBits } = evaluate(bits)
    const below = nearestDouble({ value: value - ERROR_UNITS, bits: scaleBits })
    const above = nearestDouble({ value: value + ERROR_UNITS, bits: scaleBits })
    if (Object.is(below, above)) return below
    if (bits >= 1280) return nearestDouble({ value: nearestMultiple(value), bits: scaleBits })
  }
}

/** Removes the error bits of a value that is known to be a short dyadic number. */
function nearestMultiple(value: bigint): bigint {
  return ((value + (ERROR_UNITS << 7n)) >> 24n) << 24n
}
