import { parseValues } from "../values/parse.ts"
import { findNumbers, type NumberValue, type Value } from "../values/value.ts"
import { quote } from "./describe.ts"
import { readDigits } from "./digits.ts"
import { explain } from "./explain.ts"
import { compareLong } from "./long.ts"
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

/** Characters that are read as values; of longer outputs only the lines that differ are. */
const longestRead = 1_000_000

/** Python's and the port's. */
type Sides<T> = readonly [T, T]

/** A comparison without numbers and places. */
export function plainly(verdict: Verdict, reason: string): TextComparison {
  return { verdict, reason, findings: [], maxAbsoluteDifference: null, maxUlp: null }
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
  if (Math.max(python.length, typescript.length) > longestRead && python !== typescript)
    return compareLong(python, typescript, (left, right) => compareTexts(left, right, context, tolerance))
  if (python.length > longestRead) return plainly("identical", `${python.length} characters, every one`)
  const values = [parseValues(python), parseValues(typescript)] as const
  const seen = compareSequences(values, [python, typescript], tolerance)
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
  [python, typescript]: Sides<readonly Value[]>,
  texts: Sides<string>,
  tolerance: Tolerance,
): Finding[] {
  if (python.length !== typescript.length) return [findGap([python, typescript], texts)]
  const lineOf = createLineCounter(texts[0])
  return python.flatMap((value, at) => {
    const path = python.length === 1 ? "" : `line ${lineOf(value.span.start)}`
    return compareValues(value, typescript[at] as Value, path, tolerance)
  })
}

/** The stretch between the ends that agree, as one finding. */
function findGap(
  [python, typescript]: Sides<readonly Value[]>,
  [pythonText, typescriptText]: Sides<string>,
): Finding {
  const shorter = Math.min(python.length, typescript.length)
  let before = 0
  while (before < shorter && agree(python[before], typescript[before])) before += 1
  let after = 0
  while (after < shorter - before && agree(python.at(-1 - after), typescript.at(-1 - after))) after += 1
  const span = (side: readonly Value[]) => {
    const start = side[before]?.span.start ?? side.at(-1)?.span.end ?? 0
    return { start, end: Math.max(start, side[side.length - 1 - after]?.span.end ?? 0) }
  }
  const [left, right] = [span(python), span(typescript)]
  const [said, ported] = [
    pythonText.slice(left.start, left.end),
    typescriptText.slice(right.start, right.end),
  ]
  return {
    verdict: "different",
    what: "count",
    path: `line ${createLineCounter(pythonText)(left.start)}`,
    python: left,
    typescript: right,
    note: tellGap(said, ported),
    relation: null,
  }
}

function tellGap(python: string, typescript: string): string {
  if (typescript === "") return `${quote(python)} is left out`
  return python === ""
    ? `${quote(typescript)}, where Python has nothing`
    : `${quote(typescript)}, Python has ${quote(python)}`
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
