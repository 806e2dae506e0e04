import { describeBlock, type GatesBlock, layoutGates } from "../gates/layout.ts"
import { type GatesPayload, parseGatesPayload } from "../gates/payload.ts"
import { fullNumber } from "../numberText.ts"
import { unravel } from "../unravel.ts"
import type { FigureSource, Picture, Readout } from "./figure.ts"
import type { Square } from "./pointing.ts"

/** The picture of a run, from a payload of anywhere. @throws like `parseGatesPayload` */
export function gatesFigure(payload: unknown): FigureSource {
  const checked = parseGatesPayload(payload)
  return { layout: (width) => gatesPicture(checked, width), keyOf: () => "" }
}

function gatesPicture(payload: GatesPayload, width: number): Picture {
  const scene = layoutGates(payload, Math.max(460, Math.min(width, 1100)), "Point at one to read it.")
  const blocks = scene.blocks.filter(({ cells }) => cells.values.length > 0)
  const grids = blocks.map((block) => block.cells)
  return {
    ...{ scene, grids, notes: payload.notices },
    describe: (grid) => describeBlock(blocks[grid]!),
    readout: (square) => gatesReadout(payload, blocks[square.grid]!, square),
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

function gatesReadout(payload: GatesPayload, { value, cells }: GatesBlock, { row, column }: Square): Readout {
  const token = payload.tokens?.[column]
  const number = cells.values[row * cells.columns + column]!
  const notes = [
    `step ${payload.steps[column]}${token === undefined ? "" : ` “${token}”`}`,
    value.role,
    value.line === null ? "" : `line ${value.line}`,
  ]
  return {
    where: `${value.name}${indexText(row, value.shape)}`,
    value: cells.absent.has(column) ? "not computed in this step" : fullNumber(number, value.dtype),
    note: notes.filter((note) => note !== "").join(" · "),
  }
}

/** The index of the n-th unit in C order: `[2]`, `[0, 3]`; nothing for a number. */
function indexText(unit: number, shape: readonly number[]): string {
  return shape.length === 0 ? "" : `[${unravel(unit, shape).join(", ")}]`
}
