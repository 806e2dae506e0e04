import { type ChildProcess, spawn } from "node:child_process"
import { join } from "node:path"
import type { Readable, Writable } from "node:stream"
import { packageRoot } from "../packageRoot.ts"
import { createFrameReader, encodeFrame } from "./frames.ts"
import { descriptors, frontEndFlag, type Report, type Request } from "./messages.ts"

export interface SessionOptions {
  /** Where cells run: relative paths and imports start here. */
  readonly directory: string
  /** The limit of V8's heap for cells, in megabytes; V8 chooses one by itself without it. */
  readonly heapMegabytes?: number | undefined
  /** Whether a front end listens, which may ask about what it shows. */
  readonly hasFrontEnd?: boolean
}

export interface ChildHandlers {
  report(report: Report): void
  /** Text written past the child's JavaScript: by processes it started, by V8 itself. */
  raw(name: "stdout" | "stderr", text: string): void
  /** The process is gone; `reason` completes 'the process that runs the cells ...'. */
  ended(reason: string): void
}

/** Node runs JavaScript: also when this file is read as TypeScript (in tests), the child is the built one. */
const main = join(packageRoot, "dist/kernel/session/child/main.js")

/** A group of its own lets an interrupt or the end reach what the cells have started; Windows has none. */
const hasGroups = process.platform !== "win32"

/** How much of the child's last words is kept to explain its end, in characters. */
const lastWordsLength = 4096

/** How long the last words may take after the process has ended, in milliseconds. */
const patience = 200

/** One life of the process that runs cells. */
export class CellProcess {
  readonly #process: ChildProcess
  readonly #closed: Promise<void>
  #startError = ""
  #lastWords = ""

  constructor({ directory, heapMegabytes, hasFrontEnd = false }: SessionOptions, handlers: ChildHandlers) {
    // Terminating an endless timer callback would crash Node without the first flag; the second is
    // for the way cells import, which Node calls experimental at every use.
    const flags = ["--no-force-async-hooks-checks", "--disable-warning=ExperimentalWarning"]
    if (heapMegabytes !== undefined) flags.push(`--max-old-space-size=${heapMegabytes}`)
    this.#process = spawn(process.execPath, [...flags, main, ...(hasFrontEnd ? [frontEndFlag] : [])], {
      cwd: directory,
      stdio: ["ignore", "pipe", "pipe", "pipe", "pipe"],
      detached: hasGroups,
    })
    this.#closed = new Promise((resolve) => this.#process.once("close", () => resolve()))
    this.#process.once("error", ({ message }) => {
      this.#startError = `${message} in ${directory}`
    })
    this.#listen(handlers, heapMegabytes)
  }

  /** Sends a request; nothing happens when the process is gone. */
  send(request: Request): void {
    const pipe = this.#process.stdio[descriptors.requests] as Writable
    if (pipe.writable) pipe.write(encodeFrame(request))
  }

  /** What Ctrl-C does in a terminal: the processes that the cells have started are interrupted too. */
  interruptGroup(): void {
    this.#signal("SIGINT")
  }

  /** Ends the process and all that its cells have started. */
  async kill(): Promise<void> {
    this.#signal("SIGKILL")
    await this.#closed
  }

  #signal(signal: NodeJS.Signals): void {
    const { pid } = this.#process
    if (pid !== undefined && hasGroups) signalGroup(pid, signal)
    else if (signal === "SIGKILL") this.#process.kill(signal)
  }

  #listen(handlers: ChildHandlers, heapMegabytes: number | undefined): void {
    const { stdio, stdout, stderr } = this.#process
    const read = createFrameReader((report) => handlers.report(report as Report))
    ;(stdio[descriptors.reports] as Readable).on("data", read)
    ;(stdio[descriptors.requests] as Writable).on("error", () => {}) // the end is told by `close`
    stdout?.setEncoding("utf8").on("data", (text: string) => handlers.raw("stdout", text))
    stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-lastWordsLength)
      handlers.raw("stderr", text)
    })
    this.#process.once("exit", () => this.#release())
    this.#process.once("close", (code, signal) => handlers.ended(this.#explain(code, signal, heapMegabytes)))
  }

  /**
   * What the cells have started does not outlive them. A process in a group of its own (`detached`) does,
   * and would hold the pipes open: they are let go when the last words must have come.
   */
  #release(): void {
    const { stdout, stderr } = this.#process
    this.#signal("SIGKILL")
    const timer = setTimeout(() => {
      stdout?.destroy()
      stderr?.destroy()
    }, patience)
    this.#process.once("close", () => clearTimeout(timer))
  }

  #explain(code: number | null, signal: NodeJS.Signals | null, heapMegabytes: number | undefined): string {
    if (this.#process.pid === undefined) return `was refused by the system: ${this.#startError}`
    if (/out of memory/i.test(this.#lastWords)) {
      return `ran out of memory${heapMegabytes === undefined ? "" : ` (its limit is ${heapMegabytes} MB)`}`
    }
    if (signal !== null) return `was ended by ${signal}`
    const [error] = /^\w*Error\b.*: .*$/m.exec(this.#lastWords) ?? []
    return `ended with exit code ${code}${error === undefined ? "" : ` (${error})`}`
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    // The whole group has ended already (EPERM on macOS).
    const { code } = error as NodeJS.ErrnoException
    if (code !== "ESRCH" && code !== "EPERM") throw error
  }
}
