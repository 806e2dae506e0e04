import type { Operand, TracedOperation } from "./model.ts"
import type { OperationLog, Source } from "./operations.ts"
import type { Step } from "./steps.ts"

/** More ways to run a step than these are not told apart. */
const MOST_GRAPHS = 16
/** A step of more operations than these keeps no graph. */
const MOST_OPERATIONS_OF_STEP = 2_000

/** The operations of all steps, each way to run a step once. */
export interface Graphs {
  readonly graphs: readonly (readonly TracedOperation[])[]
  readonly graphOfStep: readonly number[]
}

/**
 * The operations behind each step. Steps that ran alike share one graph.
 * @param nameOf - the name under which a value of a step is known
 */
export function findGraphs(
  steps: readonly Step[],
  log: OperationLog,
  nameOf: (name: string) => string,
): Graphs {
  const known = new Map<string, number>()
  const graphs: (readonly TracedOperation[])[] = []
  const outside = new Map<number, number>()
  const graphOfStep = steps.map((step, i) => {
    const graph = graphOf(step, steps[i - 1], log, outside, nameOf)
    const key = JSON.stringify(graph)
    const place = known.get(key) ?? (graphs.length < MOST_GRAPHS ? graphs.push(graph) - 1 : 0)
    known.set(key, place)
    return place
  })
  return { graphs, graphOfStep }
}

function graphOf(
  step: Step,
  before: Step | undefined,
  log: OperationLog,
  outside: Map<number, number>,
  nameOf: (name: string) => string,
): readonly TracedOperation[] {
  if (step.end - step.start > MOST_OPERATIONS_OF_STEP) return []
  const named = [...step.results, ...step.named]
  const madeAs = new Map(named.map((value) => [value.producer ?? -1, value.name]))
  const params = new Map(step.params.map((param) => [param.id, param.name]))
  const previous = new Map([...(before?.results ?? []), ...(before?.named ?? [])].map((v) => [v.id, v.name]))
  const operandOf = (source: Source): Operand => {
    if ("other" in source) return source
    if ("node" in source && source.node !== undefined && source.node >= step.start)
      return { operation: source.node - step.start }
    if ("constant" in source) return { constant: source.constant }
    const param = params.get(source.id)
    if (param !== undefined) return { value: param }
    const handed = previous.get(source.id)
    if (handed !== undefined) return { previous: nameOf(handed) }
    if (!outside.has(source.id)) outside.set(source.id, outside.size)
    const shape = "shape" in source ? source.shape : log.shapeOf(source.node)
    return { array: outside.get(source.id)!, shape }
  }
  return Array.from({ length: step.end - step.start }, (_, i) => {
    const node = step.start + i
    const value = madeAs.get(node)
    const operands = log.sourcesOf(node).map(operandOf)
    return {
      ...{ name: log.nameOf(node), operands, shape: log.shapeOf(node) },
      value: value === undefined ? null : nameOf(value),
    }
  })
}
