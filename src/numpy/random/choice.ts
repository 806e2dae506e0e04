import { type Made, toArray } from "../creation.ts"
import { float32, float64, int64 } from "../dtype.ts"
import type { ArrayInput, RankOf } from "../input.ts"
import { checkRoom } from "../memory.ts"
import { NDArray, sizeOf } from "../ndarray.ts"
import type { ScalarTypes } from "../scalar.ts"
import { takeAlong } from "../shape/takeAlong.ts"
import { untyped } from "../typed.ts"
import { fromIntegers, isSingle, shapeOf } from "./draw.ts"
import type { Drawn, Size } from "./size.ts"

/** NumPy's words for what `choice` refuses; the families differ in them. */
export interface ChoiceWords {
  readonly emptyCount: string
  readonly emptyList: string
  readonly noSequence: (given: unknown) => string
  readonly rank: string
  readonly sameSize: string
  readonly hasNaN: string
  readonly negative: string
  readonly sum: string
  readonly tooLarge: string
}

/** How the two families of `choice` draw, and what they say; everything else they share. */
export interface ChoiceStream {
  readonly words: ChoiceWords
  /** Whether the population may have more than one axis. */
  readonly axes: boolean
  /** A uniform double in [0, 1). */
  uniform(): number
  /** `count` independent indices below `population`. */
  withReplacement(population: number, count: number): number[]
  /** `count` different indices below `population`. */
  withoutReplacement(population: number, count: number): number[]
}

/** The arguments of `choice`. */
export interface ChoiceRequest {
  readonly a?: unknown
  readonly size?: unknown
  readonly replace?: unknown
  readonly p?: unknown
  readonly axis?: unknown
}

/** What a choice of `A` gives: indices below a number, names from a list of names, elements of an array. */
export type Chosen<A, S> = A extends readonly string[]
  ? [S] extends [null]
    ? string
    : string[]
  : A extends number
    ? Drawn<S, ScalarTypes["int64"]>
    : RankOf<A> extends 1
      ? Drawn<S, Made<A, never>>
      : // biome-ignore lint/suspicious/noExplicitAny: rows of a matrix, or what is not known
        Drawn<S, any>

/** `choice` of either family: keyword arguments `K` beside `size`. */
export interface Choose<K> {
  <const A extends ArrayInput | readonly string[]>(
    a: A,
    options?: K & { readonly size?: null },
  ): Chosen<A, null>
  <const A extends ArrayInput | readonly string[], const S extends Size>(
    a: A,
    options: K & { readonly size: S },
  ): Chosen<A, S>
  <const A extends ArrayInput | readonly string[], const S extends Size>(
    a: A,
    size: S,
    replace?: boolean | K,
    p?: ArrayInput | null | K,
    ...rest: readonly (number | boolean | K)[]
  ): Chosen<A, S>
}

/** What is drawn from: a number of indices, a list of what arrays do not hold, or an array along an axis. */
type Population =
  | { readonly kind: "count"; readonly length: number }
  | { readonly kind: "names"; readonly length: number; readonly names: readonly unknown[] }
  | { readonly kind: "array"; readonly length: number; readonly array: NDArray; readonly axis: number }

/**
 * Random elements of `a`, or of 0 to a - 1 when it is an integer.
 *
 * @throws RangeError for an empty population, probabilities that are negative, do not fit or do not sum
 *   to 1, and more draws than elements without replacement
 */
export function choice(stream: ChoiceStream, request: ChoiceRequest): unknown {
  const population = populationOf(stream, request)
  const dims = isSingle(request.size) ? [] : shapeOf(request.size)
  const count = sizeOf(dims)
  checkRoom(int64, count, dims)
  if (population.length === 0 && count > 0) {
    const { emptyCount, emptyList } = stream.words
    throw new RangeError(population.kind === "count" ? emptyCount : emptyList)
  }
  const p = isSingle(request.p) ? null : probabilitiesOf(stream.words, request.p, population.length)
  const replace = request.replace !== false && request.replace !== 0
  const indices = indicesOf(stream, population.length, count, replace, p)
  return pick(population, indices, isSingle(request.size) ? null : dims)
}

function populationOf({ words, axes }: ChoiceStream, { a, axis = 0 }: ChoiceRequest): Population {
  const plain = untyped(a)
  if (Array.isArray(plain) && plain.some((item) => typeof item === "string"))
    return { kind: "names", length: plain.length, names: plain }
  const scalar = plain instanceof NDArray && plain.ndim === 0 ? plain.item() : plain
  if (typeof scalar === "number" || typeof scalar === "boolean") {
    const length = Number(scalar)
    if (!Number.isInteger(length)) throw new RangeError(words.noSequence(scalar))
    if (length < 0) throw new RangeError(`${words.emptyCount}, got ${length}`)
    return { kind: "count", length }
  }
  if (typeof plain === "string") throw new RangeError(words.noSequence(plain))
  const array = toArray(plain)
  if (!axes && array.ndim !== 1) throw new RangeError(`${words.rank}, got ${array.ndim} axes`)
  const along = (axis as number) < 0 ? (axis as number) + array.ndim : (axis as number)
  const length = array.dims[along]
  if (length === undefined) throw new RangeError(`tuple index out of range: choice got axis ${String(axis)}`)
  return { kind: "array", length, array, axis: along }
}

/** How far probabilities may be from a sum of 1: the square root of their machine's epsilon. */
function toleranceOf(given: unknown): number {
  const single = given instanceof NDArray && given.dtype === (float32 as NDArray["dtype"])
  return Math.sqrt(single ? 2 ** -23 : Number.EPSILON)
}

function probabilitiesOf(words: ChoiceWords, given: unknown, population: number): Float64Array {
  const plain = untyped(given)
  const list = toArray(plain, float64)
  if (list.ndim === 0) throw new TypeError("object of type 'float' has no len(): p must be a sequence")
  const quote = words.sameSize.startsWith("'") ? "'" : ""
  if (list.ndim !== 1) throw new RangeError(`${quote}p${quote} must be 1-dimensional, got ${list.ndim} axes`)
  const p = Float64Array.from(list.tolist() as number[])
  if (p.length !== population) throw new RangeError(`${words.sameSize}, got ${population} and ${p.length}`)
  if (p.some(Number.isNaN)) throw new RangeError(words.hasNaN)
  const negative = p.find((value) => value < 0)
  if (negative !== undefined) throw new RangeError(`${words.negative}, got ${negative}`)
  const total = compensatedSum(p)
  if (Math.abs(total - 1) > toleranceOf(plain)) throw new RangeError(`${words.sum}, got ${total}`)
  return p
}

/**
 * @see W. Kahan, Further remarks on reducing truncation errors, CACM 8 (1965) 40
 */
function compensatedSum(values: Float64Array): number {
  let sum = 0
  let lost = 0
  for (const value of values) {
    const next = value - lost
    const raised = sum + next
    lost = raised - sum - next
    sum = raised
  }
  return sum
}

function indicesOf(
  stream: ChoiceStream,
  population: number,
  count: number,
  replace: boolean,
  p: Float64Array | null,
): number[] {
  if (replace) {
    if (p === null) return stream.withReplacement(population, count)
    return searchUniform(
      p,
      Array.from({ length: count }, () => stream.uniform()),
    )
  }
  if (count > population) throw new RangeError(`${stream.words.tooLarge}, got ${count} of ${population}`)
  return p === null ? stream.withoutReplacement(population, count) : weighted(stream, p, count)
}

/** Where uniform numbers fall in the cumulated probabilities: how many sums are not above them. */
function searchUniform(p: Float64Array, uniform: readonly number[]): number[] {
  const cumulated = Float64Array.from(p)
  for (let i = 1; i < p.length; i++) cumulated[i] = (cumulated[i - 1] as number) + (p[i] as number)
  const total = cumulated[p.length - 1] as number
  for (let i = 0; i < p.length; i++) cumulated[i] = (cumulated[i] as number) / total
  return uniform.map((u) => countNotAbove(cumulated, u))
}

/** `searchsorted(sorted, value, side="right")` by bisection. */
function countNotAbove(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** Weighted draws without replacement, in rounds: indices that came are given weight 0. */
function weighted(stream: ChoiceStream, weights: Float64Array, count: number): number[] {
  const p = Float64Array.from(weights)
  const possible = p.reduce((n, value) => n + (value > 0 ? 1 : 0), 0)
  if (possible < count) throw new RangeError(`Fewer non-zero entries in p than size, got ${possible}`)
  const found = new Set<number>()
  while (found.size < count) {
    const uniform = Array.from({ length: count - found.size }, () => stream.uniform())
    for (const index of found) p[index] = 0
    for (const index of searchUniform(p, uniform)) found.add(index)
  }
  return [...found]
}

/** The elements at those indices in the shape asked for; one element for null. */
function pick(population: Population, indices: readonly number[], dims: readonly number[] | null): unknown {
  const [first = 0] = indices
  if (population.kind === "count") return dims === null ? first : fromIntegers(indices, dims, int64)
  if (population.kind === "names")
    return dims === null ? population.names[first] : indices.map((i) => population.names[i])
  const { array, axis } = population
  if (dims === null && array.ndim === 1) return array.at(first)
  const around = [...array.dims.slice(0, axis), ...(dims ?? []), ...array.dims.slice(axis + 1)]
  return takeAlong(array, indices, axis).reshape(around)
}
