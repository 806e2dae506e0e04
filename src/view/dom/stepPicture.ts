import type { GatesPayload } from "../gates/payload.ts"
import { describeValue, summariseValue } from "../gates/summary.ts"
import type { Selection } from "../selection.ts"
import { layoutStep } from "../step/layout.ts"
import type { Picture } from "./figure.ts"
import { readoutOf } from "./readout.ts"

/** The picture *One step*, with its strips to point at. */
export function stepPicture(run: GatesPayload, width: number, selection: Selection): Picture {
  const scene = layoutStep(
    run,
    Math.max(460, Math.min(width, 1200)),
    selection,
    "Point at a number for its own.",
  )
  const { focus } = scene
  const blocks = focus ? scene.blocks.filter(({ cells }) => cells.rows > 0) : []
  const step = focus ? run.steps[focus.column]! : 0
  return {
    ...{ scene, grids: blocks.map(({ cells }) => cells), notes: run.notices },
    describe: (grid) => describeValue(blocks[grid]!.value, summariseValue(blocks[grid]!.value)),
    readout: ({ grid, row }) => {
      const { value, cells } = blocks[grid]!
      return readoutOf(run, value, row, focus!.column, cells.values[row]!)
    },
    related: (square) => [square],
    pointOf: ({ grid, row }) => ({ value: blocks[grid]!.name, unit: row, step }),
    find: ({ value, unit, step: at }) => {
      const grid = blocks.findIndex(({ name }) => name === value)
      return grid < 0 || at !== step || unit >= blocks[grid]!.cells.rows
        ? null
        : { grid, row: unit, column: 0 }
    },
    // The picture itself shows what is selected.
    ...{ rowsOf: () => [], columnOf: () => null },
  }
}
