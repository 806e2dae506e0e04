/** Completion of a cell: the checker's members and names, and file paths in the strings of imports. */
import { CompletionItemKind } from "typescript/unstable/async"
import type { CompletionItem, Completions } from "./compiler.ts"
import { checkDraft, cursorOfOffset, type EditingContext, offsetOfCursor } from "./draft.ts"
import { findPaths } from "./paths.ts"

/** Finds completions at `cursor`, counted in code points. */
export async function findCompletions(
  source: string,
  cursor: number,
  context: EditingContext,
): Promise<Completions> {
  const offset = offsetOfCursor(source, cursor)
  const before = source.slice(0, offset)
  const path = /(?:from\s*|import\s*\(?\s*)["'](\.{1,2}\/[^"'\n]*)$/.exec(before)?.[1]
  if (path !== undefined) return pathCompletions(source, offset, path, context.directory)
  const prefix = /[\p{ID_Continue}$]*$/u.exec(before)![0]
  const entries = await findEntries(source, offset, context)
  const matches = entries.filter(({ text }) => text.toLowerCase().startsWith(prefix.toLowerCase()))
  return { matches, cursorStart: cursorOfOffset(source, offset - prefix.length), cursorEnd: cursor }
}

function pathCompletions(source: string, offset: number, path: string, directory: string): Completions {
  const start = offset - (path.length - path.lastIndexOf("/") - 1)
  return {
    matches: findPaths(directory, path).map((text) => ({ text, type: "path" })),
    cursorStart: cursorOfOffset(source, start),
    cursorEnd: cursorOfOffset(source, offset),
  }
}

async function findEntries(
  source: string,
  offset: number,
  context: EditingContext,
): Promise<CompletionItem[]> {
  const draft = await checkDraft(source, context)
  const at = draft.toOutput(offset)
  if (at === undefined) return []
  const info = await draft.checked.checker.getCompletionsAtPosition(draft.path, at).catch(() => undefined) // "completion list needs auto imports"
  return (info?.entries ?? [])
    .filter(({ name }) => !/^\$(cw|float)$/.test(name))
    .map(({ name, insertText, kind, detail }) => ({
      text: insertText && /^[\p{ID_Continue}$]+$/u.test(insertText) ? insertText : name,
      type: kindNames[kind ?? CompletionItemKind.Text] ?? "instance",
      ...(detail !== undefined && { signature: detail }),
    }))
}

const kindNames: Readonly<Record<number, string>> = {
  [CompletionItemKind.Method]: "function",
  [CompletionItemKind.Function]: "function",
  [CompletionItemKind.Constructor]: "class",
  [CompletionItemKind.Class]: "class",
  [CompletionItemKind.Interface]: "interface",
  [CompletionItemKind.Enum]: "class",
  [CompletionItemKind.Module]: "module",
  [CompletionItemKind.Field]: "property",
  [CompletionItemKind.Property]: "property",
  [CompletionItemKind.Keyword]: "keyword",
  [CompletionItemKind.Variable]: "instance",
  [CompletionItemKind.Constant]: "instance",
}
