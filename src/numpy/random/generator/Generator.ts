import type { DTypeLike } from "../../dtype.ts"
import { log1p } from "../../elementary/log1p.ts"
import type { ArrayInput } from "../../input.ts"
import type { NDArray } from "../../ndarray.ts"
import { isOptions, named } from "../../options.ts"
import type { int64 } from "../../scalar.ts"
import { BitGenerator } from "../bitGenerators/BitGenerator.ts"
import { lemireBounded, maskedBounded } from "../bounded.ts"
import { randomBytes } from "../bytes.ts"
import { type Choose, choice } from "../choice.ts"
import { dirichlet } from "../distributions/dirichlet.ts"
import { multinomial } from "../distributions/multinomial.ts"
import { multivariateHypergeometric } from "../distributions/multivariateHypergeometric.ts"
import {
  type Factoring,
  type MultivariateNormal,
  multivariateNormal,
} from "../distributions/multivariateNormal.ts"
import { type Distribution, drawFrom } from "../draw.ts"
import { drawIntegers } from "../integers.ts"
import { trimmed } from "../legacy/RandomState.ts"
import { permuted } from "../permuted.ts"
import { permutation, shuffle } from "../shuffling.ts"
import type { Drawn, IntegerSampler, Sampler0, Sampler1, Sampler2, Sampler3, Size } from "../size.ts"
import { chooseDifferent } from "./chooseDifferent.ts"
import { modern } from "./distributions.ts"
import { drawInto, type Precisions } from "./intoOut.ts"
import { exponentialSingle, inverseExponentialSingle, normalSingle, uniformSingle } from "./singles.ts"
import { drawStandardGamma } from "./standardGamma.ts"
import { choiceWords } from "./words.ts"
import { ZigguratSource } from "./ZigguratSource.ts"

/** Keyword arguments of `choice`. */
export interface ChooseOptions {
  readonly replace?: boolean
  readonly p?: ArrayInput | null
  readonly axis?: number
  readonly shuffle?: boolean
}

/** Keyword arguments of draws in either precision. */
export interface PreciseOptions<S> {
  readonly size?: S
  readonly dtype?: DTypeLike
  readonly out?: NDArray | null
}

/** Draws without parameters in either precision. */
type PreciseSampler<More = unknown> = <const S extends Size = null>(
  ...given: (S | DTypeLike | string | null | NDArray | (PreciseOptions<S> & More))[]
) => Drawn<S>

/**
 * NumPy's random generator, stream for stream. Its methods are own functions, so that they can be
 * passed around unbound; those of distributions take their parameters and a size, by place or by name.
 *
 * Source: https://numpy.org/doc/stable/reference/random/generator.html
 */
export class Generator {
  /** The source of its words. */
  readonly bit_generator: BitGenerator
  readonly #source: ZigguratSource
  readonly #draw = (range: number): number => lemireBounded(this.bit_generator, range)
  /** Shuffles keep the legacy way of drawing; choices do not. */
  readonly #drawMasked = (range: number): number => maskedBounded(this.bit_generator, range)

  /** @throws TypeError for what is no bit generator */
  constructor(bit_generator: BitGenerator | { readonly bit_generator: BitGenerator }) {
    const given = isOptions(bit_generator)
      ? named("Generator", ["bit_generator"], [bit_generator]).bit_generator
      : bit_generator
    if (!(given instanceof BitGenerator))
      throw new TypeError(
        `Generator: bit_generator must be a BitGenerator such as PCG64, got ${String(given)}`,
      )
    this.bit_generator = given
    this.#source = new ZigguratSource(given)
  }

  #sampler(distribution: Distribution): never {
    return ((...given: unknown[]) => drawFrom(this.#source, distribution, given)) as never
  }

  /** Generators over the children of the bit generator's seed sequence. */
  spawn(n_children: number | { readonly n_children: number }): Generator[] {
    return this.bit_generator.spawn(n_children).map((bits) => new Generator(bits))
  }

  /** Uniform numbers in [0, 1); float32 ones take 24 bits of a half word. */
  readonly random: PreciseSampler = (...given) =>
    drawInto("random", named("random", ["size", "dtype", "out"], given), {
      double: (out) => this.#source.fillUniform(out),
      single: fillBy(() => uniformSingle(this.bit_generator)),
    }) as never

  /** Standard normal numbers. */
  readonly standard_normal: PreciseSampler = (...given) =>
    drawInto("standard_normal", named("standard_normal", ["size", "dtype", "out"], given), {
      double: (out) => this.#source.fillNormal(out),
      single: fillBy(() => normalSingle(this.bit_generator)),
    }) as never

  /** Exponential numbers of mean 1, by the ziggurat or with method "inv" by the inverse of their distribution. */
  readonly standard_exponential: PreciseSampler<{ readonly method?: "zig" | "inv" }> = (...given) => {
    const names = ["size", "dtype", "method", "out"] as const
    const { method = "zig", ...target } = named("standard_exponential", names, given)
    const fill: Precisions =
      method === "zig"
        ? {
            double: (out) => this.#source.fillExponential(out),
            single: fillBy(() => exponentialSingle(this.bit_generator)),
          }
        : {
            double: fillBy(() => -log1p(-this.bit_generator.nextDouble())),
            single: fillBy(() => inverseExponentialSingle(this.bit_generator)),
          }
    return drawInto("standard_exponential", target, fill) as never
  }

  /** Gamma numbers of that shape and scale 1. */
  readonly standard_gamma = <const S extends Size = null>(
    shape: ArrayInput | (PreciseOptions<S> & { readonly shape: ArrayInput }),
    ...rest: (S | DTypeLike | null | NDArray | PreciseOptions<S>)[]
  ): Drawn<S> => drawStandardGamma(this.#source, [shape, ...rest]) as never

  /** Beta numbers in [0, 1] of shapes a and b. */
  readonly beta: Sampler2<"a", "b"> = this.#sampler(modern.beta)

  /** Successes in n trials of probability p. */
  readonly binomial: Sampler2<"n", "p", int64> = this.#sampler(modern.binomial)

  /** Chi-square numbers of df degrees of freedom. */
  readonly chisquare: Sampler1<"df"> = this.#sampler(modern.chisquare)

  /** Exponential numbers of mean scale. */
  readonly exponential: Sampler1<"scale"> = this.#sampler(modern.exponential)

  /** F numbers of dfnum and dfden degrees of freedom. */
  readonly f: Sampler2<"dfnum", "dfden"> = this.#sampler(modern.f)

  /** Gamma numbers of that shape and scale. */
  readonly gamma: Sampler2<"shape", "scale"> = this.#sampler(modern.gamma)

  /** Trials up to the first success of probability p. */
  readonly geometric: Sampler1<"p", int64> = this.#sampler(modern.geometric)

  /** Gumbel numbers, the largest of many exponential ones. */
  readonly gumbel: Sampler2<"loc", "scale"> = this.#sampler(modern.gumbel)

  /** Good ones in a sample without replacement. */
  readonly hypergeometric: Sampler3<"ngood", "nbad", "nsample", int64> = this.#sampler(modern.hypergeometric)

  /** Laplace (double exponential) numbers. */
  readonly laplace: Sampler2<"loc", "scale"> = this.#sampler(modern.laplace)

  /** Logistic numbers. */
  readonly logistic: Sampler2<"loc", "scale"> = this.#sampler(modern.logistic)

  /** Numbers whose logarithm is normal. */
  readonly lognormal: Sampler2<"mean", "sigma"> = this.#sampler(modern.lognormal)

  /** Integers of frequency p^k / k. */
  readonly logseries: Sampler1<"p", int64> = this.#sampler(modern.logseries)

  /** Failures before the n-th success of probability p. */
  readonly negative_binomial: Sampler2<"n", "p", int64> = this.#sampler(modern.negative_binomial)

  /** Chi-square numbers of noncentrality nonc. */
  readonly noncentral_chisquare: Sampler2<"df", "nonc"> = this.#sampler(modern.noncentral_chisquare)

  /** F numbers of noncentrality nonc. */
  readonly noncentral_f: Sampler3<"dfnum", "dfden", "nonc"> = this.#sampler(modern.noncentral_f)

  /** Normal numbers of mean loc and standard deviation scale. */
  readonly normal: Sampler2<"loc", "scale"> = this.#sampler(modern.normal)

  /** Pareto II (Lomax) numbers of shape a. */
  readonly pareto: Sampler1<"a"> = this.#sampler(modern.pareto)

  /** Poisson numbers of mean lam. */
  readonly poisson: Sampler1<"lam", int64> = this.#sampler(modern.poisson)

  /** Numbers in [0, 1] of density a x^(a-1). */
  readonly power: Sampler1<"a"> = this.#sampler(modern.power)

  /** Rayleigh numbers: the length of a normal vector of two. */
  readonly rayleigh: Sampler1<"scale"> = this.#sampler(modern.rayleigh)

  /** Cauchy numbers. */
  readonly standard_cauchy: Sampler0 = this.#sampler(modern.standard_cauchy)

  /** Student's t numbers of df degrees of freedom. */
  readonly standard_t: Sampler1<"df"> = this.#sampler(modern.standard_t)

  /** Triangular numbers in [left, right], most frequent at mode. */
  readonly triangular: Sampler3<"left", "mode", "right"> = this.#sampler(modern.triangular)

  /** Uniform numbers in [low, high). */
  readonly uniform: Sampler2<"low", "high"> = this.#sampler(modern.uniform)

  /** Von Mises angles in [-pi, pi] about mu, of concentration kappa. */
  readonly vonmises: Sampler2<"mu", "kappa"> = this.#sampler(modern.vonmises)

  /** Wald (inverse Gaussian) numbers. */
  readonly wald: Sampler2<"mean", "scale"> = this.#sampler(modern.wald)

  /** Weibull numbers of shape a. */
  readonly weibull: Sampler1<"a"> = this.#sampler(modern.weibull)

  /** Integers of frequency k^-a. */
  readonly zipf: Sampler1<"a", int64> = this.#sampler(modern.zipf)

  /** Shares that sum to 1, of concentrations alpha; shape [...size, k]. */
  readonly dirichlet = (
    alpha: ArrayInput | { readonly alpha: ArrayInput; readonly size?: Size },
    ...rest: (Size | { readonly size?: Size })[]
  ): NDArray => dirichlet(this.#source, [alpha, ...rest])

  /** How often each of k outcomes came in n trials of probabilities pvals, which broadcast; shape [..., k]. */
  readonly multinomial = (
    n: ArrayInput | { readonly n: ArrayInput; readonly pvals: ArrayInput; readonly size?: Size },
    ...rest: (ArrayInput | Size | { readonly pvals?: ArrayInput; readonly size?: Size })[]
  ): NDArray<int64> => multinomial(this.#source, [n, ...rest])

  /** Normal vectors of a mean and a covariance, which `method` takes apart; shape [...size, n]. */
  readonly multivariate_normal: MultivariateNormal<{ readonly method?: Factoring }> = (...given) =>
    multivariateNormal((size) => this.standard_normal({ size }) as NDArray, given, false)

  /** How many of each colour come in a sample without replacement; shape [...size, k]. */
  readonly multivariate_hypergeometric = (
    colors: ArrayInput | { readonly colors: ArrayInput; readonly nsample: number; readonly size?: Size },
    ...rest: (
      | Size
      | "count"
      | "marginals"
      | { readonly nsample?: number; readonly size?: Size; readonly method?: "count" | "marginals" }
    )[]
  ): NDArray<int64> => multivariateHypergeometric(this.#source, [colors, ...rest])

  /** Integers in [low, high), or [0, low) without high; `endpoint` lets high itself come. */
  readonly integers: IntegerSampler<{ readonly endpoint?: boolean }> = (...all: unknown[]) => {
    const names = ["low", "high", "size", "dtype", "endpoint"] as const
    const { low: from, high = null, size, dtype, endpoint = false } = named("integers", names, all)
    const request = { name: "integers", low: from, high, size, dtype, endpoint: Boolean(endpoint) }
    return drawIntegers(this.bit_generator, "lemire", request) as never
  }

  /** Random bytes. */
  readonly bytes = (length: number | { readonly length: number }): Uint8Array =>
    randomBytes(this.bit_generator, "lemire", named("bytes", ["length"], [length]).length)

  /** Shuffles an array along an axis, or a list, in place. */
  readonly shuffle = (x: NDArray | unknown[], axis: number | { readonly axis?: number } = 0): void =>
    shuffle(x, axisOf("shuffle", axis), this.#drawMasked)

  /** A shuffled copy along an axis; of an integer n the numbers 0 to n - 1. */
  readonly permutation = (x: ArrayInput, axis: number | { readonly axis?: number } = 0): NDArray =>
    permutation(x, axisOf("permutation", axis), this.#drawMasked)

  /** A copy in which each slice along an axis is shuffled on its own; without an axis all elements. */
  readonly permuted = (
    x: ArrayInput,
    options: { readonly axis?: number | null; readonly out?: NDArray | null } = {},
  ): NDArray => permuted([x, options], this.#drawMasked)

  /** Random elements of a along an axis, or of 0 to a - 1; with or without replacement, with probabilities p. */
  readonly choice: Choose<ChooseOptions> = (...arguments_: readonly unknown[]) => {
    const names = ["a", "size", "replace", "p", "axis", "shuffle"] as const
    const given = named("choice", names, trimmed(arguments_))
    const stream = {
      words: choiceWords,
      axes: true,
      uniform: () => this.bit_generator.nextDouble(),
      withReplacement: (population: number, count: number) =>
        Array.from({ length: count }, () => this.#draw(population - 1)),
      withoutReplacement: (population: number, count: number) =>
        chooseDifferent(population, count, given.shuffle !== false, this.#draw),
    }
    return choice(stream, given) as never
  }

  /** NumPy's text. */
  toString(): string {
    return `Generator(${this.bit_generator.name})`
  }
}

function axisOf(name: string, axis: number | { readonly axis?: number }): number {
  return (named(name, ["axis"], [axis]).axis as number | undefined) ?? 0
}

/** Fills memory draw by draw. */
function fillBy(next: () => number): (out: Float64Array | Float32Array) => void {
  return (out) => {
    for (let i = 0; i < out.length; i++) out[i] = next()
  }
}
