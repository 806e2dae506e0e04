import type { LessonComparison, LessonSide } from "../compare/lesson.ts"
import type { OutputComparison } from "../compare/output.ts"
import { countVerdicts, type Verdict, verdictLabels } from "../compare/verdict.ts"
import { cellLabel, plural, pythonVersion, tellCounts, tellSeconds } from "./labels.ts"

export interface TableOptions {
  /** ANSI colours; for a terminal only. */
  readonly colors: boolean
  /** Columns that a line may take. */
  readonly width: number
}

/** SGR codes: bold and a colour of the terminal's own palette, so that any background works. */
const colors: Readonly<Record<Verdict, string>> = {
  identical: "32",
  equal: "32",
  format: "33",
  noise: "33",
  different: "1;31",
  missing: "1;31",
  error: "1;31",
  notComparable: "2",
}

/** The comparison as lines for a terminal: one row for each output, then the counts. */
export function renderTable(lesson: LessonComparison, options: TableOptions): string {
  const paint = painter(options)
  const version = pythonVersion(lesson.python)
  const facts = [
    plural(lesson.pairs.length, "output"),
    version,
    lesson.python.rerun === undefined ? null : `run again twice, seed ${lesson.python.rerun.seed}`,
    ...tellTimes(lesson),
  ].filter((fact) => fact !== null)
  const head = `${paint("1", lesson.name)}  ${paint("2", facts.join(" · "))}`
  const rows = findRows(lesson).map((row) => renderRow(row, options))
  return `${[head, "", ...rows, ...tellUnpaired(lesson, paint), "", renderSummary([lesson], options)].join("\n")}\n`
}

/** Several lessons, a line each: counts by verdict, and both times where both sides ran. */
export function renderOverview(lessons: readonly LessonComparison[], options: TableOptions): string {
  const paint = painter(options)
  const longest = Math.max(...lessons.map(({ name }) => name.length))
  const rows = lessons.map((lesson) => {
    const counts = tellCounts(lesson.counts).map(({ verdict, text }) => paint(colors[verdict], text))
    const times = paint("2", tellTimes(lesson).join(" · "))
    return `  ${lesson.name.padEnd(longest)}  ${[...counts, times].join(paint("2", " · "))}`
  })
  return `${paint("1", plural(lessons.length, "lesson"))}\n\n${rows.join("\n")}\n\n${renderSummary(lessons, options)}\n`
}

/** How long the cells took in either language, as far as they ran. */
function tellTimes({ python, typescript }: LessonComparison): string[] {
  return [
    ...(python.seconds === null ? [] : [`Python ${tellSeconds(python.seconds)}`]),
    ...(typescript.seconds === null ? [] : [`TypeScript ${tellSeconds(typescript.seconds)}`]),
  ]
}

/** `1 identical · 2 not comparable`, over all lessons. */
export function renderSummary(lessons: readonly LessonComparison[], options: TableOptions): string {
  const paint = painter(options)
  const found = lessons.flatMap((lesson) => lesson.pairs.map((pair) => pair.verdict))
  const counts = tellCounts(countVerdicts(found)).map(({ verdict, text }) => paint(colors[verdict], text))
  return counts.length === 0 ? "no outputs on either side" : counts.join(" · ")
}

interface Row {
  readonly label: string
  readonly pair: OutputComparison
}

function findRows(lesson: LessonComparison): Row[] {
  return lesson.cells.flatMap((cells) =>
    cells.pairs.map((pair) => {
      const label = cellLabel(lesson, cells)
      return { label: cells.pairs.length === 1 ? label : `${label} ${pair.stream}`, pair }
    }),
  )
}

function renderRow({ label, pair }: Row, options: TableOptions): string {
  const paint = painter(options)
  const verdict = verdictLabels[pair.verdict]
  const start = `  ${label.padEnd(15)} ${paint(colors[pair.verdict], verdict)}${" ".repeat(16 - verdict.length)}`
  const indent = 34
  return start + wrap(pair.reason, Math.max(30, options.width - indent)).join(`\n${" ".repeat(indent)}`)
}

function tellUnpaired({ cells, python, typescript }: LessonComparison, paint: Paint): string[] {
  const countCode = ({ notebook }: LessonSide, indices: readonly number[]) =>
    indices.filter((index) => notebook.cells[index]?.cell_type === "code").length
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)
  const extra = sum(
    cells.map((cell) => (cell.python.length > 0 ? 0 : countCode(typescript, cell.typescript))),
  )
  const lacking = sum(cells.map((cell) => (cell.typescript.length > 0 ? 0 : countCode(python, cell.python))))
  return [
    ...(extra > 0 ? [paint("2", `  ${plural(extra, "code cell")} only in the port`)] : []),
    ...(lacking > 0 ? [paint("2", `  ${plural(lacking, "code cell")} only in Python's notebook`)] : []),
  ]
}

function wrap(text: string, width: number): string[] {
  const lines = [""]
  for (const word of text.replace(/\s+/g, " ").split(" ")) {
    const last = lines.at(-1) ?? ""
    if (last !== "" && last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`
  }
  return lines
}

type Paint = (code: string, text: string) => string

function painter({ colors }: TableOptions): Paint {
  return (code, text) => (colors ? `\u001b[${code}m${text}\u001b[0m` : text)
}
