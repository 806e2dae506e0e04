import type { PlacedColumn } from "./columns.ts"
import type { Lane } from "./lanes.ts"
import type { StepNode } from "./stepGraph.ts"

/** Where a node stands: its middle, and how far it reaches. */
export interface Place {
  readonly node: StepNode
  readonly x: number
  readonly y: number
  readonly halfWidth: number
  readonly halfHeight: number
  /** 0 for boxes, 1 and more for operations above them; null on a lane and at the sides. */
  readonly level: number | null
  readonly lane: number | null
}

/** The measures of a step's graph. */
export interface Places {
  readonly byId: ReadonlyMap<string, Place>
  readonly boxTop: number
  readonly busY: number
  /** Where the sources' wires run down. */
  readonly trunkX: number
  readonly right: number
  readonly bottom: number
}

const levelGap = 46
const sideWidth = 30

/** What the places depend on. */
export interface Measures {
  readonly left: number
  readonly top: number
  readonly boxHeight: number
  /** How much room a strip with its name takes at the sides, from top to bottom. */
  readonly stripHeight: number
  /** The sources that hand on a value of the step before. */
  readonly handed: ReadonlySet<string>
  widthOf(node: StepNode): number
}

/**
 * Places the nodes: lanes along the top, operations on levels between them and the boxes, what is handed in at
 * the left, what is handed on at the right.
 */
export function placeNodes(
  nodes: readonly StepNode[],
  lanes: readonly Lane[],
  columns: readonly PlacedColumn[],
  measures: Measures,
): Places {
  const { left, top, boxHeight, stripHeight, handed, widthOf } = measures
  const laneOf = new Map(
    lanes.flatMap((lane, i) => [lane.source, ...lane.operations, lane.output].map((id) => [id, i] as const)),
  )
  const levels = findLevels(columns, laneOf)
  const pitch = stripHeight + 34
  const laneY = (lane: number) => top + 18 + stripHeight / 2 + lane * pitch
  const lanesBottom = lanes.length > 0 ? laneY(lanes.length - 1) : top
  const deepest = Math.max(0, ...levels.values())
  const boxTop = lanesBottom + (lanes.length > 0 ? 30 : 14) + deepest * levelGap
  const boxY = boxTop + boxHeight / 2
  const busY = boxTop + boxHeight + 40
  const firstX = left + sideWidth + 46
  const byId = new Map<string, Place>()
  for (const { nodes: stacked, x } of columns)
    for (const node of stacked) {
      const level = levels.get(node.id) ?? null
      const lane = laneOf.get(node.id) ?? null
      const y = lane !== null ? laneY(lane) : level === 0 ? boxY : boxTop + 12 - level! * levelGap
      byId.set(node.id, {
        ...{ node, x: firstX + x, y, level, lane, halfWidth: widthOf(node) / 2 },
        halfHeight: node.kind === "box" ? boxHeight / 2 : 12,
      })
    }
  const columnsRight = Math.max(firstX, ...[...byId.values()].map(({ x, halfWidth }) => x + halfWidth))
  const side = { halfWidth: sideWidth / 2, halfHeight: stripHeight / 2, level: null }
  let sourceY = busY
  // The hidden state comes in on the bus, inputs below it.
  const isHanded = ({ id }: StepNode) => Number(laneOf.has(id) || handed.has(id))
  const sources = nodes.filter(({ kind }) => kind === "source").sort((a, b) => isHanded(b) - isHanded(a))
  for (const node of sources) {
    const lane = laneOf.get(node.id) ?? null
    const y = lane === null ? sourceY : laneY(lane)
    if (lane === null) sourceY += pitch
    byId.set(node.id, { node, x: left + sideWidth / 2, y, lane, ...side })
  }
  const x = columnsRight + 64
  let lowest = lanes.length > 0 ? lanesBottom + pitch : top + 18 + stripHeight / 2
  for (const node of nodes.filter(({ kind }) => kind === "output")) {
    const lane = laneOf.get(node.id) ?? null
    const wanted = byId.get(node.inputs[0]!)?.y ?? lowest
    const y = lane === null ? Math.max(lowest, Math.min(wanted, boxY)) : laneY(lane)
    if (lane === null) lowest = y + pitch
    byId.set(node.id, { node, x, y, lane, ...side })
  }
  const bottom = Math.max(busY + 10, ...[...byId.values()].map((place) => place.y + place.halfHeight))
  return { byId, boxTop, busY, trunkX: left + sideWidth + 16, right: x + sideWidth, bottom }
}

/** How high above the boxes each node stands that is not on a lane: above what it takes, level with what is beside. */
function findLevels(
  columns: readonly PlacedColumn[],
  laneOf: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const levels = new Map<string, number>()
  const below = new Map(
    columns.flatMap(({ nodes }) => nodes.slice(1).map((node, i) => [node.id, nodes[i]!.id] as const)),
  )
  const inner = columns.flatMap(({ nodes }) => nodes).sort((a, b) => a.place - b.place)
  for (const { id, kind, inputs } of inner) {
    if (laneOf.has(id)) continue
    const beneath = levels.get(below.get(id) ?? "") ?? 0
    const beside = Math.max(0, ...inputs.map((input) => levels.get(input) ?? 0))
    levels.set(id, kind === "box" ? 0 : Math.max(1, below.has(id) ? beneath + 1 : 0, beside))
  }
  return levels
}
