import type { Place, Places } from "./places.ts"

type Points = readonly (readonly [x: number, y: number])[]

/** A wire of a step's graph. */
export interface Wire {
  readonly from: string
  readonly to: string
  readonly points: Points
}

/** Routes every wire at right angles: along lanes and levels, up from boxes, along the bus from what is handed in. */
export function routeWires(places: Places): readonly Wire[] {
  const router = new Router(places)
  const inner = [...places.byId.values()].filter(({ node }) => node.kind !== "source")
  return [...router.buses(), ...inner.flatMap((to) => router.into(to))]
}

class Router {
  readonly #places: Places
  #gutters = 0

  constructor(places: Places) {
    this.#places = places
  }

  /** The wires from sources into boxes: those that go into the same boxes share a bus. */
  buses(): readonly Wire[] {
    const groups = new Map<string, Place[]>()
    for (const source of this.#all("source")) {
      const key = this.#boxesOf(source)
        .map(({ node }) => node.id)
        .join("|")
      if (key !== "") groups.set(key, [...(groups.get(key) ?? []), source])
    }
    return [...groups.values()].flatMap((sources, i) => this.#bus(sources, i, groups.size))
  }

  #bus(sources: readonly Place[], i: number, count: number): readonly Wire[] {
    const { busY, trunkX } = this.#places
    const y = busY - 12 * i
    const trunk = trunkX + 7 * i
    return sources.flatMap((source) =>
      this.#boxesOf(source).map(({ node, x, y: middle, halfHeight }) => {
        const at = x + 12 * (i - (count - 1) / 2)
        const start: Points = source.y === y ? [] : [[trunk, source.y]]
        return {
          ...{ from: source.node.id, to: node.id },
          points: [
            [source.x + 10, source.y],
            ...start,
            [trunk, y],
            [at, y],
            [at, middle + halfHeight],
          ] as Points,
        }
      }),
    )
  }

  /** The wires into a node from boxes and operations, and from sources into operations. */
  into(to: Place): readonly Wire[] {
    return to.node.inputs.flatMap((id, place) => {
      const from = this.#places.byId.get(id)
      if (!from || (from.node.kind === "source" && to.node.kind === "box")) return []
      return [{ from: id, to: to.node.id, points: this.#route(from, to, place) }]
    })
  }

  #route(from: Place, to: Place, place: number): Points {
    if (to.node.kind === "output") return this.#toOutput(from, to)
    if (to.node.kind === "box") return this.#toBox(from, to, place)
    if (from.node.kind === "source") return this.#sourceToOperation(from, to)
    if (from.lane !== null) return this.#fromLane(from, to)
    if (from.x === to.x)
      return [
        [from.x, from.y - from.halfHeight],
        [to.x, to.y + to.halfHeight],
      ]
    return from.node.kind === "box" ? this.#boxToOperation(from, to) : this.#across(from, to)
  }

  #toOutput(from: Place, to: Place): Points {
    const right = to.x - 10
    const start: Points = [[from.x + from.halfWidth, from.y]]
    if (Math.abs(from.y - to.y) < 1) return [...start, [right, to.y]]
    const turn = right - 22
    return [...start, [turn, from.y], [turn, to.y], [right, to.y]]
  }

  /** Boxes are entered from the left, below what comes up from the bus. */
  #toBox(from: Place, to: Place, place: number): Points {
    const left = to.x - to.halfWidth
    const y = to.y - 8 + 10 * (place % 3)
    const start = from.node.kind === "box" ? this.#offTop(from) : [[from.x + from.halfWidth, from.y] as const]
    return [...start, [left - 13, start.at(-1)![1]], [left - 13, y], [left, y]]
  }

  /** Up from a box beside what stands above it, into the space between boxes and operations. */
  #offTop(from: Place): Points {
    const x = from.x + Math.min(16, from.halfWidth - 6)
    const y = this.#places.boxTop - 7 - 5 * (this.#gutters++ % 3)
    return [
      [x, from.y - from.halfHeight],
      [x, y],
    ]
  }

  #boxToOperation(from: Place, to: Place): Points {
    if (to.lane === null && this.#isFree(from, to) && !this.#hasAbove(from))
      return [
        [from.x, from.y - from.halfHeight],
        [from.x, to.y],
        [to.x - to.halfWidth, to.y],
      ]
    const start = this.#offTop(from)
    return [...start, ...this.#rise(start.at(-1)![1], to)]
  }

  /** From a height below an operation up beside its column and in from the left. */
  #rise(y: number, to: Place): Points {
    const beside = to.x - to.halfWidth - 12
    if (to.lane !== null)
      return [
        [beside, y],
        [beside, to.y + 24],
        [to.x - 5, to.y + 24],
        [to.x - 5, to.y + to.halfHeight],
      ]
    return [
      [beside, y],
      [beside, to.y],
      [to.x - to.halfWidth, to.y],
    ]
  }

  #across(from: Place, to: Place): Points {
    const right = from.x + from.halfWidth
    if (from.y === to.y && this.#isFree(from, to))
      return [
        [right, from.y],
        [to.x - to.halfWidth, to.y],
      ]
    if (to.lane !== null) {
      const turn = to.y + 24
      return [
        [from.x, from.y - from.halfHeight],
        [from.x, turn],
        [to.x - 5, turn],
        [to.x - 5, to.y + to.halfHeight],
      ]
    }
    const beside = to.x - to.halfWidth - 12
    return [
      [right, from.y],
      [beside, from.y],
      [beside, to.y],
      [to.x - to.halfWidth, to.y],
    ]
  }

  /** Along the lane, or off it and down to an operation below. */
  #fromLane(from: Place, to: Place): Points {
    const start: Points[number] = [from.x + (from.node.kind === "source" ? 10 : from.halfWidth), from.y]
    if (to.lane === from.lane) return [start, [to.x - to.halfWidth, to.y]]
    const below = to.lane === null || to.y > from.y
    const edge = to.y + (below ? -to.halfHeight : to.halfHeight)
    if (this.#isLaneFree(from, to)) return [start, [to.x, from.y], [to.x, edge]]
    const off = start[0] + 9
    const turn = from.y + (below ? 24 : -24)
    return [start, [off, from.y], [off, turn], [to.x, turn], [to.x, edge]]
  }

  #sourceToOperation(from: Place, to: Place): Points {
    if (from.lane !== null) return this.#fromLane(from, to)
    const beside = to.x - to.halfWidth - 15
    return [
      [from.x + 10, from.y],
      [this.#places.trunkX, from.y],
      [this.#places.trunkX, this.#places.busY],
      [beside, this.#places.busY],
      [beside, to.y],
      [to.x - to.halfWidth, to.y],
    ]
  }

  /** Whether nothing stands at a node's height between it and what is to its left. */
  #isFree(from: Place, to: Place): boolean {
    return !this.#inner().some(
      ({ x, y, node }) =>
        node.kind === "operation" && y === to.y && x > Math.min(from.x, to.x) && x < Math.max(from.x, to.x),
    )
  }

  #isLaneFree(from: Place, to: Place): boolean {
    return !this.#inner().some(({ x, lane }) => lane === from.lane && x > from.x && x <= to.x)
  }

  #hasAbove(from: Place): boolean {
    return this.#inner().some(({ x, node, y }) => x === from.x && node.kind === "operation" && y < from.y)
  }

  #boxesOf(source: Place): readonly Place[] {
    return this.#all("box").filter(({ node }) => node.inputs.includes(source.node.id))
  }

  #inner(): readonly Place[] {
    return [...this.#places.byId.values()].filter(
      ({ node }) => node.kind === "box" || node.kind === "operation",
    )
  }

  #all(kind: Place["node"]["kind"]): readonly Place[] {
    return [...this.#places.byId.values()].filter(({ node }) => node.kind === kind)
  }
}
