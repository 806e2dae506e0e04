/** Brackets that may hold line breaks. */
const openers = "([{"
const closers = ")]}"

/**
 * The statements at the top of a cell, by brackets, strings and comments alone: the kernel has the parser, and a
 * button must not wait for it. A line goes on when the next one begins with an operator or a dot.
 */
export function findStatements(source: string): readonly string[] {
  const statements: string[] = []
  let [depth, start] = [0, 0]
  for (let i = 0; i < source.length; i++) {
    const skipped = endOfOpaque(source, i)
    if (skipped > i) i = skipped - 1
    else if (openers.includes(source[i]!)) depth += 1
    else if (closers.includes(source[i]!)) depth -= 1
    else if (depth === 0 && (source[i] === ";" || (source[i] === "\n" && !goesOn(source, i)))) {
      statements.push(source.slice(start, i).trim())
      start = i + 1
    }
  }
  return [...statements, source.slice(start).trim()].filter((statement) => statement !== "")
}

/** Where a comment or a string that begins at `i` ends; `i` when none does. */
function endOfOpaque(source: string, i: number): number {
  const rest = source.slice(i, i + 2)
  if (rest === "//") return endAt(source.indexOf("\n", i), source)
  if (rest === "/*") return endAt(source.indexOf("*/", i + 2) + 2, source)
  const quote = source[i]!
  if (!`"'\``.includes(quote)) return i
  for (let end = i + 1; end < source.length; end++) {
    if (source[end] === "\\") end += 1
    else if (source[end] === quote) return end + 1
  }
  return source.length
}

function endAt(end: number, source: string): number {
  return end < 2 ? source.length : end
}

function goesOn(source: string, newline: number): boolean {
  const before = source.slice(0, newline).trimEnd().at(-1) ?? ""
  return (
    /^\s*(?:[.?:*%&|^=<>+-]|\/(?![/*])|else\b)/.test(source.slice(newline + 1)) ||
    "=+-*/,&|?:".includes(before)
  )
}
