import { toArray } from "../creation.ts"
import { float64, int64 } from "../dtype.ts"
import { type NDArray, sizeOf } from "../ndarray.ts"
import { takeAlong } from "../shape/arrange.ts"
import { untyped } from "../typed.ts"
import { fromIntegers, isSingle, shapeOf } from "./draw.ts"

/** How the two families of `choice` draw; everything else they share. */
export interface ChoiceStream {
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
}

/** How far probabilities may be from a sum of 1: the square root of the machine's epsilon. */
const TOLERANCE = Math.sqrt(Number.EPSILON)

/**
 * Random elements of `a`, or of 0 to a - 1 when it is an integer.
 *
 * @throws RangeError for an empty population, probabilities that are negative, do not fit or do not sum
 *   to 1, and more draws than elements without replacement
 */
export function choice(stream: ChoiceStream, request: ChoiceRequest): unknown {
  const a = untyped(request.a)
  const population = populationOf(a)
  const single = isSingle(request.size)
  const dims = single ? [] : shapeOf(request.size)
  const count = sizeOf(dims)
  if (population === 0 && count > 0)
    throw new RangeError("choice: a cannot be empty unless no samples are taken, got 0")
  const p = isSingle(request.p) ? null : probabilitiesOf(request.p, population)
  const indices = indicesOf(stream, population, count, request.replace !== false, p)
  return pick(a, indices, dims, single)
}

function populationOf(a: unknown): number {
  if (typeof a === "number") {
    if (Number.isInteger(a) && a >= 0) return a
    throw new RangeError(`choice: a must be a positive integer unless no samples are taken, got ${a}`)
  }
  return isOfNames(a) ? a.length : (toArray(a).dims[0] ?? 0)
}

/** Lists of what arrays do not hold, such as strings: their elements are drawn as they are. */
function isOfNames(a: unknown): a is readonly unknown[] {
  return Array.isArray(a) && a.some((item) => typeof item === "string")
}

function probabilitiesOf(given: unknown, population: number): Float64Array {
  const p = Float64Array.from(toArray(given, float64).ravel().tolist() as number[])
  if (p.length !== population)
    throw new RangeError(`choice: a and p must have same size, got ${population} and ${p.length}`)
  const negative = p.find((value) => !(value >= 0))
  if (negative !== undefined)
    throw new RangeError(`choice: probabilities are not non-negative, got ${negative}`)
  const total = p.reduce((sum, value) => sum + value, 0)
  if (Math.abs(total - 1) > TOLERANCE)
    throw new RangeError(`choice: probabilities do not sum to 1, got ${total}`)
  return p
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
  if (count > population) {
    throw new RangeError(
      `choice: cannot take a larger sample than population when replace is false, got ${count}`,
    )
  }
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
  if (possible < count) throw new RangeError(`choice: fewer non-zero entries in p than size, got ${possible}`)
  const found = new Set<number>()
  while (found.size < count) {
    const uniform = Array.from({ length: count - found.size }, () => stream.uniform())
    for (const index of found) p[index] = 0
    for (const index of searchUniform(p, uniform)) found.add(index)
  }
  return [...found]
}

/** The elements at those indices in the shape asked for. */
function pick(a: unknown, indices: readonly number[], dims: readonly number[], single: boolean): unknown {
  if (typeof a === "number") return single ? indices[0] : fromIntegers(indices, dims, int64)
  if (isOfNames(a)) return single ? a[indices[0] as number] : indices.map((index) => a[index])
  const list = toArray(a)
  if (single) return list.at(indices[0] as number)
  const taken: NDArray = takeAlong(list, indices, 0)
  return taken.reshape([...dims, ...list.dims.slice(1)])
}
