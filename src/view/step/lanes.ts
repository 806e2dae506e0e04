import type { HandedValue } from "../gates/payload.ts"
import { type StepNode, valueId } from "./stepGraph.ts"

/** A state that runs straight through the step, from what is handed in to what is handed on. */
export interface Lane {
  readonly source: string
  /** The operations on the way, in order. */
  readonly operations: readonly string[]
  readonly output: string
}

/** The lanes of a step: states that reach the next step by operations alone, by the shortest way. */
export function findLanes(nodes: readonly StepNode[], handed: readonly HandedValue[]): readonly Lane[] {
  const taken = new Set<string>()
  return handed.flatMap(({ name, carries }): Lane[] => {
    const source =
      nodes.find(({ id }) => id === `in ${name}`) ?? nodes.find(({ id }) => id === `in ${carries}_prev`)
    const way = source && maybeWay(nodes, source.id, valueId(carries))
    if (!source || !way || way.some((id) => taken.has(id))) return []
    for (const id of way) taken.add(id)
    return [{ source: source.id, operations: way, output: `out ${carries}` }]
  })
}

/** The shortest way along operations. */
function maybeWay(nodes: readonly StepNode[], from: string, to: string): readonly string[] | undefined {
  let ways: readonly (readonly string[])[] = [[from]]
  const seen = new Set([from])
  while (ways.length > 0) {
    const found = ways.find((way) => way.at(-1) === to)
    if (found) return found.slice(1)
    ways = ways.flatMap((way) =>
      nodes
        .filter(
          ({ id, kind, inputs }) => kind === "operation" && !seen.has(id) && inputs.includes(way.at(-1)!),
        )
        .map(({ id }) => {
          seen.add(id)
          return [...way, id]
        }),
    )
  }
  return undefined
}
