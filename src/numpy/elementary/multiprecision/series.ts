import { divideRounded, integerSqrt } from "./fixed.ts"

/** Guard bits that the series carry beyond what they promise. */
const GUARD = 24

/** 2 atanh(1/n) = ln((n+1)/(n-1)) with `bits` fractional bits, by its power series. */
export function twiceInverseHyperbolicTangent(n: bigint, bits: number): bigint {
  const square = n * n
  let power = (1n << BigInt(bits + GUARD + 1)) / n
  let sum = power
  for (let k = 3n; power !== 0n; k += 2n) {
    power /= square
    sum += power / k
  }
  return sum >> BigInt(GUARD)
}

/** arctan(1/n) with `bits` fractional bits, by Gregory's series. */
function inverseTangentOfReciprocal(n: bigint, bits: number): bigint {
  const square = n * n
  let power = (1n << BigInt(bits)) / n
  let sum = power
  for (let k = 3n, sign = -1n; power !== 0n; k += 2n, sign = -sign) {
    power /= square
    sum += (sign * power) / k
  }
  return sum
}

/** Keeps the last value of a constant at each precision asked for. */
function memoised(compute: (bits: number) => bigint): (bits: number) => bigint {
  const known = new Map<number, bigint>()
  return (bits) => {
    const value = known.get(bits) ?? compute(bits)
    known.set(bits, value)
    return value
  }
}

/** ln 2 with `bits` fractional bits: 2 atanh(1/3). */
export const fixedLn2 = memoised((bits) => twiceInverseHyperbolicTangent(3n, bits))

/** ln 10 with `bits` fractional bits: 3 ln 2 + ln(10/8). */
export const fixedLn10 = memoised((bits) => 3n * fixedLn2(bits) + twiceInverseHyperbolicTangent(9n, bits))

/** pi with `bits` fractional bits by Machin's formula, 16 arctan(1/5) - 4 arctan(1/239). */
export const fixedPi = memoised((bits) => {
  const wide = bits + GUARD
  const value = 16n * inverseTangentOfReciprocal(5n, wide) - 4n * inverseTangentOfReciprocal(239n, wide)
  return value >> BigInt(GUARD)
})

/**
 * exp(x) = `value / 2^bits * 2^exponent` with the fraction in [1, 2) or next to it.
 * x = k ln 2 + r, then exp(r) = exp(r / 2^8)^(2^8) by Taylor's series.
 */
export function fixedExp(x: bigint, bits: number): { value: bigint; exponent: number } {
  const wide = bits + GUARD
  const ln2 = fixedLn2(wide + 12)
  const k = divideRounded(x << BigInt(GUARD + 12), ln2)
  const r = ((x << BigInt(GUARD + 12)) - k * ln2) >> 12n
  const reduced = r >> 8n
  const one = 1n << BigInt(wide)
  let term = one
  let sum = one
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    term = ((term * reduced) / n) >> BigInt(wide)
    sum += term
  }
  for (let i = 0; i < 8; i++) sum = (sum * sum) >> BigInt(wide)
  return { value: sum >> BigInt(GUARD), exponent: Number(k) }
}

/** ln(m / 2^bits) for m / 2^bits in about [0.5, 2]: 2 atanh((m-1)/(m+1)). */
export function fixedLog(m: bigint, bits: number): bigint {
  const wide = BigInt(bits + GUARD)
  const one = 1n << BigInt(bits)
  const z = ((m - one) << wide) / (m + one)
  const square = (z * z) >> wide
  let power = z
  let sum = z
  for (let k = 3n; power !== 0n && power !== -1n; k += 2n) {
    power = (power * square) >> wide
    sum += power / k
  }
  return (2n * sum) >> BigInt(GUARD)
}

/** sin and cos of r, |r| <= 1, with `bits` fractional bits, by Taylor's series. */
export function fixedSinCos(r: bigint, bits: number): { sin: bigint; cos: bigint } {
  const wide = BigInt(bits + GUARD)
  const x = r << BigInt(GUARD)
  const sums = [1n << wide, x, 0n, 0n] // one sum for each n mod 4: terms r^n / n!
  let term = x
  for (let n = 2n; term !== 0n && term !== -1n; n++) {
    term = ((term * x) / n) >> wide
    const at = Number(n & 3n)
    sums[at] = (sums[at] ?? 0n) + term
  }
  const [c0 = 0n, s0 = 0n, c1 = 0n, s1 = 0n] = sums
  return { sin: (s0 - s1) >> BigInt(GUARD), cos: (c0 - c1) >> BigInt(GUARD) }
}

/** arctan(t) for 0 <= t <= 1 with `bits` fractional bits: halve the angle six times, then Gregory's series. */
export function fixedArctan(t: bigint, bits: number): bigint {
  const wide = BigInt(bits + GUARD)
  const one = 1n << wide
  let x = t << BigInt(GUARD)
  for (let i = 0; i < 6; i++) x = (x << wide) / (one + integerSqrt((one << wide) + x * x))
  const square = (x * x) >> wide
  let power = x
  let sum = x
  for (let k = 3n, sign = -1n; power !== 0n; k += 2n, sign = -sign) {
    power = (power * square) >> wide
    sum += (sign * power) / k
  }
  return (sum << 6n) >> BigInt(GUARD)
}
