import type { StepReader } from "../arithmetic/reader.ts"
import type { Focus } from "../gates/focus.ts"
import { type GatesValue, unitsOf } from "../gates/payload.ts"
import { limitOfValue } from "../gates/summary.ts"
import { mathRuns } from "../mathName.ts"
import { arithmeticNumber } from "../numberText.ts"
import { type CellsMark, estimateWidth, heightOf, type Mark, type TextMark, text } from "../scene/scene.ts"
import { unravel } from "../unravel.ts"
import { placeColumns } from "./columns.ts"
import { findLanes } from "./lanes.ts"
import { findMade } from "./made.ts"
import { type Place, placeNodes } from "./places.ts"
import type { StepNode } from "./stepGraph.ts"
import { routeWires } from "./wires.ts"

/** One value's strip of numbers. */
export interface StepBlock {
  readonly name: string
  readonly value: GatesValue
  readonly cells: CellsMark
}

const stripWidth = 9
const stripHeight = 72
const boxHeight = 84

/** A graph as marks. */
export interface DrawnGraph {
  readonly marks: readonly Mark[]
  readonly blocks: readonly StepBlock[]
  readonly right: number
  readonly bottom: number
  /** Where there is room below the bus. */
  readonly freeX: number
  readonly freeY: number
}

/** Draws the graph of a step: its boxes, operations and wires, with the numbers of the unit in focus. */
export function drawGraph(
  nodes: readonly StepNode[],
  reader: StepReader,
  focus: Focus,
  at: { readonly x: number; readonly y: number },
): DrawnGraph {
  const lanes = findLanes(nodes, reader.run.handed)
  const onLane = new Set(lanes.flatMap((lane) => lane.operations))
  const columns = placeColumns(nodes, onLane, widthOf)
  const places = placeNodes(nodes, lanes, columns, {
    ...{ left: at.x, top: at.y, boxHeight, stripHeight, widthOf },
    handed: new Set(reader.run.handed.map(({ name }) => `in ${name}`)),
  })
  const made = findMade(nodes, focus.value, reader)
  const wires = routeWires(places).map((wire) => {
    const isMade = made.nodes.has(wire.from) && made.reached.has(wire.to)
    return { ...wire, isMade }
  })
  const wireMarks = [...wires]
    .sort((a, b) => Number(a.isMade) - Number(b.isMade))
    .map(
      ({ points, isMade }): Mark => ({
        ...{ mark: "path", points, arrow: true, ink: isMade ? "accent" : "line", width: isMade ? 1.8 : 1.2 },
      }),
    )
  const blocks: StepBlock[] = []
  const nodeMarks = [...places.byId.values()].flatMap((place) => {
    const block = maybeBlock(place, reader, focus)
    if (block) blocks.push(block)
    return nodeMarksOf(place, block, made.nodes.has(place.node.id), reader, focus)
  })
  return {
    marks: [...wireMarks, ...nodeMarks],
    blocks,
    right: places.right + 30,
    bottom: places.bottom + 14,
    freeX: places.trunkX + 24,
    freeY: places.busY + 26,
  }
}

function widthOf(node: StepNode): number {
  if (node.kind === "box")
    return Math.max(
      54,
      34 + Math.max(estimateWidth(mathRuns(node.value!, true), 17), estimateWidth(node.label, 11)),
    )
  return Math.max(24, estimateWidth(node.label, 12) + 12)
}

/** The strip of a node that carries a value's numbers. */
function maybeBlock(place: Place, reader: StepReader, focus: Focus): StepBlock | null {
  const { node, x, y, halfWidth } = place
  const value = node.value === null || node.kind === "operation" ? undefined : reader.valueOf(node.value)
  if (!value) return null
  const units = unitsOf(value)
  const pitchY = units === 0 ? 1 : Math.min(12, stripHeight / units)
  const pitch = pitchY >= 2 ? Math.floor(pitchY) : pitchY
  const numbers = Float64Array.from(
    { length: units },
    (_, unit) => reader.named(value.name, focus.column, unravel(unit, value.shape)) ?? Number.NaN,
  )
  const cells: CellsMark = {
    ...{
      mark: "cells",
      x: node.kind === "box" ? x - halfWidth + 9 : x - stripWidth / 2,
      y: y - (units * pitch) / 2,
    },
    ...{ columns: 1, rows: units, pitchX: stripWidth, pitchY: pitch, gap: pitch >= 4 ? 1 : 0 },
    ...{ scale: value.kind === "gate" ? "gate" : "state", limit: limitOfValue(value, reader.run) },
    ...{ values: numbers, absent: new Set<number>() },
  }
  return { name: value.name, value, cells }
}

function nodeMarksOf(
  place: Place,
  block: StepBlock | null,
  isMade: boolean,
  reader: StepReader,
  focus: Focus,
): readonly Mark[] {
  const { node, x, y, halfWidth, halfHeight } = place
  const ink = isMade ? "accent" : "muted"
  const number = numberMarks(place, reader, focus, isMade)
  if (node.kind === "source" || node.kind === "output") {
    const top = block ? block.cells.y : y
    const runs = mathRuns(node.value!, true)
    const left = Math.max(16, x - estimateWidth(runs, 16) / 2)
    const name = text(left, top - 8, runs, { size: 16 })
    const token = node.kind === "source" && place.lane === null ? tokenMarks(place, reader, focus, block) : []
    return [name, ...stripMarks(block, reader, focus), ...number, ...token]
  }
  const frame: Mark = {
    ...{ mark: "frame", x: x - halfWidth, y: y - halfHeight, width: 2 * halfWidth, height: 2 * halfHeight },
    ...{ radius: node.kind === "box" ? 6 : 12, ink, line: isMade ? 1.6 : 1.2, filled: true },
  }
  if (node.kind === "operation") {
    const isShown = node.value !== null && !reader.run.handed.some(({ carries }) => carries === node.value)
    const name = isShown ? [text(x + 9, y + 25, mathRuns(node.value!, true), { size: 14 })] : []
    return [frame, text(x, y + 4.5, node.label, { size: 13, anchor: "middle" }), ...name, ...number]
  }
  const nameX = x - halfWidth + 26
  return [
    frame,
    ...stripMarks(block, reader, focus),
    text(nameX, y - 6, mathRuns(node.value!, true), { size: 17 }),
    text(nameX, y + 16, node.label, { size: 11, ink: "muted" }),
    ...number,
  ]
}

/** The squares of a strip, with the unit in focus framed. */
function stripMarks(block: StepBlock | null, reader: StepReader, focus: Focus): readonly Mark[] {
  if (!block) return []
  const { cells } = block
  if (focus.unit >= cells.rows || !isLike(block.value, reader, focus)) return [cells]
  const y = cells.y + focus.unit * cells.pitchY
  const frame: Mark = {
    ...{ mark: "frame", x: cells.x - 1, y: y - 1, width: stripWidth - cells.gap + 2 },
    ...{
      height: Math.max(3, cells.pitchY - cells.gap + 2),
      radius: 1.5,
      ink: "accent",
      line: 1.5,
      filled: false,
    },
  }
  return [cells, frame]
}

/** Whether a value has the units of the one in focus: those of an input are others. */
function isLike(value: GatesValue, reader: StepReader, focus: Focus): boolean {
  if (value.kind === "input") return value.name === focus.value
  return String(value.shape) === String(reader.valueOf(focus.value)?.shape)
}

function tokenMarks(
  place: Place,
  reader: StepReader,
  focus: Focus,
  block: StepBlock | null,
): readonly Mark[] {
  const token = reader.run.tokens?.[focus.column]
  const isInput = reader.run.values.some(({ name, kind }) => name === place.node.value && kind === "input")
  if (token === undefined || !isInput) return []
  const y = block ? block.cells.y + heightOf(block.cells) + 16 : place.y + 16
  return [
    text(place.x, y, [{ text: `“${token}”`, style: "mono" }], { size: 12, ink: "accent", anchor: "middle" }),
  ]
}

/** The number of the unit in focus at what a node gives on. */
function numberMarks(place: Place, reader: StepReader, focus: Focus, isMade: boolean): readonly Mark[] {
  const value = numberAt(place.node, reader, focus)
  if (value === null) return []
  const options = { size: 10, ink: isMade ? ("ink" as const) : ("muted" as const) }
  const runs = [{ text: arithmeticNumber(value), style: "mono" as const }]
  const { x, y, halfWidth, halfHeight, node } = place
  if (node.kind === "box")
    return onPaper(text(x - 5 - estimateWidth(runs, 10), y - halfHeight - 5, runs, options))
  if (node.kind === "operation") return onPaper(text(x + halfWidth + 2, y - 6, runs, options))
  if (node.kind === "output") return onPaper(text(x + 10, y + 4, runs, options))
  return onPaper(text(x + 10, y - 6, runs, options))
}

/** A word on paper of its own: no wire runs through it. */
function onPaper(mark: TextMark): readonly Mark[] {
  const { x, y, size, runs } = mark
  const paper: Mark = {
    ...{ mark: "rect", x: x - 1, y: y - size + 1, width: estimateWidth(runs, size) + 2, height: size + 1 },
    ...{ radius: 0, fill: "paper" },
  }
  return [paper, mark]
}

function numberAt(node: StepNode, reader: StepReader, focus: Focus): number | null {
  const inFocus = reader.valueOf(focus.value)?.shape ?? []
  const own = node.value === null ? undefined : reader.valueOf(node.value)
  if (own && !isLike(own, reader, focus)) return null
  const shape = node.place >= 0 ? reader.operations[node.place]!.shape : own?.shape
  if (!shape || String(shape) !== String(inFocus)) return null
  const index = unravel(focus.unit, shape)
  if (node.place >= 0) return reader.element(node.place, index)
  return reader.named(node.value!, focus.column, index)
}
