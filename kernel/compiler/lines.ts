/** Lines and columns of a text, both from 1; a column counts UTF-16 units, as JavaScript's stacks do. */
export interface Location {
  readonly line: number
  readonly column: number
}

/** Where the lines of a text start: found once, many places are looked up quickly. */
export function findLineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)]
}

/** The line and column of an offset. */
export function locationOf(text: string, offset: number, starts = findLineStarts(text)): Location {
  const line = countUpTo(starts, offset, (start) => start)
  return { line, column: offset - starts[line - 1]! + 1 }
}

/** The offset of a line and column; past the end of the line it is the line's end. */
export function offsetOf(text: string, { line, column }: Location, starts = findLineStarts(text)): number {
  const start = starts[line - 1]
  if (start === undefined) return text.length
  return Math.min(start + column - 1, (starts[line] ?? text.length + 1) - 1)
}

/** How many of `items`, sorted by `place`, stand at `limit` or before it. */
export function countUpTo<T>(items: readonly T[], limit: number, place: (item: T) => number): number {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (place(items[middle]!) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
