type Matches = (character: string) => boolean
type Piece = "*" | Matches

/**
 * A test by SQLite's GLOB, which IPython searches its history with: `*`, `?`, `[abc]`, `[a-c]`, `[^abc]`
 * (SQLite, "The LIKE, GLOB, REGEXP, MATCH, and extract operators"). A class that is not closed matches
 * nothing. Not by a regular expression: its time could grow with a power of the text's length.
 */
export function createGlob(pattern: string): (text: string) => boolean {
  const pieces = parsePieces([...pattern])
  return (text) => matchPieces(pieces, [...text])
}

function parsePieces(pattern: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] as string
    if (character === "*") pieces.push("*")
    else if (character === "?") pieces.push(() => true)
    else if (character !== "[") pieces.push((other) => other === character)
    else {
      const end = findClassEnd(pattern, at + 1)
      if (end < 0) return [() => false]
      pieces.push(parseClass(pattern.slice(at + 1, end)))
      at = end
    }
  }
  return pieces
}

/** Where a class is closed: a bracket that comes first is one of its members. */
function findClassEnd(pattern: readonly string[], start: number): number {
  return pattern.indexOf("]", start + (pattern[start] === "^" ? 2 : 1))
}

function parseClass(given: readonly string[]): Matches {
  const isInverted = given[0] === "^"
  const members = isInverted ? given.slice(1) : given
  const ranges: (readonly [string, string])[] = []
  for (let at = 0; at < members.length; at++) {
    const first = members[at] as string
    const isRange = members[at + 1] === "-" && at + 2 < members.length
    ranges.push([first, isRange ? (members[at + 2] as string) : first])
    if (isRange) at += 2
  }
  return (character) => ranges.some(([from, to]) => isBetween(character, from, to)) !== isInverted
}

function isBetween(character: string, from: string, to: string): boolean {
  const [code = 0, low = 0, high = 0] = [character, from, to].map((each) => each.codePointAt(0))
  return low <= code && code <= high
}

/** When a piece does not fit, the last star takes one character more: those before it need no second look. */
function matchPieces(pieces: readonly Piece[], text: readonly string[]): boolean {
  let [piece, star, taken] = [0, -1, 0]
  for (let at = 0; at < text.length; ) {
    const current = pieces[piece]
    if (current === "*") [star, taken] = [piece++, at]
    else if (current?.(text[at] as string)) [piece, at] = [piece + 1, at + 1]
    else if (star < 0) return false
    else [piece, at] = [star + 1, ++taken]
  }
  return pieces.slice(piece).every((rest) => rest === "*")
}
