/**
 * TypeScript 7 behind one door. Its API is marked unstable, so nothing else imports it. It runs in its
 * own process, reads cells from memory and everything else from disk, and is started again when it dies.
 */

import type { Node as CheckNode, SourceFile } from "typescript/unstable/ast"
import {
  API,
  type Diagnostic,
  type Program,
  type Project,
  type Snapshot,
  type Type,
  type Checker as TypeChecker,
} from "typescript/unstable/async"

export type { CheckNode, Diagnostic, SourceFile, Type, TypeChecker }

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

  constructor(directory: string, config: string, files: ReadonlyMap<string, string>) {
    this.#directory = directory
    this.#config = config
    for (const [path, text] of files) this.#files.set(path, text)
  }

  /** Writes a virtual file; the next `update` sees it. */
  write(path: string, text: string): void {
    if (this.#files.get(path) === text) return
    this.#pending[this.#files.has(path) ? "changed" : "created"].add(path)
    this.#files.set(path, text)
  }

  /** Brings the program up to date with the files; a dead compiler process is replaced, once. */
  async update(): Promise<Checked> {
    try {
      return await this.#update()
    } catch (error) {
      if (!this.#api) throw error
      await this.#stop()
      return this.#update()
    }
  }

  async #update(): Promise<Checked> {
    const isNew = !this.#api
    this.#api ??= new API({ cwd: this.#directory, fs: this.#fileSystem() })
    const changes = { created: [...this.#pending.created], changed: [...this.#pending.changed] }
    this.#pending.created.clear()
    this.#pending.changed.clear()
    const next = await this.#api.updateSnapshot(
      isNew ? { openProjects: [this.#config] } : { fileChanges: changes },
    )
    const previous = this.#snapshot
    this.#snapshot = next
    await previous?.dispose()
    const project = next.getProject(this.#config)
    if (!project) throw new Error(`checker: no project for ${this.#config}`)
    return checkedOf(project)
  }

  #fileSystem() {
    return {
      readFile: (path: string) => this.#files.get(path),
      fileExists: (path: string) => (this.#files.has(path) ? true : undefined),
    }
  }

  async #stop(): Promise<void> {
    const api = this.#api
    this.#api = undefined
    this.#snapshot = undefined
    await api?.close().catch(() => undefined) // a dead process cannot say goodbye
  }

  async dispose(): Promise<void> {
    await this.#stop()
  }
}

function checkedOf(project: Project): Checked {
  return { program: project.program, checker: project.checker }
}
