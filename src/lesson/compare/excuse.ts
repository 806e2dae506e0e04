import type { CellRandomness, Reasons } from "../python/randomness.ts"
import { renderReason } from "../python/sources.ts"
import { parseValues } from "../values/parse.ts"
import type { Tolerance } from "./number.ts"
import type { OutputComparison } from "./output.ts"
import { compareTexts } from "./text.ts"
import { isFailure } from "./verdict.ts"

/**
 * A difference that Python's own code explains is no fault of the port. Values and texts are
 * explained by chance; dtypes, shapes, and what stands beside the random part are not.
 */
export function excuse(
  output: OutputComparison,
  random: CellRandomness | undefined,
  tolerance: Tolerance,
): OutputComparison {
  if (output.verdict !== "different" || random === undefined) return output
  const reason = output.stream === "result" ? random.result : random.shown
  const isFixed = output.findings.some(({ what }) => what === "dtype" || what === "shape" || what === "kind")
  if (reason === null || isFixed) return output
  const [python, typescript] = [output.pythonText, output.typescriptText].map((text) =>
    maybeBlank(text ?? "", output.stream, random),
  )
  if (python && typescript) {
    const context = output.stream === "result" ? "result" : "stream"
    const rest = compareTexts(python, typescript, context, tolerance)
    if (isFailure(rest.verdict)) return { ...output, ...rest }
  }
  return { ...output, verdict: "notComparable", reason: renderReason(reason) }
}

/** An output with its random parts blanked, the others in their places; null where they cannot be told apart. */
function maybeBlank(text: string, stream: OutputComparison["stream"], random: CellRandomness): string | null {
  if (stream === "stdout" && random.lines) return maybeBlankLines(text, random.lines)
  return stream === "result" && random.members ? maybeBlankMembers(text, random.members) : null
}

function maybeBlankLines(text: string, reasons: Reasons): string | null {
  const lines = text.replace(/\n$/, "").split("\n")
  if (lines.length !== reasons.length) return null
  return lines.map((line, at) => (reasons[at] ? blank(line.length) : line)).join("\n")
}

function maybeBlankMembers(text: string, reasons: Reasons): string | null {
  const [tuple, ...rest] = parseValues(text)
  if (tuple?.kind !== "tuple" || rest.length > 0 || tuple.items.length !== reasons.length) return null
  return tuple.items.reduce((blanked, { span: { start, end } }, at) => {
    return reasons[at] ? blanked.slice(0, start) + blank(end - start) + blanked.slice(end) : blanked
  }, text)
}

/** A value that is the same on both sides: the text keeps its form, and other values their places. */
function blank(length: number): string {
  return "0".padEnd(length)
}
