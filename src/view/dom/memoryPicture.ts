import type { GatesPayload } from "../gates/payload.ts"
import { layoutMemory } from "../memory/layout.ts"
import { fullNumber } from "../numberText.ts"
import type { Selection } from "../selection.ts"
import type { Picture } from "./figure.ts"

/** The picture *Memory*: pointing at row t, column s points at the state in step t. */
export function memoryPicture(run: GatesPayload, width: number, selection: Selection): Picture {
  const scene = layoutMemory(run, Math.max(360, Math.min(width, 900)), selection)
  const { memory, cells } = scene
  const stepText = (place: number) => {
    const column = memory!.columns[place]!
    const token = run.tokens?.[column]
    return `step ${run.steps[column]}${token === undefined ? "" : ` “${token}”`}`
  }
  const place = (step: number) => memory?.columns.indexOf(run.steps.indexOf(step)) ?? -1
  return {
    ...{ scene, grids: cells && cells.rows > 0 ? [cells] : [], notes: run.notices },
    describe: () => scene.description,
    readout: ({ row, column }) => ({
      where: `${stepText(column)} in ${stepText(row)}`,
      value: fullNumber(cells!.values[row * cells!.columns + column]!, "float64"),
      note: memory!.unit === null ? "mean over units" : `unit ${memory!.unit}`,
    }),
    related: (square) => [square],
    // What is kept belongs to no unit when it is a mean: the step alone is linked.
    pointOf: () => null,
    find: ({ step }) => {
      const at = place(step)
      return at < 0 ? null : { grid: 0, row: at, column: at }
    },
    ...{ rowsOf: () => [], columnOf: () => null },
  }
}
