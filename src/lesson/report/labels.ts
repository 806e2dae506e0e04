import type { ComparedCells, LessonComparison, LessonSide } from "../compare/lesson.ts"
import { type Counts, type Verdict, verdictLabels } from "../compare/verdict.ts"
import type { JsonObject } from "../notebook/notebook.ts"

/** The order in which counts are told: good news first, what needs work in the middle. */
export const toldOrder: readonly Verdict[] = [
  "identical",
  "equal",
  "format",
  "noise",
  "different",
  "missing",
  "error",
  "notComparable",
]

/** `1 identical`, `2 not comparable`: the verdicts that occur. */
export function tellCounts(counts: Counts): { readonly verdict: Verdict; readonly text: string }[] {
  return toldOrder
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => ({ verdict, text: `${counts[verdict]} ${verdictLabels[verdict]}` }))
}

/** What Jupyter calls a cell: `In [5]`, by Python's number where it has one; `In [5-6]` for several. */
export function cellLabel(lesson: LessonComparison, cells: ComparedCells): string {
  const python = countsOf(lesson.python, cells.python)
  const counts = python.length > 0 ? python : countsOf(lesson.typescript, cells.typescript)
  const [first = " ", last] = [counts[0], counts.length > 1 ? counts.at(-1) : undefined]
  return `In [${first}${last === undefined ? "" : `-${last}`}]`
}

function countsOf({ notebook }: LessonSide, indices: readonly number[]): number[] {
  return indices.flatMap((index) => {
    const cell = notebook.cells[index]
    return cell?.cell_type === "code" && cell.execution_count !== null ? [cell.execution_count] : []
  })
}

/** What ran the Python side, as far as its metadata tell: `NumPy 2.4.6`. */
export function pythonVersion({ notebook }: LessonSide): string | null {
  const metadata = notebook.metadata as Record<string, JsonObject | undefined>
  const oracle = metadata.cellwise?.oracle as JsonObject | undefined
  if (typeof oracle?.numpy === "string") return `NumPy ${oracle.numpy}`
  const version = metadata.language_info?.version
  return typeof version === "string" ? `Python ${version}` : null
}

/** `0.28 s`, `74 ms`. */
export function tellSeconds(seconds: number): string {
  return seconds < 0.1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(seconds < 10 ? 2 : 0)} s`
}

/** `3 outputs`, `1 output`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`
}
