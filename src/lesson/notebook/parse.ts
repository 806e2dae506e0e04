import {
  type Cell,
  type DataOutput,
  type JsonObject,
  type Notebook,
  NotebookError,
  type Output,
} from "./notebook.ts"

/**
 * Reads the text of an `.ipynb` file, nbformat 4.0 to 4.5 and later minors.
 *
 * Multi-line strings are joined, cells without an id (before 4.5) get `cell-N`, unknown keys stay.
 *
 * @param text - the file's content
 * @param name - the file's name, for messages
 * @throws NotebookError - broken JSON, no notebook, or a version other than 4
 */
export function parseNotebook(text: string, name: string): Notebook {
  const json = parseJson(text, name)
  checkVersion(json, name)
  const { cells, metadata, nbformat_minor } = json
  if (!Array.isArray(cells)) throw new NotebookError(`${name}: not a notebook, it has no list of cells`)
  const taken = new Set(cells.map((cell: unknown) => (isObject(cell) ? cell.id : undefined)))
  return {
    ...json,
    cells: cells.map((cell: unknown, index) => parseCell(cell, index, name, taken)),
    metadata: isObject(metadata) ? metadata : {},
    nbformat: 4,
    nbformat_minor: typeof nbformat_minor === "number" ? nbformat_minor : 0,
  }
}

function parseJson(text: string, name: string): JsonObject {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""))
  } catch (error) {
    const why = text.trim() === "" ? "the file is empty" : (error as SyntaxError).message.split("\n")[0]
    throw new NotebookError(`${name}: not readable as JSON: ${why}`)
  }
  if (!isObject(json)) throw new NotebookError(`${name}: not a notebook, its JSON is no object`)
  return json
}

function checkVersion(json: JsonObject, name: string): void {
  const { nbformat } = json
  if (nbformat === 4) return
  if (typeof nbformat !== "number")
    throw new NotebookError(`${name}: not a notebook, it has no nbformat number`)
  const advice = nbformat < 4 ? "open it in Jupyter and save it again" : "this is newer than Cellwise reads"
  throw new NotebookError(`${name}: notebook format must be 4, got ${nbformat}; ${advice}`)
}

function parseCell(json: unknown, index: number, name: string, taken: Set<unknown>): Cell {
  const where = `${name}: cell ${index + 1}`
  if (!isObject(json)) throw new NotebookError(`${where} is no object`)
  const { cell_type, metadata } = json
  if (cell_type !== "code" && cell_type !== "markdown" && cell_type !== "raw") {
    throw new NotebookError(`${where}: cell_type must be code, markdown or raw, got ${String(cell_type)}`)
  }
  const common = {
    ...json,
    id: typeof json.id === "string" ? json.id : freshId(index, taken),
    metadata: isObject(metadata) ? metadata : {},
    source: joinLines(json.source, `${where}, source`),
  }
  if (cell_type !== "code") return { ...common, cell_type }
  const outputs = Array.isArray(json.outputs) ? json.outputs : []
  return {
    ...common,
    cell_type,
    execution_count: typeof json.execution_count === "number" ? json.execution_count : null,
    outputs: outputs.map((output: unknown) => parseOutput(output, where)),
  }
}

function freshId(index: number, taken: Set<unknown>): string {
  let id = `cell-${index + 1}`
  while (taken.has(id)) id += "-1"
  taken.add(id)
  return id
}

function parseOutput(json: unknown, where: string): Output {
  if (!isObject(json)) throw new NotebookError(`${where}: an output is no object`)
  switch (json.output_type) {
    case "stream":
      return {
        ...json,
        output_type: "stream",
        name: json.name === "stderr" ? "stderr" : "stdout",
        text: joinLines(json.text, `${where}, stream text`),
      }
    case "execute_result":
    case "display_data":
      return parseData(json, json.output_type)
    case "error":
      return {
        ...json,
        output_type: "error",
        ename: String(json.ename ?? "Error"),
        evalue: String(json.evalue ?? ""),
        traceback: Array.isArray(json.traceback) ? json.traceback.map(String) : [],
      }
    default:
      throw new NotebookError(`${where}: unknown output_type ${String(json.output_type)}`)
  }
}

function parseData(json: JsonObject, output_type: DataOutput["output_type"]): DataOutput {
  const data = Object.entries(isObject(json.data) ? json.data : {})
  return {
    ...json,
    output_type,
    data: Object.fromEntries(data.map(([mime, value]) => [mime, isLines(value) ? value.join("") : value])),
    metadata: isObject(json.metadata) ? json.metadata : {},
  }
}

function joinLines(value: unknown, what: string): string {
  if (typeof value === "string") return value
  if (isLines(value)) return value.join("")
  throw new NotebookError(
    `${what} must be text or lines of text, got ${value === null ? "null" : typeof value}`,
  )
}

function isLines(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((line) => typeof line === "string")
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
