import type { BitGenerator } from "../bits.ts"
import { type Entropy, SeedSequence } from "./SeedSequence.ts"

/** The 128-bit state in limbs of 16 bits, the lowest first: products of limbs and their sums stay exact. */
const LIMBS = 8
const MULTIPLIER = limbsOf((2549297995355413924n << 64n) | 4865540595714422341n)

function limbsOf(value: bigint): Float64Array {
  return Float64Array.from({ length: LIMBS }, (_, i) => Number((value >> BigInt(16 * i)) & 0xffffn))
}

/**
 * The permuted congruential generator PCG XSL RR 128/64, the bit generator of `default_rng`.
 *
 * @see M. E. O'Neill, PCG: a family of simple fast space-efficient statistically good algorithms for
 *   random number generation, HMC-CS-2014-0905
 */
export class PCG64 implements BitGenerator {
  high: number = 0
  low: number = 0
  readonly #state: Float64Array
  readonly #increment: Float64Array
  readonly #next: Float64Array = new Float64Array(LIMBS)
  /** The half of a 64-bit word that `nextUint32` has not handed out yet; -1 for none. */
  #half = -1

  constructor(seed: Entropy | SeedSequence = null) {
    const sequence = seed instanceof SeedSequence ? seed : new SeedSequence(seed)
    const words = sequence.generate_state(8)
    const wide = (at: number): bigint =>
      (BigInt(words[at + 1] as number) << 32n) | BigInt(words[at] as number)
    const start = (wide(0) << 64n) | wide(2)
    const increment = (((wide(4) << 64n) | wide(6)) << 1n) | 1n
    this.#increment = limbsOf(increment)
    this.#state = limbsOf(start + increment)
    this.#step()
  }

  /** state * multiplier + increment, modulo 2^128. */
  #step(): void {
    const state = this.#state
    const next = this.#next
    let carry = 0
    for (let k = 0; k < LIMBS; k++) {
      let sum = carry + (this.#increment[k] as number)
      for (let i = 0; i <= k; i++) sum += (state[i] as number) * (MULTIPLIER[k - i] as number)
      const limb = sum & 0xffff
      next[k] = limb
      carry = (sum - limb) / 65536
    }
    state.set(next)
  }

  next64(): void {
    this.#step()
    const s = this.#state as unknown as readonly [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    const high = ((s[7] << 16) | s[6]) ^ ((s[3] << 16) | s[2])
    const low = ((s[5] << 16) | s[4]) ^ ((s[1] << 16) | s[0])
    const turn = s[7] >>> 10
    const [upper, lower] = turn & 32 ? [low, high] : [high, low]
    const by = turn & 31
    this.high = by === 0 ? upper >>> 0 : ((upper >>> by) | (lower << (32 - by))) >>> 0
    this.low = by === 0 ? lower >>> 0 : ((lower >>> by) | (upper << (32 - by))) >>> 0
  }

  nextUint32(): number {
    if (this.#half >= 0) {
      const word = this.#half
      this.#half = -1
      return word
    }
    this.next64()
    this.#half = this.high
    return this.low
  }

  nextDouble(): number {
    this.next64()
    return (this.high * 2097152 + (this.low >>> 11)) / 9007199254740992
  }
}
