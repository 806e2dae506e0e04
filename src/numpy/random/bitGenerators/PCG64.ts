import { named } from "../../options.ts"
import { drawPcg64, PCG64_BLOCK } from "../../wasm/pcg64.ts"
import { BitGenerator, type Seed } from "./BitGenerator.ts"
import { advance, LCG_JUMP, type LcgState, MASK_128, PCG_FACTOR, type PCG64State, stateOf } from "./lcg128.ts"

/** The 128-bit state in limbs of 16 bits, the lowest first: products of limbs and their sums stay exact. */
const LIMBS = 8
const MULTIPLIER = limbsOf(PCG_FACTOR)
/** So many words are drawn one by one before the way into the kernel is worth it. */
const WORTHWHILE = 64

function limbsOf(value: bigint): Float64Array {
  return Float64Array.from({ length: LIMBS }, (_, i) => Number((value >> BigInt(16 * i)) & 0xffffn))
}

function integerOf(limbs: Float64Array): bigint {
  return limbs.reduceRight((value, limb) => (value << 16n) | BigInt(limb), 0n)
}

/**
 * The permuted congruential generator PCG XSL RR 128/64, the bit generator of `default_rng`.
 *
 * @see M. E. O'Neill, PCG: a family of simple fast space-efficient statistically good algorithms for
 *   random number generation, HMC-CS-2014-0905
 */
export class PCG64 extends BitGenerator {
  readonly name = "PCG64"
  readonly #state: Float64Array = new Float64Array(LIMBS)
  readonly #increment: Float64Array = new Float64Array(LIMBS)
  readonly #next: Float64Array = new Float64Array(LIMBS)
  /** Words made ahead, two signed halves each, the lower first; those from #at to #end are still to come. */
  #block: Int32Array | null = null
  #at = 0
  #end = 0
  /** Words of the last block; before the first one those that were drawn one by one. */
  #ahead = 0

  constructor(seed: Seed = null) {
    super(seed)
    this.#set(stateOf(this.seed_seq.words(8)))
  }

  #set({ state, inc }: LcgState): void {
    this.#state.set(limbsOf(state))
    this.#increment.set(limbsOf(inc))
    this.#at = this.#end
    this.#ahead = 0
  }

  /** As if no word had been made ahead. */
  get state(): PCG64State {
    const inc = integerOf(this.#increment)
    const left = BigInt((this.#end - this.#at) / 2)
    const state = advance(integerOf(this.#state), PCG_FACTOR, inc, -left)
    return { bit_generator: this.name, state: { state, inc }, ...this.halfState }
  }

  set state(given: PCG64State) {
    this.setHalf(given)
    this.#set(given.state)
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

  override next64(): void {
    if (this.#at === this.#end && !this.#drawAhead()) {
      this.#draw()
      return
    }
    const block = this.#block as Int32Array
    this.low = block[this.#at] as number
    this.high = block[this.#at + 1] as number
    this.#at += 2
  }

  /** Makes words in WebAssembly, twice as many each time, once so many were drawn that more will be. */
  #drawAhead(): boolean {
    if (this.#ahead < WORTHWHILE) {
      this.#ahead++
      return false
    }
    this.#block ??= new Int32Array(2 * PCG64_BLOCK)
    this.#ahead = Math.min(2 * this.#ahead, PCG64_BLOCK)
    const words = new Uint32Array(this.#block.buffer)
    if (!drawPcg64(this.#state, this.#increment, words, this.#ahead)) return false
    this.#at = 0
    this.#end = 2 * this.#ahead
    return true
  }

  #draw(): void {
    this.#step()
    const s = this.#state as unknown as Limbs
    const high = ((s[7] << 16) | s[6]) ^ ((s[3] << 16) | s[2])
    const low = ((s[5] << 16) | s[4]) ^ ((s[1] << 16) | s[0])
    const turn = s[7] >>> 10
    const [upper, lower] = turn & 32 ? [low, high] : [high, low]
    const by = turn & 31
    this.high = by === 0 ? upper : (upper >>> by) | (lower << (32 - by))
    this.low = by === 0 ? lower : (lower >>> by) | (upper << (32 - by))
  }

  /** Moves on by `delta` words, back for a negative one. */
  advance(delta: number | bigint): this {
    const { state, inc } = this.state.state
    this.#set({ state: advance(state, PCG_FACTOR, inc, BigInt(delta)), inc })
    this.hasHalf = false
    this.half = 0
    return this
  }

  /** A generator that stands `jumps` times 2^128 / golden ratio words further on. */
  jumped(jumps: number | { readonly jumps?: number } = 1): PCG64 {
    const { jumps: count = 1 } = named("jumped", ["jumps"], [jumps])
    const other = new PCG64(this.seed_seq)
    other.state = this.state
    return other.advance((LCG_JUMP * BigInt(count as number)) & MASK_128)
  }
}

type Limbs = readonly [number, number, number, number, number, number, number, number]
