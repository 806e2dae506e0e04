type StreamName = "stdout" | "stderr"

/** How long text waits for more, in milliseconds. */
const patience = 50

/** What Node and V8 print when they end or abort: of use to their developers only. */
const crashReport =
  /-- Native stack trace --|FATAL ERROR:|<--- Last few GCs --->|^Waiting for the debugger to disconnect\.\.\.$/m

/**
 * Text that reaches the parent past the child's JavaScript, from processes that a cell has started.
 * It is passed on in batches by time; the crash report of a process that is about to end is not.
 */
export class HeldText {
  readonly #pass: (name: StreamName, text: string) => void
  readonly #held: Record<StreamName, string> = { stdout: "", stderr: "" }
  #timer: NodeJS.Timeout | undefined

  constructor(pass: (name: StreamName, text: string) => void) {
    this.#pass = pass
  }

  add(name: StreamName, text: string): void {
    this.#held[name] += text
    this.#timer ??= setTimeout(() => this.flush(), patience)
  }

  /** Passes on what waits. */
  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    for (const name of ["stdout", "stderr"] as const) {
      const text = this.#held[name]
      this.#held[name] = ""
      if (text !== "" && !crashReport.test(text)) this.#pass(name, text)
    }
  }
}
