/** Stacks in what a cell prints, `console.error(error)` or `console.trace()`: the author's lines, no machinery. */
import { pathToFileURL } from "node:url"
import { codeRoot } from "../packageRoot.ts"
import type { RanCell } from "./runtimeErrors.ts"

const placePattern = /cellwise:(cell-[\d-]+):(\d+):(\d+)/

/** Whether a text may hold a stack: most do not, and are passed on as they are. */
export function mayHoldStack(text: string): boolean {
  return text.includes("    at ")
}

/** The text with its stacks in the author's terms: `at step (In [5]:3:9)`. */
export function rewriteStacks(text: string, cells: ReadonlyMap<string, RanCell>): string {
  const lines: string[] = []
  let isBelowCell = false
  for (const line of text.split("\n")) {
    const isFrame = /^\s+at /.test(line)
    // The evaluator's own frames, and those that called it, stand below the cell's.
    isBelowCell = isFrame && (isBelowCell || line.includes("(node:inspector:"))
    if (isBelowCell || (isFrame && isOwn(line))) keepBrace(lines, line)
    else lines.push(isFrame ? rewritePlace(line, cells) : line)
  }
  return lines.join("\n")
}

const own = [codeRoot, pathToFileURL(codeRoot).href].map((path) => `${path}/`)

function isOwn(line: string): boolean {
  return own.some((path) => line.includes(path))
}

/** `{` after the last frame opens the error's properties. */
function keepBrace(lines: string[], line: string): void {
  if (line.endsWith("{")) lines.push(`${lines.pop() ?? ""} {`)
}

function rewritePlace(line: string, cells: ReadonlyMap<string, RanCell>): string {
  return line
    .replace(/\?cellwise=\w+/, "")
    .replace(placePattern, (place, cell: string, row: string, column: string) => {
      const ran = cells.get(cell)
      const found = ran?.locate(Number(row), Number(column))
      return ran && found ? `In [${ran.executionCount}]:${found.line}:${found.column}` : place
    })
}
