import type { Call, CallTree } from "./calls.ts"
import { groupBy } from "./groupBy.ts"
import type { Observation } from "./observation.ts"
import type { OperationLog } from "./operations.ts"

/** What the steps are: the traced function's own calls, rounds of `unroll`, calls within, rounds of a loop. */
export type StepKind = "calls" | "unrolled" | "within" | "rounds"

/** The steps of a run. */
export interface FoundSteps {
  readonly kind: StepKind
  readonly steps: readonly Step[]
}

/** One step: what came in, what was named, what came out, and its operations [start, end). */
export interface Step {
  readonly functionName: string
  /** The name by which compiled code knows it. */
  readonly enteredAs: string
  readonly site: Call["site"]
  readonly params: readonly Observation[]
  readonly named: readonly Observation[]
  /** The names of its own `const`s: what its layers name is not among them. */
  readonly ownNames: readonly string[]
  readonly results: readonly Observation[]
  readonly start: number
  readonly end: number
  readonly failure: string | null
  /** The calls within. */
  readonly calls: readonly Call[]
}

/**
 * Which calls, or rounds of a loop, are the steps:
 * 1. the rounds of `unroll`, the outermost ones of the function that has most of them;
 * 2. else the traced function's own calls, when each takes what the one before made, unless they name nothing
 *    and do no more than call another function;
 * 3. else the calls of a function within, when they do (`trace(run)` of a loop over `lstm_step`);
 * 4. else the rounds of a loop within a single call (a `const` that gets a value again and again);
 * 5. else the traced function's own calls.
 */
export function findSteps({ roots }: Pick<CallTree, "roots">, log: OperationLog): FoundSteps {
  const unrolled = findUnrolled(roots)
  if (unrolled.length > 0 && !unrolled.every(isWrapper))
    return { kind: "unrolled", steps: callSteps(unrolled, log) }
  if (isChain(roots, log) && !roots.every(isWrapper)) return { kind: "calls", steps: callSteps(roots, log) }
  const within = findChainWithin(roots, log)
  if (within) return { kind: "within", steps: callSteps(within, log) }
  if (isChain(roots, log)) return { kind: "calls", steps: callSteps(roots, log) }
  const rounds = roots.length === 1 ? findRounds(roots[0]!, log) : []
  return rounds.length > 1
    ? { kind: "rounds", steps: rounds }
    : { kind: "calls", steps: callSteps(roots, log) }
}

/** Calls as steps, those left out for which there was no room. */
export function callSteps(calls: readonly Call[], log: OperationLog): Step[] {
  return calls
    .filter((call) => !call.cut)
    .map((call) => ({
      ...call,
      end: endOf(call, log),
      named: namedOf(call),
      ownNames: call.named.map(({ name }) => name),
      failure: failureOf(call),
      calls: call.children,
    }))
}

function isWrapper(call: Call): boolean {
  return call.named.length === 0 && call.children.length === 1
}

/** Compiled code does not tell that an error ended it; the exact call around it does. */
function failureOf(call: Call): string | null {
  if (call.exact || !call.parent) return call.failure
  return call.parent.children.at(-1) === call ? failureOf(call.parent) : null
}

function endOf(call: Call, log: OperationLog): number {
  if (call.end >= 0) return call.end
  const siblings = call.parent?.children ?? []
  const next = siblings[siblings.indexOf(call) + 1]
  return next?.start ?? (call.parent ? endOf(call.parent, log) : log.length)
}

/** What a call names; if nothing, what its layers name: `h_t_1` of the first call within, `h_t_2` of the next. */
function namedOf(call: Call): readonly Observation[] {
  const layers = call.named.length > 0 ? [] : call.children.filter((child) => child.named.length > 0)
  if (layers.length < 2) return withoutAliases(call)
  return layers.flatMap((layer, i) =>
    withoutAliases(layer).map((value) => value.renamed(`${value.name}_${i + 1}`)),
  )
}

/** A parameter taken apart (`const [h, c] = state`) stays a parameter, under its new name. */
function withoutAliases(call: Call): readonly Observation[] {
  const params = new Set(call.params.map((param) => param.id))
  return call.named.filter((value) => value.id === 0 || !params.has(value.id))
}

/** Whether at least half of the calls take an array that the call before made. */
function isChain(calls: readonly Call[], log: OperationLog): boolean {
  if (calls.length < 2) return false
  const links = calls.slice(1).filter((call, i) => takesFrom(call, calls[i]!, log))
  return 2 * links.length >= calls.length - 1
}

function takesFrom(call: Call, before: Call, log: OperationLog): boolean {
  const made = new Set([...before.named, ...before.results].map((value) => value.id))
  const end = before.end >= 0 ? before.end : call.start
  for (let node = before.start; node < end; node++) made.add(log.idOfResult(node))
  for (const param of before.params) made.delete(param.id)
  return call.params.some((param) => param.id !== 0 && made.has(param.id))
}

/** Of all functions called within: the one with the longest chain of calls. */
function findChainWithin(roots: readonly Call[], log: OperationLog): readonly Call[] | undefined {
  const byFunction = groupBy(roots.flatMap(findDescendants), functionKey)
  return [...byFunction.values()]
    .filter((calls) => isChain(calls, log))
    .sort((a, b) => b.length - a.length)
    .at(0)
}

/** The rounds of `unroll` by one function: the one with most of them. */
function findUnrolled(calls: readonly Call[]): readonly Call[] {
  const byFunction = groupBy(findOutermostSteps(calls), functionKey)
  return [...byFunction.values()].sort((a, b) => b.length - a.length).at(0) ?? []
}

function findOutermostSteps(calls: readonly Call[]): readonly Call[] {
  return calls.flatMap((call) => (call.isStep ? [call] : findOutermostSteps(call.children)))
}

function functionKey(call: Call): string {
  return `${call.site?.cell}:${call.site?.line}:${call.functionName}`
}

function findDescendants(call: Call): readonly Call[] {
  return call.children.flatMap((child) => [child, ...findDescendants(child)])
}

/** The rounds of a loop: each begins where a name that is assigned repeatedly comes again. */
function findRounds(call: Call, log: OperationLog): readonly Step[] {
  const times = groupBy(call.named, (value) => value.name)
  const looped = call.named.filter((value) => times.get(value.name)!.length > 1)
  const rounds: Observation[][] = []
  for (const value of looped) {
    const round = rounds.at(-1)
    if (!round || round.some((earlier) => earlier.name === value.name)) rounds.push([value])
    else round.push(value)
  }
  const starts = [
    call.start,
    ...rounds.slice(0, -1).map((named) => lastProducer(named) + 1),
    endOf(call, log),
  ]
  return rounds.map((named, i) => ({
    ...{
      functionName: call.functionName,
      enteredAs: call.enteredAs,
      site: call.site,
      failure: i === rounds.length - 1 ? call.failure : null,
    },
    ...{ params: [], named, ownNames: named.map(({ name }) => name), results: [] },
    ...{ start: starts[i]!, end: starts[i + 1]! },
    calls: call.children.filter((child) => child.start >= starts[i]! && child.start < starts[i + 1]!),
  }))
}

function lastProducer(named: readonly Observation[]): number {
  return Math.max(-1, ...named.map((value) => value.producer ?? -1))
}
