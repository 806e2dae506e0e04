import { resolve } from "node:path"
import type { HostCommMessage } from "../src/host.ts"
import type {
  CellError,
  Compiled,
  Compiler,
  Completeness,
  Completions,
  ErrorLike,
  Inspection,
} from "./compiler/index.ts"
import { type Output, toOutput } from "./outputs.ts"
import { maybeQuestion, type Question } from "./question.ts"
import {
  type ChildOutput,
  type CountedInput,
  type RunResult,
  Session,
  type SessionOptions,
} from "./session/index.ts"

export type { Output } from "./outputs.ts"

/** A message of a comm, from either side (messaging 5.5, "Custom Messages"). */
export type CommMessage = HostCommMessage

/** Where goes what code shows and sends. */
export interface Listener {
  /** Called with each output, in order; also after the cell has ended, for its timers. */
  readonly onOutput?: (output: Output) => void
  /** Called with each comm message for the front end; also of a silent cell. */
  readonly onComm?: (message: CommMessage) => void
  /** Called when code asks the reader for a line of text, which `password` keeps from being shown. */
  readonly onInput?: (prompt: string, password: boolean) => Promise<string>
}

export interface ExecuteOptions extends Listener {
  /** Shows nothing and counts nothing. */
  readonly silent?: boolean
  /** False: the execution is not counted; `In [n]` stays. */
  readonly storeHistory?: boolean
  /** Called when the cell's turn has come, with its number. */
  readonly onStart?: (executionCount: number) => void
}

export type ExecuteResult =
  | {
      readonly status: "ok"
      readonly executionCount: number
      /** The answer to `name?`, for the front end's pager, as MIME data. */
      readonly page?: Readonly<Record<string, string>>
    }
  | { readonly status: "error"; readonly executionCount: number; readonly error: CellError }

/** A value as MIME data, or the error that computing it led to (`user_expressions`). */
export type ExpressionResult =
  | {
      readonly status: "ok"
      readonly data: Readonly<Record<string, unknown>>
      readonly metadata: Readonly<Record<string, unknown>>
    }
  | ({ readonly status: "error" } & CellError)

/** Outputs of cells older than this many are shown with the latest cell. */
const remembered = 1000

/** One cell on its way: its name, where its outputs go, what stops it before it runs. */
interface Execution {
  readonly cell: string
  readonly executionCount: number
  /** What the cells remember of it, when it is counted. */
  readonly counted: CountedInput | undefined
  readonly onOutput: (output: Output) => void
  /** Resolves when the user stops the cell while it is being compiled. */
  readonly stopped: Promise<"stopped">
  readonly stop: () => void
}

/**
 * Compiles and runs cells: the compiler and the session joined. It knows nothing of sockets, so the
 * command line uses it as the kernel does. Cells run one at a time, in the order of the calls.
 */
export class Engine {
  readonly #session: Session
  readonly #directory: string
  #compiler: Promise<Compiler> | undefined
  #loaded: Compiler | undefined
  #executionCount = 0
  #uncounted = 0
  #turn: Promise<unknown> = Promise.resolve()
  #compiling: Execution | undefined
  /** What happened to the process between two cells; said before the next one. */
  #news: string | undefined
  /** Where outputs go that come after their cell, by cell. */
  readonly #listeners = new Map<string, Listener>()
  #latest: Listener = {}
  #onLoss: () => void = () => {}

  /** Starts the process that runs cells; the compiler comes with `prepare` or with the first call that needs it. */
  constructor(given: SessionOptions) {
    const options = { ...given, directory: resolve(given.directory) }
    this.#directory = options.directory
    this.#session = new Session(options, {
      output: (output) => this.#forward(output),
      comm: ({ cell, message }) => this.#listenerOf(cell).onComm?.(message),
      input: async ({ cell, prompt, password }) => this.#listenerOf(cell).onInput?.(prompt, password),
      lost: (reason) => this.#handleLoss(reason),
    })
  }

  /** Loads the compiler, which starts the checker. */
  prepare(): Promise<Compiler> {
    this.#compiler ??= this.#load()
    return this.#compiler
  }

  async #load(): Promise<Compiler> {
    const { createCompiler } = await import("./compiler/index.ts")
    const compiler = await createCompiler({
      directory: this.#directory,
      onProcess: (pid) => this.#session.keepCompanion(pid),
    })
    this.#loaded = compiler
    return compiler
  }

  /** Resolves when a cell can be compiled and run. */
  get ready(): Promise<void> {
    return Promise.all([this.#session.ready, this.prepare()]).then(() => {})
  }

  /** The number of the last counted execution. */
  get executionCount(): number {
    return this.#executionCount
  }

  /** Compiles and runs one cell. A failure of the kernel itself is the cell's error too. */
  execute(source: string, options: ExecuteOptions = {}): Promise<ExecuteResult> {
    return this.#takeTurn(async () => {
      const execution = this.#begin(options, source)
      const { executionCount } = execution
      const question = maybeQuestion(source)
      if (question !== undefined) return this.#answerQuestion(question, execution)
      const error = await this.#executeCell(source, execution).catch(({ name, message }: Error) =>
        createError(name, message),
      )
      if (error === undefined) return { status: "ok", executionCount }
      return this.#fail(execution, error)
    })
  }

  #fail({ executionCount, onOutput }: Execution, error: CellError): ExecuteResult {
    onOutput({ type: "error", ...error })
    return { status: "error", executionCount, error }
  }

  /** Lets cells take a comm message, in its turn among them; an error of theirs is shown and told. */
  deliver(message: CommMessage, listener: Listener): Promise<RunResult> {
    return this.#takeTurn(async () => {
      const execution = this.#begin({ ...listener, storeHistory: false })
      const result = await this.#session.deliver({ cell: execution.cell, message })
      if (result.status === "lost") await this.#reset()
      if (result.status !== "ok") execution.onOutput({ type: "error", ...(await this.#describeEnd(result)) })
      return result
    })
  }

  /** Calls `listener` each time the process that runs the cells is lost, and all names with it. */
  onLoss(listener: () => void): void {
    this.#onLoss = listener
  }

  /** The value of an expression as MIME data; it shows nothing and declares nothing. */
  evaluate(source: string): Promise<ExpressionResult> {
    return this.#takeTurn(async () => {
      const execution = this.#begin({ silent: true })
      const compiled = await this.#compile(source, execution)
      if (!compiled.ok) return { status: "error", ...compiled.error }
      const result = await this.#run(compiled, execution)
      if (result.status === "ok") {
        return { status: "ok", data: result.bundle?.data ?? {}, metadata: result.bundle?.metadata ?? {} }
      }
      return { status: "error", ...(await this.#describeEnd(result)) }
    })
  }

  /** Stops the running cell: `KeyboardInterrupt`, with all names kept where that can be. */
  interrupt(): void {
    this.#compiling?.stop()
    this.#session.interrupt()
  }

  async isComplete(source: string): Promise<Completeness> {
    if (maybeQuestion(source) !== undefined) return { status: "complete", indent: "" }
    return (await this.prepare()).isComplete(source)
  }

  /** Completions at a cursor, which counts code points. */
  async complete(source: string, cursor: number): Promise<Completions> {
    return (await this.prepare()).complete(source, cursor)
  }

  async inspect(source: string, cursor: number, detail: 0 | 1): Promise<Inspection> {
    return (await this.prepare()).inspect(source, cursor, detail)
  }

  /** Ends both processes. */
  async dispose(): Promise<void> {
    await Promise.all([this.#session.dispose(), this.#compiler?.then((compiler) => compiler.dispose())])
  }

  #takeTurn<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(task)
    this.#turn = result.catch(() => {})
    return result
  }

  /** As in IPython: what is known of the name goes to the pager, what is not is told. */
  async #answerQuestion({ name, detail }: Question, execution: Execution): Promise<ExecuteResult> {
    this.#tellNews(execution)
    const { executionCount } = execution
    this.#compiling = execution
    const inspected = await Promise.race([this.inspect(name, [...name].length, detail), execution.stopped])
    this.#compiling = undefined
    if (inspected === "stopped") return this.#fail(execution, keyboardInterrupt)
    const { found, data } = inspected
    if (found) return { status: "ok", executionCount, page: data }
    execution.onOutput({ type: "stream", name: "stdout", text: `Object \`${name}\` not found.\n` })
    return { status: "ok", executionCount }
  }

  /** A cell that holds nothing is not counted either, as in IPython. */
  #begin(options: ExecuteOptions, source = ""): Execution {
    const counted = options.silent !== true && options.storeHistory !== false && source.trim() !== ""
    if (counted) this.#executionCount++
    else this.#uncounted++
    const onOutput = options.silent === true ? () => {} : (options.onOutput ?? (() => {}))
    const cell = counted ? `cell-${this.#executionCount}` : `cell-${this.#executionCount}-${this.#uncounted}`
    this.#listen(cell, { ...options, onOutput })
    options.onStart?.(this.#executionCount)
    let stop = (): void => {}
    const stopped = new Promise<"stopped">((resolve) => {
      stop = () => resolve("stopped")
    })
    const executionCount = this.#executionCount
    const input = counted ? { line: executionCount, input: source } : undefined
    return { cell, executionCount, counted: input, onOutput, stopped, stop }
  }

  #listen(cell: string, listener: Listener): void {
    this.#latest = listener
    this.#listeners.set(cell, listener)
    if (this.#listeners.size > remembered)
      this.#listeners.delete(this.#listeners.keys().next().value as string)
  }

  /** Compiles and runs; the error that ended the cell, when one did. */
  async #executeCell(source: string, execution: Execution): Promise<CellError | undefined> {
    this.#tellNews(execution)
    const compiled = await this.#compile(source, execution)
    for (const hint of compiled.hints)
      execution.onOutput({ type: "stream", name: "stderr", text: `hint: ${hint}\n` })
    if (!compiled.ok) return compiled.error
    const result = await this.#run(compiled, execution)
    if (result.status !== "ok") return this.#describeEnd(result)
    const { data = {}, metadata = {} } = result.bundle ?? {}
    if (Object.keys(data).length > 0) {
      const { executionCount: execution_count } = execution
      execution.onOutput({ type: "execute_result", execution_count, data, metadata })
    }
    for (const bundle of result.after ?? [])
      execution.onOutput({ type: "display_data", ...bundle, transient: {} })
    return undefined
  }

  async #compile(source: string, execution: Execution): Promise<Compiled> {
    this.#compiling = execution
    const { cell, executionCount } = execution
    const compiler = await this.prepare()
    const compiled = await Promise.race([
      compiler.compile(source, { cell, executionCount }),
      execution.stopped,
    ])
    this.#compiling = undefined
    return compiled === "stopped" ? { ok: false, error: keyboardInterrupt, hints: [] } : compiled
  }

  async #run(compiled: Compiled & { ok: true }, { cell, counted }: Execution): Promise<RunResult> {
    const { runText, resultType, showsResult } = compiled
    const running = this.#session.run({ cell, runText, resultType, showsResult, counted })
    const compiler = await this.prepare()
    const [result] = await Promise.all([running, compiler.commit(cell)])
    if (result.status === "lost") await this.#reset()
    return result
  }

  async #describeEnd(result: Exclude<RunResult, { status: "ok" }>): Promise<CellError> {
    if (result.status === "interrupted") return keyboardInterrupt
    if (result.status === "error") return (await this.prepare()).describeError(result.error)
    return createError("ProcessLost", lossSentence(result.reason))
  }

  #handleLoss(reason: string): void {
    this.#news = lossSentence(reason)
    void this.#reset()
  }

  /** The names are gone with the process that had them. */
  async #reset(): Promise<void> {
    this.#onLoss()
    await this.#loaded?.reset()
  }

  #tellNews({ onOutput }: Execution): void {
    if (this.#news !== undefined) onOutput({ type: "stream", name: "stderr", text: `${this.#news}\n` })
    this.#news = undefined
  }

  #forward(output: ChildOutput): void {
    const told =
      output.type === "stream"
        ? { ...output, text: this.#loaded?.describeText(output.text) ?? output.text }
        : output
    this.#listenerOf(output.cell).onOutput?.(toOutput(told, (error) => this.#describe(error)))
  }

  #listenerOf(cell: string): Listener {
    return this.#listeners.get(cell) ?? this.#latest
  }

  /** Errors come from cells, and cells from a compiler that is loaded. */
  #describe(error: ErrorLike): CellError {
    return this.#loaded?.describeError(error) ?? createError(error.name, error.message)
  }
}

function createError(ename: string, evalue: string): CellError {
  return { ename, evalue, traceback: [evalue === "" ? ename : `${ename}: ${evalue}`] }
}

const keyboardInterrupt = createError("KeyboardInterrupt", "the cell was stopped")

function lossSentence(reason: string): string {
  return `the process that runs the cells ${reason}: all names are lost, run the cells above again`
}
