import { type ArrayBlock, describePart, layoutArray } from "../array/layout.ts"
import { type ArrayPayload, parseArrayPayload } from "../array/payload.ts"
import { fullNumber } from "../numberText.ts"
import { element } from "./element.ts"
import type { FigureSource, Picture, Readout, Translate } from "./figure.ts"
import type { Square } from "./pointing.ts"
import { createSlider } from "./slider.ts"

/** The figure of arrays, from a payload of anywhere. @throws like `parseArrayPayload` */
export function arrayFigure(payload: unknown): FigureSource {
  const checked = parseArrayPayload(payload)
  const axes = findAxes(checked)
  const chosen: (number | null)[] = axes.map(() => null)
  return {
    layout: (width) => arrayPicture(checked, width, chosen),
    keyOf: () => JSON.stringify(chosen),
    ...(axes.length === 0
      ? {}
      : {
          controls: (redraw: () => void, translate: Translate) =>
            createAxisSliders(axes, translate, (axis, position) => {
              chosen[axis] = position
              redraw()
            }),
        }),
  }
}

/** The leading axes of a single array of three axes and more: for each the positions that are drawn. */
function findAxes({ group, parts }: ArrayPayload): readonly (readonly number[])[] {
  const [part] = parts
  if (group !== "array" || !part || part.shape.length < 3) return []
  return part.shape
    .slice(0, -2)
    .map((length, axis) => part.picked[axis] ?? Array.from({ length: Math.min(length, 4096) }, (_, i) => i))
}

/** A slider for each axis; its first place shows all slices. */
function createAxisSliders(
  axes: readonly (readonly number[])[],
  translate: Translate,
  onChange: (axis: number, position: number | null) => void,
): HTMLElement {
  const sliders = axes.flatMap((positions, axis) =>
    positions.length < 2
      ? []
      : [
          createSlider(
            `${translate("Axis")} ${axis}`,
            positions.length + 1,
            0,
            (place) => (place === 0 ? translate("all slices") : String(positions[place - 1])),
            (place) => onChange(axis, place === 0 ? null : positions[place - 1]!),
          ),
        ],
  )
  return element("div", {}, sliders)
}

function arrayPicture(payload: ArrayPayload, width: number, chosen: readonly (number | null)[]): Picture {
  const scene = layoutArray(payload, Math.max(360, Math.min(width, 960)), chosen)
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
  if (payload.group === "difference") return payload.parts[block.place]?.name ?? ""
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
