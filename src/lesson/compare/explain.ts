import { countArrays, findNumbers, type Span, type Value } from "../values/value.ts"
import type { Finding } from "./values.ts"
import type { Verdict } from "./verdict.ts"

interface Evidence {
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  readonly python: string
  readonly typescript: string
  /** Python's values. */
  readonly values: readonly Value[]
}

/** Says in one line why two outputs got their verdict: which place, both values, how far apart. */
export function explain(evidence: Evidence): string {
  const { verdict, findings } = evidence
  const decisive = findings.filter((finding) => finding.verdict === verdict)
  switch (verdict) {
    case "identical":
      return [...contents(evidence.values), "every character"].join(", ")
    case "format":
      return [contents(evidence.values).join(", "), formatNote(decisive)]
        .filter((part) => part !== "")
        .join("; ")
    case "equal":
      return `${howMany(decisive, evidence)} ${decisive[0]?.note ?? "equal"}${furthest(decisive)}`
    case "noise":
      return `${howMany(decisive, evidence)}: ${decisive[0]?.note ?? "residues"}`
    default:
      return explainDifference(decisive, evidence)
  }
}

/** `4 arrays`, `16 numbers`: what an output holds. */
function contents(values: readonly Value[]): string[] {
  const counts = [count(countArrays(values), "array"), count(findNumbers(values).length, "number")]
  return counts.filter((text) => text !== "")
}

function count(amount: number, noun: string): string {
  return amount === 0 ? "" : `${amount} ${noun}${amount === 1 ? "" : "s"}`
}

function formatNote(findings: readonly Finding[]): string {
  const notes = [...new Set(findings.map((finding) => finding.note))]
  return notes.length === 0 ? "only the spacing differs" : notes.join(", ")
}

function howMany(findings: readonly Finding[], { values }: Evidence): string {
  const all = findNumbers(values).length
  return all === 1 ? "1 number" : `${findings.length} of ${all} numbers`
}

function furthest(findings: readonly Finding[]): string {
  const [first, ...rest] = findings
  if (!first) return ""
  const far = rest.reduce(
    (a, b) => ((b.relation?.absolute ?? 0) > (a.relation?.absolute ?? 0) ? b : a),
    first,
  )
  const apart = far.relation?.absolute
  return apart
    ? `; largest difference ${Number(apart.toPrecision(3))}${far.path === "" ? "" : ` at ${far.path}`}`
    : ""
}

/** Shape, type and text outweigh numbers: they are named first. */
function explainDifference(findings: readonly Finding[], evidence: Evidence): string {
  const structural = findings.find((finding) => finding.what !== "number")
  if (structural) return `${structural.path === "" ? "" : `${structural.path}: `}${structural.note}`
  const first = findings[0]
  if (!first) return ""
  const verb = findings.length === 1 ? "differs" : "differ"
  const joint = first.path.startsWith("line") ? ": " : " is "
  const where = first.path === "" ? "" : first.path + joint
  const note = first.note === "" ? "" : ` (${first.note})`
  const values = `${cut(evidence.typescript, first.typescript)}, Python has ${cut(evidence.python, first.python)}`
  return `${howMany(findings, evidence)} ${verb}: ${where}${values}${note}${findings.length > 1 ? furthest(findings) : ""}`
}

function cut(text: string, span: Span): string {
  return text.slice(span.start, span.end)
}
