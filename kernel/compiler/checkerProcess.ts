/**
 * TypeScript's process and the messages to it: JSON-RPC 2.0 with the headers of the Language Server Protocol.
 * The API's own client loads a library of 160 KB for them, takes a turn of the event loop for each message and
 * leaves requests unanswered when the process dies: opening a project took it 550 ms, this one 350.
 */
import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import type { Writable } from "node:stream"

/** The files that the process asks for before it looks on the disk; undefined: it shall look. */
export interface CheckerFiles {
  readFile(path: string): string | undefined
  fileExists(path: string): true | undefined
}

/** The compiler's process has ended. */
export class CheckerDied extends Error {
  constructor() {
    super("checker: the TypeScript compiler has ended")
  }
}

interface Message {
  readonly id: number
  /** In a request of the process. */
  readonly method?: "readFile" | "fileExists"
  readonly params?: string | readonly [string]
  /** In an answer to one of ours. */
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

interface Waiting {
  resolve(result: unknown): void
  reject(error: Error): void
}

/** One life of the process; it stands where the API has its client. */
export class CheckerProcess {
  readonly #process: ChildProcess
  readonly #files: CheckerFiles
  readonly #waiting = new Map<number, Waiting>()
  #requests = 0
  #outgoing = ""
  #isDead = false

  /** @param ended - called when the process is gone; every request has been refused by then */
  constructor(directory: string, files: CheckerFiles, ended: () => void) {
    this.#files = files
    const flags = ["--api", "--async", "--cwd", directory, "--callbacks=readFile,fileExists"]
    this.#process = spawn(findExecutable(), flags, { stdio: ["pipe", "pipe", "inherit"] })
    const end = () => {
      this.#refuseAll()
      ended()
    }
    this.#process.once("exit", end).once("error", end)
    this.#process.stdout?.on(
      "data",
      createMessageReader((message) => this.#receive(message as Message)),
    )
    this.#process.stdin?.on("error", () => undefined) // the exit of the process tells the same
  }

  get pid(): number | undefined {
    return this.#process.pid
  }

  /**
   * Asks the process.
   * @throws CheckerDied - it is gone
   * @throws Error - it refuses
   */
  apiRequest(method: string, params: unknown): Promise<unknown> {
    if (this.#isDead) return Promise.reject(new CheckerDied())
    const id = ++this.#requests
    this.#send({ id, method, params })
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
  }

  /** The same where the answer is bytes: a syntax tree. */
  async apiRequestBinary(method: string, params: unknown): Promise<Uint8Array | undefined> {
    const answer = (await this.apiRequest(method, params)) as { readonly data: string } | null
    return answer ? Buffer.from(answer.data, "base64") : undefined
  }

  /** The API asks for it; it would measure. */
  getTimingCollector(): undefined {}

  /** Ends the process without asking. */
  async kill(): Promise<void> {
    if (this.#isDead) return
    const ended = once(this.#process, "exit")
    this.#process.kill("SIGKILL")
    await ended
  }

  #refuseAll(): void {
    this.#isDead = true
    for (const { reject } of this.#waiting.values()) reject(new CheckerDied())
    this.#waiting.clear()
  }

  #receive(message: Message): void {
    if (message.method !== undefined) {
      this.#send({ id: message.id, result: this.#answer(message.method, message.params) })
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error) waiting?.reject(new Error(message.error.message))
    else waiting?.resolve(message.result)
  }

  #answer(method: "readFile" | "fileExists", params: Message["params"]): unknown {
    const path = typeof params === "string" ? params : (params?.[0] ?? "")
    if (method === "fileExists") return this.#files.fileExists(path) ?? null
    const content = this.#files.readFile(path)
    return content === undefined ? null : { content }
  }

  /** What one turn asks goes out in one write. */
  #send(message: object): void {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message })
    if (this.#outgoing === "") queueMicrotask(() => this.#flush())
    this.#outgoing += `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
  }

  #flush(): void {
    const { stdin } = this.#process as { readonly stdin: Writable }
    if (stdin.writable) stdin.write(this.#outgoing)
    this.#outgoing = ""
  }
}

/**
 * Returns a function that takes the chunks of a stream as they come and calls `handle` with every message that
 * is complete (Language Server Protocol, "Base Protocol"). Chunks are joined once a message is whole.
 */
function createMessageReader(handle: (message: unknown) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = []
  let length = 0
  let needed = 0
  return (chunk) => {
    chunks.push(chunk)
    length += chunk.length
    while (length > 0 && length >= needed) {
      const joined = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, length)
      const header = joined.indexOf("\r\n\r\n")
      const body = header + 4
      needed = header < 0 ? length + 1 : body + lengthOf(joined.toString("latin1", 0, header))
      const isWhole = length >= needed
      if (isWhole) handle(JSON.parse(joined.toString("utf8", body, needed)))
      const rest = isWhole ? joined.subarray(needed) : joined
      chunks = rest.length > 0 ? [rest] : []
      length = rest.length
      if (isWhole) needed = 0
    }
  }
}

function lengthOf(header: string): number {
  const [, digits] = /^content-length: *(\d+)/im.exec(header) ?? []
  if (digits === undefined) throw new Error(`checker: a message must say its length, got ${header}`)
  return Number(digits)
}

/** The compiler itself, in the package for this platform on which `typescript` depends. */
function findExecutable(): string {
  const { resolve } = createRequire(import.meta.url)
  const fromTypeScript = createRequire(resolve("typescript/package.json"))
  const name = `@typescript/typescript-${process.platform}-${process.arch}/package.json`
  const folder = dirname(fromTypeScript.resolve(name))
  return join(folder, "lib", process.platform === "win32" ? "tsc.exe" : "tsc")
}
