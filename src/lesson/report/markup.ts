/** HTML that is safe to write out: made by `html` alone, which escapes all it is given. */
export interface Markup {
  readonly markup: string
}

type Part = Markup | string | number | null | readonly Part[]

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
}

/** Text as it stands in HTML, between tags or in a quoted attribute. */
function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** A template whose parts are escaped unless they are markup themselves; lists are joined, null is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: strings.reduce((all, text, at) => all + renderPart(parts[at - 1] ?? null) + text) }
}

/** Markup made by a library that escapes (a highlighter, a markdown renderer). */
export function trusted(markup: string): Markup {
  return { markup }
}

function renderPart(part: Part): string {
  if (part === null) return ""
  if (Array.isArray(part)) return part.map(renderPart).join("")
  return typeof part === "object" ? (part as Markup).markup : escapeText(String(part))
}
