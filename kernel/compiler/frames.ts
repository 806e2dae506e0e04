/** The frames of a stack in the author's text, and those of a recursion told once. */
import type { AuthorPosition } from "./compiler.ts"
import type { RanCell } from "./runtimeErrors.ts"

export interface Frame {
  readonly functionName: string
  readonly cell: RanCell
  readonly position: AuthorPosition
}

/** A frame to draw, and what is to be said below it. */
export interface ShownFrame {
  readonly frame: Frame
  readonly note: readonly string[]
}

/** So many functions may call each other in a circle. */
const longestCircle = 6

/** Each round of a recursion has the same frames, be it of one function or of several: one round stands for all. */
export function collapse(frames: readonly Frame[]): ShownFrame[] {
  const shown: ShownFrame[] = []
  for (let at = 0; at < frames.length; ) {
    const { period, rounds } = findRounds(frames, at)
    for (let i = 0; i < period; i++)
      shown.push({ frame: frames[at + i]!, note: i === period - 1 ? noteOf(period, rounds - 1) : [] })
    at += period * rounds
  }
  return shown
}

/** The shortest circle that begins at a frame, and how often it is gone round; 1 and 1 where there is none. */
function findRounds(frames: readonly Frame[], at: number): { period: number; rounds: number } {
  for (let period = 1; period <= longestCircle; period++) {
    let same = 0
    while (at + period + same < frames.length && isSame(frames[at + same]!, frames[at + period + same]!))
      same += 1
    const rounds = 1 + Math.floor(same / period)
    if (rounds > 1) return { period, rounds }
  }
  return { period: 1, rounds: 1 }
}

function isSame(a: Frame, b: Frame): boolean {
  const isNamed = a.functionName !== "" || a.position.column === b.position.column
  const isAlike = a.cell === b.cell && a.functionName === b.functionName
  return isAlike && isNamed && a.position.line === b.position.line
}

function noteOf(period: number, repeated: number): string[] {
  if (repeated === 0) return []
  const what = period === 1 ? "again from there" : `these ${period} again`
  return [`  [and ${what}, ${repeated} times or more]`]
}
