import { exp } from "../../elementary/exp.ts"
import { log1p } from "../../elementary/log1p.ts"
import type { Words } from "../bits.ts"
import { exponentialZiggurat } from "./exponentialZiggurat.ts"
import { normalZiggurat } from "./normalZiggurat.ts"
import type { Ziggurat } from "./zigguratTable.ts"

/**
 * A standard normal number by the ziggurat method: one 64-bit word gives the layer, the sign and the
 * place, and is accepted in 99 of 100 cases.
 *
 * @see G. Marsaglia, W. W. Tsang, The ziggurat method for generating random variables, Journal of
 *   Statistical Software 5 (2000); J. A. Doornik, An improved ziggurat method (2005)
 */
export function zigguratNormal(bits: Words): number {
  const { accept, width, height, tail } = normalZiggurat()
  for (;;) {
    bits.next64()
    const { high, low } = bits
    const layer = low & 0xff
    const negative = (low >>> 8) & 1
    // 52 bits from the ninth on
    const word = ((high & 0x1fffffff) >>> 0) * 2 ** 23 + (low >>> 9)
    const size = word * (width[layer] as number)
    if (word < (accept[layer] as number)) return negative ? -size : size
    if (layer === 0) {
      const far = normalTail(bits, tail)
      return (low >>> 17) & 1 ? -far : far
    }
    if (isUnder(bits, height, layer, exp(-0.5 * size * size))) return negative ? -size : size
  }
}

/** A normal number beyond `tail` (Marsaglia's method). */
function normalTail(bits: Words, tail: number): number {
  for (;;) {
    const x = (-1 / tail) * log1p(-bits.nextDouble())
    const y = -log1p(-bits.nextDouble())
    if (y + y > x * x) return tail + x
  }
}

/** Whether a random height within a layer's wedge lies under the density. */
function isUnder(bits: Words, height: Ziggurat["height"], layer: number, density: number): boolean {
  const low = height[layer] as number
  return ((height[layer - 1] as number) - low) * bits.nextDouble() + low < density
}

/** A standard exponential number by the ziggurat method. */
export function zigguratExponential(bits: Words): number {
  const { accept, width, height, tail } = exponentialZiggurat()
  for (;;) {
    bits.next64()
    const { high, low } = bits
    const layer = (low >>> 3) & 0xff
    const word = (high >>> 0) * 2 ** 21 + (low >>> 11)
    const x = word * (width[layer] as number)
    if (word < (accept[layer] as number)) return x
    if (layer === 0) return tail - log1p(-bits.nextDouble())
    if (isUnder(bits, height, layer, exp(-x))) return x
  }
}
