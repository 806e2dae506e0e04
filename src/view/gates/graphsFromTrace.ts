import type { Operand, Trace, TracedOperation, TracedValue } from "../../trace/model.ts"
import { createNumbers, type Numbers } from "../payload/numbers.ts"
import { type GraphArray, MOST_ARRAYS, MOST_OPERATIONS, type StepGraphs } from "./graphs.ts"
import { varies } from "./varies.ts"

/** A picture carries at most so many numbers of weights (350 KB), the smaller arrays first. */
const MOST_WEIGHTS = 65_536
/** Up to here with every digit. */
const MOST_EXACT = 4_096

/**
 * The operations of the drawn steps, with the numbers of the weights that they work on.
 * @param notices - is told what was left out
 */
export function graphsFromTrace(
  trace: Trace,
  steps: readonly number[],
  notices: string[],
): StepGraphs | null {
  const used = [...new Set(steps.map((step) => trace.graphOfStep[step]!))]
  const count = used.reduce((sum, graph) => sum + trace.graphs[graph]!.length, 0)
  if (count === 0) return null
  if (count > MOST_OPERATIONS) {
    notices.push(`A step of ${count} operations is not drawn as a graph.`)
    return null
  }
  const weights = findWeights(trace)
  if (weights.arrays.length > MOST_ARRAYS) return null
  return {
    graphs: used.map((graph) => trace.graphs[graph]!.map((operation) => withWeights(operation, weights))),
    groups: used.map((graph) => trace.groups[graph]!),
    graphOfStep: steps.map((step) => used.indexOf(trace.graphOfStep[step]!)),
    arrays: packArrays(weights.arrays, notices),
  }
}

interface Weights {
  readonly arrays: readonly {
    name: string | null
    shape: readonly number[]
    numbers: readonly number[] | null
  }[]
  /** The arrays that are handed in under a name at every step. */
  readonly places: ReadonlyMap<string, number>
}

/** Arrays from outside, and those that are handed in, the same ones at every step. */
function findWeights(trace: Trace): Weights {
  const handed = trace.values.filter(isWeight)
  const first = trace.arrays.length
  const arrays = handed.map(({ name, shape, steps }) => ({
    ...{ name: name.split(".").at(-1)!, shape },
    numbers: steps.find((numbers) => numbers !== null) ?? null,
  }))
  return {
    arrays: [...trace.arrays, ...arrays],
    places: new Map(handed.map(({ name }, i) => [name, first + i])),
  }
}

function isWeight(value: TracedValue): boolean {
  return value.origin === "parameter" && value.carries === null && !varies(value)
}

function withWeights(operation: TracedOperation, { arrays, places }: Weights): TracedOperation {
  const operands = operation.operands.map((operand): Operand => {
    const array = "value" in operand ? places.get(operand.value) : undefined
    if (array === undefined) return operand
    const { name, shape } = arrays[array]!
    return name === null ? { array, shape } : { array, shape, name }
  })
  return { ...operation, operands }
}

function packArrays(arrays: Weights["arrays"], notices: string[]): readonly GraphArray[] {
  const sizes = arrays.map(({ numbers }) => numbers?.length ?? 0)
  let room = MOST_WEIGHTS
  const fitting = new Set<number>()
  for (const place of sizes.map((_, i) => i).sort((a, b) => sizes[a]! - sizes[b]!)) {
    room -= sizes[place]!
    if (room >= 0) fitting.add(place)
  }
  const total = [...fitting].reduce((sum, place) => sum + sizes[place]!, 0)
  if (fitting.size < arrays.length)
    notices.push(
      `The terms of products with ${arrays.length - fitting.size} large arrays are not shown: the picture would be too large.`,
    )
  return arrays.map(({ name, shape, numbers }, place) => ({
    ...{ name: name?.slice(0, 200) ?? null, shape },
    numbers: numbers && fitting.has(place) ? pack(numbers, total) : null,
  }))
}

function pack(numbers: readonly number[], total: number): Numbers {
  return createNumbers(numbers, total > MOST_EXACT ? 32 : 64)
}
