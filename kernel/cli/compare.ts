import { statSync } from "node:fs"
import {
  isFailure,
  type LessonComparison,
  renderJson,
  renderMarkdown,
  renderOverview,
  renderPage,
  renderTable,
} from "../../src/lesson/index.ts"
import { type Arguments, parseAmount, parseArguments } from "./arguments.ts"
import { compareFiles, type LessonFiles } from "./lesson/compare-files.ts"
import { checkWritable, tellSystemError, writeWhole } from "./lesson/files.ts"
import { findLessons } from "./lesson/folder.ts"
import { startProgress } from "./lesson/progress.ts"
import { UsageError } from "./usage-error.ts"

export const summary = "run a port and compare its outputs with the Python lesson's, side by side"
export const usage =
  "cellwise compare PYTHON.ipynb TS.ipynb | FOLDER [--json F] [--html F] [--markdown F] [--rtol R] [--stored] [--rerun-python PYTHON [--seed N]] [--timeout S]"
export const help = `
  PYTHON.ipynb   the original, with the outputs that a real Python stored
  TS.ipynb       its port; it is run, its stored outputs are not looked at
  FOLDER         compares every NAME.python.ipynb in it with NAME.ipynb
  --json F       write the comparison as JSON
  --html F       write it as one page with both notebooks side by side
  --markdown F   write a summary in GitHub's Markdown (- for the terminal)
  --rtol R       relative tolerance for floats (default: 1e-9, wider for float32 and float16)
  --stored       compare the outputs stored in TS.ipynb instead of running it
  --timeout S    seconds that a cell may take on either side (default: 600; 0 for no limit)
  --rerun-python PYTHON
                 run the original again with this Python, twice, so that what Python itself does not
                 repeat is known; nbclient, ipykernel and NumPy are needed there. Both sides begin
                 with np.random.seed(N) and random.seed(N), so that unseeded draws compare too
  --seed N       that seed (default: 0)

Exit codes: 0 nothing is different, missing or an error; 1 something is; 2 wrong use or unreadable input.

Examples:
  cellwise compare notebooks/rnn-lstm-gru.python.ipynb notebooks/rnn-lstm-gru.ipynb --html report.html
  cellwise compare notebooks/ --json report.json
  cellwise compare notebooks/ --rerun-python .venv/bin/python --seed 7
`

/** Seconds that a cell may take where nothing else is asked: a lesson that trains a network takes minutes. */
const patience = 600

/**
 * Compares one lesson or a folder of them.
 *
 * @returns 0, or 1 when something is different, missing or an error
 */
export async function run(args: readonly string[]): Promise<number> {
  const options = {
    json: { type: "string" },
    html: { type: "string" },
    markdown: { type: "string" },
    seed: { type: "string" },
    timeout: { type: "string" },
    "rerun-python": { type: "string" },
    rtol: { type: "string" },
    stored: { type: "boolean" },
  } as const
  const given = parseArguments(args, options, { least: 1, most: 2, what: "two notebooks or one folder" })
  const tolerance = { rtol: parseAmount("--rtol", given.text("rtol")) }
  const timeout = parseAmount("--timeout", given.text("timeout")) ?? patience
  const rerun = chooseRerun(given)
  const { lessons, unported } = chooseLessons(given.positionals)
  const reports = chooseReports(given)
  for (const { path } of reports) if (path !== "-") checkWritable(path)
  const progress = startProgress(process.stderr)
  const compared = await compareFiles(lessons, {
    tolerance,
    isStored: given.flag("stored"),
    rerun,
    timeout: timeout === 0 ? null : timeout,
    say: progress.say,
  })
  progress.end()
  printTables(compared, unported)
  for (const { path, render } of reports) {
    if (path === "-") process.stdout.write(render(compared))
    else writeWhole(path, render(compared))
  }
  for (const { path } of reports) if (path !== "-") process.stdout.write(`Written: ${path}\n`)
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

interface Report {
  readonly path: string
  readonly render: (lessons: readonly LessonComparison[]) => string
}

function chooseReports(given: Arguments): Report[] {
  const renders = { json: renderJson, html: renderPage, markdown: renderMarkdown }
  return Object.entries(renders).flatMap(([option, render]) => {
    const path = given.text(option)
    return path === undefined ? [] : [{ path, render }]
  })
}

function chooseRerun(given: Arguments): { python: string; seed: number } | null {
  const [python, seed] = [given.text("rerun-python"), parseAmount("--seed", given.text("seed"))]
  if (python === undefined && seed !== null) throw new UsageError("--seed needs --rerun-python")
  if (seed !== null && (!Number.isInteger(seed) || seed >= 2 ** 32))
    throw new UsageError(`--seed must be a whole number below 2^32, got ${seed}`)
  return python === undefined ? null : { python, seed: seed ?? 0 }
}

function printTables(lessons: readonly LessonComparison[], unported: readonly LessonFiles[]): void {
  const { stdout } = process
  const options = { colors: stdout.isTTY && !process.env.NO_COLOR, width: stdout.columns ?? 110 }
  for (const lesson of lessons) stdout.write(`${renderTable(lesson, options)}\n`)
  if (lessons.length > 1) stdout.write(`${renderOverview(lessons, options)}`)
  for (const { python, typescript } of unported)
    stdout.write(`${python}: no port, ${typescript} is missing\n`)
}
