import type { NDArray } from "../numpy/ndarray.ts"
import { createRecording, isListening, type Recording, recordCall, runRecorded } from "./active.ts"
import { assembleTrace } from "./assemble.ts"
import type { Trace } from "./model.ts"
import { parameterNames } from "./parameters.ts"
import { arrayThrough } from "./through.ts"
import type { Change } from "./whatIf/change.ts"
import { type RecordedRun, Replay } from "./whatIf/replay.ts"

// biome-ignore lint/suspicious/noExplicitAny: a bound for functions of any signature; `never[]` would refuse calls
type AnyFunction = (...args: any[]) => any

/** By this mark a traced function is known, in any copy of the library. */
export const tracedMark: unique symbol = Symbol.for("cellwise.traced") as never

/** A function whose calls are recorded. */
export type Traced<F extends AnyFunction = AnyFunction> = F & {
  readonly [tracedMark]: true
  /** What was recorded so far. */
  readonly trace: Trace
  /**
   * One named value through time, as an array.
   * @param name - the author's `const` or parameter, such as `"f_t"`
   * @returns shape [steps, ...its shape]; NaN in steps that have no such value
   * @throws RangeError when no value goes by that name
   */
  through(name: string): NDArray
  /** Forgets what was recorded. */
  clear(): void
  /**
   * *What if*: the recorded calls once more, with inputs changed or values held, such as a gate held open:
   * `gates(traced.whatIf({held: [{name: "f_t", value: 1}]}))`. What is recorded stays.
   * @throws RangeError or TypeError when the change names what is not there
   */
  whatIf(change: Change): Trace
}

/**
 * Records a function: `const traced = trace(lstm_step)` is called as `lstm_step` is, and each call is
 * one step. When it calls a step function in a loop itself (`trace(run)`), or loops over steps, those
 * are the steps. Its named values are the author's own `const` names, whatever they are; without the
 * cell compiler its parameters and results are known.
 *
 * As a cell's last line the traced function shows its gates through time.
 *
 * A function that throws ends its step there; the error goes on to the caller and nothing stays on.
 * Of an async function the part before its first `await` is recorded.
 *
 * @param f - any function over arrays or numbers
 * @param arrays - arrays that it uses from outside, by name: `{ W_f, U_f }`, for its equations
 * @throws TypeError when `f` is no function
 */
export function trace<F extends AnyFunction>(
  f: F,
  arrays: Readonly<Record<string, unknown>> = {},
): Traced<F> {
  if (typeof f !== "function") throw new TypeError(`trace: must be given a function, got ${typeof f}`)
  const names = rememberNames(f)
  let recording = createRecording()
  let receiver: unknown
  let assembled: Trace | null = null
  const assemble = () => assembleTrace(f.name, recording.tree, recording.log, arrays)
  const current = () => {
    if (isListening(recording)) return assemble()
    assembled ??= assemble()
    return assembled
  }
  const forget = () => {
    assembled = null
    recording = createRecording()
  }
  const keepRun = () => {
    const source = { f, receiver, recording: upToNow(recording), arrays }
    return () => new Replay(source)
  }
  const traced = function (this: unknown, ...args: unknown[]): unknown {
    assembled = null
    receiver = this
    const params = nameArguments(names(args.length), args)
    return runRecorded(recording, () => recordCall(f.name, params, () => f.apply(this, args)))
  }
  return Object.defineProperties(traced, {
    name: { value: f.name },
    length: { value: f.length },
    [tracedMark]: { value: true },
    trace: { get: current },
    through: { value: (name: string) => arrayThrough(current(), name) },
    clear: { value: forget },
    whatIf: { value: (change: Change) => keepRun()().run(change) },
    [replayMark]: { value: keepRun },
  }) as unknown as Traced<F>
}

/** What was recorded up to now; later calls are not seen in it. */
function upToNow({ log, tree }: Recording): RecordedRun {
  return {
    log,
    tree: {
      roots: [...tree.roots],
      uncounted: new Map(tree.uncounted),
      arrayNames: new Map(tree.arrayNames),
    },
  }
}

const replayMark = Symbol("replay")

/** Keeps the run that a traced function has recorded, to be run again; later calls of it are not part of it. */
export function replayOf(traced: Traced): () => Replay {
  return (traced as unknown as { readonly [replayMark]: () => () => Replay })[replayMark]()
}

/** Whether a value is a traced function. */
export function isTraced(value: unknown): value is Traced {
  return typeof value === "function" && tracedMark in value
}

/** The parameter names of `f`, whose text is read once, not at every call. */
function rememberNames(f: AnyFunction): (count: number) => readonly string[] {
  let names: readonly string[] = []
  return (count) => {
    if (names.length !== count) names = parameterNames(f, count)
    return names
  }
}

function nameArguments(
  names: readonly string[],
  args: readonly unknown[],
): Readonly<Record<string, unknown>> {
  const named: Record<string, unknown> = {}
  for (const [i, name] of names.entries()) named[name] = args[i]
  return named
}
