import type { Operand, TracedGroup, TracedOperation } from "../../trace/model.ts"
import {
  checkChoice,
  checkCount,
  checkList,
  checkNumber,
  checkRecord,
  checkShape,
  checkText,
} from "../payload/check.ts"
import { type Numbers, parseNumbers } from "../payload/numbers.ts"

/** An array from outside the steps, weights as a rule. */
export interface GraphArray {
  readonly name: string | null
  readonly shape: readonly number[]
  /** Null when they were too many to keep or to send. */
  readonly numbers: Numbers | null
}

/** What the steps of a run computed: the operations, each way to run a step once. */
export interface StepGraphs {
  readonly graphs: readonly (readonly TracedOperation[])[]
  /** For each of `graphs` the calls within, outer ones first. */
  readonly groups: readonly (readonly TracedGroup[])[]
  /** For each drawn step its graph. */
  readonly graphOfStep: readonly number[]
  readonly arrays: readonly GraphArray[]
}

export const MOST_GRAPHS = 16
export const MOST_OPERATIONS = 2_000
export const MOST_ARRAYS = 1_000
const MOST_OPERANDS = 64

/**
 * Checks graphs from outside: operations work on earlier ones only, so that reading them ends.
 * @param steps - how many steps are drawn
 * @throws TypeError or RangeError `...graphs: rule, got value`
 */
export function parseGraphs(where: string, value: unknown, steps: number): StepGraphs {
  const record = checkRecord(where, value)
  const arrays = checkList(`${where}.arrays`, record.arrays, MOST_ARRAYS).map((array, i) =>
    parseArray(`${where}.arrays[${i}]`, array),
  )
  const graphs = checkList(`${where}.graphs`, record.graphs, MOST_GRAPHS).map((graph, i) =>
    checkList(`${where}.graphs[${i}]`, graph, MOST_OPERATIONS).map((operation, place) =>
      parseOperation(`${where}.graphs[${i}][${place}]`, operation, place, arrays),
    ),
  )
  const groups = checkList(`${where}.groups`, record.groups, graphs.length).map((list, i) =>
    checkList(`${where}.groups[${i}]`, list, MOST_OPERATIONS).map((group) =>
      parseGroup(`${where}.groups[${i}]`, group, graphs[i]!.length),
    ),
  )
  if (groups.length !== graphs.length)
    throw new RangeError(`${where}.groups: must have ${graphs.length} entries, got ${groups.length}`)
  const graphOfStep = checkList(`${where}.graphOfStep`, record.graphOfStep, steps).map((graph) =>
    checkCount(`${where}.graphOfStep`, graph, graphs.length - 1),
  )
  if (graphOfStep.length !== steps)
    throw new RangeError(`${where}.graphOfStep: must have ${steps} entries, got ${graphOfStep.length}`)
  return { graphs, groups, graphOfStep, arrays }
}

function parseArray(where: string, value: unknown): GraphArray {
  const record = checkRecord(where, value)
  const shape = checkShape(`${where}.shape`, record.shape)
  const count = shape.reduce((product, length) => product * length, 1)
  return {
    name: record.name === null ? null : checkText(`${where}.name`, record.name),
    shape,
    numbers: record.numbers === null ? null : parseNumbers(`${where}.numbers`, record.numbers, count),
  }
}

function parseOperation(
  where: string,
  value: unknown,
  place: number,
  arrays: readonly GraphArray[],
): TracedOperation {
  const record = checkRecord(where, value)
  return {
    name: checkText(`${where}.name`, record.name),
    operands: checkList(`${where}.operands`, record.operands, MOST_OPERANDS).map((operand, i) =>
      parseOperand(`${where}.operands[${i}]`, operand, place, arrays),
    ),
    shape: checkShape(`${where}.shape`, record.shape),
    value: record.value === null ? null : checkText(`${where}.value`, record.value),
  }
}

function parseOperand(where: string, value: unknown, place: number, arrays: readonly GraphArray[]): Operand {
  const record = checkRecord(where, value)
  const kind = checkChoice(
    where,
    Object.keys(record).find((key) => key !== "shape" && key !== "name"),
    [...(["operation", "value", "previous", "constant", "array", "other"] as const)],
  )
  if (kind === "operation")
    return { operation: checkCount(`${where}.operation`, record.operation, place - 1) }
  if (kind === "value") return { value: checkText(`${where}.value`, record.value) }
  if (kind === "previous") return { previous: checkText(`${where}.previous`, record.previous) }
  if (kind === "constant") return { constant: checkNumber(`${where}.constant`, record.constant) }
  if (kind === "other") return { other: checkText(`${where}.other`, record.other) }
  const array = checkCount(`${where}.array`, record.array, arrays.length - 1)
  const { name, shape } = arrays[array]!
  return name === null ? { array, shape } : { array, shape, name }
}

function parseGroup(where: string, value: unknown, operations: number): TracedGroup {
  const record = checkRecord(where, value)
  const end = checkCount(`${where}.end`, record.end, operations)
  return {
    name: checkText(`${where}.name`, record.name),
    start: checkCount(`${where}.start`, record.start, end),
    end,
  }
}
