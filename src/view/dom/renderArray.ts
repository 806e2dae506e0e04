import { type ArrayBlock, describePart, layoutArray } from "../array/layout.ts"
import { type ArrayPayload, parseArrayPayload } from "../array/payload.ts"
import { fullNumber } from "../numberText.ts"
import { type Picture, type Readout, showFigure, showProblem } from "./figure.ts"
import type { Square } from "./pointing.ts"

/**
 * Draws an array payload into `el`. The payload is checked first; one that is not an array payload
 * shows a sentence that says why, and nothing from it runs.
 * @param el - an element that belongs to the caller; its content is replaced
 * @param payload - the data under `ARRAY_MIME`, from anywhere
 * @returns the cleanup: removes what was drawn and every listener
 */
export function renderArray(el: HTMLElement, payload: unknown): () => void {
  let checked: ArrayPayload
  try {
    checked = parseArrayPayload(payload)
  } catch (error) {
    return showProblem(el, error)
  }
  return showFigure(el, (width) => arrayPicture(checked, width))
}

function arrayPicture(payload: ArrayPayload, width: number): Picture {
  const scene = layoutArray(payload, Math.max(360, Math.min(width, 960)))
  const blocks = scene.blocks.filter(({ cells }) => cells.values.length > 0)
  return {
    scene,
    grids: blocks.map((block) => block.cells),
    ...{ sharesColumns: false, notes: [] },
    describe: (grid) =>
      `${groupPlace(payload, blocks[grid]!)} ${blocks[grid]!.tile.label} ${describePart(blocks[grid]!.part)}`.trim(),
    readout: (square) => arrayReadout(payload, blocks[square.grid]!, square),
    related: (square) => [square],
  }
}

function groupPlace(payload: ArrayPayload, block: ArrayBlock): string {
  return payload.group === "array" ? "" : `[${block.place}]`
}

function arrayReadout(payload: ArrayPayload, block: ArrayBlock, { row, column }: Square): Readout {
  const { cells, part, tile } = block
  return {
    where: `${groupPlace(payload, block)}[${tile.indexOf(row, column).join(", ")}]`,
    value: fullNumber(cells.values[row * cells.columns + column]!, part.dtype),
    note: part.dtype,
  }
}
