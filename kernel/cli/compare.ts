import { statSync } from "node:fs"
import {
  isFailure,
  type LessonComparison,
  renderJson,
  renderPage,
  renderSummary,
  renderTable,
} from "../../src/lesson/index.ts"
import { parseAmount, parseArguments } from "./arguments.ts"
import { compareFiles, type LessonFiles } from "./lesson/compare-files.ts"
import { checkWritable, tellSystemError, writeWhole } from "./lesson/files.ts"
import { findLessons } from "./lesson/folder.ts"
import { startProgress } from "./lesson/progress.ts"
import { UsageError } from "./usage-error.ts"

export const summary = "run a port and compare its outputs with the Python lesson's, side by side"
export const usage =
  "cellwise compare PYTHON.ipynb TS.ipynb | FOLDER [--json F] [--html F] [--rtol R] [--stored]"
export const help = `
  PYTHON.ipynb   the original, with the outputs that a real Python stored
  TS.ipynb       its port; it is run, its stored outputs are not looked at
  FOLDER         compares every NAME.python.ipynb in it with NAME.ipynb
  --json F       write the comparison as JSON
  --html F       write it as one page with both notebooks side by side
  --rtol R       relative tolerance for floats (default: 1e-9, wider for float32 and float16)
  --stored       compare the outputs stored in TS.ipynb instead of running it

Exit codes: 0 nothing is different, missing or an error; 1 something is; 2 wrong use or unreadable input.

Examples:
  cellwise compare notebooks/rnn-lstm-gru.python.ipynb notebooks/rnn-lstm-gru.ipynb --html report.html
  cellwise compare notebooks/ --json report.json
`

/**
 * Compares one lesson or a folder of them.
 *
 * @returns 0, or 1 when something is different, missing or an error
 */
export async function run(args: readonly string[]): Promise<number> {
  const options = {
    json: { type: "string" },
    html: { type: "string" },
    rtol: { type: "string" },
    stored: { type: "boolean" },
  } as const
  const given = parseArguments(args, options, { least: 1, most: 2, what: "two notebooks or one folder" })
  const tolerance = { rtol: parseAmount("--rtol", given.text("rtol")) }
  const { lessons, unported } = chooseLessons(given.positionals)
  const [json, html] = [given.text("json"), given.text("html")]
  for (const path of [json, html]) if (path !== undefined) checkWritable(path)
  const progress = startProgress(process.stderr)
  const compared = await compareFiles(lessons, {
    tolerance,
    isStored: given.flag("stored"),
    say: progress.say,
  })
  progress.end()
  const written = writeReports(compared, json, html)
  printReport(compared, unported, written)
  const isDifferent = compared.some((lesson) => lesson.pairs.some((pair) => isFailure(pair.verdict)))
  return isDifferent || unported.length > 0 ? 1 : 0
}

/** One pair of files, or every pair in a folder with the originals that have no port. */
function chooseLessons([first = "", second]: readonly string[]) {
  if (second !== undefined) return { lessons: [{ python: first, typescript: second }], unported: [] }
  let isFolder: boolean
  try {
    isFolder = statSync(first).isDirectory()
  } catch (error) {
    throw new UsageError(`${first}: ${tellSystemError(error)}`)
  }
  if (!isFolder)
    throw new UsageError(
      `${first}: one argument must be a folder; for a lesson give its Python notebook and its port`,
    )
  return findLessons(first)
}

function writeReports(
  lessons: readonly LessonComparison[],
  json: string | undefined,
  html: string | undefined,
): readonly string[] {
  if (json !== undefined) writeWhole(json, renderJson(lessons))
  if (html !== undefined) writeWhole(html, renderPage(lessons))
  return [json, html].filter((path) => path !== undefined)
}

function printReport(
  lessons: readonly LessonComparison[],
  unported: readonly LessonFiles[],
  written: readonly string[],
): void {
  const { stdout } = process
  const options = { colors: stdout.isTTY && !process.env.NO_COLOR, width: stdout.columns ?? 110 }
  for (const lesson of lessons) stdout.write(`${renderTable(lesson, options)}\n`)
  if (lessons.length > 1) stdout.write(`${lessons.length} lessons: ${renderSummary(lessons, options)}\n`)
  for (const { python, typescript } of unported)
    stdout.write(`${python}: no port, ${typescript} is missing\n`)
  for (const path of written) stdout.write(`Written: ${path}\n`)
}
