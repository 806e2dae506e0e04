/**
 * A notebook as data: nbformat 4.5 with its field names, multi-line text joined into one string.
 * Keys this file does not name are kept as they were read.
 * Source: nbformat 4.5 schema, https://nbformat.readthedocs.io/en/latest/format_description.html
 */
export type JsonObject = Readonly<Record<string, unknown>>

export interface StreamOutput {
  readonly output_type: "stream"
  readonly name: "stdout" | "stderr"
  readonly text: string
}

/** A MIME bundle: the result of the last expression, or something shown on the way. */
export interface DataOutput {
  readonly output_type: "execute_result" | "display_data"
  readonly data: JsonObject
  readonly metadata: JsonObject
  readonly execution_count?: number | null
}

export interface ErrorOutput {
  readonly output_type: "error"
  readonly ename: string
  readonly evalue: string
  readonly traceback: readonly string[]
}

export type Output = StreamOutput | DataOutput | ErrorOutput

interface AnyCell {
  readonly id: string
  readonly metadata: JsonObject
  readonly source: string
}

export interface CodeCell extends AnyCell {
  readonly cell_type: "code"
  readonly execution_count: number | null
  readonly outputs: readonly Output[]
}

export interface TextCell extends AnyCell {
  readonly cell_type: "markdown" | "raw"
}

export type Cell = CodeCell | TextCell

export interface Notebook {
  readonly cells: readonly Cell[]
  readonly metadata: JsonObject
  readonly nbformat: 4
  readonly nbformat_minor: number
}

/** Something about a notebook file that its reader has to be told: what, and in which file. */
export class NotebookError extends Error {
  override readonly name = "NotebookError"
}

/** The language of a notebook's kernel in lower case, or null when its metadata do not say. */
export function kernelLanguage(notebook: Notebook): string | null {
  const { kernelspec, language_info } = notebook.metadata as Record<string, JsonObject | undefined>
  const language = kernelspec?.language ?? language_info?.name
  return typeof language === "string" ? language.toLowerCase() : null
}
