import type { Words } from "../bits.ts"
import type { Source } from "../source.ts"
import { zigguratExponential, zigguratNormal } from "./ziggurat.ts"

/** Generator's way to normal and exponential numbers: the ziggurat method. */
export class ZigguratSource implements Source {
  readonly bits: Words

  constructor(bits: Words) {
    this.bits = bits
  }

  normal(): number {
    return zigguratNormal(this.bits)
  }

  exponential(): number {
    return zigguratExponential(this.bits)
  }

  /** Fills an array with uniform numbers in [0, 1). */
  fillUniform(out: Float64Array): void {
    const { bits } = this
    for (let i = 0; i < out.length; i++) out[i] = bits.nextDouble()
  }

  /** Fills an array with exponential numbers of mean 1. */
  fillExponential(out: Float64Array): void {
    const { bits } = this
    for (let i = 0; i < out.length; i++) out[i] = zigguratExponential(bits)
  }

  fillNormal(out: Float64Array): void {
    const { bits } = this
    for (let i = 0; i < out.length; i++) out[i] = zigguratNormal(bits)
  }
}
