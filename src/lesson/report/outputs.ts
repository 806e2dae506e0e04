import type { OutputComparison } from "../compare/output.ts"
import type { Output } from "../notebook/notebook.ts"
import { type Line, renderMarkedLines } from "./marks.ts"
import { html, type Markup, trusted } from "./markup.ts"

/** Outputs longer than this fold; folded, this many lines stay at the beginning, and these about a difference. */
const longest = 24
const shownAtStart = 12
const shownAbout = 2

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
  const lines = renderMarkedLines(shown.slice(0, mostCharacters), other, findings, side)
  const left = shown.length - mostCharacters
  if (left > 0) lines.push({ markup: html`<i>… ${left} more characters</i>`, isMarked: true })
  return html`<div class="output${classOf(output)}">${fold(lines)}</div>`
}

function classOf(output: Output): string {
  if (output.output_type === "error") return " failed"
  return output.output_type === "stream" && output.name === "stderr" ? " stderr" : ""
}

/** Long outputs show their beginning and what differs; the rest opens on demand. */
function fold(lines: readonly Line[]): Markup {
  if (lines.length <= longest) return renderLines(lines)
  const isNear = (at: number) =>
    at < shownAtStart ||
    lines.slice(Math.max(0, at - shownAbout), at + shownAbout + 1).some((line) => line.isMarked)
  const parts: Markup[] = []
  for (let start = 0; start < lines.length; ) {
    const isShown = isNear(start)
    let end = start + 1
    while (end < lines.length && isNear(end) === isShown) end += 1
    const part = lines.slice(start, end)
    parts.push(isShown || part.length < 4 ? renderLines(part) : renderFolded(part))
    start = end
  }
  return html`${parts}`
}

function renderFolded(lines: readonly Line[]): Markup {
  return html`<details><summary>${lines.length} more lines</summary>${renderLines(lines)}</details>`
}

function renderLines(lines: readonly Line[]): Markup {
  return html`<pre>${trusted(lines.map((line) => line.markup.markup).join("\n"))}</pre>`
}

/** A picture that was displayed; base64 goes into the page, so that it needs no other file. */
function maybePicture(output: Output, text: string): Markup | null {
  if (output.output_type !== "display_data") return null
  const mime = ["image/png", "image/jpeg", "image/gif", "image/svg+xml"].find(
    (type) => typeof output.data[type] === "string",
  )
  if (mime === undefined) return null
  const content = String(output.data[mime])
  const isDrawing = mime === "image/svg+xml"
  const data = isDrawing ? `,${encodeURIComponent(content)}` : `;base64,${content.replace(/\s/g, "")}`
  return html`<div class="output picture"><img src="data:${mime}${data}" alt="${text}"></div>`
}

function stripColors(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours begin with ESC
  return text.replace(/\u001b\[[0-9;]*m/g, "")
}
