import { type ArrayBlock, describePart, layoutArray } from "../array/layout.ts"
import { type ArrayPayload, parseArrayPayload } from "../array/payload.ts"
import { fullNumber } from "../numberText.ts"
import type { FigureSource, Picture, Readout } from "./figure.ts"
import type { Square } from "./pointing.ts"

/** The picture of arrays, from a payload of anywhere. @throws like `parseArrayPayload` */
export function arrayFigure(payload: unknown): FigureSource {
  const checked = parseArrayPayload(payload)
  return { layout: (width) => arrayPicture(checked, width), keyOf: () => "" }
}

function arrayPicture(payload: ArrayPayload, width: number): Picture {
  const scene = layoutArray(payload, Math.max(360, Math.min(width, 960)))
  const blocks = scene.blocks.filter(({ cells }) => cells.values.length > 0)
  return {
    scene,
    grids: blocks.map((block) => block.cells),
    ...{ notes: [], pointOf: () => null, find: () => null, rowsOf: () => [], columnOf: () => null },
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
