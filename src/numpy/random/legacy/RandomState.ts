import type { DTypeLike } from "../../dtype.ts"
import { log } from "../../elementary/log.ts"
import type { ArrayInput } from "../../input.ts"
import type { NDArray } from "../../ndarray.ts"
import { named } from "../../options.ts"
import type { int64, Scalar } from "../../scalar.ts"
import { maskedBounded } from "../bounded.ts"
import { type ChoiceStream, choice } from "../choice.ts"
import { drawFloats, drawFrom } from "../draw.ts"
import { drawIntegers } from "../integers.ts"
import { MT19937 } from "../mt19937.ts"
import { countTo, permutation, shuffle, shuffleOrder } from "../shuffling.ts"
import type { Drawn, Sampler0, Sampler1, Sampler2, Size } from "../size.ts"
import { PolarGauss } from "./gauss.ts"
import { type LegacySeed, seedLegacy } from "./seeding.ts"

const SCALE = {
  name: "scale",
  initial: 1,
  rule: "scale < 0",
  refuses: (value: number) => value < 0 || Object.is(value, -0),
}

/** Keyword arguments of `randint`. */
export interface RandintOptions<S> {
  readonly high?: ArrayInput | null
  readonly size?: S
  readonly dtype?: DTypeLike
}

/** Keyword arguments of `choice`. */
export interface ChoiceOptions<S> {
  readonly size?: S
  readonly replace?: boolean
  readonly p?: ArrayInput | null
}

/**
 * NumPy's legacy random generator, stream for stream: the Mersenne Twister with the distributions that
 * NumPy froze in 1.17. Its methods are own functions, so that they can be passed around unbound.
 *
 * Source: https://numpy.org/doc/stable/reference/random/legacy.html
 */
export class RandomState {
  readonly #bits: MT19937 = new MT19937()
  readonly #gauss: PolarGauss = new PolarGauss(this.#bits)
  readonly #draw = (range: number): number => maskedBounded(this.#bits, range)
  readonly #stream: ChoiceStream = {
    uniform: () => this.#bits.nextDouble(),
    withReplacement: (population, count) => Array.from({ length: count }, () => this.#draw(population - 1)),
    withoutReplacement: (population, count) => shuffleOrder(countTo(population), this.#draw).slice(0, count),
  }

  constructor(seed: LegacySeed = null) {
    this.seed(seed)
  }

  /** Starts the stream again; without a seed from the system's entropy. */
  readonly seed = (seed: LegacySeed = null): void => {
    seedLegacy(this.#bits, seed)
    this.#gauss.waiting = null
  }

  /** Uniform numbers in [0, 1); dimensions as separate arguments, one number without. */
  readonly rand = <const S extends readonly number[]>(...shape: S): Drawn<S["length"] extends 0 ? null : S> =>
    drawFloats(shape.length === 0 ? null : shape, () => this.#bits.nextDouble()) as never

  /** Standard normal numbers; dimensions as separate arguments, one number without. */
  readonly randn = <const S extends readonly number[]>(
    ...shape: S
  ): Drawn<S["length"] extends 0 ? null : S> =>
    drawFloats(shape.length === 0 ? null : shape, () => this.#gauss.next()) as never

  /** Uniform numbers in [0, 1). */
  readonly random_sample: Sampler0 = (...given: unknown[]) =>
    drawFrom("random_sample", [], given, () => this.#bits.nextDouble()) as never

  /** Uniform numbers in [0, 1): another name of random_sample. */
  readonly random: Sampler0 = this.random_sample

  /** Standard normal numbers. */
  readonly standard_normal: Sampler0 = (...given: unknown[]) =>
    drawFrom("standard_normal", [], given, () => this.#gauss.next()) as never

  /** Exponential numbers of mean 1: -ln(1 - u). */
  readonly standard_exponential: Sampler0 = (...given: unknown[]) =>
    drawFrom("standard_exponential", [], given, () => this.#nextExponential()) as never

  /** Uniform numbers in [low, high). */
  readonly uniform: Sampler2<"low", "high"> = (...given: unknown[]) =>
    drawFrom(
      "uniform",
      [
        { name: "low", initial: 0 },
        { name: "high", initial: 1 },
      ],
      given,
      (low, high) => low + (high - low) * this.#bits.nextDouble(),
    ) as never

  /** Normal numbers of mean loc and standard deviation scale. */
  readonly normal: Sampler2<"loc", "scale"> = (...given: unknown[]) =>
    drawFrom(
      "normal",
      [{ name: "loc", initial: 0 }, SCALE],
      given,
      (loc, scale) => loc + scale * this.#gauss.next(),
    ) as never

  /** Exponential numbers of mean scale. */
  readonly exponential: Sampler1<"scale"> = (...given: unknown[]) =>
    drawFrom("exponential", [SCALE], given, (scale) => scale * this.#nextExponential()) as never

  #nextExponential(): number {
    return -log(1 - this.#bits.nextDouble())
  }

  /** Integers in [low, high), or [0, low) without high. */
  readonly randint = <const S extends Size = null>(
    low: ArrayInput,
    high?: ArrayInput | null | RandintOptions<S>,
    size?: S | RandintOptions<S>,
    dtype?: DTypeLike,
  ): Drawn<S, int64> => {
    const given = named("randint", ["low", "high", "size", "dtype"], trimmed([low, high, size, dtype]))
    const { high: end = null, size: shape, dtype: type } = given
    const request = { name: "randint", low: given.low, high: end, size: shape, dtype: type, endpoint: false }
    return drawIntegers(this.#bits, "masked", request) as never
  }

  /** Shuffles an array along its first axis, or a list, in place. */
  readonly shuffle = (x: NDArray | unknown[]): void => shuffle(x, 0, this.#draw)

  /** A shuffled copy along the first axis; of an integer n the numbers 0 to n - 1. */
  readonly permutation = (x: ArrayInput): NDArray => permutation(x, 0, this.#draw)

  /** Random elements of a, or of 0 to a - 1; with or without replacement, with probabilities p. */
  readonly choice = <const S extends Size = null>(
    a: ArrayInput | readonly string[],
    size?: S | ChoiceOptions<S>,
    replace?: boolean | ChoiceOptions<S>,
    p?: ArrayInput | null | ChoiceOptions<S>,
  ): Drawn<S, Scalar> =>
    choice(
      this.#stream,
      named("choice", ["a", "size", "replace", "p"], trimmed([a, size, replace, p])),
    ) as never
}

/** Arguments without the trailing undefined ones, so that keyword arguments come last. */
export function trimmed(given: readonly unknown[]): readonly unknown[] {
  const last = given.findLastIndex((value) => value !== undefined)
  return given.slice(0, last + 1)
}
