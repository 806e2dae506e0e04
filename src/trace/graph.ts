import { sameShape } from "../numpy/broadcast.ts"
import { createGroupFinder } from "./groups.ts"
import type { Operand, TracedArray, TracedGroup, TracedOperation } from "./model.ts"
import type { OperationLog, Source } from "./operations.ts"
import type { Step } from "./steps.ts"

/** More ways to run a step than these are not told apart. */
const MOST_GRAPHS = 16
/** A step of more operations than these keeps no graph. */
const MOST_OPERATIONS_OF_STEP = 2_000

/** The operations of all steps, each way to run a step once. */
export interface Graphs {
  readonly graphs: readonly (readonly TracedOperation[])[]
  readonly groups: readonly (readonly TracedGroup[])[]
  readonly graphOfStep: readonly number[]
  readonly arrays: readonly TracedArray[]
}

/**
 * The operations behind each step. Steps that ran alike share one graph.
 * @param nameOf - the name under which a value of a step is known
 * @param arrayNames - the names of arrays from outside, by id
 */
export function findGraphs(
  steps: readonly Step[],
  log: OperationLog,
  nameOf: (name: string) => string,
  arrayNames: ReadonlyMap<number, string>,
): Graphs {
  const graphs: (readonly TracedOperation[])[] = []
  const groups: (readonly TracedGroup[])[] = []
  const findGroups = createGroupFinder(steps, log)
  const outside = new Map<number, Outside>()
  const graphOfStep = steps.map(() => 0)
  const follow = (i: number) => {
    const step = steps[i]!
    const graph = graphOf(step, steps[i - 1], log, outside, nameOf, arrayNames)
    const isSame = sharesArray(step) ? sameArray(step) : () => false
    // Most steps run as the one before did, which is the latest graph.
    const known = graphs.findLastIndex((other) => isLike(other, graph, isSame))
    if (known >= 0 || graphs.length >= MOST_GRAPHS) return Math.max(known, 0)
    groups.push(graph.length === 0 ? [] : findGroups(step))
    return graphs.push(graph) - 1
  }
  // Where two parameters are one array (`h_0` and `c_0` of zeros), the other steps tell which one is meant.
  const places = steps.map((_, i) => i)
  const sorted = places.sort(
    (a, b) => Number(sharesArray(steps[a]!)) - Number(sharesArray(steps[b]!)) || a - b,
  )
  for (const i of sorted) graphOfStep[i] = follow(i)
  const arrays = [...outside].map(([id, { name, shape }]) => ({ name, shape, numbers: log.numbersOf(id) }))
  return { graphs, groups, graphOfStep, arrays }
}

/** An array from outside: the number by which operands call it, and what is known of it. */
interface Outside extends Omit<TracedArray, "numbers"> {
  readonly place: number
}

/** Whether two parameters of a step are one array. */
function sharesArray({ params }: Step): boolean {
  const ids = params.flatMap(({ id }) => (id === 0 ? [] : [id]))
  return new Set(ids).size < ids.length
}

type IsSameValue = (a: string, b: string) => boolean

function sameArray({ params }: Step): IsSameValue {
  const ids = new Map(params.map(({ name, id }) => [name, id]))
  return (a, b) => ids.get(a) !== 0 && ids.get(a) === ids.get(b)
}

function isLike(
  a: readonly TracedOperation[],
  b: readonly TracedOperation[],
  isSameValue: IsSameValue,
): boolean {
  return (
    a.length === b.length &&
    a.every((operation, i) => {
      const { name, value, shape, operands } = b[i]!
      return (
        operation.name === name &&
        operation.value === value &&
        sameShape(operation.shape, shape) &&
        operation.operands.length === operands.length &&
        operation.operands.every((operand, k) => isSameOperand(operand, operands[k]!, isSameValue))
      )
    })
  )
}

/** Operands are alike when they are of one kind and name the same; the shape of an array follows from it. */
function isSameOperand(a: Operand, b: Operand, isSameValue: IsSameValue): boolean {
  if ("value" in a && "value" in b) return a.value === b.value || isSameValue(a.value, b.value)
  for (const key in a)
    if (key !== "shape" && !Object.is(a[key as keyof Operand], b[key as keyof Operand])) return false
  return true
}

function graphOf(
  step: Step,
  before: Step | undefined,
  log: OperationLog,
  outside: Map<number, Outside>,
  nameOf: (name: string) => string,
  arrayNames: ReadonlyMap<number, string>,
): readonly TracedOperation[] {
  if (step.end - step.start > MOST_OPERATIONS_OF_STEP) return []
  const named = [...step.results, ...step.named]
  const madeAs = new Map(named.map((value) => [value.producer ?? -1, value.name]))
  // A named value that no operation made is held by *What if*: it goes by its name, as what is handed in does.
  const held = step.named.filter(({ id, producer }) => id !== 0 && producer === null)
  const given = new Map([...held, ...step.params].map(({ id, name }) => [id, name]))
  const previous = new Map([...(before?.results ?? []), ...(before?.named ?? [])].map((v) => [v.id, v.name]))
  const operandOf = (source: Source): Operand => {
    if ("other" in source) return source
    if ("node" in source && source.node !== undefined && source.node >= step.start)
      return { operation: source.node - step.start }
    if ("constant" in source) return { constant: source.constant }
    const name = given.get(source.id)
    if (name !== undefined) return { value: name }
    const handed = previous.get(source.id)
    if (handed !== undefined) return { previous: nameOf(handed) }
    const shape = "shape" in source ? source.shape : log.shapeOf(source.node)
    const known = outside.get(source.id)
    const place = known?.place ?? outside.size
    const arrayName = known?.name ?? arrayNames.get(source.id) ?? null
    if (!known) outside.set(source.id, { place, name: arrayName, shape })
    return arrayName === null ? { array: place, shape } : { array: place, shape, name: arrayName }
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
