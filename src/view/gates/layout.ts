import { estimateWidth, heightOf, type Mark, rightEdge, type Scene, text } from "../scene/scene.ts"
import { createSelection, type Selection, type UnitOrder } from "../selection.ts"
import { wrapText } from "../wrapText.ts"
import {
  blockMarks,
  createBlock,
  type GatesBlock,
  labelColumns,
  margin,
  minimumHeight,
  noticeMarks,
  stepLabels,
} from "./blocks.ts"
import { gatesLegend } from "./legend.ts"
import { orderUnits } from "./order.ts"
import { type GatesPayload, unitsOf } from "./payload.ts"
import { describeValue, placeOf } from "./summary.ts"

/** The picture *Through time*, with what pointing needs to know of it. */
export interface GatesScene extends Scene {
  readonly blocks: readonly GatesBlock[]
}

const blockGap = 12
/** Room for what stands beside the squares as a rule, `20% shut · 30% open`. */
const statisticsWidth = 134

/**
 * Lays the gate picture out: a block of squares for each named value, in the order computed; columns
 * are steps, the rows of a block its units.
 * @param width - the width to fill, in CSS pixels
 * @param hint - how the picture is used, where it is more than a drawing
 * @param mostHeight - how high the squares of one value may be; without it a unit has at least a pixel
 */
export function layoutGates(
  payload: GatesPayload,
  width = 640,
  hint = "",
  selection: Selection = createSelection(),
  mostHeight = Infinity,
): GatesScene {
  const columns = labelColumns(payload)
  const steps = payload.steps.length
  const available = width - columns.plotX - statisticsWidth - margin
  const pitchX = Math.max(2, Math.min(30, Math.floor(available / Math.max(1, steps))))
  const plotWidth = Math.max(60, steps * pitchX)
  const header = headerMarks(payload, width, hint, selection.order)
  let y = header.bottom + 28
  const order = orderUnits(payload, selection.order)
  const blocks = payload.values.map((value) => {
    const rows = value.kind !== "input" && unitsOf(value) === order?.length ? order : null
    const block = createBlock(value, steps, { x: columns.plotX, y, pitchX }, rows, undefined, mostHeight)
    y += Math.max(heightOf(block.cells), minimumHeight(block.summary)) + blockGap
    return block
  })
  const statisticsX = columns.plotX + plotWidth + 14
  const legend = gatesLegend(blocks, columns.plotX, y + 8, width - margin)
  const notices = noticeMarks(payload, legend.bottom, width)
  const marks = [
    ...header.marks,
    ...stepLabels(
      payload,
      columns.plotX,
      header.bottom + 18,
      pitchX,
      selection.step ?? payload.selection.step,
    ),
    ...blocks.flatMap((block) => blockMarks(block, columns.roleX, statisticsX)),
    ...legend.marks,
    ...notices.marks,
  ]
  return {
    width: Math.max(width, Math.ceil(rightEdge(marks)) + margin),
    height: notices.bottom + margin,
    description: describeGates(payload),
    marks,
    blocks,
  }
}

/** One sentence that says what the picture shows. */
export function describeGates(payload: GatesPayload): string {
  const values = payload.values.map((value) =>
    value.role === "" ? value.name : `${value.name} (${value.role})`,
  )
  return `${payload.title} through time, ${sizeText(payload)}: ${values.join(", ")}.`
}

/** `4 units × 12 steps`. */
function sizeText(payload: GatesPayload): string {
  const units = payload.values.findLast((value) => value.kind !== "input")
  const count = units ? unitsOf(units) : 0
  const steps = payload.total === 1 ? "1 step" : `${payload.total} steps`
  return count === 0 ? steps : `${count === 1 ? "1 unit" : `${count} units`} × ${steps}`
}

function placeText({ cell, line }: GatesPayload): string {
  return cell === null ? "" : ` · ${placeOf(cell, line)}`
}

const orderWords: Readonly<Record<UnitOrder, string>> = {
  computed: "in the order computed",
  opening: "by mean, the highest on top",
  similarity: "with like ones side by side",
}

function headerMarks(
  payload: GatesPayload,
  width: number,
  hint: string,
  order: UnitOrder,
): { marks: Mark[]; bottom: number } {
  const title = [{ text: payload.title || "(anonymous)", style: "bold" as const }]
  const aside = `${sizeText(payload)}${placeText(payload)}`
  const note =
    payload.values.length === 0
      ? "Nothing was recorded yet: call the traced function first."
      : payload.steps.length === 0
        ? "No step was run."
        : `Each square is one unit at one step; rows ${orderWords[order]}.`
  const lines = wrapText(`${note} ${hint}`.trim(), Math.floor((width - 2 * margin) / 6.7))
  return {
    marks: [
      text(margin, 26, title, { size: 15 }),
      text(margin + estimateWidth(title, 16.5) + 14, 26, aside, { ink: "muted" }),
      { mark: "rect", x: margin, y: 38, width: width - 2 * margin, height: 1, radius: 0, fill: "line" },
      text(margin, 62, [{ text: "Through time", style: "bold" }], { size: 13 }),
      ...lines.map((line, i) => text(margin, 80 + 16 * i, line, { ink: "muted" })),
    ],
    bottom: 72 + 16 * lines.length,
  }
}

/** What a screen reader says of one block. */
export function describeBlock(block: GatesBlock): string {
  return describeValue(block.value, block.summary)
}
