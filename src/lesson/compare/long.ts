import type { TextComparison } from "./text.ts"
import { type Verdict, worst } from "./verdict.ts"

/** Lines that differ are read as values up to this many; beyond it the report says how many are left. */
const mostLines = 20_000

/** A line longer than this is not read as values: it is the same or it is not. */
const longestLine = 200_000

interface ComparedLine {
  /** From 1. */
  readonly line: number
  readonly verdict: Verdict
  readonly reason: string
  readonly absolute: number | null
}

/**
 * Compares outputs of many megabytes by line: the lines that differ as values, the others not at all. An output that
 * the front end cut off has fewer lines than the other.
 *
 * @param compare - compares two lines
 */
export function compareLong(
  python: string,
  typescript: string,
  compare: (python: string, typescript: string) => TextComparison,
): TextComparison {
  const [left, right] = [python, typescript].map((text) => text.replace(/\r?\n$/, "").split(/\r?\n/)) as [
    string[],
    string[],
  ]
  const lines = Math.min(left.length, right.length)
  const compared: ComparedLine[] = []
  let differing = 0
  for (let at = 0; at < lines; at += 1) {
    if (left[at] === right[at]) continue
    differing += 1
    if (differing <= mostLines)
      compared.push(compareLine(at, left[at] as string, right[at] as string, compare))
  }
  return summarise(compared, { differing, lengths: [left.length, right.length] })
}

function compareLine(
  at: number,
  python: string,
  typescript: string,
  compare: (python: string, typescript: string) => TextComparison,
): ComparedLine {
  if (Math.max(python.length, typescript.length) > longestLine)
    return { line: at + 1, verdict: "different", reason: "a long line differs", absolute: null }
  const { verdict, reason, maxAbsoluteDifference: absolute } = compare(python, typescript)
  return { line: at + 1, verdict, reason, absolute }
}

interface Totals {
  /** Lines that are not the same characters. */
  readonly differing: number
  readonly lengths: readonly [number, number]
}

function summarise(compared: readonly ComparedLine[], { differing, lengths }: Totals): TextComparison {
  const isCut = lengths[0] !== lengths[1]
  const isUnread = differing > compared.length
  const verdict = worst([
    "format",
    ...compared.map((line) => line.verdict),
    ...(isCut || isUnread ? ["different" as const] : []),
  ])
  const first = compared.find((line) => line.verdict === verdict)
  const reasons = [
    isCut ? `${lengths[1]} lines, Python has ${lengths[0]}` : "",
    first ? `line ${first.line}: ${first.reason}` : "",
    differing > 1 ? `${differing} of ${lengths[0]} lines are not the same characters` : "",
    isUnread ? `${differing - compared.length} of them not read as values` : "",
  ]
  const distances = compared.flatMap(({ absolute }) => absolute ?? [])
  return {
    verdict,
    reason: reasons.filter((reason) => reason !== "").join("; ") || "only line ends differ",
    findings: [],
    maxAbsoluteDifference: distances.length === 0 ? null : Math.max(...distances),
    maxUlp: null,
  }
}
