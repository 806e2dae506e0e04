import type { CodeCell, Notebook } from "../../../src/lesson/index.ts"
import type { CellError } from "../../compiler/index.ts"
import { Engine, type ExecuteResult, type Output } from "../../engine.ts"
import { type Displays, OutputCollector } from "./outputs.ts"

export interface ExecuteNotebookOptions {
  /** The notebook's folder: imports and files are found from here. */
  readonly directory: string
  /** Go on after a cell that fails. */
  readonly allowErrors: boolean
  /** For `np.random.seed` and `random.seed` before the first cell, as a Python lesson that is run again gets it. */
  readonly seed?: number | null
  /** Seconds that a cell may take; then it is interrupted and its error says so. Without it there is no limit. */
  readonly timeout?: number | null
  /** Called before each code cell that has any code. */
  readonly onCell?: (position: number, total: number) => void
}

export interface ExecutedNotebook {
  readonly notebook: Notebook
  /** The cells' own time, start of the processes left out. */
  readonly seconds: number
  /** The first cell that failed. */
  readonly failed: { readonly cell: CodeCell; readonly traceback: readonly string[] } | null
}

/** Runs the code cells from top to bottom in a fresh kernel, in process; old outputs are dropped. */
export async function executeNotebook(
  notebook: Notebook,
  options: ExecuteNotebookOptions,
): Promise<ExecutedNotebook> {
  const executed = await executeInEngine(notebook, options)
  return { ...executed, failed: executed.failed ?? maybeLateFailure(executed.notebook.cells) }
}

/** Its last outputs come while the engine ends. */
async function executeInEngine(
  notebook: Notebook,
  options: ExecuteNotebookOptions,
): Promise<ExecutedNotebook> {
  const engine = new Engine({ directory: options.directory })
  try {
    await engine.ready
    if (options.seed !== undefined && options.seed !== null) await seedGenerators(engine, options.seed)
    return await executeCells(engine, notebook, options)
  } finally {
    await engine.dispose()
  }
}

/** In a block of its own: a lesson finds no name that it has not declared. */
async function seedGenerators(engine: Engine, seed: number): Promise<void> {
  const source = `{ const { np, random } = await import("cellwise"); np.random.seed(${seed}); random.seed(${seed}) }`
  const result = await engine.execute(source, { silent: true })
  if (result.status === "error") throw new Error(result.error.traceback.join("\n"))
}

async function executeCells(
  engine: Engine,
  notebook: Notebook,
  { allowErrors, onCell, timeout = null }: ExecuteNotebookOptions,
): Promise<ExecutedNotebook> {
  const displays: Displays = new Map()
  const cells = notebook.cells.map((cell) => (cell.cell_type === "code" ? emptied(cell) : cell))
  const indices = cells.flatMap((cell, index) => (hasCode(cell) ? [index] : []))
  const start = performance.now()
  let failed: ExecutedNotebook["failed"] = null
  for (const [position, index] of indices.entries()) {
    const cell = cells[index] as CodeCell
    onCell?.(position + 1, indices.length)
    const collector = new OutputCollector(displays)
    const add = (output: Output) => collector.add(output)
    const result = await withinLimit(engine, timeout, add, (onOutput) =>
      engine.execute(cell.source, { onOutput }),
    )
    // The collector's list is kept, not copied: timers and updated displays may still change it.
    cells[index] = { ...cell, execution_count: result.executionCount, outputs: collector.outputs }
    if (result.status === "error")
      failed ??= { cell: cells[index] as CodeCell, traceback: result.error.traceback }
    if (failed && !allowErrors) break
  }
  return { notebook: { ...notebook, cells }, seconds: (performance.now() - start) / 1000, failed }
}

/** Interrupts a cell that takes too long; the interrupt that it then shows is told as what it is. */
async function withinLimit(
  engine: Engine,
  timeout: number | null,
  add: (output: Output) => void,
  execute: (onOutput: (output: Output) => void) => Promise<ExecuteResult>,
): Promise<ExecuteResult> {
  if (timeout === null) return execute(add)
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    engine.interrupt()
  }, timeout * 1000)
  const result = await execute((output) =>
    add(isLate && output.type === "error" ? { type: "error", ...lateError(timeout) } : output),
  )
  clearTimeout(timer)
  return isLate && result.status === "error" ? { ...result, error: lateError(timeout) } : result
}

function lateError(timeout: number): CellError {
  const evalue = `the cell did not end within ${timeout} s`
  return { ename: "TimeoutError", evalue, traceback: [`TimeoutError: ${evalue}`] }
}

/** A cell that came to its end and whose timer or promise threw later: its error is among its outputs. */
function maybeLateFailure(cells: Notebook["cells"]): ExecutedNotebook["failed"] {
  for (const cell of cells) {
    if (cell.cell_type !== "code") continue
    const error = cell.outputs.find((output) => output.output_type === "error")
    if (error?.output_type === "error") return { cell, traceback: error.traceback }
  }
  return null
}

function emptied(cell: CodeCell): CodeCell {
  return { ...cell, execution_count: null, outputs: [] }
}

function hasCode(cell: Notebook["cells"][number]): boolean {
  return cell.cell_type === "code" && cell.source.trim() !== ""
}
