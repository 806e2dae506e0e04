/** The rows of a table in text, and those that have not its number of columns. */
import { warn } from "../warn.ts"
import type { SplitLine } from "./splitLine.ts"

interface Row {
  /** The line's number, from 1. */
  readonly line: number
  /** How many fields the line has. */
  readonly found: number
  /** The wanted fields; null where the line has not as many as the first. */
  readonly fields: readonly string[] | null
}

/** Which lines and columns to take. */
export interface Taking {
  readonly skipHeader: number
  readonly skipFooter: number
  readonly maxRows: number | null
  /** Columns to take; null for all. */
  readonly columns: readonly number[] | null
  /** Whether a line of another length is an error, or left out with a warning. */
  readonly invalidRaise: boolean
}

type Fields = readonly (readonly string[])[]

export interface Table {
  readonly rows: Fields
  /** The rows and those of the footer, from which NumPy finds dtypes too. */
  readonly seen: Fields
  /** How many columns the file's first row has; 0 for an empty file. */
  readonly width: number
}

/** The wanted fields of a line; null where it has not those. */
function pick(fields: readonly string[], width: number, columns: readonly number[] | null) {
  if (columns === null) return fields.length === width ? fields : null
  const picked = columns.map((column) => fields.at(column < 0 ? column + width : column))
  return picked.includes(undefined) ? null : (picked as string[])
}

function findRows(lines: readonly string[], split: SplitLine, taking: Taking): [Row[], width: number] {
  const rows: Row[] = []
  let [width, blank, valid] = [0, 0, 0]
  for (let at = taking.skipHeader; at < lines.length; at++) {
    if (valid === (taking.maxRows ?? -1)) break
    const all = split(lines[at]!)
    if (width === 0) {
      // NumPy does not count the empty lines before the first row.
      if (all.length === 0) blank++
      width = all.length
    }
    if (all.length === 0) continue
    const fields = pick(all, width, taking.columns)
    if (fields !== null) valid++
    rows.push({ line: at + 1 - blank, found: all.length, fields })
  }
  return [rows, width]
}

/**
 * The rows above the footer. Where lines of another length belong to it NumPy tells by their numbers, as if no line
 * were empty; so many fewer rows are left out.
 */
function withoutFooter(found: readonly Row[], { skipHeader, skipFooter }: Taking): Row[] {
  const last = found.length - skipFooter + skipHeader
  const kept = found.filter(({ fields, line }) => fields !== null || line <= last)
  let count = kept.filter(({ fields }) => fields !== null).length - skipFooter + (found.length - kept.length)
  return kept.filter(({ fields }) => fields === null || count-- > 0)
}

/** @throws RangeError that lists the lines of another length. */
function checkRows(rows: readonly Row[], wanted: number, raise: boolean): void {
  const wrong = rows.filter((row) => row.fields === null)
  if (wrong.length === 0) return
  const lines = wrong.map(
    ({ line, found }) => `    Line #${line} (got ${found} columns instead of ${wanted})`,
  )
  const message = ["Some errors were detected !", ...lines].join("\n")
  if (raise) throw new RangeError(message)
  warn("ConversionWarning", message)
}

const fieldsOf = (rows: readonly Row[]): Fields =>
  rows.flatMap(({ fields }) => (fields === null ? [] : [fields]))

/**
 * The wanted fields of a table's rows.
 *
 * @throws RangeError where a line has not as many fields as the first.
 */
export function tableRows(lines: readonly string[], split: SplitLine, taking: Taking): Table {
  const [found, width] = findRows(lines, split, taking)
  const rows = taking.skipFooter > 0 ? withoutFooter(found, taking) : found
  checkRows(rows, taking.columns?.length ?? width, taking.invalidRaise)
  return { rows: fieldsOf(rows), seen: fieldsOf(found), width }
}
