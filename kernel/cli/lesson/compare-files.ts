import { availableParallelism } from "node:os"
import { dirname } from "node:path"
import { compareLesson, type LessonComparison, lessonName, type Notebook } from "../../../src/lesson/index.ts"
import { UsageError } from "../usage-error.ts"
import { checkLanguage, readNotebook } from "./files.ts"

/** The two files of a lesson. */
export interface LessonFiles {
  readonly python: string
  readonly typescript: string
}

export interface CompareFilesOptions {
  readonly tolerance: Parameters<typeof compareLesson>[2]
  /** Compare the port's stored outputs instead of running it. */
  readonly isStored: boolean
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
  const lessons = files.map(readLesson)
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

function readLesson(files: LessonFiles): Lesson {
  const [python, typescript] = [readNotebook(files.python), readNotebook(files.typescript)]
  checkLanguage(files.python, python, "python")
  checkLanguage(files.typescript, typescript, "typescript")
  checkWasRun(files.python, python)
  return { files, python, typescript }
}

/** An original without outputs has nothing to say about a port. */
function checkWasRun(path: string, { cells }: Notebook): void {
  const code = cells.filter((cell) => cell.cell_type === "code")
  const wasRun = code.some((cell) => cell.execution_count !== null || cell.outputs.length > 0)
  if (code.length > 0 && !wasRun)
    throw new UsageError(`${path}: it has no outputs, run it in Python and save it first`)
}

async function compare(
  { files, python, typescript }: Lesson,
  options: CompareFilesOptions,
): Promise<LessonComparison> {
  const port = options.isStored
    ? { notebook: typescript, seconds: null }
    : await execute(files, typescript, options)
  return compareLesson(
    { file: baseOf(files.python), notebook: python, seconds: null },
    { file: baseOf(files.typescript), notebook: port.notebook, seconds: port.seconds },
    options.tolerance,
  )
}

async function execute({ typescript }: LessonFiles, notebook: Notebook, { say }: CompareFilesOptions) {
  const { executeNotebook } = await import("./execute.ts")
  const onCell = (at: number, of: number) => say(`${lessonName(typescript)}: cell ${at} of ${of}`)
  return executeNotebook(notebook, { directory: dirname(typescript), allowErrors: true, onCell })
}

function baseOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path
}
