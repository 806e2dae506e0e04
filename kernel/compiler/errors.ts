/** Errors as Jupyter's `error` message carries them, drawn in the author's own lines. */
import { locationOf } from "./lines.ts"

/** `traceback` is plain text, one entry a line. */
export interface CellError {
  readonly ename: string
  readonly evalue: string
  readonly traceback: string[]
}

/** A stretch of a cell that an error is about. */
export interface Place {
  readonly source: string
  readonly executionCount: number
  /** For a module that a cell has imported: what it is called, instead of `In [5]`. */
  readonly file?: string | undefined
  readonly start: number
  readonly end: number
}

/** How many lines a frame shows before and after the line in question. */
const around = 2

/**
 * A code frame:
 * ```
 * In [5], line 3
 *   2 | const x = np.zeros(3)
 * > 3 | x + "a"
 *     | ^^^^^^^
 * ```
 */
export function renderFrame({ source, executionCount, file, start, end }: Place, label = ""): string[] {
  const lines = source.split("\n")
  const { line, column } = locationOf(source, start)
  const first = Math.max(1, line - around)
  const last = Math.min(lines.length, line + around)
  const width = String(last).length
  const frame = [`${file ?? `In [${executionCount}]`}, line ${line}${label && `, ${label}`}`]
  for (let n = first; n <= last; n++) {
    const text = lines[n - 1] ?? ""
    if (n !== line && text.trim() === "" && (n === first || n === last)) continue
    frame.push(`${n === line ? ">" : " "} ${String(n).padStart(width)} | ${text}`)
    if (n === line) frame.push(`  ${" ".repeat(width)} | ${underline(text, column, end - start)}`)
  }
  return frame
}

/** Carets under `length` characters from `column`; tabs stay tabs, so that they line up. */
function underline(line: string, column: number, length: number): string {
  const before = line.slice(0, column - 1).replace(/[^\t]/g, " ")
  return before + "^".repeat(Math.max(1, Math.min(length, line.length - column + 1)))
}

/** One error with one frame. */
export function createCellError(ename: string, evalue: string, place: Place): CellError {
  return { ename, evalue, traceback: [`${ename}: ${evalue}`, "", ...renderFrame(place)] }
}
