import type { OutputComparison } from "../compare/output.ts"
import type { Output } from "../notebook/notebook.ts"
import { renderMarkedLines } from "./marks.ts"
import { html, type Markup } from "./markup.ts"

/** Outputs longer than this fold, and show this many lines when folded. */
const longest = 24
const shownWhenFolded = 12

/** Characters of an output that the page carries; beyond that it says what is left out. */
const mostCharacters = 200_000

/** One side of a pair of outputs. */
export function renderOutput(pair: OutputComparison, side: "python" | "typescript"): Markup {
  const output = pair[side]
  const text = side === "python" ? pair.pythonText : pair.typescriptText
  if (output === null || text === null) return html`<div class="output none">no output</div>`
  const picture = maybePicture(output, text)
  if (picture) return picture
  const isError = output.output_type === "error"
  const other = (side === "python" ? pair.typescriptText : pair.pythonText) ?? ""
  const shown = isError && output.traceback.length > 0 ? stripColors(output.traceback.join("\n")) : text
  const findings = pair.verdict === "notComparable" || isError ? [] : pair.findings
  const { lines, firstMarked } = renderMarkedLines(shown.slice(0, mostCharacters), other, findings, side)
  const left = shown.length - mostCharacters
  if (left > 0) lines.push(html`<i>… ${left} more characters</i>`)
  return html`<div class="output${isError ? " failed" : ""}${output.output_type === "stream" && output.name === "stderr" ? " stderr" : ""}">${fold(lines, firstMarked)}</div>`
}

/** Long outputs show their beginning; they are open where the first difference lies further down. */
function fold(lines: readonly Markup[], firstMarked: number | null): Markup {
  if (lines.length <= longest) return html`<pre>${joinLines(lines)}</pre>`
  const [head, rest] = [lines.slice(0, shownWhenFolded), lines.slice(shownWhenFolded)]
  const isOpen = firstMarked !== null && firstMarked >= shownWhenFolded
  const details = isOpen ? html`<details open>` : html`<details>`
  return html`<pre>${joinLines(head)}</pre>${details}<summary>${rest.length} more lines</summary><pre>${joinLines(rest)}</pre></details>`
}

function joinLines(lines: readonly Markup[]): Markup {
  return { markup: lines.map((line) => line.markup).join("\n") }
}

/** A picture that was displayed; base64 goes into the page, so that it needs no other file. */
function maybePicture(output: Output, text: string): Markup | null {
  if (output.output_type !== "display_data") return null
  const mime = ["image/png", "image/jpeg", "image/gif", "image/svg+xml"].find(
    (type) => typeof output.data[type] === "string",
  )
  if (mime === undefined) return null
  const content = String(output.data[mime])
  const data =
    mime === "image/svg+xml" ? encodeURIComponent(content) : `;base64,${content.replace(/\s/g, "")}`
  const source = mime === "image/svg+xml" ? `data:${mime},${data}` : `data:${mime}${data}`
  return html`<div class="output picture"><img src="${source}" alt="${text}"></div>`
}

function stripColors(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours begin with ESC
  return text.replace(/\u001b\[[0-9;]*m/g, "")
}
