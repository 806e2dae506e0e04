import type { Cell, JsonObject } from "../notebook/notebook.ts"
import type { OutputComparison } from "./output.ts"
import { type Verdict, verdicts } from "./verdict.ts"

/** What an author may say of outputs instead of what is found: none of these fails a comparison. */
const pinnable: readonly Verdict[] = ["equal", "format", "noise", "notComparable"]

/** What an author wrote into a cell's metadata: `"cellwise": {"verdict": "noise", "reason": "a residue of 1e-6"}`. */
interface Pin {
  readonly verdict: Verdict | null
  readonly reason: string
}

/**
 * An output with its author's word on it, in the metadata of either cell.
 *
 * `verdict` and `reason` pin what counts; `reason` alone explains it. The report says both what was found and who says
 * otherwise. An error of the port cannot be pinned away, and what is found milder than the pin stays as it is.
 */
export function applyPin(output: OutputComparison, cells: readonly (Cell | undefined)[]): OutputComparison {
  const [said] = cells.flatMap((cell) => maybeNote(cell?.metadata.cellwise) ?? [])
  if (said === undefined || output.verdict === "identical") return output
  if (typeof said === "string") return { ...output, reason: `${output.reason}; ${said}` }
  const { verdict, reason } = said
  if (verdict === null) return { ...output, reason: `${output.reason}; the author: ${reason}` }
  const isMilder = verdicts.indexOf(output.verdict) <= verdicts.indexOf(verdict)
  if (isMilder || output.verdict === "error") return output
  const found = { verdict: output.verdict, reason: output.reason }
  return { ...output, verdict, reason: `the author: ${reason} (found: ${output.reason})`, found }
}

/** The pin in a cell's metadata; a sentence for one that is not understood. */
function maybeNote(metadata: unknown): Pin | string | null {
  const { verdict = null, reason } = (metadata ?? {}) as JsonObject
  if (verdict === null && reason === undefined) return null
  if (verdict !== null && !pinnable.includes(verdict as Verdict))
    return `metadata: cellwise.verdict must be one of ${pinnable.join(", ")}, got ${JSON.stringify(verdict)}`
  if (typeof reason !== "string" || reason.trim() === "")
    return `metadata: cellwise.reason must say why in words, got ${JSON.stringify(reason) ?? "nothing"}`
  return { verdict: verdict as Verdict | null, reason }
}
