/**
 * A source of random words, as the distributions see it. 64-bit words come as two halves in fields,
 * because a BigInt for each would cost more than the draw itself.
 */
export interface Words {
  /** Upper 32 bits of the last 64-bit word, signed: engines keep such numbers without a box. */
  readonly high: number
  /** Lower 32 bits of the last 64-bit word, signed. */
  readonly low: number
  /** Draws 64 bits into `high` and `low`. */
  next64(): void
  /** The next 32 bits as an unsigned integer. */
  nextUint32(): number
  /** A uniform double in [0, 1) of 53 random bits. */
  nextDouble(): number
}

/** The next 64 bits as one unsigned integer. */
export function nextUint64(bits: Words): bigint {
  bits.next64()
  return (BigInt(bits.high >>> 0) << 32n) | BigInt(bits.low >>> 0)
}
