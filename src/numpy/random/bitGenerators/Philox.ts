import type { NDArray } from "../../ndarray.ts"
import { isOptions, named } from "../../options.ts"
import { BitGenerator, type HalfState } from "./BitGenerator.ts"
import type { Entropy, SeedSequence } from "./SeedSequence.ts"
import { fromUint64, low64, toUint64Array, wideWords } from "./words64.ts"

const ROUNDS = 10
const FACTOR_0 = 0xd2e7470ee14c6c93n
const FACTOR_1 = 0xca5a826395121157n
/** Weyl steps of the keys: the golden ratio and the square root of 3, less 1. */
const WEYL_0 = 0x9e3779b97f4a7c15n
const WEYL_1 = 0xbb67ae8584caa73bn
const LANES = 4
const COUNTER_BITS = 256

/** What `Philox.state` holds. */
export interface PhiloxState extends HalfState {
  readonly bit_generator: string
  readonly state: { readonly counter: NDArray; readonly key: NDArray }
  readonly buffer: NDArray
  readonly buffer_pos: number
}

/** Keyword arguments of Philox: a counter and a key instead of a seed. */
export interface PhiloxOptions {
  readonly seed?: Entropy | SeedSequence
  readonly counter?: unknown
  readonly key?: unknown
}

/**
 * Philox 4x64: a counter encrypted under a key, four words at a time.
 *
 * @see J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, Parallel random numbers: as easy as 1, 2, 3 (2011)
 */
export class Philox extends BitGenerator {
  readonly name = "Philox"
  #counter: bigint
  #key: bigint[]
  #buffer: bigint[] = [0n, 0n, 0n, 0n]
  #position = LANES

  /** @throws RangeError when both a seed and a key are given */
  constructor(seed: Entropy | SeedSequence | PhiloxOptions = null, ...rest: unknown[]) {
    const given = named("Philox", ["seed", "counter", "key"], isOptions(seed) ? [seed] : [seed, ...rest])
    const keyed = given.key !== undefined && given.key !== null
    if (keyed && (given.seed ?? null) !== null) throw new RangeError("seed and key cannot be both used")
    super((given.seed ?? null) as Entropy)
    this.#key = keyed ? fromUint64(given.key, 2) : wideWords(this.seed_seq.words(4))
    this.#counter = joined(fromUint64(given.counter ?? 0, LANES))
  }

  get state(): PhiloxState {
    return {
      bit_generator: this.name,
      state: { counter: toUint64Array(parted(this.#counter)), key: toUint64Array(this.#key) },
      buffer: toUint64Array(this.#buffer),
      buffer_pos: this.#position,
      ...this.halfState,
    }
  }

  set state(given: PhiloxState) {
    this.setHalf(given)
    this.#counter = joined(fromUint64(given.state.counter, LANES))
    this.#key = fromUint64(given.state.key, 2)
    this.#buffer = fromUint64(given.buffer, LANES)
    this.#position = given.buffer_pos
  }

  override next64(): void {
    this.take(this.nextRaw())
  }

  override nextRaw(): bigint {
    if (this.#position === LANES) {
      this.#counter = BigInt.asUintN(COUNTER_BITS, this.#counter + 1n)
      this.#buffer = encrypt(parted(this.#counter), this.#key)
      this.#position = 0
    }
    return this.#buffer[this.#position++] as bigint
  }

  /** Moves the counter on by `delta` blocks of four words. */
  advance(delta: number | bigint): this {
    this.#counter = BigInt.asUintN(COUNTER_BITS, this.#counter + BigInt(delta))
    this.#position = LANES
    this.hasHalf = false
    this.half = 0
    return this
  }

  /** A generator that stands `jumps` times 2^128 blocks further on. */
  jumped(jumps: number | { readonly jumps?: number } = 1): Philox {
    const { jumps: count = 1 } = named("jumped", ["jumps"], [jumps])
    const other = new Philox(this.seed_seq)
    other.state = this.state
    return other.advance(BigInt(count as number) << 128n)
  }
}

function joined(words: readonly bigint[]): bigint {
  return words.reduceRight((value, word) => (value << 64n) | word, 0n)
}

function parted(value: bigint): bigint[] {
  return Array.from({ length: LANES }, (_, i) => low64(value >> BigInt(64 * i)))
}

/** Ten rounds of multiplication and exchange. */
function encrypt(counter: readonly bigint[], key: readonly bigint[]): bigint[] {
  let [c0 = 0n, c1 = 0n, c2 = 0n, c3 = 0n] = counter
  let [k0 = 0n, k1 = 0n] = key
  for (let round = 0; round < ROUNDS; round++) {
    const p0 = FACTOR_0 * c0
    const p1 = FACTOR_1 * c2
    ;[c0, c1, c2, c3] = [(p1 >> 64n) ^ c1 ^ k0, low64(p1), (p0 >> 64n) ^ c3 ^ k1, low64(p0)]
    k0 = low64(k0 + WEYL_0)
    k1 = low64(k1 + WEYL_1)
  }
  return [c0, c1, c2, c3]
}
