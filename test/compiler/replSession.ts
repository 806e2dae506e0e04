import { Session } from "node:inspector"
import { afterAll } from "vitest"
import type { CellError, CompiledCell, Compiler } from "../../kernel/compiler/index.ts"
import { createCompiler } from "../../kernel/compiler/index.ts"
import { held } from "../../kernel/session/child/held.ts"
import { pythonStr } from "../../src/display/python.ts"
import * as cellwise from "../../src/index.ts"
import { typed } from "../../src/numpy/typed.ts"
import * as operators from "../../src/operators/index.ts"
import { recorder } from "../../src/trace/recorder.ts"
import { createFolder } from "./folder.ts"

/** What came of one cell. */
export interface Ran {
  readonly compiled?: CompiledCell
  readonly error?: CellError
  readonly value?: unknown
}

/** A notebook in miniature: the real compiler, the real operators, a real V8 session in REPL mode. */
export class ReplNotebook {
  readonly compiler: Compiler
  readonly #session = new Session()
  #count = 0

  private constructor(compiler: Compiler) {
    this.compiler = compiler
    this.#session.connect()
  }

  static async open(directory: string): Promise<ReplNotebook> {
    const compiler = await createCompiler({ directory })
    const globals = {
      $cw: {
        ...operators,
        typed,
        str: pythonStr,
        rec: recorder,
        import: (specifier: string) =>
          import(specifier.startsWith(".") ? `${directory}/${specifier}` : specifier),
        held,
        cellwise,
      },
      np: cellwise.np,
      print: cellwise.print,
    }
    for (const [name, value] of Object.entries(globals))
      Object.defineProperty(globalThis, name, { value, writable: true, configurable: true })
    await compiler.ready
    return new ReplNotebook(compiler)
  }

  /** Compiles a cell, runs it, and gives its value or its error. */
  async run(source: string): Promise<Ran> {
    const executionCount = ++this.#count
    const cell = `cell-${executionCount}`
    const compiled = await this.compiler.compile(source, { cell, executionCount })
    if (!compiled.ok) return { error: compiled.error }
    await this.compiler.commit(cell)
    return this.#evaluate(compiled)
  }

  /** The value of a cell that must not fail. */
  async value(source: string): Promise<unknown> {
    const { value, error } = await this.run(source)
    if (error) throw new Error(error.traceback.join("\n"))
    return value
  }

  /** The run text of a cell that must compile, without its last line; the cell runs too. */
  async text(source: string): Promise<string> {
    const { compiled, error } = await this.run(source)
    if (!compiled) throw new Error(error?.traceback.join("\n"))
    return bodyOf(compiled)
  }

  async close(): Promise<void> {
    this.#session.disconnect()
    await this.compiler.dispose()
  }

  async #evaluate(compiled: CompiledCell): Promise<Ran> {
    const holder = globalThis as unknown as { replValue?: unknown }
    const { result, exceptionDetails } = await this.#post("Runtime.evaluate", {
      expression: compiled.runText,
      replMode: true,
      awaitPromise: true,
      objectGroup: "cell",
    })
    const thrown = exceptionDetails?.exception
    await this.#keep(thrown ?? result)
    const value = holder.replValue
    delete holder.replValue
    if (!exceptionDetails) return { compiled, value }
    const { name, message, stack } = value instanceof Error ? value : new Error(String(value))
    return { compiled, error: this.compiler.describeError({ name, message, stack }) }
  }

  async #keep(remote: RemoteObject): Promise<void> {
    const holder = globalThis as unknown as { replValue?: unknown }
    if (remote.objectId === undefined) {
      const special = remote.unserializableValue
      const parse = special?.endsWith("n") ? (text: string) => BigInt(text.slice(0, -1)) : Number
      holder.replValue = special === undefined ? remote.value : parse(special)
      return
    }
    await this.#post("Runtime.callFunctionOn", {
      functionDeclaration: "function () { globalThis.replValue = this }",
      objectId: remote.objectId,
    })
  }

  #post(method: string, params: object): Promise<EvaluateResult> {
    return new Promise((resolve, reject) => {
      this.#session.post(method, params, (error, result) =>
        error ? reject(error) : resolve(result as EvaluateResult),
      )
    })
  }
}

/** The run text without what all have in common: strict mode at its head, its name at its end. */
export function bodyOf({ runText }: CompiledCell): string {
  return runText
    .replace(/^"use strict";\n/, "")
    .replace(/\n(;void 0\n)?\/\/# sourceURL=.*$/, "")
    .trimEnd()
}

/** A notebook for the tests of one file, in a folder of its own that holds `files`. */
export async function openNotebook(files: Readonly<Record<string, string>> = {}): Promise<ReplNotebook> {
  const folder = createFolder(files)
  const notebook = await ReplNotebook.open(folder.path)
  afterAll(async () => {
    await notebook.close()
    folder.remove()
  })
  return notebook
}

interface RemoteObject {
  readonly objectId?: string
  readonly value?: unknown
  readonly unserializableValue?: string
}

interface EvaluateResult {
  readonly result: RemoteObject
  readonly exceptionDetails?: { readonly exception?: RemoteObject }
}
