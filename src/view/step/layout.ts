import { type Arithmetic, explainUnit, plainText, writeEquation } from "../arithmetic/arithmetic.ts"
import { StepReader } from "../arithmetic/reader.ts"
import { type Focus, focusOf, stepText } from "../gates/focus.ts"
import type { GatesPayload } from "../gates/payload.ts"
import { mathRuns } from "../mathName.ts"
import { wrapRuns } from "../scene/lines.ts"
import { type Mark, rightEdge, type Scene, text } from "../scene/scene.ts"
import { createSelection, type Selection } from "../selection.ts"
import { unravel } from "../unravel.ts"
import { sentence } from "../wrapText.ts"
import { type DrawnGraph, drawGraph, type StepBlock } from "./drawGraph.ts"
import { createStepGraph } from "./stepGraph.ts"

/** The picture *One step*, with what pointing needs to know of it. */
export interface StepScene extends Scene {
  readonly blocks: readonly StepBlock[]
  readonly focus: Focus | null
}

const margin = 16
/**
 * Lays one step out: the graph of what it computes, the arithmetic of the unit in focus, the equations.
 * @param width - the width to fill, in CSS pixels
 * @param hint - how the picture is used, where it is more than a drawing
 */
export function layoutStep(
  run: GatesPayload,
  width = 640,
  selection: Selection = createSelection(),
  hint = "",
): StepScene {
  const focus = focusOf(run, selection)
  if (!focus) return emptyStep(run, width, "No step was run.")
  const reader = new StepReader(run, focus.column)
  const graph = createStepGraph(reader)
  const header = headerMarks(run, focus, width, hint)
  if (graph.nodes.length === 0 && !graph.isCut)
    return emptyStep(run, width, "The operations of this step were not recorded.")
  const drawn = graph.isCut
    ? tooLarge(header.bottom + 18, width)
    : drawGraph(graph.nodes, reader, focus, { x: margin, y: header.bottom })
  const room = { x: drawn.freeX, y: drawn.freeY, width: width - drawn.freeX - margin }
  const beside = drawn.right + 40
  const isBeside = width - beside - margin >= 300
  const arithmetic = explainUnit(run, focus.column, focus.value, focus.unit)
  const explained = arithmeticMarks(arithmetic, room.x, room.y, room.width)
  const below = Math.max(drawn.bottom, explained.bottom)
  const equations = isBeside
    ? equationMarks(reader, run, beside, header.bottom + 12, width - beside - margin)
    : equationMarks(reader, run, margin, below + 26, width - 2 * margin)
  const marks = [...header.marks, ...drawn.marks, ...explained.marks, ...equations.marks]
  return {
    width: Math.max(width, Math.ceil(rightEdge(marks)) + margin),
    height: Math.max(below, equations.bottom) + margin,
    description: describeStep(run, focus, arithmetic),
    ...{ marks, blocks: drawn.blocks, focus },
  }
}

/** One sentence that says what the picture shows. */
export function describeStep(run: GatesPayload, focus: Focus, arithmetic: Arithmetic): string {
  const lines = [arithmetic.names, ...arithmetic.lines].map(plainText).join(" ")
  return `${run.title}, one step, ${stepText(run, focus.column)}: ${lines}.`
}

function tooLarge(y: number, width: number): DrawnGraph {
  const words = "This step has too many operations to draw; its equations stand below."
  const { marks, bottom } = sentence(words, margin, y, width - 2 * margin)
  return { marks, bottom, blocks: [], right: 0, freeX: margin, freeY: bottom + 20 }
}

function emptyStep(run: GatesPayload, width: number, why: string): StepScene {
  const title = text(margin, 26, [{ text: `One step of ${run.title || "(anonymous)"}`, style: "bold" }], {
    size: 13,
  })
  const marks = [title, text(margin, 46, why, { ink: "muted" })]
  return { width, height: 62, description: `${run.title}: ${why}`, marks, blocks: [], focus: null }
}

function headerMarks(
  run: GatesPayload,
  focus: Focus,
  width: number,
  hint: string,
): { marks: Mark[]; bottom: number } {
  const title = `One step: ${stepText(run, focus.column)}`
  const value =
    run.values.find(({ name }) => name === focus.value) ?? run.handed.find(({ name }) => name === focus.value)
  const index =
    value && value.shape.length > 1 ? `[${unravel(focus.unit, value.shape).join(", ")}]` : String(focus.unit)
  const unit = value && value.shape.length > 0 ? `unit ${index} of ` : ""
  const note = [
    { text: `Where ${unit}` },
    ...mathRuns(focus.value, true),
    { text: ` comes from. ${hint}`.trimEnd() },
  ]
  return {
    marks: [
      text(margin, 26, [{ text: title, style: "bold" }], { size: 13 }),
      text(width - margin, 26, run.title, { ink: "muted", anchor: "end" }),
      text(margin, 46, note, { ink: "muted" }),
    ],
    bottom: 62,
  }
}

function arithmeticMarks(
  arithmetic: Arithmetic,
  x: number,
  y: number,
  width: number,
): { marks: readonly Mark[]; bottom: number } {
  const names = wrapRuns(arithmetic.names, 15, width - 24).map((runs) => ({ runs, size: 15 }))
  const numbers = arithmetic.lines
    .flatMap((line) => wrapRuns(line, 12, width - 24))
    .map((runs) => ({ runs, size: 12 }))
  let baseline = y + 16
  const lines = [...names, ...numbers].map(({ runs, size }) => {
    const mark = text(x + 16, baseline, runs, { size })
    baseline += size === 15 ? 24 : 20
    return mark
  })
  const note =
    arithmetic.note === "" ? [] : [text(x + 16, baseline, arithmetic.note, { size: 11, ink: "muted" })]
  const bottom = baseline - (note.length > 0 ? -6 : 12)
  const bar: Mark = { mark: "rect", x, y, width: 3, height: bottom - y, radius: 0, fill: "accent" }
  return { marks: [bar, ...lines, ...note], bottom }
}

/** The equations of the step, each named value's, the longest of them wrapped. */
function equationMarks(
  reader: StepReader,
  run: GatesPayload,
  x: number,
  y: number,
  width: number,
): { marks: readonly Mark[]; bottom: number } {
  const equations = run.values.flatMap(({ name }) => {
    const equation = writeEquation(reader, name)
    return equation ? [equation] : []
  })
  if (equations.length === 0) return { marks: [], bottom: y }
  const lines = equations.slice(0, 24).flatMap((equation) => wrapRuns(equation, 13, width))
  const marks = lines.map((runs, i) => text(x, y + 24 + 21 * i, runs, { size: 13 }))
  const title = text(x, y, [{ text: "Equations", style: "bold" }], { size: 13 })
  return { marks: [title, ...marks], bottom: y + 10 + 21 * lines.length }
}
