import MarkdownIt from "markdown-it"
import type { ComparedCells, LessonComparison, LessonSide } from "../compare/lesson.ts"
import type { OutputComparison } from "../compare/output.ts"
import { verdictLabels, verdictMeanings, worst } from "../compare/verdict.ts"
import type { Cell } from "../notebook/notebook.ts"
import { renderCode } from "./code.ts"
import { cellLabel } from "./labels.ts"
import { html, type Markup, trusted } from "./markup.ts"
import { renderOutput } from "./outputs.ts"

/** HTML in markdown is shown as text; pictures are left out: the page loads nothing from elsewhere. */
const markdown = new MarkdownIt({ html: false, linkify: false }).disable("image")

/** Cells side by side, with the verdicts on their outputs in the margin. */
export function renderCells(lesson: LessonComparison, cells: ComparedCells): Markup {
  const python = cellsAt(lesson.python, cells.python)
  const typescript = cellsAt(lesson.typescript, cells.typescript)
  const isCode = [...python, ...typescript].some(({ cell_type }) => cell_type === "code")
  return isCode
    ? renderCodeCells(lesson, cells, python, typescript)
    : renderText(python[0] ?? null, typescript[0] ?? null)
}

function cellsAt({ notebook }: LessonSide, indices: readonly number[]): Cell[] {
  return indices.map((index) => notebook.cells[index] as Cell)
}

function renderCodeCells(
  lesson: LessonComparison,
  cells: ComparedCells,
  python: readonly Cell[],
  typescript: readonly Cell[],
): Markup {
  const verdict = cells.pairs.length === 0 ? "silent" : worst(cells.pairs.map((pair) => pair.verdict))
  const classes = ["row", "code", verdict, ...new Set(cells.pairs.map((pair) => pair.verdict))].join(" ")
  const isSeveral = cells.pairs.length > 1
  return html`
<section class="${classes}" aria-label="${cellLabel(lesson, cells)}">
  <div class="margin"><h3>${cellLabel(lesson, cells)}</h3>${isSeveral ? null : cells.pairs.map(renderVerdict)}</div>
  ${renderSources(python, "python")}
  ${renderSources(typescript, "typescript")}
  ${cells.pairs.map(
    (
      pair,
    ) => html`${isSeveral ? html`<div class="margin"><p class="which">${pair.stream}</p>${renderVerdict(pair)}</div>` : null}
  <div class="side python">${renderOutput(pair, "python")}</div>
  <div class="side typescript">${renderOutput(pair, "typescript")}</div>`,
  )}
</section>`
}

function renderVerdict(pair: OutputComparison): Markup {
  const { verdict, reason } = pair
  return html`<span class="pill ${verdict}" title="${verdictMeanings[verdict]}">${verdictLabels[verdict]}</span><p>${reason}</p>`
}

/** The sources of one side, one below the other where the other side has them in fewer cells. */
function renderSources(cells: readonly Cell[], language: "python" | "typescript"): Markup {
  if (cells.length === 0) return html`<div class="side ${language} none">no cell on this side</div>`
  return html`<div class="side ${language}">${cells.map((cell) => renderSource(cell, language))}</div>`
}

function renderSource(cell: Cell, language: "python" | "typescript"): Markup {
  if (cell.cell_type !== "code") return renderMarkdown(cell)
  const source = cell.source.replace(/^(?:[ \t]*\n)+|\s+$/g, "")
  if (source === "") return html`<div class="none">an empty cell</div>`
  return html`<pre class="source" tabindex="0" aria-label="${language} code">${renderCode(source, language)}</pre>`
}

/** A heading takes one line over both columns; text that differs stands on both sides. */
function renderText(python: Cell | null, typescript: Cell | null): Markup {
  const isSame = python?.source.trim() === typescript?.source.trim()
  if (isSame && python)
    return html`<section class="row text"><div class="wide">${renderMarkdown(python)}</div></section>`
  const side = (cell: Cell | null) => html`<div class="side">${cell && renderMarkdown(cell)}</div>`
  return html`<section class="row text"><div class="margin"></div>${side(python)}${side(typescript)}</section>`
}

function renderMarkdown(cell: Cell): Markup {
  if (cell.cell_type === "raw") return html`<pre>${cell.source}</pre>`
  return trusted(lowerHeadings(markdown.render(cell.source)))
}

/** The page's own headings are h1 and h2: those of the lesson come below them. */
function lowerHeadings(text: string): string {
  return text.replace(
    /(<\/?h)([1-6])/g,
    (_, tag: string, level: string) => `${tag}${Math.min(6, Number(level) + 2)}`,
  )
}
