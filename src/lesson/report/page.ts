import type { LessonComparison, LessonSide } from "../compare/lesson.ts"
import { countVerdicts, verdictLabels, verdictMeanings } from "../compare/verdict.ts"
import { renderCells } from "./cells.ts"
import { plural, pythonVersion, tellCounts, tellSeconds, toldOrder } from "./labels.ts"
import { html, type Markup, trusted } from "./markup.ts"
import { style } from "./style.ts"

/**
 * The comparison as one page that needs no other file and no script: both notebooks side by side,
 * the verdicts in the margin, filters by verdict in the head.
 */
export function renderPage(lessons: readonly LessonComparison[]): string {
  const [only] = lessons
  const title = lessons.length === 1 && only ? only.name : plural(lessons.length, "lesson")
  return html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${title} side by side</title>
<style>${trusted(style)}</style>
<header>
  <h1>${title}</h1>
  <p class="facts">${tellFacts(lessons)}</p>
  ${renderFilters(lessons)}
</header>
${lessons.length > 1 ? renderContents(lessons) : null}
<main>${lessons.map((lesson) => renderLesson(lesson, lessons.length > 1))}</main>
</html>
`.markup
}

function tellFacts(lessons: readonly LessonComparison[]): string {
  const cells = lessons.flatMap((lesson) =>
    lesson.cells.filter((cell) => cell.python.length > 0 && cell.typescript.length > 0),
  )
  const [python, typescript] = (["python", "typescript"] as const).map((side) =>
    sumSeconds(lessons.map((l) => l[side])),
  )
  return [
    `${plural(cells.length, "cell")} paired`,
    python ? `Python ${tellSeconds(python)}` : null,
    typescript ? `TypeScript ${tellSeconds(typescript)}` : null,
  ]
    .filter((fact) => fact !== null)
    .join(" · ")
}

function sumSeconds(sides: readonly LessonSide[]): number | null {
  return sides.reduce<number | null>(
    (sum, side) => (sum === null || side.seconds === null ? null : sum + side.seconds),
    0,
  )
}

/** Check boxes that look like the pills they filter by: style alone hides the rest. */
function renderFilters(lessons: readonly LessonComparison[]): Markup {
  const counts = countVerdicts(lessons.flatMap((lesson) => lesson.pairs.map((pair) => pair.verdict)))
  const filters = toldOrder
    .filter((verdict) => counts[verdict] > 0)
    .map(
      (verdict) => html`
    <label class="pill ${verdict}" title="Show only: ${verdictMeanings[verdict]}"><input type="checkbox" class="filter" data-verdict="${verdict}"> ${counts[verdict]} ${verdictLabels[verdict]}</label>`,
    )
  return html`<fieldset class="filters"><legend>Show only</legend>${filters}
  </fieldset>`
}

function renderContents(lessons: readonly LessonComparison[]): Markup {
  const entries = lessons.map((lesson) => {
    const pills = tellCounts(lesson.counts).map(
      ({ verdict, text }) => html`<span class="pill ${verdict}">${text}</span> `,
    )
    return html`<li><a href="#${anchorOf(lesson)}">${lesson.name}</a> ${pills}</li>`
  })
  return html`<nav aria-label="Lessons"><ol>${entries}</ol></nav>`
}

function anchorOf({ name }: LessonComparison): string {
  return `lesson-${name.replace(/[^\w-]/g, "-")}`
}

function renderLesson(lesson: LessonComparison, isOneOfSeveral: boolean): Markup {
  const version = pythonVersion(lesson.python)
  return html`
<article id="${anchorOf(lesson)}">
${isOneOfSeveral ? html`<h2 class="lesson">${lesson.name}</h2>` : null}
<div class="row heads">
  <div class="margin"></div>
  <h2><b>Python</b> ${lesson.python.file}${version === null ? null : ` · ${version}`}</h2>
  <h2><b>TypeScript</b> ${lesson.typescript.file} · Cellwise</h2>
</div>
${lesson.cells.map((cells) => renderCells(lesson, cells))}
</article>`
}
