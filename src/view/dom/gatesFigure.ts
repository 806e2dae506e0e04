import { focusOf } from "../gates/focus.ts"
import { describeBlock, layoutGates } from "../gates/layout.ts"
import { type GatesPayload, parseGatesPayload, type RunPicture } from "../gates/payload.ts"
import type { Selection } from "../selection.ts"
import type { FigureSource, Picture } from "./figure.ts"
import { memoryPicture } from "./memoryPicture.ts"
import { readoutOf } from "./readout.ts"
import { stepPicture } from "./stepPicture.ts"

/** The picture of a run, from a payload of anywhere. @throws like `parseGatesPayload` */
export function gatesFigure(payload: unknown): FigureSource {
  const checked = parseGatesPayload(payload)
  return {
    layout: (width, selection) => pictures[checked.picture](checked, width, selection),
    keyOf: (selection) => keys[checked.picture](checked, selection),
  }
}

const pictures: Readonly<
  Record<RunPicture, (run: GatesPayload, width: number, selection: Selection) => Picture>
> = { throughTime: timePicture, oneStep: stepPicture, memory: memoryPicture, distribution: timePicture }

/** What of a selection each picture depends on. */
const keys: Readonly<Record<RunPicture, (run: GatesPayload, selection: Selection) => string>> = {
  throughTime: (_, { order }) => order,
  oneStep: (run, selection) => JSON.stringify(focusOf(run, selection)),
  memory: (_, { hovered, units, value }) => JSON.stringify([hovered?.unit ?? units[0], value]),
  distribution: () => "",
}

function timePicture(payload: GatesPayload, width: number): Picture {
  const scene = layoutGates(payload, Math.max(460, Math.min(width, 1100)), "Point at one to read it.")
  const blocks = scene.blocks.filter(({ cells }) => cells.values.length > 0)
  const grids = blocks.map((block) => block.cells)
  return {
    ...{ scene, grids, notes: payload.notices },
    describe: (grid) => describeBlock(blocks[grid]!),
    readout: ({ grid, row, column }) => {
      const { value, cells } = blocks[grid]!
      const number = cells.absent.has(column) ? null : cells.values[row * cells.columns + column]!
      return readoutOf(payload, value, row, column, number)
    },
    related: ({ grid, row, column }) =>
      grids.flatMap((other, place) =>
        place === grid || other.rows === grids[grid]!.rows ? [{ grid: place, row, column }] : [],
      ),
    pointOf: ({ grid, row, column }) => ({
      ...{ value: blocks[grid]!.value.name, unit: row, step: payload.steps[column]! },
    }),
    find: ({ value, unit, step }) => {
      const grid = blocks.findIndex((block) => block.value.name === value)
      const column = payload.steps.indexOf(step)
      return grid < 0 || column < 0 ? null : { grid, row: unit, column }
    },
    rowsOf: (unit) => {
      const rows = Math.max(0, ...grids.slice(1).map((grid) => grid.rows))
      return grids.flatMap((grid, place) =>
        grid.rows === rows && unit < rows ? [{ grid: place, row: unit }] : [],
      )
    },
    columnOf: (step) => {
      const column = payload.steps.indexOf(step)
      return column < 0 ? null : column
    },
  }
}
