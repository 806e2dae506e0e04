import type { Cell, Notebook } from "../notebook/notebook.ts"
import { type CellRandomness, findRandomness, joinRandomness } from "../python/randomness.ts"
import { excuse } from "./excuse.ts"
import type { Tolerance } from "./number.ts"
import { compareOutputs, type OutputComparison, type OwnedOutput } from "./output.ts"
import { type CellGroup, pairCells } from "./pair.ts"
import { applyPin } from "./pin.ts"
import { excuseBySpread } from "./spread.ts"
import { type Counts, countVerdicts, type Verdict, worst } from "./verdict.ts"

/** One side of a lesson: its notebook, the file it came from, how long its cells took. */
export interface LessonSide {
  readonly file: string
  readonly notebook: Notebook
  readonly seconds: number | null
  /** Of a Python lesson that was run again just now, twice with the same seed. */
  readonly rerun?: Rerun
}

/** What a second run gave, so that Python's own spread is known. */
export interface Rerun {
  /** What the generators that modules share were seeded with before the first cell, on both sides. */
  readonly seed: number
  readonly again: Notebook
}

/** Cells side by side with all their outputs' comparisons. */
export interface ComparedCells extends CellGroup {
  readonly pairs: readonly OutputComparison[]
}

export interface LessonComparison {
  readonly name: string
  readonly python: LessonSide
  readonly typescript: LessonSide
  readonly cells: readonly ComparedCells[]
  readonly pairs: readonly OutputComparison[]
  readonly verdict: Verdict
  readonly counts: Counts
}

/** What a lesson is called: its file's name without folder and endings. */
export function lessonName(file: string): string {
  return (file.split(/[\\/]/).at(-1) ?? file).replace(/(\.python)?\.ipynb$/, "")
}

/**
 * Compares a Python lesson, as it was run, with its executed port: pairs the cells, compares output
 * by output, and asks the Python code about those that differ.
 */
export function compareLesson(
  python: LessonSide,
  typescript: LessonSide,
  tolerance: Tolerance,
): LessonComparison {
  const randomness = findRandomnessByCell(python)
  const cells = pairCells(python.notebook.cells, typescript.notebook.cells).map((group): ComparedCells => {
    const outputs = compareOutputs(
      outputsOf(python, group.python),
      outputsOf(typescript, group.typescript),
      tolerance,
    )
    const repeats = python.rerun
      ? compareOutputs(
          outputsOf(python, group.python),
          outputsOf({ ...python, notebook: python.rerun.again }, group.python),
          tolerance,
        )
      : []
    const ofGroup = group.python.flatMap((index) => randomness.get(index) ?? [])
    const pairs = outputs.map((output, at) => {
      const ofCell = output.pythonCell === null ? undefined : randomness.get(output.pythonCell)
      const random = output.stream === "result" ? ofCell : joinRandomness(ofGroup)
      const excused = excuseBySpread(
        excuse(output, random, tolerance),
        output.python ? repeats[at] : undefined,
      )
      const placed = placeIn(group, excused)
      return applyPin(placed, [cellAt(typescript, placed.typescriptCell), cellAt(python, placed.pythonCell)])
    })
    return { ...group, pairs }
  })
  const pairs = cells.flatMap((cell) => cell.pairs)
  const found = pairs.map((pair) => pair.verdict)
  const name = lessonName(python.file)
  return { name, python, typescript, cells, pairs, verdict: worst(found), counts: countVerdicts(found) }
}

function cellAt({ notebook }: LessonSide, index: number | null): Cell | undefined {
  return index === null ? undefined : notebook.cells[index]
}

function outputsOf({ notebook }: LessonSide, indices: readonly number[]): OwnedOutput[] {
  return indices.flatMap((index) => {
    const cell = notebook.cells[index] as Cell
    return cell.cell_type === "code" ? cell.outputs.map((output) => ({ cell: index, output })) : []
  })
}

function findRandomnessByCell({ notebook: { cells }, rerun }: LessonSide): Map<number, CellRandomness> {
  const indices = cells.flatMap((cell, index) => (cell.cell_type === "code" ? [index] : []))
  const sources = indices.map((index) => ({
    source: cells[index]?.source ?? "",
    label: labelOf(cells, index),
  }))
  const found = findRandomness(sources, rerun !== undefined)
  return new Map(indices.map((index, at) => [index, found[at] as CellRandomness]))
}

/** `cell 6`, by Jupyter's number; of a cell that was not run, which of the code cells it is. */
function labelOf(cells: Notebook["cells"], index: number): string {
  const cell = cells[index]
  if (cell?.cell_type === "code" && cell.execution_count !== null) return `cell ${cell.execution_count}`
  return `code cell ${cells.slice(0, index + 1).filter(({ cell_type }) => cell_type === "code").length}`
}

/** An output that one side lacks is missing in a cell, unless the whole cell is. */
function placeIn({ python, typescript }: CellGroup, output: OutputComparison): OutputComparison {
  const pythonCell = output.pythonCell ?? python[0] ?? null
  const typescriptCell = output.typescriptCell ?? typescript[0] ?? null
  const placed = { ...output, pythonCell, typescriptCell }
  if (output.verdict !== "missing") return placed
  if (typescriptCell === null) return { ...placed, reason: "the port has no cell for this one" }
  return pythonCell === null ? { ...placed, reason: "Python has no cell for this one" } : placed
}
