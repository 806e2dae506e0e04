/**
 * TypeScript 7 behind one door. Its API is marked unstable, so nothing else asks it anything. It runs in its
 * own process (checkerProcess.ts), reads cells from memory and everything else from disk, and is started again
 * when it dies.
 */

import { statSync } from "node:fs"
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
import { CheckerDied, CheckerProcess } from "./checkerProcess.ts"
import { mentionsPlatform, type PlatformTypes } from "./platformTypes.ts"

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

/** What is checked. */
export interface CheckerProject {
  readonly directory: string
  readonly configPath: string
  /** Virtual files by absolute path, the configuration among them. */
  readonly files: ReadonlyMap<string, string>
  /** Where Node's types come when they are asked for; without it the project has what its configuration says. */
  readonly platform?: PlatformTypes
}

export class Checker {
  readonly #project: CheckerProject
  /** Virtual files by absolute path. */
  readonly #files = new Map<string, string>()
  readonly #pending = { created: new Set<string>(), changed: new Set<string>() }
  #process: CheckerProcess | undefined
  #api: API | undefined
  #snapshot: Snapshot | undefined
  /** When each of the author's modules was last written. */
  readonly #times = new Map<string, number>()
  #isStale = false
  /** Whether the program may have come by modules of the author's since their times were taken. */
  #mayHaveModules = false
  #isDisposed = false

  readonly #onProcess: (pid: number) => void

  /** @param onProcess - told the id of each process that is started: it does not end with this one by itself */
  constructor(project: CheckerProject, onProcess: (pid: number) => void) {
    this.#project = project
    this.#onProcess = onProcess
    for (const [path, text] of project.files) this.#files.set(path, text)
  }

  /**
   * Writes a virtual file; the next `update` sees it. Half a surrogate pair becomes U+FFFD, as long as it: the
   * compiler reads UTF-8, which has none, and would never answer.
   */
  write(path: string, given: string): void {
    const text = given.replace(/\p{Surrogate}/gu, "\ufffd")
    if (this.#files.get(path) === text) return
    const isImporting = importsModules.test(text)
    this.#mayHaveModules ||= isImporting
    if (isImporting || mentionsPlatform(text)) this.needPlatform()
    this.#put(path, text)
  }

  /** Brings Node's types in with the next `update`; false when they are there already. */
  needPlatform(): boolean {
    const { platform } = this.#project
    if (!platform || this.#files.get(platform.path) === platform.all) return false
    this.#put(platform.path, platform.all)
    return true
  }

  #put(path: string, text: string): void {
    this.#pending[this.#files.has(path) ? "changed" : "created"].add(path)
    this.#files.set(path, text)
  }

  /** Does work that asks the compiler; when its process dies meanwhile, a new one does the work again, once. */
  async guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      this.#api ??= this.#start()
      return await work()
    } catch (error) {
      if (!(error instanceof CheckerDied) || this.#isDisposed) throw error
      this.#api ??= this.#start()
      return work()
    }
  }

  /** Brings the program up to date with the files, inside of `guard`. */
  async update(): Promise<Checked> {
    if (!this.#api) throw new CheckerDied()
    const isFirst = !this.#snapshot
    const changes = this.#isStale ? ({ invalidateAll: true } as const) : this.#findChanges()
    this.#isStale = false
    this.#pending.created.clear()
    this.#pending.changed.clear()
    const next = await this.#api.updateSnapshot(
      isFirst ? { openProjects: [this.#project.configPath] } : { fileChanges: changes },
    )
    const previous = this.#snapshot
    this.#snapshot = next
    previous?.dispose().catch(() => undefined) // nobody waits for it; that the process is gone tells the next request
    const project = next.getProject(this.#project.configPath)
    if (!project) throw new Error(`checker: no project for ${this.#project.configPath}`)
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

  /** Starts the process and puts it where the API has a client of its own: see checkerProcess.ts. */
  #start(): API {
    if (this.#isDisposed) throw new CheckerDied()
    const files = {
      readFile: (path: string) => this.#files.get(path),
      fileExists: (path: string) => (this.#files.has(path) ? true : undefined) as true | undefined,
    }
    const started = new CheckerProcess(this.#project.directory, files, () => {
      if (this.#process === started) this.#forget()
    })
    this.#process = started
    if (started.pid !== undefined) this.#onProcess(started.pid)
    const api = new API({ cwd: this.#project.directory })
    Reflect.set(api, "client", started)
    return api
  }

  #forget(): void {
    this.#process = undefined
    this.#api = undefined
    this.#snapshot = undefined
  }

  /** Ends the process; work still waiting for it fails. */
  async dispose(): Promise<void> {
    this.#isDisposed = true
    const process = this.#process
    this.#forget()
    await process?.kill()
  }
}
