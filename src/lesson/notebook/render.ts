import type { Cell, Notebook, Output } from "./notebook.ts"

/**
 * The text of an `.ipynb` file: nbformat 4.5 as Jupyter writes it (keys sorted, one space of
 * indentation, text split into lines, a newline at the end), so that version control sees only what
 * changed.
 */
export function renderNotebook(notebook: Notebook): string {
  const file = {
    ...notebook,
    nbformat: 4,
    nbformat_minor: Math.max(5, notebook.nbformat_minor),
    cells: notebook.cells.map(renderCell),
  }
  return `${JSON.stringify(sortKeys(file), null, 1)}\n`
}

function renderCell(cell: Cell): object {
  const source = splitLines(cell.source)
  if (cell.cell_type !== "code") return { ...cell, source }
  return { ...cell, source, outputs: cell.outputs.map(renderOutput) }
}

function renderOutput(output: Output): object {
  switch (output.output_type) {
    case "stream":
      return { ...output, text: splitLines(output.text) }
    case "error":
      return output
    default: {
      const data = Object.entries(output.data).map(([mime, value]) => [mime, splitText(mime, value)])
      return { ...output, data: Object.fromEntries(data) }
    }
  }
}

/** Text and drawings are kept by lines; base64 and JSON as they are (nbformat's `split_lines`). */
function splitText(mime: string, value: unknown): unknown {
  const isText = mime.startsWith("text/") || mime === "image/svg+xml" || mime === "application/javascript"
  return isText && typeof value === "string" ? splitLines(value) : value
}

function splitLines(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]))
}
