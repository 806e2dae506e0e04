import { uint64 } from "../../dtype.ts"
import { sizeOf } from "../../ndarray.ts"
import { isOptions, named } from "../../options.ts"
import type { uint64 as uint64Scalar } from "../../scalar.ts"
import { untyped } from "../../typed.ts"
import { nextUint64, type Words } from "../bits.ts"
import { drawWords, isSingle, shapeOf } from "../draw.ts"
import type { Drawn, Size } from "../size.ts"
import { type Entropy, SeedSequence } from "./SeedSequence.ts"

/** What a bit generator starts from, by place or by name. */
export type Seed = Entropy | SeedSequence | { readonly seed?: Entropy | SeedSequence }

/**
 * The base of all bit generators, as in NumPy: a class because users ask `instanceof` of it. A subclass
 * makes words in `next64`; where exact integers are plainer, of those of its `nextRaw`.
 *
 * Source: https://numpy.org/doc/stable/reference/random/bit_generators/index.html
 */
export abstract class BitGenerator implements Words {
  /** NumPy's name of the class. */
  abstract readonly name: string
  /** Everything that the stream depends on. */
  abstract state: unknown
  /** The seed sequence that it started from. */
  readonly seed_seq: SeedSequence
  high: number = 0
  low: number = 0
  /** The upper half of a word whose lower half `nextUint32` has handed out. */
  protected half: number = 0
  protected hasHalf: boolean = false

  /** @throws TypeError for the base itself, which makes no words */
  constructor(seed: Seed = null) {
    if (new.target === BitGenerator)
      throw new TypeError("BitGenerator is a base class and cannot be instantized")
    const given = isOptions(seed) ? named(new.target.name, ["seed"], [seed]).seed : seed
    const start = (untyped(given) ?? null) as Entropy | SeedSequence
    this.seed_seq = start instanceof SeedSequence ? start : new SeedSequence(start)
  }

  /** The next word as `random_raw` gives it. */
  nextRaw(): bigint {
    return nextUint64(this)
  }

  abstract next64(): void

  /**
   * The halves of a word, for `next64` of the kinds that make exact integers. Each has a `next64` of its own: where
   * V8 11 inlines several kinds' words into one place, its optimising compiler ends the process (a phi of BigInts
   * that it cannot make a 64-bit word of).
   */
  protected take(word: bigint): void {
    this.high = Number(BigInt.asIntN(32, word >> 32n))
    this.low = Number(BigInt.asIntN(32, word))
  }

  nextUint32(): number {
    if (this.hasHalf) {
      this.hasHalf = false
      return this.half
    }
    this.next64()
    this.half = this.high >>> 0
    this.hasHalf = true
    return this.low >>> 0
  }

  nextDouble(): number {
    this.next64()
    return ((this.high >>> 0) * 2097152 + (this.low >>> 11)) / 9007199254740992
  }

  /** `random_raw(size=None, output=True)`: the words as they come, uint64; without output only passed over. */
  random_raw<const S extends Size = null>(
    ...given: readonly (S | boolean | { readonly size?: S; readonly output?: boolean })[]
  ): Drawn<S, uint64Scalar> {
    const { size, output } = named("random_raw", ["size", "output"], given)
    if (output !== false) return drawWords(size, () => this.nextRaw(), uint64) as never
    for (let i = isSingle(size) ? 1 : sizeOf(shapeOf(size)); i > 0; i--) this.nextRaw()
    return null as never
  }

  /** Generators of the same kind, each from a child of the seed sequence. */
  spawn(n_children: number | { readonly n_children: number }): this[] {
    const Kind = this.constructor as new (seed: SeedSequence) => this
    return this.seed_seq.spawn(n_children).map((sequence) => new Kind(sequence))
  }

  /** The part of the state that waits for `nextUint32`, in NumPy's names. */
  protected get halfState(): HalfState {
    return { has_uint32: this.hasHalf ? 1 : 0, uinteger: this.half }
  }

  /** @throws RangeError for the state of another kind of generator */
  protected setHalf(given: HalfState & { readonly bit_generator: string }): void {
    if (given.bit_generator !== this.name)
      throw new RangeError(`state must be for a ${this.name} RNG, got ${given.bit_generator}`)
    this.hasHalf = Boolean(given.has_uint32)
    this.half = given.uinteger
  }

  toString(): string {
    return this.name
  }
}

/** What `nextUint32` keeps of a word. */
export interface HalfState {
  readonly has_uint32: number
  readonly uinteger: number
}
