/**
 * TypeScript 7 behind one door. Its API is marked unstable, so nothing else imports it. It runs in its
 * own process, reads cells from memory and everything else from disk, and is started again when it dies.
 */

import type { ChildProcess } from "node:child_process"
import { once } from "node:events"
import { statSync } from "node:fs"
import type { Writable } from "node:stream"
import type { Node as CheckNode, SourceFile } from "typescript/unstable/ast"
import {
  API,
  type Diagnostic,
  type Program,
  type Snapshot,
  type Type,
  type Checker as TypeChecker,
} from "typescript/unstable/async"
import { codeRoot } from "../packageRoot.ts"

export type { CheckNode, Diagnostic, SourceFile, Type, TypeChecker }

/** The files of this package: nobody edits them while it runs. */
function isOwn(path: string): boolean {
  return path.startsWith(`${codeRoot}/`)
}

/** An import of something else than the library and the notebook's own cells, as it stands in a text. */
const importsModules = /(?:from|import|require)\s*\(?\s*["'](?!cellwise|\.\/\$)/

function maybeTime(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs
}

/** What was found out about the files at one moment; valid until the next `update`. */
export interface Checked {
  readonly program: Program
  readonly checker: TypeChecker
}

export class Checker {
  readonly #directory: string
  readonly #config: string
  /** Virtual files by absolute path. */
  readonly #files = new Map<string, string>()
  readonly #pending = { created: new Set<string>(), changed: new Set<string>() }
  #api: API | undefined
  #snapshot: Snapshot | undefined
  /** When each of the author's modules was last written. */
  readonly #times = new Map<string, number>()
  #isStale = false
  /** Whether the program may have come by modules of the author's since their times were taken. */
  #mayHaveModules = false
  #reportDeath: (error: Error) => void = () => {}
  /** Rejects when the process dies. */
  #death = this.#nextDeath()
  #isDisposed = false

  readonly #onProcess: (pid: number) => void

  /** @param onProcess - told the id of each process that is started: it does not end with this one by itself */
  constructor(
    directory: string,
    config: string,
    files: ReadonlyMap<string, string>,
    onProcess: (pid: number) => void,
  ) {
    this.#directory = directory
    this.#config = config
    this.#onProcess = onProcess
    for (const [path, text] of files) this.#files.set(path, text)
  }

  /** Writes a virtual file; the next `update` sees it. */
  write(path: string, text: string): void {
    if (this.#files.get(path) === text) return
    this.#mayHaveModules ||= importsModules.test(text)
    this.#pending[this.#files.has(path) ? "changed" : "created"].add(path)
    this.#files.set(path, text)
  }

  /** Does work that asks the compiler; when its process dies meanwhile, a new one does the work again, once. */
  async guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.#whileAlive(work)
    } catch (error) {
      if (!(error instanceof CheckerDied) || this.#isDisposed) throw error
      this.#forget()
      return this.#whileAlive(work)
    }
  }

  async #whileAlive<T>(work: () => Promise<T>): Promise<T> {
    this.#api ??= this.#start()
    return Promise.race([work(), this.#death])
  }

  /** Brings the program up to date with the files, inside of `guard`. */
  async update(): Promise<Checked> {
    if (!this.#api) throw new CheckerDied()
    const isFirst = !this.#snapshot
    if (isFirst) await this.#watch(this.#api)
    const changes = this.#isStale ? ({ invalidateAll: true } as const) : this.#findChanges()
    this.#isStale = false
    this.#pending.created.clear()
    this.#pending.changed.clear()
    const next = await this.#api.updateSnapshot(
      isFirst ? { openProjects: [this.#config] } : { fileChanges: changes },
    )
    const previous = this.#snapshot
    this.#snapshot = next
    await previous?.dispose()
    const project = next.getProject(this.#config)
    if (!project) throw new Error(`checker: no project for ${this.#config}`)
    if (this.#mayHaveModules) await this.#rememberTimes(project.program)
    return { program: project.program, checker: project.checker }
  }

  /** What was not found may be there by now, a package installed meanwhile: the next `update` looks again. */
  invalidate(): void {
    this.#isStale = true
    this.#mayHaveModules = true
  }

  #findChanges(): { created: string[]; changed: string[]; deleted: string[] } {
    const { created, changed } = this.#pending
    const times = [...this.#times].map(([path, before]) => ({ path, before, now: maybeTime(path) }))
    const edited = times.filter(({ before, now }) => now !== undefined && now !== before)
    const deleted = times.filter(({ now }) => now === undefined)
    for (const { path } of [...edited, ...deleted]) this.#times.delete(path)
    this.#mayHaveModules ||= edited.length > 0
    const pathOf = ({ path }: { path: string }) => path
    return {
      created: [...created],
      changed: [...changed, ...edited.map(pathOf)],
      deleted: deleted.map(pathOf),
    }
  }

  /** TypeScript reads the author's modules again only when told that they were edited. */
  async #rememberTimes(program: Program): Promise<void> {
    this.#mayHaveModules = false
    for (const path of await program.getSourceFileNames()) {
      const isAuthors = !this.#files.has(path) && !path.includes("/node_modules/") && !isOwn(path)
      const time = isAuthors && !this.#times.has(path) ? maybeTime(path) : undefined
      if (time !== undefined) this.#times.set(path, time)
    }
  }

  #start(): API {
    if (this.#isDisposed) throw new CheckerDied()
    return new API({ cwd: this.#directory, fs: this.#fileSystem() })
  }

  /** The client leaves its requests unanswered when the process dies, so the process itself is watched. */
  async #watch(api: API): Promise<void> {
    const client = clientOf(api)
    await client.connect()
    const { process } = client
    if (!process?.stdin) return
    keepWriteErrors(process.stdin)
    process.once("exit", () => {
      this.#reportDeath(new CheckerDied())
      if (this.#api === api) this.#forget()
    })
    if (process.pid !== undefined) this.#onProcess(process.pid)
  }

  #forget(): void {
    this.#api = undefined
    this.#snapshot = undefined
    this.#death = this.#nextDeath()
  }

  #nextDeath(): Promise<never> {
    const death = new Promise<never>((_, reject) => {
      this.#reportDeath = reject
    })
    death.catch(() => undefined) // nobody may be waiting when it comes
    return death
  }

  #fileSystem() {
    return {
      readFile: (path: string) => this.#files.get(path),
      fileExists: (path: string) => (this.#files.has(path) ? true : undefined),
    }
  }

  /** Ends the process; work still waiting for it fails. */
  async dispose(): Promise<void> {
    this.#isDisposed = true
    const api = this.#api
    this.#reportDeath(new CheckerDied())
    this.#forget()
    if (api) await endProcess(api)
  }
}

interface Client {
  readonly process?: ChildProcess
  /** Starts the process, once. */
  connect(): Promise<void>
}

/** The one private part of the API that is touched: it tells nobody that its process has died. */
function clientOf(api: API): Client {
  return (api as unknown as { readonly client: Client }).client
}

/** A write that fails makes the client throw where nobody can catch it; the exit of the process tells the same. */
function keepWriteErrors(stdin: Writable): void {
  stdin.on("error", () => undefined)
  const write = stdin.write.bind(stdin)
  stdin.write = (chunk: unknown, ...rest: unknown[]) => {
    const done = rest.pop() as () => void
    return write(chunk, rest[0] as BufferEncoding, () => done())
  }
}

/** Ends the process without asking: the client's own goodbye waits for requests that are still out. */
async function endProcess(api: API): Promise<void> {
  const { process } = clientOf(api)
  if (!process || process.exitCode !== null || process.signalCode !== null) return
  const ended = once(process, "exit")
  process.kill("SIGKILL")
  await ended
}

/** The compiler's process has ended. */
class CheckerDied extends Error {
  constructor() {
    super("checker: the TypeScript compiler has ended")
  }
}
