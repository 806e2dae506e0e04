import * as np from "../numpy/index.ts"
import { NDArray } from "../numpy/ndarray.ts"
import { untyped } from "../numpy/typed.ts"
import { iterate } from "../python/iterate.ts"

/** What plots take for a row of numbers: arrays, lists, ranges, and words for an axis of categories. */
// biome-ignore lint/suspicious/noExplicitAny: whatever can be walked over; a Typed list of the compiler too
export type Values = NDArray | Iterable<any> | number

/** Numbers row by row. */
export interface Table {
  readonly rows: number
  readonly columns: number
  readonly values: readonly number[]
}

/** The members of an array of any shape, or of anything that can be walked over, as a plain list. */
export function listOf(given: unknown): readonly unknown[] {
  const value = untyped(given)
  if (value instanceof NDArray) return value.ravel().tolist() as unknown[]
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return [value]
  return [...iterate(value)].map((member) => scalarOf(member))
}

function scalarOf(member: unknown): unknown {
  const value = untyped(member)
  return value instanceof NDArray && value.size === 1 ? value.item() : value
}

/** As {@link listOf}, all of them numbers; null and undefined are gaps. */
export function numbersOf(given: unknown): number[] {
  return listOf(given).map((value) => (value === null || value === undefined ? Number.NaN : Number(value)))
}

/** One number or words for each. */
export function broadcast<T>(values: readonly T[], count: number): T[] {
  return Array.from({ length: count }, (_, i) => values[i % values.length]!)
}

/** An array of two axes from whatever NumPy makes one of. */
export function tableOf(given: unknown): Table {
  const array = np.asarray(untyped(given) as NDArray)
  const flat = array.ravel().tolist() as (number | boolean)[]
  const [rows, columns] = array.ndim === 2 ? array.shape : [1, array.size]
  return { rows: rows!, columns: columns!, values: flat.map(Number) }
}

/** The shape of what is given; a list of lists has one too. */
export function shapeOf(given: unknown): readonly number[] {
  const value = untyped(given)
  if (value instanceof NDArray) return value.shape
  if (!Array.isArray(value)) return typeof value === "number" ? [] : [listOf(value).length]
  const first = untyped(value[0])
  return first instanceof NDArray || Array.isArray(first) ? [value.length, ...shapeOf(first)] : [value.length]
}

/** The least and the greatest of the finite numbers; undefined when there is none. */
export function maybeExtent(values: Iterable<number>): readonly [number, number] | undefined {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    if (value < low) low = value
    if (value > high) high = value
  }
  return low <= high ? [low, high] : undefined
}
