/** Errors of running cells: the author's frames only, each with its lines; nothing of the machinery. */
import type { AuthorPosition, ErrorLike } from "./compiler.ts"
import { type CellError, renderFrame } from "./errors.ts"
import { offsetOf } from "./lines.ts"

/** What is kept of a cell that ran. */
export interface RanCell {
  readonly source: string
  readonly executionCount: number
  locate(line: number, column: number): AuthorPosition | undefined
}

interface Frame {
  readonly functionName: string
  readonly cell: RanCell
  readonly position: AuthorPosition
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
    .flatMap(({ frame: { functionName, cell, position }, repeated }) => {
      const start = offsetOf(cell.source, position)
      const { source, executionCount } = cell
      const end = start + wordLength(source, start)
      return [
        "",
        ...renderFrame({ source, executionCount, start, end }, functionName && `in ${functionName}`),
        ...(repeated > 0 ? [`  [and again from there, ${repeated} times or more]`] : []),
      ]
    })
}

/** A recursion's frames are all the same: one stands for them. */
function collapse(frames: readonly Frame[]): { frame: Frame; repeated: number }[] {
  const runs: { frame: Frame; repeated: number }[] = []
  for (const frame of frames) {
    const last = runs.at(-1)
    if (last && isSame(last.frame, frame)) last.repeated += 1
    else runs.push({ frame, repeated: 0 })
  }
  return runs
}

function isSame(a: Frame, b: Frame): boolean {
  return a.cell === b.cell && a.functionName === b.functionName && a.position.line === b.position.line
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

const framePattern = /^\s+at (?:(.*?) \()?(?:async )?cellwise:([^\s:()]+):(\d+):(\d+)\)?$/

function findFrames(stack: string, cells: ReadonlyMap<string, RanCell>): Frame[] {
  return stack.split("\n").flatMap((line) => {
    const match = framePattern.exec(line)
    const cell = match && cells.get(match[2]!)
    const position = cell?.locate(Number(match![3]), Number(match![4]))
    if (!cell || !position) return []
    const functionName = (match![1] ?? "").replace(/^async /, "").replace(/^Object\.|^<anonymous>$/g, "")
    return [{ functionName, cell, position }]
  })
}
