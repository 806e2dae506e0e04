/** Whether a cell can run as it stands: Jupyter's `is_complete_request`. */
import type { Completeness } from "./compiler.ts"
import { findOpenBrackets } from "./openBrackets.ts"
import { parseCell } from "./syntax.ts"

const indentUnit = "    "

/** Complete, unfinished (with the indent of the next line) or wrong. */
export function findCompleteness(source: string): Completeness {
  const { problems } = parseCell(source)
  const text = source.trimEnd()
  const [problem] = problems
  if (!problem) return { status: "complete", indent: "" }
  const open = findOpenBrackets(text)
  const isUnfinished =
    open.unclosed > 0 || open.inTemplate || (open.unclosed === 0 && problem.end >= text.length)
  return isUnfinished
    ? { status: "incomplete", indent: indentOf(text, open.unclosed) }
    : { status: "invalid", indent: "" }
}

function indentOf(text: string, unclosed: number): string {
  const lastLine = text.slice(text.lastIndexOf("\n") + 1)
  const indent = /^[ \t]*/.exec(lastLine)![0]
  return unclosed > 0 && /[{([]\s*$/.test(lastLine) ? indent + indentUnit : indent
}
