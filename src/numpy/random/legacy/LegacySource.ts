import { quickLog } from "../../elementary/quickLog.ts"
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
  #first = 0
  #second = 0

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
    this.#makePair()
    this.gauss = this.#second
    this.hasGauss = true
    return this.#first
  }

  /** Two normal numbers, from a point in the unit circle. */
  #makePair(): void {
    const { bits } = this
    for (;;) {
      const x = 2 * bits.nextDouble() - 1
      const y = 2 * bits.nextDouble() - 1
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const factor = Math.sqrt((-2 * quickLog(square)) / square)
      this.#first = factor * y
      this.#second = factor * x
      return
    }
  }

  /** -ln(1 - u) */
  exponential(): number {
    return -quickLog(1 - this.bits.nextDouble())
  }

  fillNormal(out: Float64Array): void {
    let i = 0
    if (this.hasGauss && out.length > 0) out[i++] = this.normal()
    for (; i + 1 < out.length; i += 2) {
      this.#makePair()
      out[i] = this.#first
      out[i + 1] = this.#second
    }
    if (i < out.length) out[i] = this.normal()
  }
}
