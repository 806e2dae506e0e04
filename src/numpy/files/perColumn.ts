import { isOptions } from "../options.ts"
import { untyped } from "../typed.ts"

/** The columns that are read: `taken` of the file's, or all; `count` of them. */
export interface Columns {
  readonly taken: readonly number[] | null
  readonly count: number
}

/** Where one of the file's columns stands among those read; -1 for one that is not read. */
export function placeOf(name: string, key: string, { taken, count }: Columns): number {
  const column = Number(key)
  if (taken?.includes(column)) return taken.indexOf(column)
  const place = column < 0 ? column + count : column
  if (Number.isInteger(place) && place >= 0 && place < count) return place
  throw new RangeError(`genfromtxt: ${name} must name columns of the ${count} read, got ${key}`)
}

/**
 * What a parameter says of each column that is read: one thing for all, a list from the first column on, or an
 * object by the columns of the file.
 */
export function perColumn(name: string, given: unknown, columns: Columns): unknown[] {
  const plain = untyped(given)
  const result = new Array<unknown>(columns.count).fill(undefined)
  if (plain === null || plain === undefined) return result
  if (Array.isArray(plain)) return result.map((_, k) => plain[k])
  if (!isOptions(plain)) return result.fill(plain)
  for (const [key, value] of Object.entries(plain)) result[placeOf(name, key, columns)] = value
  return result
}
