import { parseValues } from "../values/parse.ts"
import { findNumbers, type NumberValue, type Value } from "../values/value.ts"
import { readDigits } from "./digits.ts"
import { explain } from "./explain.ts"
import type { Tolerance } from "./number.ts"
import { compareValues, type Finding } from "./values.ts"
import { type Verdict, worst } from "./verdict.ts"

/** What came out of comparing two texts, with the evidence. */
export interface TextComparison {
  readonly verdict: Verdict
  /** Why, in one line. */
  readonly reason: string
  /** What differs, in the order of the text. */
  readonly findings: readonly Finding[]
  /** The largest `|a - b|` over the numbers of both; null without numbers that pair. */
  readonly maxAbsoluteDifference: number | null
  /** The largest distance in units in the last place; null unless both sides carry full precision. */
  readonly maxUlp: number | null
}

/**
 * Compares what two outputs say: values as values, prose word for word, spacing not at all.
 *
 * @param context - `result` for a displayed value, where Python writes every digit of a float;
 *   `stream` for printed text, which may be cut by a format
 */
export function compareTexts(
  python: string,
  typescript: string,
  context: "result" | "stream",
  tolerance: Tolerance,
): TextComparison {
  const values = [parseValues(python), parseValues(typescript)] as const
  const seen = compareSequences(values[0], values[1], python, tolerance)
  const findings = seen.filter((finding) => finding.verdict !== "identical")
  const isSameText = python === typescript
  const verdict = isSameText ? "identical" : worst(["format", ...findings.map((finding) => finding.verdict)])
  const isFull = values.every((side) => carryFullPrecision(side, context))
  return {
    verdict,
    reason: explain({ verdict, findings, python, typescript, values: values[0] }),
    findings: isSameText ? [] : findings,
    maxAbsoluteDifference: largest(seen, (finding) => finding.relation?.absolute),
    maxUlp: isFull ? largest(seen, (finding) => finding.relation?.ulps) : null,
  }
}

/** Top-level values pair one by one; where their number differs, what lies between the ends that agree does. */
function compareSequences(
  python: readonly Value[],
  typescript: readonly Value[],
  text: string,
  tolerance: Tolerance,
): Finding[] {
  if (python.length !== typescript.length) return [findGap(python, typescript, text)]
  const lineOf = createLineCounter(text)
  return python.flatMap((value, at) => {
    const path = python.length === 1 ? "" : `line ${lineOf(value.span.start)}`
    return compareValues(value, typescript[at] as Value, path, tolerance)
  })
}

/** The stretch between the ends that agree, as one finding. */
function findGap(python: readonly Value[], typescript: readonly Value[], text: string): Finding {
  const shorter = Math.min(python.length, typescript.length)
  let before = 0
  while (before < shorter && agree(python[before], typescript[before])) before += 1
  let after = 0
  while (after < shorter - before && agree(python.at(-1 - after), typescript.at(-1 - after))) after += 1
  const span = (side: readonly Value[]) => {
    const start = side[before]?.span.start ?? side.at(-1)?.span.end ?? 0
    return { start, end: Math.max(start, side[side.length - 1 - after]?.span.end ?? 0) }
  }
  const [pythonSpan, typescriptSpan] = [span(python), span(typescript)]
  const note =
    typescript.length < python.length
      ? "text that Python prints is left out"
      : "text that Python does not print"
  const path = `line ${createLineCounter(text)(pythonSpan.start)}`
  const relation = null
  return {
    verdict: "different",
    what: "count",
    path,
    python: pythonSpan,
    typescript: typescriptSpan,
    note,
    relation,
  }
}

function agree(a: Value | undefined, b: Value | undefined): boolean {
  if (!a || !b || a.kind !== b.kind) return false
  return compareValues(a, b, "", { rtol: null }).every(({ verdict }) => verdict !== "different")
}

/** Tells the line of each offset, from 1; offsets come in ascending order, so that the text is read once. */
function createLineCounter(text: string): (offset: number) => number {
  let [line, at] = [1, 0]
  return (offset) => {
    for (; at < offset; at += 1) if (text[at] === "\n") line += 1
    return line
  }
}

/**
 * Python writes floats so that they read back the same; NumPy cuts array elements to 8 digits, and
 * prose may have been formatted. So a float is full in a displayed value outside an array, in
 * `np.float64( )`, or with 15 digits and more.
 */
function carryFullPrecision(values: readonly Value[], context: "result" | "stream"): boolean {
  const floats = findNumbers(values).filter((number) => number.notation === "float")
  const isFull = (number: NumberValue) =>
    number.scalarType === "float64" ||
    readDigits(number.text).significant >= 15 ||
    !Number.isFinite(number.value)
  const cut = context === "result" ? findNumbers(values.flatMap(findArrays)) : floats
  const isCut = new Set(cut)
  return floats.length > 0 && floats.every((number) => !isCut.has(number) || isFull(number))
}

function findArrays(value: Value): Value[] {
  if (value.kind === "array") return [value]
  return "items" in value ? value.items.flatMap(findArrays) : []
}

function largest(
  findings: readonly Finding[],
  of: (finding: Finding) => number | null | undefined,
): number | null {
  let most: number | null = null
  for (const finding of findings) {
    const value = of(finding)
    if (typeof value === "number" && (most === null || value > most)) most = value
  }
  return most
}
