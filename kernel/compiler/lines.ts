/** Lines and columns of a text, both from 1; a column counts UTF-16 units, as JavaScript's stacks do. */
export interface Location {
  readonly line: number
  readonly column: number
}

export function locationOf(text: string, offset: number): Location {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf("\n") + 1
  return { line: before.split("\n").length, column: offset - lineStart + 1 }
}

/** The offset of a line and column; past the end of the line it is the line's end. */
export function offsetOf(text: string, { line, column }: Location): number {
  let start = 0
  for (let i = 1; i < line; i++) {
    const next = text.indexOf("\n", start)
    if (next < 0) return text.length
    start = next + 1
  }
  const end = text.indexOf("\n", start)
  return Math.min(start + column - 1, end < 0 ? text.length : end)
}
