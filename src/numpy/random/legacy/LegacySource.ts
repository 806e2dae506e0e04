import { log } from "../../elementary/log.ts"
import type { Words } from "../bits.ts"
import type { Source } from "../source.ts"

/**
 * RandomState's way to normal and exponential numbers: Marsaglia's polar method, which makes two normal
 * numbers at a time, the second waiting for the next call; and the inverse of the exponential's
 * distribution.
 *
 * @see G. Marsaglia, T. A. Bray, A convenient method for generating normal variables,
 *   SIAM Review 6 (1964) 260-264
 */
export class LegacySource implements Source {
  readonly bits: Words
  /** Whether a normal number waits. */
  hasGauss = false
  /** The number that waits; 0 when there is none, as in NumPy's state. */
  gauss = 0

  constructor(bits: Words) {
    this.bits = bits
  }

  normal(): number {
    if (this.hasGauss) {
      const value = this.gauss
      this.hasGauss = false
      this.gauss = 0
      return value
    }
    const { bits } = this
    for (;;) {
      const x = 2 * bits.nextDouble() - 1
      const y = 2 * bits.nextDouble() - 1
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const factor = Math.sqrt((-2 * log(square)) / square)
      this.gauss = factor * x
      this.hasGauss = true
      return factor * y
    }
  }

  /** -ln(1 - u) */
  exponential(): number {
    return -log(1 - this.bits.nextDouble())
  }

  fillNormal(out: Float64Array): void {
    for (let i = 0; i < out.length; i++) out[i] = this.normal()
  }
}
