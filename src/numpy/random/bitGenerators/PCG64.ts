import { named } from "../../options.ts"
import { drawPcg64, PCG64_BLOCK } from "../../wasm/pcg64.ts"
import { BitGenerator } from "./BitGenerator.ts"
import { advance, LCG_JUMP, type LcgState, MASK_128, PCG_FACTOR, type PCG64State, stateOf } from "./lcg128.ts"
import type { Entropy, SeedSequence } from "./SeedSequence.ts"

/** The 128-bit state in limbs of 16 bits, the lowest first: products of limbs and their sums stay exact. */
const LIMBS = 8
const MULTIPLIER = limbsOf(PCG_FACTOR)
/** Fewer words than this are not worth the way into the kernel. */
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
  /** Words made ahead, two signed halves each, the lower first; they reach from #at to #end. */
  #block: Int32Array | null = null
  #at = 0
  #end = 0

  constructor(seed: Entropy | SeedSequence = null) {
    super(seed)
    this.#set(stateOf(this.seed_seq.words(8)))
  }

  #set({ state, inc }: LcgState): void {
    this.#state.set(limbsOf(state))
    this.#increment.set(limbsOf(inc))
  }

  get state(): PCG64State {
    const state = { state: integerOf(this.#state), inc: integerOf(this.#increment) }
    return { bit_generator: this.name, state, ...this.halfState }
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

  /** Makes the words in WebAssembly when they are many. */
  prepare(count: number): void {
    if (count < WORTHWHILE || this.#at < this.#end) return
    this.#block ??= new Int32Array(2 * PCG64_BLOCK)
    const words = new Uint32Array(this.#block.buffer)
    const ahead = Math.min(count, PCG64_BLOCK)
    if (!drawPcg64(this.#state, this.#increment, words, ahead)) return
    this.#at = 0
    this.#end = 2 * ahead
  }

  override next64(): void {
    const block = this.#block
    if (block !== null && this.#at < this.#end) {
      this.low = block[this.#at] as number
      this.high = block[this.#at + 1] as number
      this.#at += 2
    } else this.#draw()
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
