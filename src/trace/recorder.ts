/**
 * Where a function stands: the notebook cell (`cell-6`) and its first line, counted from 1. A library's
 * function stands nowhere: cell `""`, line 0.
 */
export interface Site {
  readonly cell: string
  readonly line: number
}

/** Who listens to the recorder while a trace is on. */
export interface RecorderSink {
  enter(functionName: string, params: Readonly<Record<string, unknown>>, site: Site): void
  name(name: string, value: unknown, line: number, functionName: string | undefined): void
}

/**
 * What a run is to compute with instead of what it would: the hooks of *What if*. Each is handed what the
 * function has and hands back what stands in its place.
 */
export interface Substitutes {
  enter(functionName: string, params: Params, site: Site): Params
  /** A round of `unroll`, which calls the step itself. */
  round(step: string, params: Params): Params
  name(name: string, value: unknown, functionName: string | undefined): unknown
}

type Params = Readonly<Record<string, unknown>>

/**
 * What compiled cells call. Off (`on` false) it costs one property read, because the compiler
 * emits `$cw.rec.on && (z = $cw.rec.name("z", z, ...))`; nothing is built for the call.
 */
export interface Recorder {
  /** True while a trace is on. */
  on: boolean
  /**
   * A function begins: its name, its parameters by name, and where it stands.
   * @returns the parameters to go on with: the same, unless a *What if* has changed one
   */
  enter<P extends Params>(functionName: string, params: P, site: Site): P
  /**
   * A `const` of the running function got its value. `functionName` tells which function it belongs
   * to; without it the trace decides by the line (a call within may have ended since).
   * @returns the value to go on with: the same, unless a *What if* holds it
   */
  name<T>(name: string, value: T, line: number, functionName?: string): T
}

let sink: RecorderSink | null = null
let substitutes: Substitutes | null = null

/** The one recorder of this program. */
export const recorder: Recorder = {
  on: false,
  enter(functionName, params, site) {
    const taken = substitutes ? (substitutes.enter(functionName, params, site) as typeof params) : params
    sink?.enter(functionName, taken, site)
    return taken
  },
  name(name, value, line, functionName) {
    const taken = substitutes ? (substitutes.name(name, value, functionName) as typeof value) : value
    sink?.name(name, taken, line, functionName)
    return taken
  },
}

/** Lets `next` listen (null: nobody) and returns who listened before, to be put back afterwards. */
export function listen(next: RecorderSink | null): RecorderSink | null {
  const before = sink
  sink = next
  recorder.on = next !== null
  return before
}

/** The arguments that a round of `unroll` goes on with. */
export function takeRound(step: string, params: Params): Params {
  return substitutes ? substitutes.round(step, params) : params
}

/** Runs with `given` in the place of what is computed. */
export function runSubstituted<R>(given: Substitutes, run: () => R): R {
  substitutes = given
  try {
    return run()
  } finally {
    substitutes = null
  }
}
