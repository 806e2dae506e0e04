import type { CodeCell } from "@jupyterlab/cells"
import type { NotebookPanel } from "@jupyterlab/notebook"
import { callsOf, findStep, findStepFunctions, type StepFunction, writeGatesCell } from "./step-functions.ts"

/** Marks, in a cell's metadata, the step whose gates it shows: it is written anew instead of another one. */
const KEY = "cellwise_shows"

/** The step of the active cell; undefined where there is none. */
export function findActiveStep(panel: NotebookPanel | null): StepFunction | undefined {
  const cell = panel?.content.activeCell
  if (!panel || cell?.model.type !== "code") return undefined
  if (!/typescript/i.test(String(panel.content.codeMimetype))) return undefined
  if (cell.model.getMetadata(KEY) !== undefined) return undefined
  return findStep(sourceOf(cell as CodeCell), findKnown(panel))
}

/**
 * Puts a cell below the one that calls the step, which runs the same calls traced, and runs it. It is the author's
 * to change, as if it had been written by hand.
 * @param run - runs the active cell
 */
export async function showGates(panel: NotebookPanel, run: () => Promise<unknown>): Promise<void> {
  const step = findActiveStep(panel)
  const active = panel.content.activeCell as CodeCell | null
  if (!step || !active) return
  const calling = callsOf(sourceOf(active), step.name) ? active : findCalling(panel, step.name)
  const index = panel.content.widgets.indexOf(calling ?? active)
  const source = writeGatesCell(calling ? sourceOf(calling) : "", step.name)
  const below = panel.content.widgets[index + 1]
  if (below?.model.getMetadata(KEY) === step.name) below.model.sharedModel.setSource(source)
  else
    panel.content.model?.sharedModel.insertCell(index + 1, {
      cell_type: "code",
      source,
      metadata: { [KEY]: step.name },
    })
  panel.content.activeCellIndex = index + 1
  await run()
}

function findCalling(panel: NotebookPanel, name: string): CodeCell | undefined {
  return codeCells(panel).find((cell) => callsOf(sourceOf(cell), name))
}

function findKnown(panel: NotebookPanel): readonly StepFunction[] {
  return codeCells(panel).flatMap((cell) => findStepFunctions(sourceOf(cell)))
}

function codeCells(panel: NotebookPanel): readonly CodeCell[] {
  return panel.content.widgets.filter((cell) => cell.model.type === "code") as CodeCell[]
}

function sourceOf(cell: CodeCell): string {
  return cell.model.sharedModel.getSource()
}
