/** Errors of running cells: the author's frames only, each with its lines; nothing of the machinery. */
import { readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { packageRoot } from "../packageRoot.ts"
import type { AuthorPosition, ErrorLike } from "./compiler.ts"
import { type CellError, renderFrame } from "./errors.ts"
import { collapse, type Frame } from "./frames.ts"
import { offsetOf } from "./lines.ts"

/** What is kept of a cell that ran. */
export interface RanCell {
  readonly source: string
  readonly executionCount: number
  /** For a module that a cell has imported: its file's name. */
  readonly file?: string
  locate(line: number, column: number): AuthorPosition | undefined
}

/** At most so many frames are drawn with their lines. */
const shownFrames = 8
/** At most so many errors of a chain of causes. */
const shownCauses = 5

/** Describes an error of running code as Jupyter's `error` content. */
export function describeError(error: ErrorLike, cells: ReadonlyMap<string, RanCell>): CellError {
  return {
    ename: error.name,
    evalue: error.message,
    traceback: [headOf(error), ...renderStack(error, cells), ...renderRelated(error, cells, shownCauses)],
  }
}

function headOf({ name, message }: ErrorLike): string {
  return message ? `${name}: ${message}` : name
}

function renderStack(error: ErrorLike, cells: ReadonlyMap<string, RanCell>): string[] {
  return collapse(findFrames(error.stack ?? "", cells))
    .slice(0, shownFrames)
    .flatMap(({ frame: { functionName, cell, position }, note }) => {
      const start = offsetOf(cell.source, position)
      const { source, executionCount, file } = cell
      const end = start + wordLength(source, start)
      const label = functionName && `in ${functionName}`
      return ["", ...renderFrame({ source, executionCount, file, start, end }, label), ...note]
    })
}

/** The length of the name or the sign at `start`. */
function wordLength(source: string, start: number): number {
  return /^[\p{ID_Continue}$]+/u.exec(source.slice(start))?.[0].length ?? 1
}

function renderRelated(error: ErrorLike, cells: ReadonlyMap<string, RanCell>, depth: number): string[] {
  if (depth === 0) return []
  const parts = (error.errors ?? []).flatMap((part, i) => [
    "",
    `[${i + 1}] ${headOf(part)}`,
    ...renderStack(part, cells),
  ])
  const { cause } = error
  if (!cause) return parts
  const stack = renderStack(cause, cells)
  const isElsewhere = stack.length > 0 && stack.join("\n") !== renderStack(error, cells).join("\n")
  const isTold = !isElsewhere && cause.message !== "" && error.message.includes(cause.message)
  return [
    ...parts,
    ...(isTold ? [] : ["", `Caused by ${headOf(cause)}`, ...stack]),
    ...renderRelated(cause, cells, depth - 1),
  ]
}

const framePattern =
  /^\s+at (?:(.*?) \()?(?:async )?(?:cellwise:([^\s:()]+)|(?:file:\/\/)?(\/[^():?]+\.[cm]?[jt]s)(?:\?cellwise=\w+)?):(\d+):(\d+)\)?$/

function findFrames(stack: string, cells: ReadonlyMap<string, RanCell>): Frame[] {
  return stack.split("\n").flatMap((line) => {
    const [, caller = "", name, path, row, column] = framePattern.exec(line) ?? []
    const cell = name ? cells.get(name) : path ? maybeModule(path) : undefined
    const position = cell?.locate(Number(row), Number(column))
    if (!cell || !position) return []
    const functionName = caller.replace(/^async /, "").replace(/^Object\.|^(?:\w+\.)?<anonymous>$/g, "")
    return [{ functionName, cell, position }]
  })
}

/** This package and its tests, of which no frame is shown. */
const own = ["dist", "src", "kernel", "test"].map((folder) => join(packageRoot, folder))

/** A module of the author's that a cell has imported: its stacks name its own lines. */
function maybeModule(path: string): RanCell | undefined {
  if (path.includes("/node_modules/") || own.some((folder) => path.startsWith(`${folder}/`))) return undefined
  const source = maybeText(path)
  if (source === undefined) return undefined
  return { source, executionCount: 0, file: basename(path), locate: (line, column) => ({ line, column }) }
}

function maybeText(path: string): string | undefined {
  try {
    return readFileSync(decodeURI(path), "utf8")
  } catch {
    return undefined // a file that has gone meanwhile has no lines to show
  }
}
