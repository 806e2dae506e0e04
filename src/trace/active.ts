import { observing } from "../numpy/observe.ts"
import { CallTree } from "./calls.ts"
import { Observatory } from "./observation.ts"
import { OperationLog } from "./operations.ts"
import { listen, takeRound } from "./recorder.ts"

/** What is recorded for one traced function. */
export interface Recording {
  readonly log: OperationLog
  readonly tree: CallTree
}

/** The recordings that listen now, outermost first: a traced function may call another one. */
const active: Recording[] = []

export function createRecording(): Recording {
  const log = new OperationLog()
  return { log, tree: new CallTree(new Observatory(log)) }
}

/** Whether a recording listens now. */
export function isListening(recording: Recording): boolean {
  return active.includes(recording)
}

/** Runs with `recording` listening; whatever happens, it stops listening afterwards. */
export function runRecorded<R>(recording: Recording, run: () => R): R {
  if (isListening(recording)) return run()
  stopLater()
  active.push(recording)
  tellActive()
  try {
    return run()
  } finally {
    active.splice(active.indexOf(recording), 1)
    tellActive()
  }
}

/**
 * Tells the traces that are on of a call that the compiler does not see: a library's own step, with
 * names of its choosing. With no trace on it just calls.
 * @param step - for a round of `unroll`, which is a step whatever it calls: the name by which the compiler
 *   knows its function
 */
export function recordCall<R>(
  functionName: string,
  params: Readonly<Record<string, unknown>>,
  run: (params: Readonly<Record<string, unknown>>) => R,
  step: string | null = null,
): R {
  if (active.length === 0) return run(params)
  const taken = step === null ? params : takeRound(step, params)
  const calls = active.map(({ tree }) => ({ tree, call: tree.begin(functionName, taken, step) }))
  try {
    const result = run(taken)
    for (const { tree, call } of calls) tree.end(call, { result })
    return result
  } catch (error) {
    for (const { tree, call } of calls) tree.end(call, { error })
    throw error
  }
}

let stopping = false

/**
 * An interrupt terminates code without running its `finally`. What is recorded is never asynchronous,
 * so whoever still listens when promises go on was terminated.
 */
function stopLater(): void {
  if (stopping) return
  stopping = true
  void Promise.resolve().then(() => {
    stopping = false
    active.length = 0
    tellActive()
  })
}

/** Turns the hooks of compiled cells and of NumPy on, or off when nobody listens. */
function tellActive(): void {
  if (active.length === 0) {
    listen(null)
    observing.observer = null
    return
  }
  const listening = [...active]
  const [only, ...others] = listening
  listen({
    enter: (...call) => listening.forEach(({ tree }) => void tree.enter(...call)),
    name: (...value) => listening.forEach(({ tree }) => void tree.name(...value)),
  })
  if (only && others.length === 0) observing.observer = only.log
  else
    observing.observer = {
      operation: (...operation) => listening.forEach(({ log }) => void log.operation(...operation)),
    }
}
