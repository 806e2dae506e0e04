import type { Call } from "./calls.ts"
import type { TracedGroup } from "./model.ts"
import type { OperationLog } from "./operations.ts"
import type { Step } from "./steps.ts"

/** Finds which operations of a step belong together. */
export type GroupFinder = (step: Step) => readonly TracedGroup[]

/**
 * The nested calls of steps, as groups of operations, outer ones first; the logistic function also where
 * it is spelt out. Compiled code does not tell where a call ends, only what came no later than that; but
 * all calls of a function do the same at their beginning, and many end where a `const` gets their
 * result: so a call goes as far as it did the same as all others.
 */
export function createGroupFinder(steps: readonly Step[], log: OperationLog): GroupFinder {
  const shared = new Map<string, readonly string[]>()
  for (const step of steps)
    for (const call of findNested(step.calls)) {
      const names = namesOf(call.start, endOf(call, step), log)
      const known = shared.get(call.functionName)
      shared.set(call.functionName, known ? commonBeginning(known, names) : names)
    }
  return (step) => {
    const called = findNested(step.calls).map((call) => {
      const length = shared.get(call.functionName)!.length
      const end = call.exact ? call.end : Math.min(call.start + length, endOf(call, step))
      return { name: call.functionName, start: call.start - step.start, end: end - step.start }
    })
    const groups = called.filter(({ start, end }) => end > start)
    const spelt = findLogistics(step, log).filter(
      (group) => !groups.some((other) => other.start <= group.start && other.end === group.end),
    )
    return [...groups, ...spelt].sort((a, b) => a.start - b.start || b.end - a.end)
  }
}

function findNested(calls: readonly Call[]): readonly Call[] {
  return calls.flatMap((call) => [call, ...findNested(call.children)])
}

/** An upper bound of where a call within a step ended. */
function endOf(call: Call, step: Step): number {
  if (call.end >= 0) return Math.min(call.end, step.end)
  const siblings = call.parent?.children ?? []
  return siblings[siblings.indexOf(call) + 1]?.start ?? step.end
}

function namesOf(start: number, end: number, log: OperationLog): readonly string[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, i) => log.nameOf(start + i))
}

function commonBeginning(a: readonly string[], b: readonly string[]): readonly string[] {
  const different = a.findIndex((name, i) => name !== b[i])
  return different < 0 ? a : a.slice(0, different)
}

/** The operations of `1 / (1 + exp(-x))`, in the order in which they run. */
const logistic = ["negative", "exp", "add", "divide"]

/** The logistic function spelt out, each operation working on the one before it. */
function findLogistics(step: Step, log: OperationLog): readonly TracedGroup[] {
  const found: TracedGroup[] = []
  for (let last = step.start + logistic.length - 1; last < step.end; last++) {
    const start = last - logistic.length + 1
    if (logistic.every((name, i) => isLogisticPart(name, start + i, i, log)))
      found.push({ name: "sigmoid", start: start - step.start, end: last + 1 - step.start })
  }
  return found
}

function isLogisticPart(name: string, node: number, place: number, log: OperationLog): boolean {
  if (log.nameOf(node) !== name) return false
  const sources = log.sourcesOf(node)
  if (place > 0 && !sources.some((source) => "node" in source && source.node === node - 1)) return false
  return place < 2 || sources.some((source) => "constant" in source && source.constant === 1)
}
