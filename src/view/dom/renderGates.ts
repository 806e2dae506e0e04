import { describeBlock, type GatesBlock, layoutGates } from "../gates/layout.ts"
import { type GatesPayload, parseGatesPayload } from "../gates/payload.ts"
import { fullNumber } from "../numberText.ts"
import { unravel } from "../unravel.ts"
import { type Picture, type Readout, showFigure, showProblem } from "./figure.ts"
import type { Square } from "./pointing.ts"

/**
 * Draws a gates payload, *Through time*, into `el`. The payload is checked first; one that is not a
 * gates payload shows a sentence that says why, and nothing from it runs.
 * @param el - an element that belongs to the caller; its content is replaced
 * @param payload - the data under `GATES_MIME`, from anywhere
 * @returns the cleanup: removes what was drawn and every listener
 */
export function renderGates(el: HTMLElement, payload: unknown): () => void {
  let checked: GatesPayload
  try {
    checked = parseGatesPayload(payload)
  } catch (error) {
    return showProblem(el, error)
  }
  return showFigure(el, (width) => gatesPicture(checked, width))
}

function gatesPicture(payload: GatesPayload, width: number): Picture {
  const scene = layoutGates(payload, Math.max(460, Math.min(width, 1100)), "Point at one to read it.")
  const blocks = scene.blocks.filter(({ cells }) => cells.values.length > 0)
  const grids = blocks.map((block) => block.cells)
  return {
    ...{ scene, grids, sharesColumns: true, notes: payload.notices },
    describe: (grid) => describeBlock(blocks[grid]!),
    readout: (square) => gatesReadout(payload, blocks[square.grid]!, square),
    related: ({ grid, row, column }) =>
      grids.flatMap((other, place) =>
        place === grid || other.rows === grids[grid]!.rows ? [{ grid: place, row, column }] : [],
      ),
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
