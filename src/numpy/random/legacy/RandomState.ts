import { int64 } from "../../dtype.ts"
import type { ArrayInput } from "../../input.ts"
import type { NDArray } from "../../ndarray.ts"
import { isOptions, named } from "../../options.ts"
import type { int64 as int64Scalar } from "../../scalar.ts"
import { add } from "../../ufunc/arithmetic.ts"
import { BitGenerator } from "../bitGenerators/BitGenerator.ts"
import { nextUint64, type Words } from "../bits.ts"
import { maskedBounded } from "../bounded.ts"
import { randomBytes } from "../bytes.ts"
import { type ChoiceStream, type Choose, choice } from "../choice.ts"
import { legacyDirichlet } from "../distributions/dirichlet.ts"
import { legacyMultinomial } from "../distributions/multinomial.ts"
import { type MultivariateNormal, multivariateNormal } from "../distributions/multivariateNormal.ts"
import { type Distribution, drawFrom, drawWords } from "../draw.ts"
import { drawIntegers } from "../integers.ts"
import { MT19937 as Engine } from "../mt19937.ts"
import { countTo, permutation, shuffle, shuffleOrder } from "../shuffling.ts"
import type { Drawn, IntegerSampler, Sampler0, Sampler1, Sampler2, Sampler3, Size } from "../size.ts"
import { legacy } from "./distributions.ts"
import { LegacySource } from "./LegacySource.ts"
import { type LegacySeed, seedLegacy } from "./seeding.ts"
import { type LegacyState, readState, stateDict, stateTuple } from "./state.ts"
import { choiceWords } from "./words.ts"

/** Keyword arguments of `choice`. */
export interface ChoiceOptions {
  readonly replace?: boolean
  readonly p?: ArrayInput | null
}

/**
 * NumPy's legacy random generator, stream for stream: the Mersenne Twister with the distributions that
 * NumPy froze in 1.17. Its methods are own functions, so that they can be passed around unbound; those
 * of distributions take their parameters and a size, by place or by name.
 *
 * Source: https://numpy.org/doc/stable/reference/random/legacy.html
 */
export class RandomState {
  readonly #engine: Engine | null
  readonly #words: Words
  readonly #source: LegacySource
  readonly #draw = (range: number): number => maskedBounded(this.#words, range)
  readonly #stream: ChoiceStream = {
    words: choiceWords,
    axes: false,
    uniform: () => this.#words.nextDouble(),
    withReplacement: (population, count) => Array.from({ length: count }, () => this.#draw(population - 1)),
    withoutReplacement: (population, count) => shuffleOrder(countTo(population), this.#draw).slice(0, count),
  }

  /** @param given - the seed: an integer, a list of them, null for entropy, or a bit generator to draw from */
  constructor(given: LegacySeed | BitGenerator | { readonly seed?: LegacySeed | BitGenerator } = null) {
    const seed = (isOptions(given) ? (named("RandomState", ["seed"], [given]).seed ?? null) : given) as
      | LegacySeed
      | BitGenerator
    this.#engine = seed instanceof BitGenerator ? null : new Engine()
    this.#words = seed instanceof BitGenerator ? seed : (this.#engine as Engine)
    this.#source = new LegacySource(this.#words)
    if (!(seed instanceof BitGenerator)) this.seed(seed)
  }

  #sampler(distribution: Distribution): never {
    return ((...given: unknown[]) => drawFrom(this.#source, distribution, given)) as never
  }

  /** Starts the stream again; without a seed from the system's entropy. */
  readonly seed = (seed: LegacySeed | { readonly seed?: LegacySeed } = null): void => {
    const { seed: start = null } = named("seed", ["seed"], [seed])
    seedLegacy(this.#mersenne(), start as LegacySeed)
    this.#source.hasGauss = false
    this.#source.gauss = 0
  }

  #mersenne(): Engine {
    if (this.#engine === null) throw new TypeError("can only re-seed a MT19937 BitGenerator")
    return this.#engine
  }

  /** The state as NumPy's tuple, or with `legacy: false` as a dictionary. */
  readonly get_state = (legacy: boolean | { readonly legacy?: boolean } = true): LegacyState => {
    const { legacy: old = true } = named("get_state", ["legacy"], [legacy])
    return (old ? stateTuple : stateDict)(this.#mersenne(), this.#source)
  }

  /** Goes on from a state that `get_state` gave. */
  readonly set_state = (state: LegacyState | { readonly state?: LegacyState }): void =>
    readState(this.#mersenne(), this.#source, state)

  /** Uniform numbers in [0, 1); dimensions as separate arguments, one number without. */
  readonly rand = <const S extends readonly number[]>(...shape: S): Drawn<S["length"] extends 0 ? null : S> =>
    this.random_sample(shape.length === 0 ? null : shape) as never

  /** Standard normal numbers; dimensions as separate arguments, one number without. */
  readonly randn = <const S extends readonly number[]>(
    ...shape: S
  ): Drawn<S["length"] extends 0 ? null : S> =>
    this.standard_normal(shape.length === 0 ? null : shape) as never

  /** Beta numbers in [0, 1] of shapes a and b. */
  readonly beta: Sampler2<"a", "b"> = this.#sampler(legacy.beta)

  /** Successes in n trials of probability p. */
  readonly binomial: Sampler2<"n", "p", int64Scalar> = this.#sampler(legacy.binomial)

  /** Chi-square numbers of df degrees of freedom. */
  readonly chisquare: Sampler1<"df"> = this.#sampler(legacy.chisquare)

  /** Exponential numbers of mean scale. */
  readonly exponential: Sampler1<"scale"> = this.#sampler(legacy.exponential)

  /** F numbers of dfnum and dfden degrees of freedom. */
  readonly f: Sampler2<"dfnum", "dfden"> = this.#sampler(legacy.f)

  /** Gamma numbers of that shape and scale. */
  readonly gamma: Sampler2<"shape", "scale"> = this.#sampler(legacy.gamma)

  /** Trials up to the first success of probability p. */
  readonly geometric: Sampler1<"p", int64Scalar> = this.#sampler(legacy.geometric)

  /** Gumbel numbers, the largest of many exponential ones. */
  readonly gumbel: Sampler2<"loc", "scale"> = this.#sampler(legacy.gumbel)

  /** Good ones in a sample without replacement. */
  readonly hypergeometric: Sampler3<"ngood", "nbad", "nsample", int64Scalar> = this.#sampler(
    legacy.hypergeometric,
  )

  /** Laplace (double exponential) numbers. */
  readonly laplace: Sampler2<"loc", "scale"> = this.#sampler(legacy.laplace)

  /** Logistic numbers. */
  readonly logistic: Sampler2<"loc", "scale"> = this.#sampler(legacy.logistic)

  /** Numbers whose logarithm is normal. */
  readonly lognormal: Sampler2<"mean", "sigma"> = this.#sampler(legacy.lognormal)

  /** Integers of frequency p^k / k. */
  readonly logseries: Sampler1<"p", int64Scalar> = this.#sampler(legacy.logseries)

  /** Failures before the n-th success of probability p. */
  readonly negative_binomial: Sampler2<"n", "p", int64Scalar> = this.#sampler(legacy.negative_binomial)

  /** Chi-square numbers of noncentrality nonc. */
  readonly noncentral_chisquare: Sampler2<"df", "nonc"> = this.#sampler(legacy.noncentral_chisquare)

  /** F numbers of noncentrality nonc. */
  readonly noncentral_f: Sampler3<"dfnum", "dfden", "nonc"> = this.#sampler(legacy.noncentral_f)

  /** Normal numbers of mean loc and standard deviation scale. */
  readonly normal: Sampler2<"loc", "scale"> = this.#sampler(legacy.normal)

  /** Pareto II (Lomax) numbers of shape a. */
  readonly pareto: Sampler1<"a"> = this.#sampler(legacy.pareto)

  /** Poisson numbers of mean lam. */
  readonly poisson: Sampler1<"lam", int64Scalar> = this.#sampler(legacy.poisson)

  /** Numbers in [0, 1] of density a x^(a-1). */
  readonly power: Sampler1<"a"> = this.#sampler(legacy.power)

  /** Uniform numbers in [0, 1). */
  readonly random_sample: Sampler0 = this.#sampler(legacy.random_sample)

  /** Rayleigh numbers: the length of a normal vector of two. */
  readonly rayleigh: Sampler1<"scale"> = this.#sampler(legacy.rayleigh)

  /** Cauchy numbers. */
  readonly standard_cauchy: Sampler0 = this.#sampler(legacy.standard_cauchy)

  /** Exponential numbers of mean 1. */
  readonly standard_exponential: Sampler0 = this.#sampler(legacy.standard_exponential)

  /** Gamma numbers of that shape and scale 1. */
  readonly standard_gamma: Sampler1<"shape"> = this.#sampler(legacy.standard_gamma)

  /** Standard normal numbers. */
  readonly standard_normal: Sampler0 = this.#sampler(legacy.standard_normal)

  /** Student's t numbers of df degrees of freedom. */
  readonly standard_t: Sampler1<"df"> = this.#sampler(legacy.standard_t)

  /** Triangular numbers in [left, right], most frequent at mode. */
  readonly triangular: Sampler3<"left", "mode", "right"> = this.#sampler(legacy.triangular)

  /** Uniform numbers in [low, high). */
  readonly uniform: Sampler2<"low", "high"> = this.#sampler(legacy.uniform)

  /** Von Mises angles in [-pi, pi] about mu, of concentration kappa. */
  readonly vonmises: Sampler2<"mu", "kappa"> = this.#sampler(legacy.vonmises)

  /** Wald (inverse Gaussian) numbers. */
  readonly wald: Sampler2<"mean", "scale"> = this.#sampler(legacy.wald)

  /** Weibull numbers of shape a. */
  readonly weibull: Sampler1<"a"> = this.#sampler(legacy.weibull)

  /** Integers of frequency k^-a. */
  readonly zipf: Sampler1<"a", int64Scalar> = this.#sampler(legacy.zipf)

  /** Uniform numbers in [0, 1): another name of random_sample. */
  readonly random: Sampler0 = this.random_sample

  /** Shares that sum to 1, of concentrations alpha; shape [...size, k]. */
  readonly dirichlet = (
    alpha: ArrayInput | { readonly alpha: ArrayInput; readonly size?: Size },
    ...rest: (Size | { readonly size?: Size })[]
  ): NDArray => legacyDirichlet(this.#source, [alpha, ...rest])

  /** How often each of k outcomes came in n trials of probabilities pvals; shape [...size, k]. */
  readonly multinomial = (
    n: number | { readonly n: number; readonly pvals: ArrayInput; readonly size?: Size },
    ...rest: (ArrayInput | Size | { readonly pvals?: ArrayInput; readonly size?: Size })[]
  ): NDArray<int64Scalar> => legacyMultinomial(this.#source, [n, ...rest])

  /** Normal vectors of a mean and a covariance; shape [...size, n]. */
  readonly multivariate_normal: MultivariateNormal = (...given) =>
    multivariateNormal((size) => this.standard_normal({ size }) as NDArray, given, true)

  /** Integers in [low, high), or [0, low) without high. */
  readonly randint: IntegerSampler = (...all: unknown[]) => {
    const given = named("randint", ["low", "high", "size", "dtype"], all)
    const { high = null, size, dtype } = given
    const request = { name: "randint", low: given.low, high, size, dtype, endpoint: false }
    return drawIntegers(this.#words, "masked", request) as never
  }

  /** Integers in [low, high], or [1, low] without high; NumPy calls it deprecated. */
  readonly random_integers = <const S extends Size = null>(
    low: number,
    ...rest: (number | null | S | { readonly high?: number | null; readonly size?: S })[]
  ): Drawn<S, int64Scalar> => {
    const given = named("random_integers", ["low", "high", "size"], [low, ...rest])
    const { high = null, size } = given
    const [from, to] = high === null ? [1, given.low] : [given.low, high]
    const end = add(to as ArrayInput, 1)
    const request = { name: "randint", low: from, high: end, size, dtype: null, endpoint: false }
    return drawIntegers(this.#words, "masked", request) as never
  }

  /** Integers in [0, 2^63 - 1]. */
  readonly tomaxint = <const S extends Size = null>(
    size?: S | { readonly size?: S },
  ): Drawn<S, int64Scalar> =>
    drawWords(named("tomaxint", ["size"], [size]).size, () => nextUint64(this.#words) >> 1n, int64) as never

  /** Random bytes. */
  readonly bytes = (length: number | { readonly length: number }): Uint8Array =>
    randomBytes(this.#words, "masked", named("bytes", ["length"], [length]).length)

  /** Shuffles an array along its first axis, or a list, in place. */
  readonly shuffle = (x: NDArray | unknown[]): void => shuffle(x, 0, this.#draw)

  /** A shuffled copy along the first axis; of an integer n the numbers 0 to n - 1. */
  readonly permutation = (x: ArrayInput): NDArray => permutation(x, 0, this.#draw)

  /** Random elements of a, or of 0 to a - 1; with or without replacement, with probabilities p. */
  readonly choice: Choose<ChoiceOptions> = (...given: readonly unknown[]) =>
    choice(this.#stream, named("choice", ["a", "size", "replace", "p"], trimmed(given))) as never

  /** NumPy's text. */
  toString(): string {
    return `RandomState(${this.#words instanceof BitGenerator ? this.#words.name : "MT19937"})`
  }
}

/** Arguments without the trailing undefined ones, so that keyword arguments come last. */
export function trimmed(given: readonly unknown[]): readonly unknown[] {
  const last = given.findLastIndex((value) => value !== undefined)
  return given.slice(0, last + 1)
}
