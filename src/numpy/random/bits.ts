/**
 * A source of random words: NumPy's bit generator. 64-bit words come as two halves in fields, because
 * a BigInt for each would cost more than the draw itself.
 */
export interface BitGenerator {
  /** Upper 32 bits of the last 64-bit word, unsigned. */
  readonly high: number
  /** Lower 32 bits of the last 64-bit word, unsigned. */
  readonly low: number
  /** Draws 64 bits into `high` and `low`. */
  next64(): void
  /** The next 32 bits as an unsigned integer. */
  nextUint32(): number
  /** A uniform double in [0, 1) of 53 random bits. */
  nextDouble(): number
}

/** The next 64 bits as one unsigned integer. */
export function nextUint64(bits: BitGenerator): bigint {
  bits.next64()
  return (BigInt(bits.high) << 32n) | BigInt(bits.low)
}
