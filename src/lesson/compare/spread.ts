import { parseValues } from "../values/parse.ts"
import type { Span } from "../values/value.ts"
import { explain } from "./explain.ts"
import type { OutputComparison } from "./output.ts"
import { isFailure } from "./verdict.ts"

/**
 * No port is blamed for what Python itself does not repeat: `repeat` compares the same Python output with that of a
 * second run. What differs in both comparisons at the same place is Python's own spread; what Python repeats within
 * the tolerance, the port must as well.
 */
export function excuseBySpread(
  output: OutputComparison,
  repeat: OutputComparison | undefined,
): OutputComparison {
  if (!isFailure(output.verdict) || output.verdict === "error") return output
  if (repeat === undefined || !isFailure(repeat.verdict)) return output
  const spread = repeat.findings.filter(({ verdict }) => isFailure(verdict)).map(({ python }) => python)
  const blamed = output.findings.filter(
    ({ verdict, python }) => isFailure(verdict) && !spread.some((span) => meet(span, python)),
  )
  if (spread.length > 0 && blamed.length > 0) return blame(output, blamed)
  const told = repeat.reason
    .replaceAll("Python has", "the first run has")
    .replace("the port does", "the second does")
  return { ...output, verdict: "notComparable", reason: `Python's own two runs differ: ${told}` }
}

function blame(output: OutputComparison, findings: OutputComparison["findings"]): OutputComparison {
  const { pythonText, typescriptText, verdict } = output
  const [python, typescript] = [pythonText ?? "", typescriptText ?? ""]
  const reason = explain({ verdict, findings, python, typescript, values: parseValues(python) })
  return { ...output, findings, reason }
}

function meet(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
