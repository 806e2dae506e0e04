import type { Message } from "../wire/index.ts"

interface Queued {
  readonly run: (isAborted: boolean) => Promise<void>
  isAborted: boolean
}

/** Execute requests wait here for their turn; all other requests are answered at once. */
export class ExecutionQueue {
  readonly #waiting: Queued[] = []
  #running: Message | undefined
  #isAborting = false

  /** The request whose cell runs now. */
  get running(): Message | undefined {
    return this.#running
  }

  /** Runs `run` when all earlier ones have ended; it is told whether it was aborted meanwhile. */
  add(request: Message, run: (isAborted: boolean) => Promise<void>): void {
    const queued = {
      isAborted: this.#isAborting,
      run: (isAborted: boolean) => this.#execute(request, run, isAborted),
    }
    this.#waiting.push(queued)
    if (this.#running === undefined && this.#waiting.length === 1) void this.#drain()
  }

  /**
   * Aborts what waits, and what arrives before the event loop has come round: a client that sent many
   * cells at once means all of them (`stop_on_error`). A client that sends a cell after it has seen
   * the error means that cell, so the reply waits until this resolves.
   */
  abortWaiting(): Promise<void> {
    for (const queued of this.#waiting) queued.isAborted = true
    this.#isAborting = true
    return new Promise((resolve) => {
      setImmediate(() => {
        this.#isAborting = false
        resolve()
      })
    })
  }

  async #drain(): Promise<void> {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      await next.run(next.isAborted)
    }
  }

  async #execute(
    request: Message,
    run: (isAborted: boolean) => Promise<void>,
    isAborted: boolean,
  ): Promise<void> {
    this.#waiting.shift()
    this.#running = request
    await run(isAborted)
    this.#running = undefined
  }
}
