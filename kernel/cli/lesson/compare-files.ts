import { availableParallelism } from "node:os"
import { dirname } from "node:path"
import { compareLesson, type LessonComparison, lessonName, type Notebook } from "../../../src/lesson/index.ts"
import { UsageError } from "../usage-error.ts"
import { checkLanguage, readNotebook } from "./files.ts"
import { rerunPython } from "./rerunPython.ts"

/** The two files of a lesson. */
export interface LessonFiles {
  readonly python: string
  readonly typescript: string
}

export interface CompareFilesOptions {
  readonly tolerance: Parameters<typeof compareLesson>[2]
  /** Compare the port's stored outputs instead of running it. */
  readonly isStored: boolean
  /** The Python to run the originals again with, and the seed; null compares with their stored outputs. */
  readonly rerun: { readonly python: string; readonly seed: number } | null
  /** Seconds that a cell may take; null for no limit. */
  readonly timeout: number | null
  /** Told what is going on. */
  readonly say: (text: string) => void
}

/** Each lesson runs in processes of its own; more at once than this only slow each other down. */
const mostAtOnce = 4

/** Compares lessons, several at once; the results keep the order. All files are read before any runs. */
export async function compareFiles(
  files: readonly LessonFiles[],
  options: CompareFilesOptions,
): Promise<LessonComparison[]> {
  const lessons = files.map((pair) => readLesson(pair, options))
  const compared: LessonComparison[] = []
  const queue = [...lessons.entries()]
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift())
      compared[next[0]] = await compare(next[1], options)
  }
  const workers = Math.min(mostAtOnce, availableParallelism(), lessons.length)
  await Promise.all(Array.from({ length: workers }, work))
  return compared
}

interface Lesson {
  readonly files: LessonFiles
  readonly python: Notebook
  readonly typescript: Notebook
}

function readLesson(files: LessonFiles, { rerun }: CompareFilesOptions): Lesson {
  const [python, typescript] = [readNotebook(files.python), readNotebook(files.typescript)]
  checkLanguage(files.python, python, "python")
  checkLanguage(files.typescript, typescript, "typescript")
  if (rerun === null) checkWasRun(files.python, python)
  return { files, python, typescript }
}

/** An original without outputs has nothing to say about a port. */
function checkWasRun(path: string, { cells }: Notebook): void {
  const code = cells.filter((cell) => cell.cell_type === "code")
  const wasRun = code.some((cell) => cell.execution_count !== null || cell.outputs.length > 0)
  if (code.length > 0 && !wasRun)
    throw new UsageError(`${path}: it has no outputs, run it in Python and save it first`)
}

async function compare(lesson: Lesson, options: CompareFilesOptions): Promise<LessonComparison> {
  const port = options.isStored
    ? { notebook: lesson.typescript, seconds: null }
    : await execute(lesson, options)
  const { files } = lesson
  return compareLesson(
    { file: baseOf(files.python), ...(await runOriginal(lesson, options)) },
    { file: baseOf(files.typescript), notebook: port.notebook, seconds: port.seconds },
    options.tolerance,
  )
}

/** The original as it is stored, or as Python runs it now, and once more to know what Python itself does not repeat. */
async function runOriginal({ files, python }: Lesson, { rerun, timeout, say }: CompareFilesOptions) {
  if (rerun === null) return { notebook: python, seconds: null }
  const run = async (which: string) => {
    say(`${lessonName(files.typescript)}: Python runs it, ${which}`)
    return rerunPython(files.python, { ...rerun, timeout })
  }
  const first = await run("the first time")
  const again = await run("the second time")
  return { ...first, rerun: { seed: rerun.seed, again: again.notebook } }
}

async function execute({ files, typescript }: Lesson, { rerun, timeout, say }: CompareFilesOptions) {
  const { executeNotebook } = await import("./execute.ts")
  const name = lessonName(files.typescript)
  const onCell = (at: number, of: number) => say(`${name}: cell ${at} of ${of}`)
  const directory = dirname(files.typescript)
  return executeNotebook(typescript, {
    directory,
    allowErrors: true,
    seed: rerun?.seed ?? null,
    timeout,
    onCell,
  })
}

function baseOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}
