/** An unfinished cell in the checker: for completion and inspection, beside the cell being compiled. */

import type { Checked, Checker } from "./checker.ts"
import { rewriteForCheck } from "./checkText.ts"
import type { CellProject } from "./library.ts"
import { findDeclaredNames, findMentionedNames } from "./names.ts"
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
  const declared = isBroken ? [] : findDeclaredNames(cell.program)
  const mentioned = isBroken
    ? new Set(source.match(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu))
    : findMentionedNames(cell.program)
  const own = isBroken
    ? new Set(
        [...source.matchAll(/\b(?:const|let|var|function|class|type|interface|enum)\s+([\w$]+)/g)].map(
          (m) => m[1]!,
        ),
      )
    : new Set(declared.map(({ name }) => name))
  for (const name of notebook.names) mentioned.add(name)
  for (const name of own) mentioned.delete(name)
  const preamble = notebook.preambleFor(mentioned, declared)
  const rendering = isBroken ? undefined : rewriteForCheck(cell, preamble, new Set())
  const text = rendering?.text ?? `${preamble}${source}\nexport {}\n`
  checker.write(project.draftPath, text)
  const checked = await checker.update()
  return { checked, path: project.draftPath, text, toOutput: offsetMapper(rendering, preamble) }
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
