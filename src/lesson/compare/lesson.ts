import type { CodeCell, Notebook } from "../notebook/notebook.ts"
import { type CellRandomness, findRandomness } from "../python/randomness.ts"
import { excuse } from "./excuse.ts"
import type { Tolerance } from "./number.ts"
import { compareOutputs, type OutputComparison } from "./output.ts"
import { pairCells } from "./pair.ts"
import { type Counts, countVerdicts, type Verdict, worst } from "./verdict.ts"

/** One side of a lesson: its notebook, the file it came from, how long its cells took. */
export interface LessonSide {
  readonly file: string
  readonly notebook: Notebook
  readonly seconds: number | null
}

/** The outputs of two cells that have the same place in a pair, with their verdict. */
export interface PairComparison extends OutputComparison {
  /** Index of the cell in the Python notebook, from 0; null when only the port has it. */
  readonly pythonCell: number | null
  readonly typescriptCell: number | null
}

/** Two cells side by side, or one alone, with all their outputs' comparisons. */
export interface ComparedCells {
  readonly python: number | null
  readonly typescript: number | null
  readonly pairs: readonly PairComparison[]
}

export interface LessonComparison {
  readonly name: string
  readonly python: LessonSide
  readonly typescript: LessonSide
  readonly cells: readonly ComparedCells[]
  readonly pairs: readonly PairComparison[]
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
  const randomness = findRandomnessByCell(python.notebook)
  const cells = pairCells(python.notebook.cells, typescript.notebook.cells).map((pair) => {
    const outputs = compareOutputs(
      outputsOf(python, pair.python),
      outputsOf(typescript, pair.typescript),
      tolerance,
    )
    const random = pair.python === null ? undefined : randomness.get(pair.python)
    return {
      ...pair,
      pairs: outputs.map((output) => ({
        pythonCell: pair.python,
        typescriptCell: pair.typescript,
        ...sayWhoseCell(excuse(output, random, tolerance), pair),
      })),
    }
  })
  const pairs = cells.flatMap((cell) => cell.pairs)
  const found = pairs.map((pair) => pair.verdict)
  const name = lessonName(python.file)
  return { name, python, typescript, cells, pairs, verdict: worst(found), counts: countVerdicts(found) }
}

function outputsOf(side: LessonSide, index: number | null): CodeCell["outputs"] {
  const cell = index === null ? undefined : side.notebook.cells[index]
  return cell?.cell_type === "code" ? cell.outputs : []
}

function findRandomnessByCell({ cells }: Notebook): Map<number, CellRandomness> {
  const indices = cells.flatMap((cell, index) => (cell.cell_type === "code" ? [index] : []))
  const sources = indices.map((index) => ({
    source: cells[index]?.source ?? "",
    label: labelOf(cells, index),
  }))
  const found = findRandomness(sources)
  return new Map(indices.map((index, at) => [index, found[at] as CellRandomness]))
}

/** `cell 6`, by Jupyter's number; of a cell that was not run, which of the code cells it is. */
function labelOf(cells: Notebook["cells"], index: number): string {
  const cell = cells[index]
  if (cell?.cell_type === "code" && cell.execution_count !== null) return `cell ${cell.execution_count}`
  return `code cell ${cells.slice(0, index + 1).filter(({ cell_type }) => cell_type === "code").length}`
}

/** A whole cell that one side lacks is said to be so. */
function sayWhoseCell(output: OutputComparison, pair: { python: number | null; typescript: number | null }) {
  if (output.verdict !== "missing") return output
  if (pair.typescript === null) return { ...output, reason: "the port has no cell for this one" }
  return pair.python === null ? { ...output, reason: "Python has no cell for this one" } : output
}
