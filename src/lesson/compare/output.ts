import type { Output } from "../notebook/notebook.ts"
import { compareFigures } from "./figures.ts"
import type { Tolerance } from "./number.ts"
import { comparePictures, maybePicture } from "./pictures.ts"
import { compareTexts, plainly, type TextComparison } from "./text.ts"
import type { Verdict } from "./verdict.ts"
import { withoutPlaces } from "./warnings.ts"

/** An output and the index of the cell that it belongs to. */
export interface OwnedOutput {
  readonly cell: number
  readonly output: Output
}

/** Two outputs of cells side by side, or one that the other side lacks, with the verdict. */
export interface OutputComparison extends TextComparison {
  /** Index of the cell in the Python notebook, from 0; null where Python has no such output. */
  readonly pythonCell: number | null
  readonly typescriptCell: number | null
  /** `stdout`, `stderr`, `result`, `display` or `error`: which output of the cell. */
  readonly stream: OutputKind
  readonly python: Output | null
  readonly typescript: Output | null
  readonly pythonText: string | null
  readonly typescriptText: string | null
  /** What was found where the author pinned another verdict; null where what counts was found. */
  readonly found: { readonly verdict: Verdict; readonly reason: string } | null
}

export type OutputKind = "stdout" | "stderr" | "result" | "display" | "error"

/** Which output of its cell this is. */
export function kindOf(output: Output): OutputKind {
  switch (output.output_type) {
    case "stream":
      return output.name
    case "execute_result":
      return "result"
    case "display_data":
      return "display"
    case "error":
      return "error"
  }
}

/** What an output says as plain text. */
export function textOf(output: Output): string {
  if (output.output_type === "stream") return output.text
  if (output.output_type === "error") return `${output.ename}: ${output.evalue}`
  const [plain, ...rich] = textTypes.map((mime) => output.data[mime])
  const isSaid = typeof plain === "string" && !placeholder.test(plain)
  const text = (isSaid ? undefined : rich.find((form) => typeof form === "string")) ?? plain
  return typeof text === "string" ? text : `<${Object.keys(output.data).join(", ")}>`
}

const textTypes = ["text/plain", "text/markdown", "text/latex", "text/html"]

/** IPython's plain text of `Markdown("...")` and its like: it names the class, not what it says. */
const placeholder = /^<IPython\.core\.display\.\w+ object>$/

/** Compares all outputs of cells side by side, kind by kind and in order; none is left out. */
export function compareOutputs(
  python: readonly OwnedOutput[],
  typescript: readonly OwnedOutput[],
  tolerance: Tolerance,
): OutputComparison[] {
  return pairOutputs(mergeStreams(python), mergeStreams(typescript)).map(([left, right]) => {
    const outputs = { python: left?.output ?? null, typescript: right?.output ?? null }
    return {
      pythonCell: left?.cell ?? null,
      typescriptCell: right?.cell ?? null,
      stream: kindOf((outputs.python ?? outputs.typescript) as Output),
      ...outputs,
      pythonText: outputs.python && textOf(outputs.python),
      typescriptText: outputs.typescript && textOf(outputs.typescript),
      ...judge(outputs.python, outputs.typescript, tolerance),
      found: null,
    }
  })
}

type OutputPair = readonly [OwnedOutput | null, OwnedOutput | null]

/** Print calls arrive in pieces, also from a cell that the port splits: those that follow each other are one output. */
function mergeStreams(outputs: readonly OwnedOutput[]): OwnedOutput[] {
  const merged: OwnedOutput[] = []
  for (const { cell, output } of outputs) {
    const last = merged.at(-1)
    if (
      last?.output.output_type === "stream" &&
      output.output_type === "stream" &&
      last.output.name === output.name
    )
      merged[merged.length - 1] = {
        ...last,
        output: { ...last.output, text: last.output.text + output.text },
      }
    else merged.push({ cell, output })
  }
  return merged
}

/** The nth output of a kind pairs with the nth of that kind; what is left pairs in order. */
function pairOutputs(python: readonly OwnedOutput[], typescript: readonly OwnedOutput[]): OutputPair[] {
  const free = [...typescript]
  const take = (fits: (output: Output) => boolean): OwnedOutput | null => {
    const at = free.findIndex(({ output }) => fits(output))
    return at < 0 ? null : (free.splice(at, 1)[0] ?? null)
  }
  const first = python.map(
    (left): OutputPair => [left, take((right) => kindOf(right) === kindOf(left.output))],
  )
  const pairs = first.map(
    ([left, right]): OutputPair => [
      left,
      right ?? (left && take((other) => mayStandFor(left.output, other))),
    ],
  )
  return [...pairs, ...free.map((right): OutputPair => [null, right])]
}

/** A value may be printed on one side and displayed on the other; an error stands for anything. */
function mayStandFor(python: Output, typescript: Output): boolean {
  const shown: readonly OutputKind[] = ["stdout", "result", "display"]
  return shown.includes(kindOf(python)) && [...shown, "error"].includes(kindOf(typescript))
}

function judge(python: Output | null, typescript: Output | null, tolerance: Tolerance): TextComparison {
  if (typescript?.output_type === "error" && python?.output_type !== "error") {
    return plainly("error", textOf(typescript))
  }
  if (python === null) return plainly("missing", "Python shows nothing here")
  if (typescript === null) return plainly("missing", `the port does not show Python's ${kindOf(python)}`)
  const picture = maybePictures(python, typescript, tolerance)
  if (picture) return picture
  if (kindOf(python) === "stderr") return compareWarnings(textOf(python), textOf(typescript), tolerance)
  const context = kindOf(python) === "result" ? "result" : "stream"
  return compareTexts(textOf(python), textOf(typescript), context, tolerance)
}

/** Warnings are compared by what they warn of; what differs is said, since no place in the full text would be right. */
function compareWarnings(python: string, typescript: string, tolerance: Tolerance): TextComparison {
  const [left, right] = [withoutPlaces(python), withoutPlaces(typescript)]
  const compared = compareTexts(left, right, "stream", tolerance)
  if (left === python && right === typescript) return compared
  if (compared.verdict === "identical") return plainly("format", "the same warnings; Python says where")
  return { ...compared, findings: [] }
}

/** Pictures are compared as data or as the eye sees them; those that differ to the eye are shown together. */
function maybePictures(python: Output, typescript: Output, tolerance: Tolerance): TextComparison | null {
  const picture = maybePicture(python)
  if (picture === null) return null
  if (maybePicture(typescript) === null)
    return plainly("missing", `Python shows a picture (${picture.mime}), the port does not`)
  const relation = comparePictures(python, typescript)
  if (relation.kind === "figure") return compareFigures(relation.python, relation.typescript, tolerance)
  if (relation.kind !== "data")
    return plainly(relation.kind === "unjudged" ? "notComparable" : relation.kind, relation.note)
  const compared = compareTexts(relation.python, relation.typescript, "stream", tolerance)
  return { ...compared, reason: `the picture's data: ${compared.reason}`, findings: [] }
}
