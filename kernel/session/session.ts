import { CellProcess, type SessionOptions } from "./childProcess.ts"
import { HeldText } from "./heldText.ts"
import type {
  ChildOutput,
  CommReport,
  CommRequest,
  InputReport,
  Outcome,
  Report,
  RunRequest,
} from "./messages.ts"

export type { SessionOptions } from "./childProcess.ts"

/** How a run ended; `lost` when its process ended with it, and with all names. */
export type RunResult = Outcome | { readonly status: "lost"; readonly reason: string }

export interface SessionHandlers {
  output(output: ChildOutput): void
  /** A cell sends a comm message to the front end. */
  comm(report: CommReport): void
  /** A cell asks the reader; nothing when nobody can be asked. */
  input(report: InputReport): Promise<string | undefined>
  /** The process ended while no cell ran; a new one has been started. */
  lost(reason: string): void
}

/** How long a cell may go on after an interrupt before its process is restarted, in milliseconds. */
const patience = 1500
/** How often the processes it has started are interrupted until then. */
const period = 300

interface Running {
  readonly id: number
  readonly cell: string
  readonly resolve: (result: RunResult) => void
  isInterrupted: boolean
}

/**
 * Keeps one process alive that runs cells. It is started at once and started again whenever it ends;
 * runs wait until it is ready.
 */
export class Session {
  readonly #options: SessionOptions
  readonly #handlers: SessionHandlers
  #process: CellProcess
  /** Resolves when the process is ready, or to the reason why it ended before. */
  #started: Promise<string | undefined> = Promise.resolve(undefined)
  #markStarted: ((reason?: string) => void) | undefined
  readonly #rawText = new HeldText((name, text) => this.#passRaw(name, text))
  #running: Running | undefined
  #runs = 0
  #interrupts = 0
  #backstop: NodeJS.Timeout | undefined
  #insisted = 0
  #disposed = false
  #companion: number | undefined

  constructor(options: SessionOptions, handlers: SessionHandlers) {
    this.#options = options
    this.#handlers = handlers
    this.#process = this.#start()
  }

  /**
   * Resolves when the process can run cells.
   * @throws Error - it ended before
   */
  get ready(): Promise<void> {
    return this.#started.then((reason) => {
      if (reason !== undefined)
        throw new Error(`session: the process that runs the cells must start, it ${reason}`)
    })
  }

  /** Runs one cell; one at a time. Its outputs have all been handled when this resolves. */
  run(request: Omit<RunRequest, "type" | "id">): Promise<RunResult> {
    return this.#send((id) => ({ ...request, type: "run", id }))
  }

  /** Hands over a comm message, as {@link run} a cell: one at a time. */
  deliver(request: Omit<CommRequest, "type" | "id">): Promise<RunResult> {
    return this.#send((id) => ({ ...request, type: "comm", id }))
  }

  async #send(create: (id: number) => RunRequest | CommRequest): Promise<RunResult> {
    const interrupts = this.#interrupts
    const reason = await this.#started
    if (interrupts !== this.#interrupts) return { status: "interrupted" }
    if (reason !== undefined) {
      this.#process = this.#start()
      return { status: "lost", reason }
    }
    const request = create(++this.#runs)
    return new Promise((resolve) => {
      this.#running = { id: request.id, cell: request.cell, resolve, isInterrupted: false }
      this.#process.send(request)
    })
  }

  /** Stops the cell that runs, or a timer callback that does not end; restarts as a last resort. */
  interrupt(): void {
    this.#process.send({ type: "interrupt", id: this.#runs, ask: ++this.#interrupts })
    // A process that is still starting has nothing to interrupt, and a SIGINT would end it.
    if (this.#markStarted !== undefined) return
    this.#process.interruptGroup()
    if (this.#running === undefined) return
    this.#running.isInterrupted = true
    this.#backstop ??= setInterval(() => this.#insist(), period)
  }

  /** The processes that run cells end this one, too, when this process dies without a word. */
  keepCompanion(pid: number): void {
    this.#companion = pid
    this.#process.send({ type: "companion", pid })
  }

  /** Ends the process for good. */
  async dispose(): Promise<void> {
    this.#disposed = true
    await this.#process.kill()
    this.#finish({ status: "lost", reason: "was ended" })
  }

  #start(): CellProcess {
    this.#started = new Promise((resolve) => {
      this.#markStarted = (reason) => {
        this.#markStarted = undefined
        resolve(reason)
      }
    })
    // What a process that has been replaced still says is of no use.
    const whileCurrent = <T extends unknown[]>(handle: (...values: T) => void) => {
      return (...values: T) => {
        if (child === this.#process) handle(...values)
      }
    }
    const child: CellProcess = new CellProcess(this.#options, {
      report: whileCurrent((report) => this.#handleReport(report)),
      raw: whileCurrent((name, text) => this.#rawText.add(name, text)),
      ended: whileCurrent((reason) => this.#handleEnd(reason)),
    })
    if (this.#companion !== undefined) child.send({ type: "companion", pid: this.#companion })
    return child
  }

  async #replace(reason: string): Promise<void> {
    this.#endBackstop()
    const old = this.#process
    this.#process = this.#start()
    await old.kill()
    this.#finish({ status: "lost", reason })
  }

  /** The cell may have started another process to wait for since. */
  #insist(): void {
    this.#insisted += period
    if (this.#insisted < patience) this.#process.interruptGroup()
    else void this.#replace(`did not stop within ${patience / 1000} s`)
  }

  #handleReport(report: Report): void {
    if (report.type === "ready") this.#markStarted?.()
    else if (report.type === "comm") this.#handlers.comm(report)
    else if (report.type === "input") void this.#ask(report)
    else if (report.type !== "done") this.#handlers.output(report)
    else if (report.id === this.#running?.id) this.#finish(report.outcome)
  }

  /** The process that asks is the one to be told, when another has taken its place. */
  async #ask(report: InputReport): Promise<void> {
    const asking = this.#process
    this.#rawText.flush()
    const value = await this.#handlers.input(report)
    asking.send({ type: "input_reply", ask: report.ask, value })
  }

  #passRaw(name: "stdout" | "stderr", text: string): void {
    this.#handlers.output({ type: "stream", cell: this.#running?.cell ?? "", name, text })
  }

  #handleEnd(reason: string): void {
    if (this.#disposed) return
    this.#rawText.flush()
    // A process that cannot start would end again at once: the next run tries.
    if (this.#markStarted !== undefined) {
      this.#markStarted(`did not start: it ${reason}`)
      return
    }
    this.#process = this.#start()
    if (this.#running === undefined) this.#handlers.lost(reason)
    else this.#finish({ status: "lost", reason })
  }

  #endBackstop(): void {
    clearInterval(this.#backstop)
    this.#backstop = undefined
    this.#insisted = 0
  }

  #finish(result: RunResult): void {
    this.#endBackstop()
    this.#rawText.flush()
    const running = this.#running
    this.#running = undefined
    // A process that the cell waited for was interrupted too: its failure is the interrupt's doing.
    const isStopped = running?.isInterrupted === true && result.status === "error"
    running?.resolve(isStopped ? { status: "interrupted" } : result)
  }
}
