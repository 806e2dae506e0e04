import { cLog } from "../../elementary/cLog.ts"
import { runCLog } from "../../wasm/index.ts"
import type { Words } from "../bits.ts"
import type { Source } from "../source.ts"

/** Pairs whose logarithms are taken at once. */
const BLOCK = 4096
const squares = new Float64Array(BLOCK)
const logarithms = new Float64Array(BLOCK)

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
  /** The point drawn last. */
  #x = 0
  #y = 0

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
    const square = this.#drawPoint()
    const factor = Math.sqrt((-2 * cLog(square)) / square)
    this.gauss = factor * this.#x
    this.hasGauss = true
    return factor * this.#y
  }

  /** A point in the unit circle, and its squared distance from the middle. */
  #drawPoint(): number {
    const { bits } = this
    for (;;) {
      const x = 2 * bits.nextDouble() - 1
      const y = 2 * bits.nextDouble() - 1
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      this.#x = x
      this.#y = y
      return square
    }
  }

  /** -ln(1 - u) */
  exponential(): number {
    return -cLog(1 - this.bits.nextDouble())
  }

  fillNormal(out: Float64Array): void {
    let i = 0
    if (this.hasGauss && out.length > 0) out[i++] = this.normal()
    for (; i + 1 < out.length; i += 2 * BLOCK) {
      this.#fillPairs(out, i, Math.min(BLOCK, (out.length - i) >> 1))
    }
    if ((out.length - i) % 2 !== 0) out[out.length - 1] = this.normal()
  }

  /** The points of some pairs, then their logarithms all at once, then the pairs. */
  #fillPairs(out: Float64Array, at: number, pairs: number): void {
    for (let k = 0; k < pairs; k++) {
      squares[k] = this.#drawPoint()
      out[at + 2 * k] = this.#y
      out[at + 2 * k + 1] = this.#x
    }
    runCLog(squares, 0, 1, logarithms, 0, 1, pairs)
    for (let k = 0; k < pairs; k++) {
      const factor = Math.sqrt((-2 * (logarithms[k] as number)) / (squares[k] as number))
      const first = at + 2 * k
      out[first] = factor * (out[first] as number)
      out[first + 1] = factor * (out[first + 1] as number)
    }
  }
}
