import { IndexError, ValueError } from "../../errors.ts"
import { cos, exp, log, power, sin } from "../../numpy/elementary/index.ts"
import { toInteger } from "../integer.ts"
import { iterate, type Member } from "../iterate.ts"
import { toOperand, typeName } from "../kind.ts"
import type { float, int } from "../scalars.ts"
import { Stream } from "./stream.ts"

/** The constant of the ratio-of-uniforms method for normal values, `4 / sqrt(2 e)`. */
const ratioWidth = (4 * Math.exp(-0.5)) / Math.sqrt(2)

/** Python's keyword arguments of `choices`. */
export interface ChoicesOptions {
  readonly weights?: readonly number[] | null
  readonly cum_weights?: readonly number[] | null
  readonly k?: number
}

/**
 * Python's `random.Random`: the same seed gives the same numbers as in Python, draw for draw.
 *
 * Source: https://docs.python.org/3/library/random.html; the engine is the Mersenne Twister
 * (M. Matsumoto, T. Nishimura, ACM TOMACS 8 (1998) 3-30)
 */
export class Random {
  readonly #stream: Stream

  constructor(seed?: number | bigint | null) {
    this.#stream = new Stream(seedOf(seed))
  }

  /** Starts the stream of an integer; without one a stream that cannot be repeated. */
  seed = (seed?: number | bigint | null): void => this.#stream.seed(seedOf(seed))

  /** A float in [0, 1). */
  random = (): float => this.#stream.double()

  /** An integer of `k` random bits. */
  getrandbits = (k: number): int => {
    if (toInteger(k) < 0) throw new ValueError("number of bits must be non-negative")
    return Number(this.#stream.bits(k))
  }

  /** A float in [a, b], uniformly. */
  uniform = (a: number, b: number): float => a + (b - a) * this.#stream.double()

  /** A float between `low` and `high`, most often near `mode`. */
  triangular = (low = 0, high = 1, mode: number | null = null): float => {
    const u = this.#stream.double()
    if (high === low) return low
    const middle = mode === null ? 0.5 : (mode - low) / (high - low)
    return u > middle
      ? high + (low - high) * Math.sqrt((1 - u) * (1 - middle))
      : low + (high - low) * Math.sqrt(u * middle)
  }

  /** A member of `range(start, stop, step)`; with one argument of `range(stop)`. */
  randrange = (start: number, stop?: number, step = 1): int => {
    const [from, to] = stop === undefined ? [0, toInteger(start)] : [toInteger(start), toInteger(stop)]
    if (toInteger(step) === 0) throw new ValueError("zero step for randrange()")
    const count = Math.ceil((to - from) / step)
    if (count <= 0)
      throw new ValueError(
        stop === undefined
          ? "empty range for randrange()"
          : `empty range for randrange() (${from}, ${to}, ${to - from})`,
      )
    return from + step * this.#stream.below(count)
  }

  /** An integer from `a` to `b`, both included. */
  randint = (a: number, b: number): int => this.randrange(a, b + 1)

  /** One member of a sequence. */
  choice = <X>(values: X): Member<X> => {
    const members = [...iterate(values)]
    if (members.length === 0) throw new IndexError("Cannot choose from an empty sequence")
    return members[this.#stream.below(members.length)]!
  }

  /** Shuffles a list in place. */
  shuffle = (values: unknown[]): void => {
    for (let i = values.length - 1; i >= 1; i--) {
      const j = this.#stream.below(i + 1)
      ;[values[i], values[j]] = [values[j], values[i]]
    }
  }

  /** `k` members of a sequence, none twice, in random order. */
  sample = <X>(values: X, k: number): Member<X>[] => {
    const members = [...iterate(values)]
    if (k < 0 || k > members.length) throw new ValueError("Sample larger than population or is negative")
    return members.length <= poolLimit(k) ? this.#sampleFromPool(members, k) : this.#sampleBySet(members, k)
  }

  /** `k` members of a sequence, the same ones again allowed, by weight where weights are given. */
  choices = <X>(
    values: X,
    { weights = null, cum_weights = null, k = 1 }: ChoicesOptions = {},
  ): Member<X>[] => {
    const members = [...iterate(values)]
    const cumulative = cum_weights ?? (weights ? accumulate(weights) : null)
    if (members.length === 0) throw new IndexError("Cannot choose from an empty sequence")
    if (!cumulative) return drawn(k, () => members[Math.floor(this.#stream.double() * members.length)]!)
    const total = checkWeights(cumulative, members.length)
    return drawn(k, () => members[this.#weightedIndex(cumulative, total)]!)
  }

  /** A normal value by the ratio-of-uniforms method (A. Kinderman, J. Monahan, ACM TOMS 3 (1977) 257-260). */
  normalvariate = (mu = 0, sigma = 1): float => {
    while (true) {
      const u1 = this.#stream.double()
      const u2 = 1 - this.#stream.double()
      const z = (ratioWidth * (u1 - 0.5)) / u2
      if ((z * z) / 4 <= -log(u2)) return mu + z * sigma
    }
  }

  /** A normal value by the polar angle method (G. Box, M. Muller, 1958), which makes two at a time. */
  gauss = (mu = 0, sigma = 1): float => {
    const spare = this.#stream.spareGauss
    this.#stream.spareGauss = null
    return mu + (spare ?? this.#gaussPair()) * sigma
  }

  /** The exponential of a normal value. */
  lognormvariate = (mu = 0, sigma = 1): float => exp(this.normalvariate(mu, sigma))

  /** An exponential value with the rate `lambd`. */
  expovariate = (lambd = 1): float => -log(1 - this.#stream.double()) / lambd

  /** A Pareto value of the shape `alpha`. */
  paretovariate = (alpha: number): float => power(1 - this.#stream.double(), -1 / alpha)

  #gaussPair(): number {
    const angle = this.#stream.double() * (2 * Math.PI)
    const radius = Math.sqrt(-2 * log(1 - this.#stream.double()))
    this.#stream.spareGauss = sin(angle) * radius
    return cos(angle) * radius
  }

  #sampleFromPool<T>(members: T[], k: number): T[] {
    return Array.from({ length: k }, (_, i) => {
      const last = members.length - i - 1
      const j = this.#stream.below(last + 1)
      const chosen = members[j]!
      members[j] = members[last]!
      return chosen
    })
  }

  #sampleBySet<T>(members: readonly T[], k: number): T[] {
    const taken = new Set<number>()
    while (taken.size < k) taken.add(this.#stream.below(members.length))
    return [...taken].map((index) => members[index]!)
  }

  /** The first index whose cumulative weight exceeds a random share of the total. */
  #weightedIndex(cumulative: readonly number[], total: number): number {
    const target = this.#stream.double() * total
    const index = cumulative.findIndex((weight) => target < weight)
    return index < 0 ? cumulative.length - 1 : index
  }
}

/** Python copies the population up to this size, and remembers drawn indices beyond it. */
function poolLimit(k: number): number {
  return k > 5 ? 21 + 4 ** Math.ceil(Math.log(k * 3) / Math.log(4)) : 21
}

function accumulate(weights: readonly number[]): number[] {
  let sum = 0
  return weights.map((weight) => {
    sum += weight
    return sum
  })
}

function checkWeights(cumulative: readonly number[], count: number): number {
  const total = cumulative.at(-1) ?? 0
  if (cumulative.length !== count) throw new ValueError("The number of weights does not match the population")
  if (total <= 0) throw new ValueError("Total of weights must be greater than zero")
  if (!Number.isFinite(total)) throw new ValueError("Total of weights must be finite")
  return total
}

function drawn<T>(count: number, draw: () => T): T[] {
  return Array.from({ length: count }, draw)
}

function seedOf(seed: number | bigint | null | undefined): bigint | undefined {
  const operand = toOperand(seed)
  const { value } = operand
  if (value === null || value === undefined) return undefined
  if (typeof value === "bigint") return value
  if (typeof value === "number" && Number.isInteger(value)) return BigInt(value)
  throw new TypeError(`random.seed: the seed must be an integer, got ${typeName(operand)}`)
}
