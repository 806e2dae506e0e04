import type { DTypeLike } from "../../dtype.ts"
import { dtypeOf, float32 } from "../../dtype.ts"
import type { ArrayInput } from "../../input.ts"
import { fromData, type NDArray, sizeOf } from "../../ndarray.ts"
import { named } from "../../options.ts"
import type { int64, Scalar } from "../../scalar.ts"
import type { BitGenerator } from "../bits.ts"
import { lemireBounded, maskedBounded } from "../bounded.ts"
import { choice } from "../choice.ts"
import { drawFrom, isSingle, shapeOf } from "../draw.ts"
import { drawIntegers } from "../integers.ts"
import { trimmed } from "../legacy/RandomState.ts"
import { permutation, shuffle } from "../shuffling.ts"
import type { Drawn, Sampler0, Sampler1, Sampler2, Size } from "../size.ts"
import { chooseDifferent } from "./chooseDifferent.ts"
import { zigguratExponential, zigguratNormal } from "./ziggurat.ts"

const SCALE = {
  name: "scale",
  initial: 1,
  rule: "scale < 0",
  refuses: (value: number) => value < 0 || Object.is(value, -0),
}

/** Keyword arguments of `integers`. */
export interface IntegersOptions<S> {
  readonly high?: ArrayInput | null
  readonly size?: S
  readonly dtype?: DTypeLike
  readonly endpoint?: boolean
}

/** Keyword arguments of `choice`. */
export interface ChooseOptions<S> {
  readonly size?: S
  readonly replace?: boolean
  readonly p?: ArrayInput | null
  readonly axis?: number
  readonly shuffle?: boolean
}

/**
 * NumPy's random generator, stream for stream. Its methods are own functions, so that they can be
 * passed around unbound.
 *
 * Source: https://numpy.org/doc/stable/reference/random/generator.html
 */
export class Generator {
  /** The source of its words. */
  readonly bit_generator: BitGenerator
  readonly #draw = (range: number): number => lemireBounded(this.bit_generator, range)
  /** Shuffles keep the legacy way of drawing; choices do not. */
  readonly #drawMasked = (range: number): number => maskedBounded(this.bit_generator, range)

  constructor(bit_generator: BitGenerator) {
    this.bit_generator = bit_generator
  }

  /** Uniform numbers in [0, 1); float32 ones take 24 bits of a half word. */
  readonly random = <const S extends Size = null>(
    size?: S | { readonly size?: S; readonly dtype?: DTypeLike },
    dtype?: DTypeLike,
  ): Drawn<S> => {
    const given = named("random", ["size", "dtype"], trimmed([size, dtype]))
    if (given.dtype !== undefined && dtypeOf(given.dtype) === float32)
      return this.#randomSingle(given.size) as never
    return drawFrom("random", [], [given.size], () => this.bit_generator.nextDouble()) as never
  }

  #randomSingle(size: unknown): number | NDArray {
    const next = (): number => (this.bit_generator.nextUint32() >>> 8) / 16777216
    if (isSingle(size)) return next()
    const dims = shapeOf(size)
    return fromData(Float32Array.from({ length: sizeOf(dims) }, next), float32, dims)
  }

  /** Standard normal numbers. */
  readonly standard_normal: Sampler0 = (...given: unknown[]) =>
    drawFrom("standard_normal", [], given, () => zigguratNormal(this.bit_generator)) as never

  /** Exponential numbers of mean 1. */
  readonly standard_exponential: Sampler0 = (...given: unknown[]) =>
    drawFrom("standard_exponential", [], given, () => zigguratExponential(this.bit_generator)) as never

  /** Uniform numbers in [low, high). */
  readonly uniform: Sampler2<"low", "high"> = (...given: unknown[]) =>
    drawFrom(
      "uniform",
      [
        { name: "low", initial: 0 },
        { name: "high", initial: 1 },
      ],
      given,
      (low, high) => low + (high - low) * this.bit_generator.nextDouble(),
    ) as never

  /** Normal numbers of mean loc and standard deviation scale. */
  readonly normal: Sampler2<"loc", "scale"> = (...given: unknown[]) =>
    drawFrom(
      "normal",
      [{ name: "loc", initial: 0 }, SCALE],
      given,
      (loc, scale) => loc + scale * zigguratNormal(this.bit_generator),
    ) as never

  /** Exponential numbers of mean scale. */
  readonly exponential: Sampler1<"scale"> = (...given: unknown[]) =>
    drawFrom(
      "exponential",
      [SCALE],
      given,
      (scale) => scale * zigguratExponential(this.bit_generator),
    ) as never

  /** Integers in [low, high), or [0, low) without high; `endpoint` lets high itself come. */
  readonly integers = <const S extends Size = null>(
    low: ArrayInput,
    high?: ArrayInput | null | IntegersOptions<S>,
    size?: S | IntegersOptions<S>,
    dtype?: DTypeLike | IntegersOptions<S>,
    endpoint?: boolean,
  ): Drawn<S, int64> => {
    const names = ["low", "high", "size", "dtype", "endpoint"] as const
    const given = named("integers", names, trimmed([low, high, size, dtype, endpoint]))
    const { high: end = null, size: shape, dtype: type } = given
    const open = given.endpoint !== true
    const request = { name: "integers", low: given.low, high: end, size: shape, dtype: type, endpoint: !open }
    return drawIntegers(this.bit_generator, "lemire", request) as never
  }

  /** Shuffles an array along an axis, or a list, in place. */
  readonly shuffle = (x: NDArray | unknown[], axis: number | { readonly axis?: number } = 0): void =>
    shuffle(x, axisOf(axis), this.#drawMasked)

  /** A shuffled copy along an axis; of an integer n the numbers 0 to n - 1. */
  readonly permutation = (x: ArrayInput, axis: number | { readonly axis?: number } = 0): NDArray =>
    permutation(x, axisOf(axis), this.#drawMasked)

  /** Random elements of a, or of 0 to a - 1; with or without replacement, with probabilities p. */
  readonly choice = <const S extends Size = null>(
    a: ArrayInput | readonly string[],
    size?: S | ChooseOptions<S>,
    replace?: boolean | ChooseOptions<S>,
    p?: ArrayInput | null | ChooseOptions<S>,
  ): Drawn<S, Scalar> => {
    const names = ["a", "size", "replace", "p", "axis", "shuffle"] as const
    const given = named("choice", names, trimmed([a, size, replace, p]))
    const stream = {
      uniform: () => this.bit_generator.nextDouble(),
      withReplacement: (population: number, count: number) =>
        Array.from({ length: count }, () => this.#draw(population - 1)),
      withoutReplacement: (population: number, count: number) =>
        chooseDifferent(population, count, given.shuffle !== false, this.#draw),
    }
    return choice(stream, given) as never
  }
}

function axisOf(axis: number | { readonly axis?: number }): number {
  return typeof axis === "number" ? axis : (axis.axis ?? 0)
}
