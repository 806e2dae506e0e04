/** An unfinished cell in the checker: for completion and inspection, beside the cell being compiled. */

import type { Checked, Checker } from "./checker.ts"
import { rewriteForCheck } from "./checkText.ts"
import type { CellProject } from "./library.ts"
import { findDeclaredNames } from "./names.ts"
import type { Notebook } from "./notebook.ts"
import type { Rendering } from "./render.ts"
import { parseCell } from "./syntax.ts"

export interface EditingContext {
  readonly notebook: Notebook
  readonly checker: Checker
  readonly project: CellProject
  readonly directory: string
}

export interface Draft {
  readonly checked: Checked
  readonly path: string
  readonly text: string
  /** Where a source offset stands in the text; undefined inside text of our own. */
  toOutput(offset: number): number | undefined
}

/**
 * Checks a draft. Text that does not parse is taken as it is: TypeScript's own parser recovers. Every
 * earlier name is in scope, since the one being typed is not known yet.
 */
export async function checkDraft(source: string, context: EditingContext): Promise<Draft> {
  const { notebook, checker, project } = context
  const cell = parseCell(source)
  const isBroken = cell.problems.length > 0
  const own = isBroken ? findNamesInText(source) : findDeclaredNames(cell.program)
  const preamble = notebook.preambleFor(notebook.names, own)
  const rendering = isBroken ? undefined : rewriteForCheck(cell, preamble, new Set())
  const text = rendering?.text ?? `${preamble}${source}\nexport {}\n`
  checker.write(project.draftPath, text)
  const checked = await checker.update()
  return { checked, path: project.draftPath, text, toOutput: offsetMapper(rendering, preamble) }
}

/** The names that text which does not parse seems to declare. */
function findNamesInText(source: string): { name: string }[] {
  const declarations = source.matchAll(/\b(?:const|let|var|function|class|type|interface|enum)\s+([\w$]+)/g)
  return [...declarations].map(([, name = ""]) => ({ name }))
}

function offsetMapper(
  rendering: Rendering | undefined,
  preamble: string,
): (offset: number) => number | undefined {
  return rendering ? (offset) => rendering.toOutput(offset) : (offset) => preamble.length + offset
}

/** UTF-16 offset of a cursor that counts code points. */
export function offsetOfCursor(source: string, cursor: number): number {
  return [...source].slice(0, cursor).join("").length
}

/** Code points before a UTF-16 offset. */
export function cursorOfOffset(source: string, offset: number): number {
  return [...source.slice(0, offset)].length
}
