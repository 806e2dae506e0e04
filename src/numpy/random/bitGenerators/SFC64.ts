import type { NDArray } from "../../ndarray.ts"
import { BitGenerator, type HalfState, type Seed } from "./BitGenerator.ts"
import { fromUint64, low64, toUint64Array, wideWords } from "./words64.ts"

/** What `SFC64.state` holds. */
export interface SFC64State extends HalfState {
  readonly bit_generator: string
  readonly state: { readonly state: NDArray }
}

/**
 * Chris Doty-Humphrey's small fast chaotic generator: three words and a counter.
 *
 * @see https://pracrand.sourceforge.net
 */
export class SFC64 extends BitGenerator {
  readonly name = "SFC64"
  #a = 0n
  #b = 0n
  #c = 0n
  #count = 1n

  constructor(seed: Seed = null) {
    super(seed)
    const [a = 0n, b = 0n, c = 0n] = wideWords(this.seed_seq.words(6))
    this.#a = a
    this.#b = b
    this.#c = c
    for (let i = 0; i < 12; i++) this.nextRaw()
  }

  get state(): SFC64State {
    const state = toUint64Array([this.#a, this.#b, this.#c, this.#count])
    return { bit_generator: this.name, state: { state }, ...this.halfState }
  }

  set state(given: SFC64State) {
    this.setHalf(given)
    const [a = 0n, b = 0n, c = 0n, count = 0n] = fromUint64(given.state.state, 4)
    this.#a = a
    this.#b = b
    this.#c = c
    this.#count = count
  }

  override next64(): void {
    this.take(this.nextRaw())
  }

  override nextRaw(): bigint {
    const word = low64(this.#a + this.#b + this.#count)
    this.#count = low64(this.#count + 1n)
    this.#a = this.#b ^ (this.#b >> 11n)
    this.#b = low64(this.#c + (this.#c << 3n))
    this.#c = low64((low64(this.#c << 24n) | (this.#c >> 40n)) + word)
    return word
  }
}
