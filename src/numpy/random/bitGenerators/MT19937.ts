import { uint32 } from "../../dtype.ts"
import { fromData, type NDArray } from "../../ndarray.ts"
import { keyword, wholeNumber } from "../../options.ts"
import { MT19937 as Engine } from "../mt19937.ts"
import { BitGenerator, type Seed } from "./BitGenerator.ts"
import { jump, type Place } from "./mersenneJump.ts"

/** What `MT19937.state` holds. */
export interface MT19937State {
  readonly bit_generator: string
  readonly state: { readonly key: NDArray; readonly pos: number }
}

/** The Mersenne Twister as a bit generator: seeded through a seed sequence, unlike `RandomState(seed)`. */
export class MT19937 extends BitGenerator {
  readonly name = "MT19937"
  readonly #engine = new Engine()

  constructor(seed: Seed = null) {
    super(seed)
    const key = this.seed_seq.words(624)
    key[0] = 0x80000000
    this.#engine.setState(key, 623)
  }

  get state(): MT19937State {
    const { key, position } = this.#engine
    return { bit_generator: this.name, state: { key: fromData(key.slice(), uint32), pos: position } }
  }

  /** @throws RangeError for the state of another generator */
  set state({ bit_generator, state }: MT19937State) {
    if (bit_generator !== this.name)
      throw new RangeError(`state must be for a ${this.name} PRNG, got ${bit_generator}`)
    this.#engine.setState(Uint32Array.from(state.key.tolist() as number[]), state.pos)
  }

  /** A generator that stands `jumps` times 2^128 words further on. */
  jumped(jumps: number | { readonly jumps?: number } = 1): MT19937 {
    const count = wholeNumber("jumped", "jumps", keyword("jumped", "jumps", jumps, 1))
    const other = new MT19937(this.seed_seq)
    let place: Place = this.#engine
    for (let i = 0; i < count; i++) place = jump(place)
    other.#engine.setState(place.key, place.position)
    return other
  }

  override next64(): void {
    this.#engine.next64()
    this.high = this.#engine.high
    this.low = this.#engine.low
  }

  override nextUint32(): number {
    return this.#engine.nextUint32()
  }

  override nextDouble(): number {
    return this.#engine.nextDouble()
  }

  /** One word of 32 bits. */
  override nextRaw(): bigint {
    return BigInt(this.#engine.nextUint32())
  }
}
