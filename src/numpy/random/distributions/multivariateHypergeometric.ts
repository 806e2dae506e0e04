import { toArray } from "../../creation.ts"
import { int64 } from "../../dtype.ts"
import type { NDArray } from "../../ndarray.ts"
import { sizeOf } from "../../ndarray.ts"
import { named } from "../../options.ts"
import { untyped } from "../../typed.ts"
import { maskedBounded } from "../bounded.ts"
import { allocateDraws, fromIntegers, isSingle, shapeOf } from "../draw.ts"
import type { Source } from "../source.ts"
import { hypergeometric } from "./hypergeometric.ts"

const INT64_MAX = "9223372036854775807"
const MANY = 1e9

/** Draws one sample into `out` from `at` on. */
type DrawSample = (
  source: Source,
  colors: readonly number[],
  sample: number,
  out: Float64Array,
  at: number,
) => void

/**
 * `multivariate_hypergeometric(colors, nsample, size=None, method="marginals")`: how many of each colour
 * come in a sample without replacement. Shape [...size, k].
 *
 * @throws RangeError for negative counts, and samples larger than the population
 */
export function multivariateHypergeometric(source: Source, given: readonly unknown[]): NDArray {
  const names = ["colors", "nsample", "size", "method"] as const
  const {
    colors: input,
    nsample,
    size,
    method = "marginals",
  } = named("multivariate_hypergeometric", names, given)
  if (method !== "count" && method !== "marginals")
    throw new RangeError(`method must be "count" or "marginals".: got ${String(method)}`)
  const sample = sampleOf(untyped(nsample))
  const colors = colorsOf(input)
  const total = colors.reduce((sum, count) => sum + count, 0)
  checkTotal(total, method, sample)
  const outer = isSingle(size) ? [] : shapeOf(size)
  const dims = [...outer, colors.length]
  const out = allocateDraws(dims)
  const draw = method === "count" ? byCounting(colors) : byMarginals
  for (let i = 0; i < sizeOf(outer); i++) draw(source, colors, sample, out, i * colors.length)
  return fromIntegers(out, dims, int64)
}

function sampleOf(nsample: unknown): number {
  if (!Number.isInteger(nsample)) throw new RangeError(`nsample must be an integer, got ${String(nsample)}`)
  if ((nsample as number) < 0) throw new RangeError(`nsample must be nonnegative.: got ${String(nsample)}`)
  return nsample as number
}

function colorsOf(input: unknown): readonly number[] {
  const list = toArray(input)
  const counts = list.ravel().tolist() as number[]
  const whole = counts.length === 0 || list.dtype.kind === "i" || list.dtype.kind === "u"
  if (list.ndim === 1 && whole && counts.every((count) => count >= 0)) return counts
  throw new RangeError(
    `colors must be a one-dimensional sequence of nonnegative integers not exceeding ${INT64_MAX}.`,
  )
}

function checkTotal(total: number, method: unknown, sample: number): void {
  if (method === "marginals" && total >= MANY)
    throw new RangeError(
      `When method is "marginals", sum(colors) must be less than 1000000000.: got ${total}`,
    )
  if (total >= 2 ** 63)
    throw new RangeError(
      `sum(colors) must not exceed the maximum value of a 64 bit signed integer (${INT64_MAX})`,
    )
  if (sample > total) throw new RangeError(`nsample > sum(colors): got ${sample} and ${total}`)
}

/** One colour after the other takes its share; the smaller of the sample and its complement is drawn. */
function byMarginals(
  source: Source,
  colors: readonly number[],
  sample: number,
  out: Float64Array,
  at: number,
): void {
  const total = colors.reduce((sum, count) => sum + count, 0)
  const complement = sample > Math.floor(total / 2)
  let left = complement ? total - sample : sample
  let remaining = total
  for (let j = 0; left > 0 && j + 1 < colors.length; j++) {
    const good = colors[j] as number
    remaining -= good
    const count = hypergeometric(source, good, remaining, left)
    out[at + j] = count
    left -= count
  }
  if (left > 0) out[at + colors.length - 1] = left
  if (complement) complementCounts(colors, out, at)
}

/** The sample is shuffled to the front of a list of all single ones, which the next sample goes on with. */
function byCounting(all: readonly number[]): DrawSample {
  const choices = all.flatMap((count, j) => new Array<number>(count).fill(j))
  return ({ bits }, colors, sample, out, at) => {
    const complement = sample > Math.floor(choices.length / 2)
    const count = complement ? choices.length - sample : sample
    for (let j = 0; j < count; j++) {
      const k = j + maskedBounded(bits, choices.length - j - 1)
      const kept = choices[k] as number
      choices[k] = choices[j] as number
      choices[j] = kept
      out[at + kept] = (out[at + kept] as number) + 1
    }
    if (complement) complementCounts(colors, out, at)
  }
}

function complementCounts(colors: readonly number[], out: Float64Array, at: number): void {
  colors.forEach((count, j) => {
    out[at + j] = count - (out[at + j] as number)
  })
}
