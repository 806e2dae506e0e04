import { log } from "../../elementary/log.ts"
import type { MT19937 } from "../mt19937.ts"

/**
 * Standard normal numbers by Marsaglia's polar method, which makes two at a time: the second waits for
 * the next call, as in NumPy's legacy stream.
 *
 * @see G. Marsaglia, T. A. Bray, A convenient method for generating normal variables,
 *   SIAM Review 6 (1964) 260-264
 */
export class PolarGauss {
  /** The number that waits; null when the next call makes a pair. */
  waiting: number | null = null
  readonly #bits: MT19937

  constructor(bits: MT19937) {
    this.#bits = bits
  }

  /** The next standard normal number. */
  next(): number {
    if (this.waiting !== null) {
      const value = this.waiting
      this.waiting = null
      return value
    }
    for (;;) {
      const x = 2 * this.#bits.nextDouble() - 1
      const y = 2 * this.#bits.nextDouble() - 1
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const factor = Math.sqrt((-2 * log(square)) / square)
      this.waiting = factor * x
      return factor * y
    }
  }
}
