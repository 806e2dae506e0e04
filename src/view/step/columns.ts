import { Graph, layout } from "@dagrejs/dagre"
import type { StepNode } from "./stepGraph.ts"

/** A box with the operations stacked above it, or operations alone. */
export interface Column {
  readonly nodes: StepNode[]
}

/** A column's middle. */
export interface PlacedColumn extends Column {
  readonly x: number
}

/** No more nodes than these stand above each other. */
const MOST_STACKED = 4

/** From one column's edge to the next one's. */
const gap = 30

/**
 * The columns of a step's graph from left to right: boxes in the order computed, each operation above the box
 * that it takes its last value from. dagre puts the columns behind each other by what they need of each other.
 * @param lane - the operations on a lane, above which nothing is stacked
 * @param widthOf - the width of a node
 */
export function placeColumns(
  nodes: readonly StepNode[],
  lane: ReadonlySet<string>,
  widthOf: (node: StepNode) => number,
): readonly PlacedColumn[] {
  const columns = stack(nodes, lane)
  const edges = findEdges(columns)
  const widths = columns.map((column) => Math.max(...column.nodes.map(widthOf)))
  const graph = new Graph()
  graph.setGraph({ rankdir: "LR", ranksep: gap, nodesep: 1 })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const [place, width] of widths.entries()) graph.setNode(String(place), { width, height: 20 })
  for (const [from, to] of [...edges, ...orderOfBoxes(columns, edges)])
    graph.setEdge(String(from), String(to))
  layout(graph)
  return spread(columns, widths, (place) => (graph.node(String(place)) as { x: number }).x)
}

/** Columns that need nothing of each other have one place: they go side by side. */
function spread(
  columns: readonly Column[],
  widths: readonly number[],
  xOf: (place: number) => number,
): readonly PlacedColumn[] {
  const order = columns.map((_, place) => place).sort((a, b) => xOf(a) - xOf(b) || a - b)
  let right = -gap
  return order.map((place) => {
    const x = right + gap + widths[place]! / 2
    right = x + widths[place]! / 2
    return { nodes: columns[place]!.nodes, x }
  })
}

function stack(nodes: readonly StepNode[], lane: ReadonlySet<string>): readonly Column[] {
  const columns: Column[] = []
  const columnOf = new Map<string, Column>()
  const inner = nodes
    .filter(({ kind }) => kind === "box" || kind === "operation")
    .sort((a, b) => a.place - b.place)
  for (const node of inner) {
    const below = node.kind === "operation" ? maybeBelow(node, inner, columns, columnOf, lane) : undefined
    const column = below ?? { nodes: [] }
    if (!below) columns.push(column)
    column.nodes.push(node)
    columnOf.set(node.id, column)
  }
  return columns
}

/** The column whose top an operation goes on: of a box that it takes, else of an operation; the latest one. */
function maybeBelow(
  node: StepNode,
  inner: readonly StepNode[],
  columns: readonly Column[],
  columnOf: ReadonlyMap<string, Column>,
  lane: ReadonlySet<string>,
): Column | undefined {
  const inputs = inner.filter(({ id }) => node.inputs.includes(id))
  const candidates = [
    ...inputs.filter(({ kind }) => kind === "box"),
    ...inputs.filter(({ kind }) => kind !== "box"),
  ]
  const sorted = candidates.sort(
    (a, b) => Number(b.kind === "box") - Number(a.kind === "box") || b.place - a.place,
  )
  const edges = findEdges(columns)
  return sorted
    .filter(({ id }) => !lane.has(id) && columnOf.get(id)!.nodes.at(-1)!.id === id)
    .map(({ id }) => columnOf.get(id)!)
    .filter((column) => column.nodes.length < MOST_STACKED)
    .find((column) => inputs.every(({ id }) => !isReached(columns, edges, column, columnOf.get(id)!)))
}

type Edge = readonly [from: number, to: number]

function findEdges(columns: readonly Column[]): readonly Edge[] {
  const columnOf = new Map(columns.flatMap(({ nodes }, place) => nodes.map(({ id }) => [id, place] as const)))
  const pairs = columns.flatMap(({ nodes }, to) =>
    nodes.flatMap(({ inputs }) =>
      inputs.flatMap((id) => (columnOf.has(id) ? [`${columnOf.get(id)} ${to}`] : [])),
    ),
  )
  return [...new Set(pairs)]
    .map((pair) => pair.split(" ").map(Number) as unknown as Edge)
    .filter(([a, b]) => a !== b)
}

function isReached(columns: readonly Column[], edges: readonly Edge[], from: Column, to: Column): boolean {
  if (from === to) return false
  const seen = new Set([columns.indexOf(from)])
  for (const place of seen) for (const [a, b] of edges) if (a === place) seen.add(b)
  return seen.has(columns.indexOf(to))
}

/** Boxes follow each other as they are computed, where nothing asks for another order. */
function orderOfBoxes(columns: readonly Column[], edges: readonly Edge[]): readonly Edge[] {
  const boxes = columns.flatMap(({ nodes }, place) => (nodes[0]!.kind === "box" ? [place] : []))
  return boxes
    .slice(1)
    .map((place, i): Edge => [boxes[i]!, place])
    .filter(([a, b]) => !isReached(columns, edges, columns[b]!, columns[a]!))
}
