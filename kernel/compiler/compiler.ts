/**
 * What the rest of the kernel sees of the cell compiler: from a cell's source to the text that V8
 * runs, errors in the author's own lines, and help while editing. `createCompiler` is in `index.ts`.
 */
import type { PyType } from "../../src/numpy/typed.ts"
import type { CellError } from "./errors.ts"

/** Where a cell stands: the name its stacks carry (`cell-5`) and Jupyter's `In [5]`. */
export interface CellInfo {
  readonly cell: string
  readonly executionCount: number
}

/** A place in the author's text; line and column from 1. */
export interface AuthorPosition {
  readonly line: number
  readonly column: number
}

/** A source map (version 3) from run text to the author's text. */
export interface CellMap {
  readonly version: number
  readonly mappings: string
  readonly names: readonly string[]
  readonly sources: readonly string[]
}

/** A cell ready to run. Its completion value is the value of its last expression. */
export interface CompiledCell {
  readonly ok: true
  /** One script for `Runtime.evaluate` with `replMode: true`, ending in `//# sourceURL=cellwise:CELL`. */
  readonly runText: string
  readonly map: CellMap
  /** What the static type knows of the result that its value does not: `3.0`, a tuple, a dtype. */
  readonly resultType: PyType
  /** The last statement is an expression whose value is shown. */
  readonly showsResult: boolean
  /** What is no error and seldom meant, a sentence each. */
  readonly hints: readonly string[]
}

export type Compiled =
  | CompiledCell
  | { readonly ok: false; readonly error: CellError; readonly hints: readonly string[] }

/** Jupyter's `is_complete_reply`. */
export interface Completeness {
  readonly status: "complete" | "incomplete" | "invalid" | "unknown"
  readonly indent: string
}

export interface CompletionItem {
  readonly text: string
  /** `function`, `property`, `instance`, `class`, `keyword`, `module`, `path`: JupyterLab's icons. */
  readonly type: string
  readonly signature?: string
}

/** Jupyter's `complete_reply`; cursors count Unicode code points. */
export interface Completions {
  readonly matches: readonly CompletionItem[]
  readonly cursorStart: number
  readonly cursorEnd: number
}

/** Jupyter's `inspect_reply`: a MIME bundle when something is known. */
export interface Inspection {
  readonly found: boolean
  readonly data: Readonly<Record<string, string>>
}

/** An error as the child process sends it: plain data, V8's own stack text. */
export interface ErrorLike {
  readonly name: string
  readonly message: string
  readonly stack?: string | undefined
  readonly cause?: ErrorLike | undefined
  /** The parts of an AggregateError. */
  readonly errors?: readonly ErrorLike[] | undefined
}

export interface Compiler {
  /** Resolves when the checker has loaded the library's types; cells may be compiled before that. */
  readonly ready: Promise<void>
  /** Parses, checks and rewrites one cell. Nothing is remembered until `commit`. */
  compile(source: string, info: CellInfo): Promise<Compiled>
  /** The cell has begun to run: later cells see its names. */
  commit(cell: string): Promise<void>
  /** Forgets every cell (the child was restarted). */
  reset(): Promise<void>
  isComplete(source: string): Completeness
  complete(source: string, cursor: number): Promise<Completions>
  inspect(source: string, cursor: number, detail: 0 | 1): Promise<Inspection>
  /** Maps a place in run text (`cellwise:cell-5`, from 1) to the author's. */
  locate(cellUrl: string, line: number, column: number): AuthorPosition | undefined
  /** What a cell has printed, the stacks in it in the author's lines. */
  describeText(text: string): string
  /** An error of running code, in the author's lines, without internals. */
  describeError(error: ErrorLike): CellError
  dispose(): Promise<void>
}

export interface CompilerOptions {
  /** The notebook's directory: imports resolve from here. */
  readonly directory: string
  /** Told the id of TypeScript's process, which outlives a parent that is killed. */
  readonly onProcess?: (pid: number) => void
}
