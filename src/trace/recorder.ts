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
 * What compiled cells call. Off (`on` false) it costs one property read, because the compiler
 * emits `$cw.rec.on && $cw.rec.enter(...)`; nothing is built for the call.
 */
export interface Recorder {
  /** True while a trace is on. */
  on: boolean
  /** A function begins: its name, its parameters by name, and where it stands. */
  enter(functionName: string, params: Readonly<Record<string, unknown>>, site: Site): void
  /**
   * A `const` of the running function got its value. `functionName` tells which function it belongs
   * to; without it the trace decides by the line (a call within may have ended since).
   */
  name(name: string, value: unknown, line: number, functionName?: string): void
}

let sink: RecorderSink | null = null

/** The one recorder of this program. */
export const recorder: Recorder = {
  on: false,
  enter(functionName, params, site) {
    sink?.enter(functionName, params, site)
  },
  name(name, value, line, functionName) {
    sink?.name(name, value, line, functionName)
  },
}

/** Lets `next` listen (null: nobody) and returns who listened before, to be put back afterwards. */
export function listen(next: RecorderSink | null): RecorderSink | null {
  const before = sink
  sink = next
  recorder.on = next !== null
  return before
}
