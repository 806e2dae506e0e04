import type { LessonComparison } from "../compare/lesson.ts"
import { countVerdicts, isFailure, verdictLabels } from "../compare/verdict.ts"
import { cellLabel, plural, tellCounts, tellSeconds } from "./labels.ts"

/** Rows of outputs beyond this are counted, not shown: a comment on GitHub holds 65,536 characters. */
const mostRows = 50

/** Characters of a reason that a row holds. */
const longestReason = 300

/**
 * The comparison as GitHub-flavoured Markdown, for a pull request or a job's summary: a line for each lesson, then the
 * outputs that fail or are not judged.
 */
export function renderMarkdown(lessons: readonly LessonComparison[]): string {
  const all = lessons.flatMap((lesson) => lesson.pairs.map((pair) => pair.verdict))
  const mark = all.some(isFailure) ? "❌" : "✅"
  const counts = tellCounts(countVerdicts(all)).map(({ text }) => text)
  return [
    `## ${mark} ${counts.length === 0 ? "no outputs" : counts.join(" · ")}`,
    "",
    "| lesson | verdict | outputs | Python | TypeScript |",
    "|---|---|---|---|---|",
    ...lessons.map(renderLesson),
    ...renderOutputs(lessons),
    "",
  ].join("\n")
}

function renderLesson({ name, verdict, counts, python, typescript }: LessonComparison): string {
  const told = tellCounts(counts).map(({ text }) => text)
  const seconds = [python, typescript].map((side) => (side.seconds === null ? "" : tellSeconds(side.seconds)))
  return `| ${cell(name)} | ${isFailure(verdict) ? "❌" : "✅"} ${verdictLabels[verdict]} | ${told.join(", ")} | ${seconds.join(" | ")} |`
}

function renderOutputs(lessons: readonly LessonComparison[]): string[] {
  const rows = lessons.flatMap((lesson) =>
    lesson.cells.flatMap((cells) =>
      cells.pairs
        .filter(({ verdict }) => isFailure(verdict) || verdict === "notComparable")
        .map(({ verdict, stream, reason }) => {
          const label = `${lesson.name} ${cellLabel(lesson, cells)} ${stream}`
          return `| ${cell(label)} | ${verdictLabels[verdict]} | ${cell(reason)} |`
        }),
    ),
  )
  if (rows.length === 0) return []
  const left = rows.length - mostRows
  return [
    "",
    "| output | verdict | why |",
    "|---|---|---|",
    ...rows.slice(0, mostRows),
    ...(left > 0 ? ["", `and ${plural(left, "more output")}`] : []),
  ]
}

/** Text in a cell of a table: on one line, nothing in it is markup. */
function cell(text: string): string {
  const short = text.length > longestReason ? `${text.slice(0, longestReason - 1)}…` : text
  return short.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>|~#]/g, (sign) => `\\${sign}`)
}
