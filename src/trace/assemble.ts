import { sameShape, shapeText } from "../numpy/broadcast.ts"
import type { CallTree } from "./calls.ts"
import { findCarries, nameWithoutPrevious } from "./carries.ts"
import { findGraphs } from "./graph.ts"
import { hull } from "./interval.ts"
import type { Origin, Trace, TracedValue } from "./model.ts"
import type { Observation } from "./observation.ts"
import type { OperationLog } from "./operations.ts"
import { findSteps, type Step } from "./steps.ts"

/**
 * The trace of what was recorded so far.
 * @param name - the traced function's name, for a trace without steps
 * @param arrays - arrays from outside by the names that the author gave them
 */
export function assembleTrace(
  name: string,
  tree: Pick<CallTree, "roots" | "uncounted" | "arrayNames">,
  log: OperationLog,
  arrays: Readonly<Record<string, unknown>>,
): Trace {
  const { steps } = findSteps(tree, log)
  const carries = findCarries(steps)
  const nameOf = resultNames(carries, steps)
  const values = findValues(steps, carries, nameOf)
  const functionName = steps[0]?.functionName ?? name
  const total = steps.length + countCut(tree, functionName)
  const given = Object.entries(arrays).map(([key, x]) => [log.idOf(x), key] as const)
  return {
    version: 1,
    name: functionName,
    site: steps.find((step) => step.site)?.site ?? null,
    total,
    recorded: steps.length,
    values,
    ...findGraphs(steps, log, nameOf, new Map([...tree.arrayNames, ...given])),
    notices: findNotices(steps, values, total, log),
  }
}

function countCut(tree: Pick<CallTree, "roots" | "uncounted">, functionName: string): number {
  const cut = tree.roots.filter((call) => call.cut).length
  return cut + (tree.uncounted.get(functionName) ?? 0)
}

/** A result that has no name takes that of the parameter which carries it on: `h_prev` gives `h`. */
function resultNames(carries: ReadonlyMap<string, string>, steps: readonly Step[]): (name: string) => string {
  const names = new Map<string, string>()
  const taken = new Set(steps[0]?.named.map((value) => value.name))
  const results = new Set(steps.flatMap((step) => step.results.map((value) => value.name)))
  for (const [param, source] of carries) {
    const name = nameWithoutPrevious(param)
    if (results.has(source) && !taken.has(name)) names.set(source, name)
  }
  return (name) => names.get(name) ?? name
}

interface Found {
  readonly origin: Origin
  readonly first: Observation
  readonly observations: (Observation | undefined)[]
}

/** Every name of every step, in the order computed, parameters first. */
function findValues(
  steps: readonly Step[],
  carries: ReadonlyMap<string, string>,
  nameOf: (name: string) => string,
): readonly TracedValue[] {
  const found = new Map<string, Found>()
  const add = (origin: Origin, observation: Observation, step: number) => {
    const name = origin === "result" ? nameOf(observation.name) : observation.name
    const entry = found.get(name) ?? { origin, first: observation, observations: [] }
    found.set(name, entry)
    entry.observations[step] = observation
  }
  for (const [i, step] of steps.entries()) for (const param of step.params) add("parameter", param, i)
  for (const [i, step] of steps.entries()) for (const value of step.named) add("named", value, i)
  for (const [i, step] of steps.entries()) for (const value of unnamedResults(step)) add("result", value, i)
  const sources = new Map([...carries].map(([param, source]) => [param, nameOf(source)]))
  return [...found].map(([name, entry]) => tracedValue(name, entry, sources.get(name) ?? null, steps.length))
}

function unnamedResults(step: Step): readonly Observation[] {
  const known = new Set([...step.named, ...step.params].map((value) => value.id))
  return step.results.filter((value) => value.id === 0 || !known.has(value.id))
}

function tracedValue(
  name: string,
  { origin, first, observations }: Found,
  carries: string | null,
  steps: number,
): TracedValue {
  const alike = Array.from({ length: steps }, (_, i) => observations[i]).map((observation) =>
    observation && sameShape(observation.shape, first.shape) ? observation : null,
  )
  return {
    ...{ name, origin, carries, dtype: first.dtype, shape: first.shape, line: first.line },
    bounds: alike.flatMap((observation) => (observation ? [observation.bounds] : [])).reduce(hull),
    steps: alike.map((observation) => observation?.numbers ?? null),
  }
}

function findNotices(
  steps: readonly Step[],
  values: readonly TracedValue[],
  total: number,
  log: OperationLog,
): string[] {
  const notices: string[] = []
  if (total > steps.length)
    notices.push(
      `Only the first ${steps.length} of ${total} steps are kept: a trace holds 4 million numbers.`,
    )
  if (log.full) notices.push("Too many operations: what came last is drawn without knowing its bounds.")
  for (const [i, step] of steps.entries())
    if (step.failure !== null && notices.length < 10)
      notices.push(`Step ${i} stopped with an error: ${step.failure}`.slice(0, 300))
  for (const value of values) {
    const other = steps.findIndex((step, i) => value.steps[i] === null && hasName(step, value.name))
    if (other >= 0 && notices.length < 10)
      notices.push(
        `${value.name} has another shape in step ${other}: only those of shape ${shapeText(value.shape)} are drawn.`,
      )
  }
  return notices
}

function hasName(step: Step, name: string): boolean {
  return [...step.params, ...step.named].some((value) => value.name === name)
}
