import { describeBlock, type GatesScene, layoutGates } from "../gates/layout.ts"
import type { GatesPayload } from "../gates/payload.ts"
import type { Selection } from "../selection.ts"
import type { Picture } from "./figure.ts"
import { readoutOf } from "./readout.ts"

/** The picture *Through time*. */
export function timePicture(run: GatesPayload, width: number, selection: Selection): Picture {
  return pictureOfScene(
    run,
    layoutGates(run, Math.max(460, Math.min(width, 1100)), "Point at one to read it.", selection),
  )
}

/** A scene whose columns are the steps of a run, with its squares to point at. */
export function pictureOfScene(
  run: Pick<GatesPayload, "steps" | "tokens" | "notices">,
  scene: GatesScene,
): Picture {
  const blocks = scene.blocks.filter(({ cells }) => cells.values.length > 0)
  const grids = blocks.map((block) => block.cells)
  const unitOf = (grid: number, row: number) => blocks[grid]!.order?.[row] ?? row
  const rowOf = (grid: number, unit: number) => blocks[grid]!.order?.indexOf(unit) ?? unit
  const units = Math.max(
    0,
    ...blocks.flatMap(({ value, cells }) => (value.kind === "input" ? [] : [cells.rows])),
  )
  const columnOf = (step: number) => {
    const column = run.steps.indexOf(step)
    return column < 0 ? null : column
  }
  return {
    ...{ scene, grids, notes: run.notices, columnOf },
    describe: (grid) => describeBlock(blocks[grid]!),
    readout: ({ grid, row, column }) => {
      const { value, cells } = blocks[grid]!
      const number = cells.absent.has(column) ? null : cells.values[row * cells.columns + column]!
      return readoutOf(run, value, unitOf(grid, row), column, number)
    },
    related: ({ grid, row, column }) =>
      grids.flatMap((other, place) =>
        place === grid || other.rows === grids[grid]!.rows ? [{ grid: place, row, column }] : [],
      ),
    pointOf: ({ grid, row, column }) => ({
      ...{ value: blocks[grid]!.value.name, unit: unitOf(grid, row), step: run.steps[column]! },
    }),
    find: ({ value, unit, step }) => {
      const grid = blocks.findIndex((block) => block.value.name === value)
      const column = columnOf(step)
      return grid < 0 || column === null || unit >= grids[grid]!.rows
        ? null
        : { grid, row: rowOf(grid, unit), column }
    },
    rowsOf: (unit) =>
      blocks.flatMap(({ value, cells }, grid) =>
        value.kind !== "input" && cells.rows === units && unit < units
          ? [{ grid, row: rowOf(grid, unit) }]
          : [],
      ),
  }
}
