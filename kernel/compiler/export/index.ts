/** `cellwise export`: the code cells of a notebook as one plain TypeScript module. */
import { renderCell } from "./cell.ts"
import { checkCells } from "./cells.ts"
import { Imports } from "./imports.ts"
import { planNames } from "./names.ts"
import { settleTypes } from "./strict.ts"

export { CellRefused } from "./cells.ts"

export interface ExportOptions {
  /** The notebook's directory: its imports are resolved from here. */
  readonly directory: string
  /** The directory of the module that is written. */
  readonly target: string
}

/** A cell of the notebook: code, or text that becomes a comment. */
export interface SourceCell {
  readonly type: "code" | "text"
  readonly source: string
}

export interface ExportedModule {
  readonly text: string
  /** What `tsc --strict` still says of it: `line 12: message`. */
  readonly complaints: readonly string[]
}

/**
 * Writes a notebook as a module: the dialect becomes calls of "cellwise/operators", results are printed as
 * the notebook shows them, imports stand at the top. A name that several cells declare is one variable
 * that each of them assigns, as it is in the notebook.
 *
 * @throws CellRefused - a cell does not parse or check
 */
export async function exportNotebook(
  cells: readonly SourceCell[],
  options: ExportOptions,
): Promise<ExportedModule> {
  const code = cells.filter(({ type }) => type === "code")
  const checked = await checkCells(
    code.map(({ source }) => source),
    options.directory,
  )
  const plan = planNames(checked)
  const imports = new Imports(options, plan.taken)
  const isTraced = checked.some(({ mentioned, isLibrary }) => mentioned.has("trace") && isLibrary("trace"))
  const texts = checked.map((cell, index) => renderCell(cell, plan.forCell(index), imports, isTraced))
  let next = 0
  const parts = cells.map(({ type, source }) => (type === "code" ? texts[next++]! : commented(source)))
  // Traced functions display as pictures, and as their text where there is no screen.
  if (isTraced) parts.unshift(`${imports.nameOf("registerViews")}()`)
  const body = parts.filter((part) => part !== "").join("\n\n")
  return settleTypes(`${imports.render()}\n${body}\n`, plan.shared, options.target)
}

function commented(text: string): string {
  const lines = text.trim().split("\n")
  return lines.map((line) => `// ${line}`.trimEnd()).join("\n")
}
