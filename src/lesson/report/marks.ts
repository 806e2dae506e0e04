import type { Finding } from "../compare/values.ts"
import type { Span } from "../values/value.ts"
import { html, type Markup } from "./markup.ts"

/** A stretch of an output to be marked, and what the reader is told on pointing at it. */
interface Mark extends Span {
  readonly title: string
  readonly kind: "wrong" | "near"
}

/** Above this many the marks say no more than the first ones do. */
const mostMarks = 2000

/** One line of an output; `isMarked` where it differs from the other side. */
export interface Line {
  readonly markup: Markup
  readonly isMarked: boolean
}

/** The lines of an output with the characters that differ from the other side marked. */
export function renderMarkedLines(
  text: string,
  other: string,
  findings: readonly Finding[],
  side: "python" | "typescript",
): Line[] {
  const marks = findMarks(text, other, findings.slice(0, mostMarks), side)
  let start = 0
  return text
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => {
      const span = { start, end: start + line.length }
      start = span.end + 1
      const inside = marks.filter((mark) => mark.start < span.end && mark.end > span.start)
      return { markup: renderLine(text, span, inside), isMarked: inside.length > 0 }
    })
}

function findMarks(
  text: string,
  other: string,
  findings: readonly Finding[],
  side: "python" | "typescript",
): Mark[] {
  const opposite = side === "python" ? "typescript" : "python"
  const name = side === "python" ? "the port has" : "Python has"
  const marks = findings
    .filter((finding) => finding.verdict !== "format" && finding.verdict !== "notComparable")
    .map((finding): Mark => {
      const theirs = other.slice(finding[opposite].start, finding[opposite].end)
      const isPart = finding.what === "number" || finding.what === "text"
      const span = isPart ? differingPart(text, finding[side], theirs) : finding[side]
      const kind = finding.verdict === "different" ? "wrong" : "near"
      const place = finding.path === "" ? "" : `${finding.path}: `
      return {
        ...span,
        kind,
        title: `${place}${name} ${theirs.length > 60 ? `${theirs.slice(0, 59)}…` : theirs}`,
      }
    })
  return withoutOverlaps(marks)
}

/** From the first character that differs to the last: `0.1920007[9]`; of `0.3` beside `0.31` the last digit. */
function differingPart(text: string, span: Span, theirs: string): Span {
  const ours = text.slice(span.start, span.end)
  const shorter = Math.min(ours.length, theirs.length)
  let before = 0
  while (before < shorter && ours[before] === theirs[before]) before += 1
  let after = 0
  while (after < shorter - before && ours.at(-1 - after) === theirs.at(-1 - after)) after += 1
  const part = { start: span.start + before, end: span.end - after }
  return part.start < part.end ? part : { start: Math.max(span.start, part.start - 1), end: part.end }
}

function withoutOverlaps(marks: readonly Mark[]): Mark[] {
  let end = -1
  return [...marks]
    .sort((a, b) => a.start - b.start)
    .filter((mark) => {
      if (mark.start < end || mark.end <= mark.start) return false
      end = mark.end
      return true
    })
}

function renderLine(text: string, span: Span, marks: readonly Mark[]): Markup {
  const parts: Markup[] = []
  let at = span.start
  for (const mark of marks) {
    const [start, end] = [Math.max(mark.start, span.start), Math.min(mark.end, span.end)]
    parts.push(
      html`${text.slice(at, start)}<mark class="${mark.kind}" title="${mark.title}">${text.slice(start, end)}</mark>`,
    )
    at = end
  }
  return html`${parts}${text.slice(at, span.end)}`
}
