/**
 * The exact decimal digits of a double, rounded half to even on its exact value, as Python's
 * formatting and `round` do. A double is `mantissa * 2 ** exponent` with integers, so integers suffice.
 */
const buffer = new DataView(new ArrayBuffer(8))

/** The integers of which a double's magnitude is `mantissa * 2 ** exponent`. */
export interface BinaryParts {
  readonly mantissa: bigint
  readonly exponent: number
}

/** Takes the magnitude of a finite double apart. */
export function binaryParts(x: number): BinaryParts {
  buffer.setFloat64(0, Math.abs(x))
  const bits = buffer.getBigUint64(0)
  const biased = Number(bits >> 52n)
  const fraction = bits & 0xfffffffffffffn
  return biased === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | 0x10000000000000n, exponent: biased - 1075 }
}

/** `|x| * 10 ** places`, rounded half to even to an integer; `places` may be negative. */
export function scaledInteger(x: number, places: number): bigint {
  const { mantissa, exponent } = binaryParts(x)
  let numerator = mantissa
  let denominator = 1n
  if (exponent >= 0) numerator <<= BigInt(exponent)
  else denominator <<= BigInt(-exponent)
  if (places >= 0) numerator *= 10n ** BigInt(places)
  else denominator *= 10n ** BigInt(-places)
  return divideHalfEven(numerator, denominator)
}

function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator
  const twice = 2n * (numerator % denominator)
  const roundsUp = twice > denominator || (twice === denominator && (quotient & 1n) === 1n)
  return roundsUp ? quotient + 1n : quotient
}

/** `|x|` with `places` digits after the point: `fixedDigits(2.675, 2)` is `2.67`. */
export function fixedDigits(x: number, places: number): string {
  const digits = scaledInteger(x, places).toString()
  if (places === 0) return digits
  const padded = digits.padStart(places + 1, "0")
  return `${padded.slice(0, -places)}.${padded.slice(-places)}`
}

/** Significant digits of a number and the power of ten of the first of them. */
export interface Significant {
  readonly digits: string
  readonly exponent: number
}

/** The first `count` significant digits of `|x|`; zero has the exponent 0. */
export function significantDigits(x: number, count: number): Significant {
  if (x === 0) return { digits: "0".repeat(count), exponent: 0 }
  // The exponent of the shortest digits is right, or one too high where those were rounded up (1e23).
  const guess = Number(x.toExponential().split("e")[1])
  const lower = scaledInteger(x, count - guess).toString()
  if (lower.length === count) return { digits: lower, exponent: guess - 1 }
  const digits = scaledInteger(x, count - 1 - guess).toString()
  if (digits.length === count) return { digits, exponent: guess }
  return { digits: digits.slice(0, count), exponent: guess + 1 }
}
