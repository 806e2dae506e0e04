/** Completion of a cell: the checker's members and names, and file paths in the strings of imports. */
import { CompletionItemKind } from "typescript/unstable/async"
import type { CompletionItem, Completions } from "./compiler.ts"
import { checkDraft, cursorOfOffset, type EditingContext, offsetOfCursor } from "./draft.ts"
import { globalNames } from "./libraryCalls.ts"
import { closeBrackets } from "./openBrackets.ts"
import { findPaths } from "./paths.ts"
import { platformNames } from "./platformTypes.ts"

/** Finds completions at `cursor`, counted in code points. */
export async function findCompletions(
  source: string,
  cursor: number,
  context: EditingContext,
): Promise<Completions> {
  const offset = offsetOfCursor(source, cursor)
  const before = source.slice(0, offset)
  const text = maybeString(before)
  if (text !== undefined) return completeString(source, offset, before, text, context)
  const prefix = /[\p{ID_Continue}$]*$/u.exec(before)![0]
  const entries =
    (await maybeEntries(source, offset, context)) ??
    // At the start of a name the checker has no answer, but it knows the keywords of a call without one.
    (prefix === "" ? undefined : await maybeOptions(source, offset, prefix, context)) ??
    findNames(source, context)
  const matches = withPlatform(entries).filter(
    ({ text }) => text !== prefix && text.toLowerCase().startsWith(prefix.toLowerCase()),
  )
  return { matches, cursorStart: cursorOfOffset(source, offset - prefix.length), cursorEnd: cursor }
}

/** Where names are in scope, Node's are too, whose types come when they are mentioned. */
function withPlatform(entries: readonly CompletionItem[]): readonly CompletionItem[] {
  const known = new Set(entries.map(({ text }) => text))
  if (!known.has("globalThis")) return entries
  const missing = [...platformNames()].filter((name) => !known.has(name) && !hidden.test(name))
  return [...entries, ...missing.map((text) => ({ text, type: typeOfGlobal(text) }))]
}

function typeOfGlobal(name: string): string {
  return /^[A-Z]/.test(name) ? "class" : "instance"
}

/** What has been written of the string in which the text ends. */
function maybeString(before: string): string | undefined {
  const line = before.slice(before.lastIndexOf("\n") + 1)
  return /^(?:[^"'`]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)*["']((?:[^"'\\]|\\.)*)$/.exec(
    line,
  )?.[1]
}

/** In a string: a module to import, a text that its place takes, or a file. */
async function completeString(
  source: string,
  offset: number,
  before: string,
  text: string,
  context: EditingContext,
): Promise<Completions> {
  const isImport = /(?:from|import|import\s*\(|require\s*\()\s*["'][^"']*$/.test(before)
  if (isImport && /^\.{1,2}\//.test(text)) return pathCompletions(source, offset, text, context.directory)
  const entries = (await maybeEntries(source, offset, context)) ?? []
  const matches = entries.filter((entry) => entry.text !== text && entry.text.startsWith(text))
  const isArgument = /[(,=:]\s*["'][^"']*$/.test(before)
  if (matches.length === 0 && !isImport && isArgument)
    return pathCompletions(source, offset, text, context.directory)
  return {
    matches,
    cursorStart: cursorOfOffset(source, offset - text.length),
    cursorEnd: cursorOfOffset(source, offset),
  }
}

function pathCompletions(source: string, offset: number, path: string, directory: string): Completions {
  const start = offset - (path.length - path.lastIndexOf("/") - 1)
  return {
    matches: findPaths(directory, path).map((text) => ({ text, type: "path" })),
    cursorStart: cursorOfOffset(source, start),
    cursorEnd: cursorOfOffset(source, offset),
  }
}

/** The checker's answer; it has none where it would hold names to be imported: at the start of a name. */
async function maybeEntries(
  source: string,
  offset: number,
  context: EditingContext,
): Promise<CompletionItem[] | undefined> {
  const draft = await checkDraft(closeBrackets(source), context)
  const at = draft.toOutput(offset)
  if (at === undefined) return []
  const info = await draft.checked.checker.getCompletionsAtPosition(draft.path, at).catch(() => undefined)
  return info?.entries
    .filter(({ name }) => !hidden.test(name))
    .map(({ name, insertText, kind, detail }) => ({
      text: insertText && /^[\p{ID_Continue}$]+$/u.test(insertText) ? insertText : name,
      type: kindNames[kind ?? CompletionItemKind.Text] ?? "instance",
      ...(detail !== undefined && { signature: detail }),
    }))
}

/** The keywords that fit in `np.sum(x, {ax`. */
async function maybeOptions(
  source: string,
  offset: number,
  prefix: string,
  context: EditingContext,
): Promise<CompletionItem[] | undefined> {
  const start = offset - prefix.length
  if (!/[{,]\s*$/.test(source.slice(0, start))) return undefined
  return maybeEntries(source.slice(0, start) + source.slice(offset), start, context)
}

/** The compiler's own names. */
const hidden = /^\$(cw|float|int|cell.*|draft|names|let_.*)$/

/** The names in scope as far as the text tells: of earlier cells, of this one, of the platform, keywords. */
function findNames(source: string, { notebook }: EditingContext): CompletionItem[] {
  const kinds = new Map<string, string>()
  for (const name of keywords) kinds.set(name, "keyword")
  for (const name of Object.getOwnPropertyNames(globalThis)) kinds.set(name, typeOfGlobal(name))
  for (const name of globalNames) kinds.set(name, "module")
  for (const [name] of source.matchAll(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu))
    kinds.set(name, kinds.get(name) ?? "instance")
  for (const name of notebook.names)
    kinds.set(name, notebook.find(name)?.kind === "function" ? "function" : "instance")
  return [...kinds].filter(([name]) => !hidden.test(name)).map(([text, type]) => ({ text, type }))
}

const keywords =
  "async await break case catch class const continue default delete do else enum export extends false finally for function if import in instanceof interface let new null of return static super switch this throw true try type typeof undefined var void while yield".split(
    " ",
  )

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
