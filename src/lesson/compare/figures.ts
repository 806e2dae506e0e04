import type { Tolerance } from "./number.ts"
import type { TextComparison } from "./text.ts"
import { type Verdict, worst } from "./verdict.ts"

/** One place where the data of two figures are not the same. */
interface Difference {
  readonly verdict: Verdict
  /** `axes[0].lines[1].y[3]`. */
  readonly path: string
  readonly python: unknown
  readonly typescript: unknown
}

/** What depends on the size of letters and on hinting: where boxes lie, not what they show. */
const layout = new Set(["box of axes", "place", "size", "repr"])

const defaultTolerance = 1e-9

/**
 * Compares what two figures show, as data (src/plot/describe.ts, kernel/python/figure_data.py): limits, ticks, lines,
 * points, images, colours and texts of every axes. Places that depend on the widths of letters are left out.
 */
export function compareFigures(python: unknown, typescript: unknown, { rtol }: Tolerance): TextComparison {
  const found: Difference[] = []
  const seen = { numbers: 0, furthest: 0 }
  walk(python, typescript, "")
  const verdict = worst(found.map((difference) => difference.verdict))
  return {
    verdict,
    reason: tell(verdict, found, seen.numbers),
    findings: [],
    maxAbsoluteDifference: seen.numbers === 0 ? null : seen.furthest,
    maxUlp: null,
  }

  function walk(left: unknown, right: unknown, path: string): void {
    if (isNumber(left) && isNumber(right)) compareNumbers(Number(left), Number(right), path)
    else if (isObject(left) && isObject(right)) walkParts(left, right, path)
    else if (left !== right) found.push({ verdict: "different", path, python: left, typescript: right })
  }

  function walkParts(left: object, right: object, path: string): void {
    const lengths = [left, right].map((part) => (Array.isArray(part) ? part.length : null))
    if (lengths[0] !== lengths[1]) {
      const [a, b] = lengths.map((length) => (length === null ? "no list" : `${length} of them`))
      found.push({ verdict: "different", path, python: a, typescript: b })
      return
    }
    for (const [key, part] of Object.entries(left)) {
      if (isLayout(key, path)) continue
      const place = lengths[0] === null ? `${path === "" ? "" : `${path}.`}${key}` : `${path}[${key}]`
      walk(part, (right as Record<string, unknown>)[key], place)
    }
  }

  function compareNumbers(left: number, right: number, path: string): void {
    seen.numbers += 1
    if (Object.is(left, right)) return
    const apart = Math.abs(left - right)
    seen.furthest = Math.max(seen.furthest, apart || 0)
    // Places that were computed another way round 0 differ by the rounding of what they were computed from.
    const isEqual = apart <= (rtol ?? defaultTolerance) * Math.max(1e-3, Math.abs(left), Math.abs(right))
    found.push({ verdict: isEqual ? "equal" : "different", path, python: left, typescript: right })
  }
}

function isLayout(key: string, path: string): boolean {
  return layout.has(key === "box" && /axes\[\d+\]$/.test(path) ? "box of axes" : key)
}

/** A number, or the text that stands for one that JSON lacks. */
function isNumber(value: unknown): boolean {
  return typeof value === "number" || value === "nan" || value === "inf" || value === "-inf"
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null
}

function tell(verdict: Verdict, found: readonly Difference[], numbers: number): string {
  const what = `the figure's data, ${numbers} numbers`
  if (verdict === "identical") return what
  const [first] = found.filter((difference) => difference.verdict === verdict)
  if (verdict === "equal") return `${what}: ${found.length} equal within the tolerance`
  const values = `${show(first?.typescript)}, Python has ${show(first?.python)}`
  return `${what}: ${found.filter((difference) => difference.verdict === verdict).length} places differ: ${first?.path} is ${values}`
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "missing"
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
