import type { StepReader } from "../arithmetic/reader.ts"
import { type StepNode, valueId } from "./stepGraph.ts"

/** What of a graph made a value. */
export interface Made {
  readonly nodes: ReadonlySet<string>
  /** The nodes whose wires lead there: the value itself, the parts of its expression, what it is handed on as. */
  readonly reached: ReadonlySet<string>
}

/** What made a value: down to the named values in its equation, not on to what those were made of. */
export function findMade(nodes: readonly StepNode[], value: string, reader: StepReader): Made {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const [made, reached] = [new Set<string>(), new Set<string>()]
  const add = (id: string, isRoot: boolean) => {
    const node = byId.get(id)
    if (!node || made.has(id)) return
    made.add(id)
    if (!isRoot && node.value !== null) return
    reached.add(id)
    for (const input of node.inputs) add(input, false)
  }
  add(valueId(value), true)
  const output = `out ${value}`
  if (made.size > 0 && byId.has(output)) {
    made.add(output)
    reached.add(output)
  }
  if (made.size === 0 && reader.valueOf(value)) made.add(`in ${value}`)
  return { nodes: made, reached }
}
