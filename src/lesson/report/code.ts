import { classHighlighter, highlightCode } from "@lezer/highlight"
import { parser as javascript } from "@lezer/javascript"
import { parser as python } from "@lezer/python"
import { html, type Markup } from "./markup.ts"

const parsers = { python, typescript: javascript.configure({ dialect: "ts" }) }

/** Code with its words in classes (`tok-keyword`, `tok-comment`, ...) for the page's colours. */
export function renderCode(source: string, language: keyof typeof parsers): Markup {
  const parts: Markup[] = []
  const put = (text: string, classes: string) => {
    parts.push(classes === "" ? html`${text}` : html`<span class="${classes}">${text}</span>`)
  }
  highlightCode(source, parsers[language].parse(source), classHighlighter, put, () => put("\n", ""))
  return html`${parts}`
}
