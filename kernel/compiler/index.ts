/** The cell compiler: from the text of a cell to the text that V8 runs. See kernel/HOW_IT_WORKS.md. */
import { checkCell, declareCell, emitCell, hintsOf } from "./cellCompiler.ts"
import { Checker } from "./checker.ts"
import type { AuthorPosition, CellInfo, Compiled, Compiler, CompilerOptions, ErrorLike } from "./compiler.ts"
import { findCompleteness } from "./completeness.ts"
import { findCompletions } from "./completion.ts"
import type { CellModule } from "./declarations.ts"
import { type CellError, createCellError } from "./errors.ts"
import { findInspection } from "./inspection.ts"
import { createProject } from "./library.ts"
import { RunLocator } from "./maps.ts"
import { Notebook } from "./notebook.ts"
import { describeError, type RanCell } from "./runtimeErrors.ts"
import { parseCell } from "./syntax.ts"

export type * from "./compiler.ts"
export type { CellError } from "./errors.ts"

/** Starts a compiler for the notebooks of a directory; the checker begins to load at once. */
export async function createCompiler({
  directory,
  onProcess = () => {},
}: CompilerOptions): Promise<Compiler> {
  const project = createProject(directory)
  const checker = new Checker(directory, project.configPath, project.files, onProcess)
  const notebook = new Notebook()
  const modules = new Map<string, CellModule>()
  const cells = new Map<string, RanCell>()
  const queue = createQueue()
  const inTurn = <T>(work: () => Promise<T>) => queue(() => checker.guard(work))
  let moduleCount = 0

  const ready = inTurn(() => checker.update()).then(() => {})
  ready.catch(() => undefined) // a checker that cannot start is told by the first compile

  async function compile(source: string, info: CellInfo): Promise<Compiled> {
    const cell = parseCell(source)
    const place = (start: number, end: number) => ({
      source,
      executionCount: info.executionCount,
      start,
      end,
    })
    const [problem] = cell.problems
    if (problem)
      return {
        ok: false,
        error: createCellError("SyntaxError", problem.message, [place(problem.start, problem.end)]),
      }
    const result = await checkCell(cell, notebook, checker, project.cellPath)
    const [first] = result.errors
    if (first) {
      const places = result.errors.slice(0, 3).map(({ start, end }) => place(start, end))
      const evalue = `${first.message} (TS${first.code})`
      return { ok: false, error: createCellError("TypeError", evalue, places.slice(0, 1)) }
    }
    const specifier = `./$cell-${++moduleCount}`
    const [emitted, module] = await Promise.all([
      emitCell(cell, result, info, notebook, directory),
      declareCell(cell, result, notebook, project, specifier),
    ])
    modules.set(info.cell, module)
    checker.write(project.modulePath(specifier), module.text)
    const locator = new RunLocator(emitted.map)
    const { executionCount } = info
    cells.set(info.cell, { source, executionCount, locate: (line, column) => locator.locate(line, column) })
    return { ok: true, ...emitted, hints: hintsOf(cell, result.hints) }
  }

  return {
    ready,
    compile: (source, info) => inTurn(() => compile(source, info)),
    async commit(cell) {
      const module = modules.get(cell)
      modules.delete(cell)
      if (!module) return
      notebook.learn(module.names)
      checker.write(project.namesPath, notebook.namesText())
      // While the cell runs the checker takes its names in; the next compile waits for it, nobody else.
      inTurn(() => checker.update()).catch(() => undefined)
    },
    async reset() {
      notebook.clear()
      checker.write(project.namesPath, notebook.namesText())
      modules.clear()
      cells.clear()
    },
    isComplete: findCompleteness,
    complete: (source, cursor) =>
      inTurn(() => findCompletions(source, cursor, { notebook, checker, project, directory })),
    inspect: (source, cursor, detail) =>
      inTurn(() => findInspection(source, cursor, detail, { notebook, checker, project, directory })),
    locate(cellUrl: string, line: number, column: number): AuthorPosition | undefined {
      return cells.get(cellUrl.replace(/^cellwise:/, ""))?.locate(line, column)
    },
    describeError: (error: ErrorLike): CellError => describeError(error, cells),
    dispose: () => checker.dispose(),
  }
}

/** Work on the checker one after another: a snapshot lives until the next update. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
}
