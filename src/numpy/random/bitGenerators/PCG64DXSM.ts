import { named } from "../../options.ts"
import { BitGenerator, type Seed } from "./BitGenerator.ts"
import { advance, LCG_JUMP, type LcgState, MASK_128, type PCG64State, stateOf, step } from "./lcg128.ts"
import { low64 } from "./words64.ts"

/** The cheap multiplier, of 64 bits. */
const FACTOR = 0xda942042e4dd58b5n

/**
 * PCG64 with a stronger output permutation, "double xor shift multiply".
 *
 * @see https://numpy.org/doc/stable/reference/random/upgrading-pcg64.html
 */
export class PCG64DXSM extends BitGenerator {
  readonly name = "PCG64DXSM"
  #lcg: LcgState

  constructor(seed: Seed = null) {
    super(seed)
    this.#lcg = stateOf(this.seed_seq.words(8))
  }

  get state(): PCG64State {
    return { bit_generator: this.name, state: this.#lcg, ...this.halfState }
  }

  set state(given: PCG64State) {
    this.setHalf(given)
    this.#lcg = given.state
  }

  /** The permuted state, then a step. */
  override next64(): void {
    this.take(this.nextRaw())
  }

  override nextRaw(): bigint {
    const { state, inc } = this.#lcg
    this.#lcg = { state: step(state, FACTOR, inc), inc }
    const low = low64(state) | 1n
    let high = state >> 64n
    high ^= high >> 32n
    high = low64(high * FACTOR)
    high ^= high >> 48n
    return low64(high * low)
  }

  /** Moves on by `delta` words, back for a negative one. */
  advance(delta: number | bigint): this {
    const { state, inc } = this.#lcg
    this.#lcg = { state: advance(state, FACTOR, inc, BigInt(delta)), inc }
    this.hasHalf = false
    this.half = 0
    return this
  }

  /** A generator that stands `jumps` times 2^128 / golden ratio words further on. */
  jumped(jumps: number | { readonly jumps?: number } = 1): PCG64DXSM {
    const { jumps: count = 1 } = named("jumped", ["jumps"], [jumps])
    const other = new PCG64DXSM(this.seed_seq)
    other.state = this.state
    return other.advance((LCG_JUMP * BigInt(count as number)) & MASK_128)
  }
}
