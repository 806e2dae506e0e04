import { host } from "../host.ts"

/** The categories of Python's warnings that NumPy has. */
type Category = "RuntimeWarning" | "DeprecationWarning" | "RankWarning" | "UserWarning" | "ConversionWarning"

/** What the cell that runs was told already. */
let told: { readonly cell: string | undefined; readonly messages: Set<string> } | null = null

/**
 * Tells of a result that may not be what was meant, as Python's `warnings.warn` does on stderr: of each message
 * once in a run of a cell (Python: once a line), so that a loop does not repeat itself.
 */
export function warn(category: Category, message: string): void {
  const cell = host.cell?.()
  if (told === null || told.cell !== cell) told = { cell, messages: new Set() }
  const text = `${category}: ${message}\n`
  if (cell !== undefined && told.messages.has(text)) return
  told.messages.add(text)
  host.write?.("stderr", text)
}
