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
import type { NDArray } from "../ndarray.ts"
import { isOptions, named, wholeNumber } from "../options.ts"
import { numbersOf } from "../picking/places.ts"
import { transpose } from "../shape/reshape.ts"
import { untyped } from "../typed.ts"
import { warn } from "../warn.ts"
import { maybeDType, maybeNumber, missingNumber, writeNumber } from "./fieldNumber.ts"
import { rawLinesOf, type TextInput } from "./lines.ts"
import { type Converter, ofRank } from "./loadtxt.ts"
import { type Columns, perColumn, placeOf } from "./perColumn.ts"
import { type Delimiter, splitLine } from "./splitLine.ts"
import { type Table, tableRows } from "./tableRows.ts"

type ByColumn<T> = T | readonly T[] | Readonly<Record<number, T>>

interface GenFromTextOptions<D> {
  readonly dtype?: D | null
  readonly comments?: string | null
  readonly delimiter?: Delimiter
  readonly skip_header?: number
  readonly skip_footer?: number
  readonly converters?: Readonly<Record<number, Converter>> | null
  readonly missing_values?: ByColumn<string | number> | Readonly<Record<number, readonly string[]>> | null
  readonly filling_values?: ByColumn<number | boolean | string | null> | null
  readonly usecols?: number | readonly number[] | null
  readonly names?: null
  readonly excludelist?: readonly string[] | null
  readonly deletechars?: string
  readonly replace_space?: string
  readonly autostrip?: boolean
  readonly case_sensitive?: boolean | "upper" | "lower"
  readonly defaultfmt?: string
  readonly unpack?: boolean | null
  readonly usemask?: false
  readonly loose?: boolean
  readonly invalid_raise?: boolean
  readonly max_rows?: number | null
  readonly encoding?: string | null
  readonly ndmin?: number
  readonly like?: NDArray | null
}

const NAMES = [
  "dtype",
  "comments",
  "delimiter",
  "skip_header",
  "skip_footer",
  "converters",
  "missing_values",
  "filling_values",
  "usecols",
  "names",
  "excludelist",
  "deletechars",
  "replace_space",
  "autostrip",
  "case_sensitive",
  "defaultfmt",
  "unpack",
  "usemask",
  "loose",
  "invalid_raise",
  "max_rows",
  "encoding",
  "ndmin",
  "like",
] as const

type Given = { readonly [K in (typeof NAMES)[number]]?: unknown }

/** How a column's fields become numbers. */
interface Column {
  readonly converter: Converter | undefined
  /** The texts that stand for no number. */
  readonly missing: readonly string[]
  /** The others. */
  readonly fields: readonly string[]
  readonly fill: unknown
}

/** @throws TypeError for what would need records or masks. */
function checkNumbersOnly(given: Given): void {
  if ((untyped(given.names) ?? null) !== null)
    throw new TypeError("genfromtxt: names must be null, arrays have no named fields here")
  if (untyped(given.usemask))
    throw new TypeError("genfromtxt: usemask must be false, there are no masked arrays here")
}

function commentOf(given: unknown): string | null {
  const plain = untyped(given)
  if (plain === null || (typeof plain === "string" && plain !== "")) return plain
  if (plain === undefined) return "#"
  throw new TypeError(`genfromtxt: comments must be text or null, got ${JSON.stringify(plain)}`)
}

function columnsOf(given: unknown): number[] | null {
  if ((untyped(given) ?? null) === null) return null
  const columns = Array.from(numbersOf(toArray(given)), (column) =>
    wholeNumber("genfromtxt", "usecols", column),
  )
  return columns.length === 0 ? null : columns
}

/** How many rows at most; null for all. */
function maxRowsOf(given: Given): number | null {
  const most = untyped(given.max_rows ?? null)
  if (most === null) return null
  if (Number(untyped(given.skip_footer ?? 0)) !== 0)
    throw new RangeError("The keywords 'skip_footer' and 'max_rows' can not be specified at the same time.")
  if (!(Number(most) >= 1)) throw new RangeError("'max_rows' must be at least 1.")
  return Math.ceil(Number(most))
}

/** The lines' text in the warning of an empty file. */
const titleOf = (fname: unknown, lines: readonly string[]) =>
  typeof fname === "string" ? fname : `[${lines.map((line) => `'${line}'`).join(", ")}]`

function tableOf(fname: unknown, given: Given, columns: readonly number[] | null): Table {
  const count = (name: "skip_header" | "skip_footer") =>
    Math.max(0, wholeNumber("genfromtxt", name, given[name] ?? 0))
  const lines = rawLinesOf("genfromtxt", fname, given.encoding)
  const delimiter = untyped(given.delimiter ?? null) as Delimiter
  const split = splitLine(delimiter, commentOf(given.comments), Boolean(untyped(given.autostrip)))
  const table = tableRows(lines, split, {
    skipHeader: count("skip_header"),
    skipFooter: count("skip_footer"),
    maxRows: maxRowsOf(given),
    columns,
    invalidRaise: Boolean(untyped(given.invalid_raise ?? true)),
  })
  if (table.width === 0)
    warn("UserWarning", `genfromtxt: Empty input file: "${titleOf(untyped(fname), lines)}"`)
  return table
}

/** The converters by the place of their column; one of a column that is not read is not used. */
function convertersOf(given: unknown, columns: Columns): (Converter | undefined)[] {
  const plain = untyped(given ?? null)
  if (plain !== null && !isOptions(plain))
    throw new TypeError(
      `genfromtxt: converters must be an object by column, such as { 0: Number }, got ${typeof plain}`,
    )
  const result = new Array<Converter | undefined>(columns.count).fill(undefined)
  for (const [key, converter] of Object.entries(plain ?? {}))
    if (columns.taken === null || columns.taken.includes(Number(key)))
      result[placeOf("converters", key, columns)] = converter as Converter
  return result
}

/** Text in one piece names what is missing in any column, with commas between. */
function missingOf(given: unknown, columns: Columns): string[][] {
  // As in Python, 0 says nothing.
  const plain = untyped(given) || null
  if (typeof plain === "string") return Array.from({ length: columns.count }, () => plain.split(","))
  return perColumn("missing_values", plain, columns).map((own) =>
    own === undefined ? [] : [own].flat().map((text) => String(untyped(text))),
  )
}

function findColumns(given: Given, seen: Table["seen"], columns: Columns): Column[] {
  const converters = convertersOf(given.converters, columns)
  const missing = missingOf(given.missing_values, columns)
  const fills = perColumn("filling_values", given.filling_values, columns)
  return fills.map((fill, k) => {
    const own = ["", ...missing[k]!]
    const fields = seen.map((row) => row[k]!).filter((field) => !own.includes(field.trim()))
    return { converter: converters[k], missing: own, fields, fill }
  })
}

/**
 * `dtype: null`: what all columns hold; one in which all is missing holds anything, booleans where all do.
 *
 * @throws TypeError for text, or columns of different dtypes.
 */
function dtypeOfColumns(columns: readonly Column[]): DType {
  const found = columns
    .filter(({ converter, fields }) => converter !== undefined || fields.length > 0)
    .map(({ converter, fields }) => (converter === undefined ? (maybeDType(fields) ?? "text") : "float64"))
  const [kind = "bool", ...others] = new Set(found)
  if (kind === "text" || others.length > 0)
    throw new TypeError(
      `genfromtxt: dtype null needs columns of one kind of number, got ${found.join(", ")} (dtype: "float64" reads anything)`,
    )
  return dtypeOr(kind, float64)
}

/** The value of a field; null for what is none, or what its converter refuses. */
function maybeValue(field: string, converter: Converter | undefined, dtype: DType): unknown {
  if (converter === undefined) return maybeNumber(field, dtype)
  try {
    return converter(field)
  } catch (error) {
    // NumPy takes a converter's ValueError for "no number"; here that is a RangeError.
    if (error instanceof RangeError) return null
    throw error
  }
}

type FieldReader = (field: string, column: Column) => unknown

/** How fields become values of a dtype; the reader throws a RangeError for what is no number, unless `loose`. */
function fieldReader(given: Given, dtype: DType): FieldReader {
  const loose = Boolean(untyped(given.loose ?? true))
  return (field, { converter, missing, fields, fill }) => {
    const value = maybeValue(field, converter, dtype)
    if (value !== null) return value
    if (!loose && !missing.includes(field.trim())) throw new RangeError(`Cannot convert string '${field}'`)
    if ((untyped(fill) ?? null) !== null) return (dtype as unknown as (value: unknown) => unknown)(fill)
    // Of a column without a number NumPy thinks that it holds booleans.
    return given.dtype === null && fields.length === 0 ? false : missingNumber(dtype)
  }
}

function arrayOf({ rows, seen, width }: Table, given: Given, taken: readonly number[] | null): NDArray {
  const places = taken?.map((column) => (column < 0 ? column + width : column)) ?? null
  const columns = findColumns(given, seen, { taken: places, count: taken?.length ?? width })
  const dtype = given.dtype === null ? dtypeOfColumns(columns) : dtypeOr(given.dtype, float64)
  const read = fieldReader(given, dtype)
  const result = allocate(dtype, rows.length === 0 ? [0] : [rows.length, columns.length]) as NDArray
  rows.forEach((fields, i) => {
    columns.forEach((column, j) => {
      writeNumber(result, [i, j], read(fields[j]!, column))
    })
  })
  return result
}

/**
 * `np.genfromtxt(fname, dtype=float, comments="#", delimiter=None, skip_header=0, skip_footer=0, converters=None,
 * missing_values=None, filling_values=None, usecols=None, ..., unpack=None, loose=True, invalid_raise=True,
 * max_rows=None, encoding=None, *, ndmin=0, like=None)`: the numbers of a table in text, a row a line, with something
 * in the place of what is missing or no number: nan, -1 for integers, False for booleans, or `filling_values`.
 *
 * @param fname - a path, bytes or lines
 * @param dtype - null finds bool, int64 or float64, which all columns must share
 * @param delimiter - text between fields, or their widths; null for white space
 * @param converters - functions of a field's text by column; their numbers become the dtype's
 * @param missing_values - texts for what is missing, which `loose: false` does not refuse
 * @param names, usemask - records and masked arrays are not here: only null and false
 * @throws RangeError for lines of different lengths, unless `invalid_raise` is false: then they are left out with a
 * warning; and for text that is no number, where `loose` is false.
 */
export function genfromtxt<D extends DTypeLike = never>(
  fname: TextInput,
  ...rest: readonly (D | string | number | boolean | readonly unknown[] | null | GenFromTextOptions<D>)[]
): NDArray<[D] extends [never] ? Float64 : ScalarOfDType<D>> {
  const given = named("genfromtxt", NAMES, rest, 22)
  checkPlace({ like: given.like })
  checkNumbersOnly(given)
  const columns = columnsOf(given.usecols)
  const table = tableOf(fname, given, columns)
  const result = ofRank(arrayOf(table, given, columns), Number(untyped(given.ndmin ?? 0)))
  return (untyped(given.unpack) ? transpose(result) : result) as never
}
