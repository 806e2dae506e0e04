/** The cell compiler: from the text of a cell to the text that V8 runs. See kernel/HOW_IT_WORKS.md. */

import { maybeModuleError } from "./authorModules.ts"
import { checkCell, declareCell, emitCell } from "./cellCompiler.ts"
import { type CellFile, CellFiles } from "./cellFiles.ts"
import { Checker } from "./checker.ts"
import type { AuthorPosition, CellInfo, Compiled, Compiler, CompilerOptions, ErrorLike } from "./compiler.ts"
import { findCompleteness } from "./completeness.ts"
import { findCompletions } from "./completion.ts"
import type { CellModule } from "./declarations.ts"
import { type CellError, createCellError } from "./errors.ts"
import { Hints } from "./hints.ts"
import { findInspection } from "./inspection.ts"
import { createProject } from "./library.ts"
import { RunLocator } from "./maps.ts"
import { Notebook } from "./notebook.ts"
import { describeError, type RanCell } from "./runtimeErrors.ts"
import { mayHoldStack, rewriteStacks } from "./stackText.ts"
import { parseCell } from "./syntax.ts"

export type * from "./compiler.ts"
export type { CellError } from "./errors.ts"

/** Starts a compiler for the notebooks of a directory; the checker begins to load at once. */
export async function createCompiler({
  directory,
  onProcess = () => {},
}: CompilerOptions): Promise<Compiler> {
  const project = createProject(directory)
  const checker = new Checker(project, onProcess)
  const notebook = new Notebook()
  const files = new CellFiles()
  const modules = new Map<string, CellModule>()
  const cells = new Map<string, RanCell>()
  const hints = new Hints(project.configProblem)
  const queue = createQueue()
  const inTurn = <T>(work: () => Promise<T>) => queue(() => checker.guard(work))
  const writeFiles = (changed: readonly CellFile[]) => {
    for (const { specifier, text } of changed) checker.write(project.modulePath(specifier), text)
  }
  let moduleCount = 0

  const ready = inTurn(() => checker.update()).then(() => {})
  ready.catch(() => undefined) // a checker that cannot start is told by the first compile

  async function compile(source: string, info: CellInfo): Promise<Compiled> {
    const cell = parseCell(source)
    const { executionCount } = info
    const fail = (error: CellError) => ({ ok: false, error, hints: hints.takeNews() }) as const
    const refuse = (ename: string, evalue: string, { start, end }: { start: number; end: number }) =>
      fail(createCellError(ename, evalue, { source, executionCount, start, end }))
    const [problem] = cell.problems
    if (problem) return refuse("SyntaxError", problem.message, problem)
    const result = await checkCell(cell, notebook, checker, project.cellPath)
    const [first] = result.errors
    if (first) return refuse("TypeError", `${first.message} (TS${first.code})`, first)
    const error = await maybeModuleError(cell, project.cellPath, result.checked)
    if (error) return fail(error)
    const id = `$cell_${++moduleCount}`
    const [emitted, module, found] = await Promise.all([
      emitCell(cell, result, info, notebook, project),
      declareCell(cell, result, project, id),
      hints.find(cell, project.cellPath, result, executionCount),
    ])
    modules.set(info.cell, module)
    const locator = new RunLocator(emitted.map)
    cells.set(info.cell, { source, executionCount, locate: (line, column) => locator.locate(line, column) })
    return { ok: true, ...emitted, hints: found }
  }

  return {
    ready,
    compile: (source, info) =>
      inTurn(() => compile(source, info).catch((error) => tooDeep(error, source, info))),
    async commit(cell) {
      const module = modules.get(cell)
      modules.delete(cell)
      if (!module) return
      // A cell that declares nothing leaves nothing to take in.
      if (module.isEmpty) return
      notebook.learn(module.names)
      writeFiles(files.add(module.text))
      // While the cell runs the checker takes its names in; the next compile waits for it, nobody else.
      inTurn(() => checker.update()).catch(() => undefined)
    },
    // In its turn: a cell being compiled must not find its names half forgotten.
    reset: () =>
      queue(async () => {
        notebook.clear()
        files.clear()
        writeFiles(files.all)
        modules.clear()
        cells.clear()
      }),
    isComplete: findCompleteness,
    complete: (source, cursor) =>
      inTurn(() => findCompletions(source, cursor, { notebook, checker, project, directory })),
    inspect: (source, cursor, detail) =>
      inTurn(() => findInspection(source, cursor, detail, { notebook, checker, project, directory })),
    locate(cellUrl: string, line: number, column: number): AuthorPosition | undefined {
      return cells.get(cellUrl.replace(/^cellwise:/, ""))?.locate(line, column)
    },
    describeText: (text: string): string => (mayHoldStack(text) ? rewriteStacks(text, cells) : text),
    describeError: (error: ErrorLike): CellError => describeError(error, cells),
    dispose: () => checker.dispose(),
  }
}

/** The compiler follows the cell's nesting on its own stack: where that ends, the cell is at fault. */
function tooDeep(error: unknown, source: string, { executionCount }: CellInfo): Compiled {
  if (!(error instanceof RangeError && error.message.includes("call stack"))) throw error
  const message = "the cell must be nested less deeply: the compiler cannot follow it"
  return {
    ok: false,
    error: createCellError("SyntaxError", message, { source, executionCount, start: 0, end: 1 }),
    hints: [],
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
