import { plainText } from "../arithmetic/arithmetic.ts"
import { StepReader } from "../arithmetic/reader.ts"
import { CUT, isLong } from "../arithmetic/term.ts"
import { TermWriter } from "../arithmetic/write.ts"
import { findKeptStates, type KeptState, type Memory, measureMemory } from "../gates/memory.ts"
import type { GatesPayload } from "../gates/payload.ts"
import { unitsOf } from "../gates/payload.ts"
import { mathRuns } from "../mathName.ts"
import { layKeys, rampKey } from "../scene/key.ts"
import { proseRuns, unbroken, wrapRuns } from "../scene/lines.ts"
import {
  type CellsMark,
  estimateWidth,
  heightOf,
  type Mark,
  rightEdge,
  type Scene,
  type TextRun,
  text,
} from "../scene/scene.ts"
import { createSelection, type Selection } from "../selection.ts"
import { sentence } from "../wrapText.ts"

/** The picture *Memory*, with what pointing needs to know of it. */
export interface MemoryScene extends Scene {
  /** Null for a cell that keeps nothing of its state. */
  readonly memory: Memory | null
  readonly cells: CellsMark | null
}

const margin = 16

/**
 * Lays the memory of a run out: a triangle whose row t, column s says how much of the state of step s is still
 * there at step t. Of the selected unit, or as the mean over all units.
 */
export function layoutMemory(
  run: GatesPayload,
  width = 640,
  selection: Selection = createSelection(),
): MemoryScene {
  const states = findKeptStates(run)
  if (run.steps.length === 0) return without(run, width, "No step was run.")
  if (run.steps.some((step, i) => step !== i + run.steps[0]!))
    return without(
      run,
      width,
      "Not all steps are in this picture, so what was kept between them is not known.",
    )
  const state = states.find(({ name }) => name === selection.value) ?? states[0]
  if (!state) return without(run, width, reasonOf(run))
  const unit = unitOf(run, state, selection)
  const memory = measureMemory(run, state, unit)
  const header = headerMarks(run, memory, width)
  const room = (width - 2 * margin - 24) / memory.columns.length
  const areTokens = run.tokens !== null && room >= 9
  const labels = memory.columns.map((column) =>
    areTokens ? run.tokens![column]! : String(run.steps[column]),
  )
  const widest = Math.max(...labels.map((label) => estimateWidth([{ text: label, style: "mono" }], 12)))
  const x = margin + widest + 10
  const rows = memory.columns.length
  const pitch = Math.max(1, Math.min(17, Math.floor((width - x - margin) / rows)))
  const gap = pitch >= 4 ? 1 : 0
  const y = header.bottom + 30
  const cells: CellsMark = {
    ...{
      mark: "cells",
      x,
      y,
      columns: rows,
      rows,
      pitchX: pitch,
      pitchY: pitch,
      gap,
      scale: "gate",
      limit: 1,
    },
    ...{ values: memory.shares, absent: new Set<number>(), triangle: true },
  }
  const legend = layKeys(
    [(left, top) => rampKey(left, top, "gate", "0 forgotten", "1 kept")],
    x,
    y + heightOf(cells) + 14,
    width,
  )
  const marks = [...header.marks, ...axisMarks(labels, cells, areTokens), cells, ...legend.marks]
  return {
    width: Math.max(width, Math.ceil(rightEdge(marks)) + margin),
    height: legend.bottom + margin,
    description: describeMemory(run, memory),
    ...{ marks, memory, cells },
  }
}

/** The selected unit, if the state has it; null for the mean. */
function unitOf(run: GatesPayload, state: KeptState, selection: Selection): number | null {
  const value = run.values.find(({ name }) => name === state.name)
  const unit = selection.hovered?.unit ?? selection.units[0] ?? run.selection.units[0]
  return unit === undefined || !value || unit >= unitsOf(value) ? null : unit
}

function keepsRuns(run: GatesPayload, state: KeptState): readonly TextRun[] {
  if (isLong(state.keeps)) return [{ text: CUT }]
  return new TermWriter(new StepReader(run, run.steps.length - 1), "equation").write(state.keeps, [])
}

/** One sentence that says what the picture shows. */
export function describeMemory(run: GatesPayload, memory: Memory): string {
  const of = memory.unit === null ? "the mean over all units" : `unit ${memory.unit}`
  return `Memory of ${memory.state.name} in ${run.title}, ${of}: how much of each step is still there at each later one, the product of ${plainText(keepsRuns(run, memory.state))}.`
}

function headerMarks(
  run: GatesPayload,
  { state, unit }: Memory,
  width: number,
): { marks: Mark[]; bottom: number } {
  const title = unit === null ? "Memory, mean over units" : `Memory of unit ${unit}`
  const words: readonly TextRun[] = [
    ...proseRuns("How much of each step (across) is still in "),
    ...mathRuns(state.name, true),
    ...proseRuns(" at a later one (down): the product of "),
    ...unbroken(keepsRuns(run, state)),
    ...proseRuns(", which multiplies "),
    ...mathRuns(state.previous, true),
    { text: "." },
  ]
  const lines = wrapRuns(words, 12, width - 2 * margin, false)
  return {
    marks: [
      text(margin, 26, [{ text: title, style: "bold" }], { size: 13 }),
      text(width - margin, 26, run.title, { ink: "muted", anchor: "end" }),
      ...lines.map((runs, i) => text(margin, 46 + 17 * i, runs, { ink: "muted" })),
    ],
    bottom: 36 + 17 * lines.length,
  }
}

function axisMarks(labels: readonly string[], cells: CellsMark, areTokens: boolean): readonly Mark[] {
  const size = areTokens ? 12 : 10
  const options = { size, ink: areTokens ? ("ink" as const) : ("muted" as const) }
  const runsOf = (label: string) => [areTokens ? { text: label, style: "mono" as const } : { text: label }]
  const widest = Math.max(1, ...labels.map((label) => estimateWidth(runsOf(label), size)))
  const across = Math.max(1, Math.ceil((widest + 4) / cells.pitchX))
  const down = Math.max(1, Math.ceil(13 / cells.pitchY))
  return labels.flatMap((label, i) => [
    ...(i % across === 0
      ? [
          text(cells.x + (i + 0.5) * cells.pitchX - 0.5, cells.y - 7, runsOf(label), {
            ...options,
            anchor: "middle",
          }),
        ]
      : []),
    ...(i % down === 0
      ? [
          text(cells.x - 8, cells.y + (i + 0.5) * cells.pitchY + 4, runsOf(label), {
            ...options,
            anchor: "end",
          }),
        ]
      : []),
  ])
}

/** Why there is no memory to draw. */
function reasonOf(run: GatesPayload): string {
  if (run.graphs === null)
    return "The operations of the steps were not recorded, so what a step keeps is not known."
  if (run.handed.length === 0)
    return "No state was handed on from one step to the next, so there is nothing to keep."
  const [state] = run.handed
  return `No gate multiplies ${state!.name} on its way to ${state!.carries}: each step makes its state anew, and nothing is kept as it was.`
}

function without(run: GatesPayload, width: number, why: string): MemoryScene {
  const title = text(margin, 26, [{ text: `Memory of ${run.title || "(anonymous)"}`, style: "bold" }], {
    size: 13,
  })
  const note = sentence(why, margin, 46, width - 2 * margin)
  return {
    ...{ width, height: note.bottom + margin, description: `Memory of ${run.title}. ${why}` },
    ...{ marks: [title, ...note.marks], memory: null, cells: null },
  }
}
