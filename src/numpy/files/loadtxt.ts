import { allocate } from "../copy.ts"
import { checkPlace, toArray } from "../creation.ts"
import {
  type DType,
  type DTypeLike,
  dtypeOr,
  type float64 as Float64,
  float64,
  type ScalarOfDType,
} from "../dtype.ts"
import { setItem } from "../index/index.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import { numbersOf } from "../picking/places.ts"
import { squeeze, transpose } from "../shape/reshape.ts"
import { untyped } from "../typed.ts"
import { commentsOf, fieldsOf, linesOf, type TextInput } from "./lines.ts"
import { writeText } from "./textNumbers.ts"

/** Makes a number of a field's text. */
export type Converter = (field: string) => number | boolean

interface LoadTextOptions<D> {
  readonly dtype?: D | null
  readonly comments?: string | readonly string[] | null
  readonly delimiter?: string | null
  readonly converters?: Converter | Readonly<Record<number, Converter>> | null
  readonly skiprows?: number
  readonly usecols?: number | readonly number[] | null
  readonly unpack?: boolean
  readonly ndmin?: number
  readonly encoding?: string | null
  readonly max_rows?: number | null
  readonly quotechar?: string | null
  readonly like?: NDArray | null
}

const NAMES = [
  "dtype",
  "comments",
  "delimiter",
  "converters",
  "skiprows",
  "usecols",
  "unpack",
  "ndmin",
  "encoding",
  "max_rows",
  "quotechar",
  "like",
] as const

/** One character, or null. */
function markOf(name: string, given: unknown): string | null {
  const mark = untyped(given ?? null)
  if (mark === null || (typeof mark === "string" && mark.length === 1)) return mark
  throw new TypeError(
    `Text reading control character must be a single unicode character or None; ${name} is: ${String(mark)}`,
  )
}

/** The columns to take, counted from the first; null for all. */
function columnsOf(given: unknown): number[] | null {
  return given === undefined || given === null ? null : Array.from(numbersOf(toArray(given)))
}

function pickColumns(fields: readonly string[], columns: readonly number[] | null, row: number): number[] {
  if (columns === null) return fields.map((_, k) => k)
  return columns.map((column) => {
    if (column >= fields.length || column < -fields.length)
      throw new RangeError(`invalid column index ${column} at row ${row + 1} with ${fields.length} columns`)
    return column < 0 ? column + fields.length : column
  })
}

/** The rows of fields that are wanted. */
function rowsOf(given: Readonly<Record<string, unknown>>, fname: unknown): string[][] {
  const splitting = {
    delimiter: markOf("delimiter", given.delimiter),
    comments: commentsOf(given.comments),
    quote: markOf("quotechar", given.quotechar),
  }
  const { comments, quote } = splitting
  if (quote !== null && (comments.length > 1 || comments.some((mark) => mark.length > 1)))
    throw new RangeError(
      "when multiple comments or a multi-character comment is given, quotes are not supported.  In this case quotechar must be set to None.",
    )
  const most = untyped(given.max_rows ?? null)
  const lines = linesOf("loadtxt", fname, given.encoding).slice(Number(untyped(given.skiprows ?? 0)))
  const rows: string[][] = []
  for (const line of lines) {
    if (most !== null && rows.length >= Number(most)) break
    const fields = fieldsOf(line, splitting)
    if (fields.length > 0) rows.push(fields)
  }
  return rows
}

function matrixOf(
  rows: readonly (readonly string[])[],
  dtype: DType,
  columns: readonly number[] | null,
  converters: unknown,
): NDArray {
  const count = columns?.length ?? rows[0]?.length ?? 1
  const result = allocate(dtype, [rows.length, count]) as NDArray
  rows.forEach((fields, row) => {
    const picked = pickColumns(fields, columns, row)
    if (picked.length !== count)
      throw new RangeError(
        `the number of columns changed from ${count} to ${picked.length} at row ${row + 1}; use \`usecols\` to select a subset and avoid this error`,
      )
    picked.forEach((column, k) => {
      const converter = converterFor(converters, column, fields.length)
      if (converter !== null) setItem(result, [row, k], converter(fields[column]!))
      else if (!writeText(result, row * count + k, fields[column]!))
        throw new RangeError(
          `could not convert string '${fields[column]}' to ${dtype.name} at row ${row}, column ${column + 1}.`,
        )
    })
  })
  return result
}

function converterFor(converters: unknown, column: number, count: number): Converter | null {
  const plain = untyped(converters ?? null)
  if (plain === null || typeof plain === "function") return plain as Converter | null
  const byColumn = plain as Record<number, Converter>
  return byColumn[column] ?? byColumn[column - count] ?? null
}

/** Axes of length 1 fall away down to `ndmin`; a vector that needs two axes stands as a column. */
export function ofRank(x: NDArray, ndmin: number): NDArray {
  if (ndmin !== 0 && ndmin !== 1 && ndmin !== 2)
    throw new RangeError(`Illegal value of ndmin keyword: ${ndmin}`)
  const small = x.dims.length > ndmin ? (squeeze(x) as NDArray) : x
  if (small.dims.length >= ndmin) return small
  if (ndmin === 1) return small.reshape([1]) as NDArray
  return small.reshape([small.size, 1]) as NDArray
}

/**
 * `np.loadtxt(fname, dtype=float, comments="#", delimiter=None, converters=None, skiprows=0, usecols=None,
 * unpack=False, ndmin=0, encoding=None, max_rows=None, *, quotechar=None, like=None)`: the numbers of a text file, a
 * row a line.
 *
 * @param fname - a path, bytes or lines
 * @param converters - a function of a field's text for all columns, or one by column
 * @throws RangeError for text that is no number, or lines of different lengths.
 */
export function loadtxt<D extends DTypeLike = never>(
  fname: TextInput,
  ...rest: readonly (D | string | number | boolean | readonly unknown[] | null | LoadTextOptions<D>)[]
): NDArray<[D] extends [never] ? Float64 : ScalarOfDType<D>> {
  const given = named("loadtxt", NAMES, rest, 10)
  checkPlace({ like: given.like })
  const dtype = dtypeOr(given.dtype, float64)
  const matrix = matrixOf(rowsOf(given, fname), dtype, columnsOf(given.usecols), given.converters)
  const result = ofRank(matrix, Number(untyped(given.ndmin ?? 0)))
  return (untyped(given.unpack) === true ? transpose(result) : result) as never
}
