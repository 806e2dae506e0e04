import { estimateWidth, type TextRun } from "./scene.ts"

/**
 * Runs in lines of at most `width` CSS pixels, broken before the runs where they may break.
 * @param hanging - whether lines after the first one are indented: formulas are, prose is not
 */
export function wrapRuns(
  runs: readonly TextRun[],
  size: number,
  width: number,
  hanging = true,
): readonly (readonly TextRun[])[] {
  const lines: TextRun[][] = [[]]
  for (const piece of piecesOf(runs)) {
    const line = lines.at(-1)!
    if (line.length > 0 && estimateWidth([...line, ...piece], size) > width)
      lines.push([...(hanging ? [indent] : []), ...trimmed(piece)])
    else line.push(...piece)
  }
  return lines
}

const indent: TextRun = { text: "\u2003" }

function piecesOf(runs: readonly TextRun[]): readonly (readonly TextRun[])[] {
  const pieces: TextRun[][] = []
  for (const run of runs) {
    if (run.breaks || pieces.length === 0) pieces.push([run])
    else pieces.at(-1)!.push(run)
  }
  return pieces
}

function trimmed([first, ...rest]: readonly TextRun[]): readonly TextRun[] {
  return [{ ...first!, text: first!.text.trimStart() }, ...rest]
}

/** A sentence as runs that may break between its words. */
export function proseRuns(sentence: string): readonly TextRun[] {
  return sentence.split(/(?<=.)(?= )/).map((word) => ({ text: word, breaks: true }))
}

/** Runs that stay on one line. */
export function unbroken(runs: readonly TextRun[]): readonly TextRun[] {
  return runs.map((run) => ({ ...run, breaks: false }))
}
