/** Completion of a cell: the checker's members and names, and file paths in the strings of imports. */
import { type CompletionEntry, CompletionItemKind } from "typescript/unstable/async"
import { askAll, maybeAnswer } from "./askAll.ts"
import type { TypeChecker } from "./checker.ts"
import type { CompletionItem, Completions } from "./compiler.ts"
import { checkDraft, cursorOfOffset, type EditingContext, offsetOfCursor } from "./draft.ts"
import { globalNames } from "./libraryCalls.ts"
import { closeBrackets } from "./openBrackets.ts"
import { findPaths } from "./paths.ts"
import { platformNames } from "./platformTypes.ts"
import { readableType } from "./typeText.ts"

/** Finds completions at `cursor`, counted in code points. */
export async function findCompletions(
  source: string,
  cursor: number,
  context: EditingContext,
): Promise<Completions> {
  const offset = offsetOfCursor(source, cursor)
  const before = source.slice(0, offset)
  if (isInComment(before)) return { matches: [], cursorStart: cursor, cursorEnd: cursor }
  const string = maybeString(before)
  if (string) return completeString(source, offset, before, string, context)
  const prefix = /[\p{ID_Continue}$]*$/u.exec(before)![0]
  const isMember = /(?<!\.)\.\s*$/.test(before.slice(0, before.length - prefix.length))
  // A member that is not begun yet gets a name: the text must parse, or its operators mean JavaScript's.
  const draft = isMember && prefix === "" ? withText(source, offset, "$_") : source
  const entries =
    (await maybeEntries(draft, offset, context, prefix)) ??
    // At the start of a name the checker has no answer, but it knows the keywords of a call without one.
    (prefix === "" ? undefined : await maybeOptions(source, offset, prefix, context)) ??
    (isMember ? [] : findNames(source, context))
  const matches = withPlatform(entries).filter(({ text }) => isMatch(text, prefix))
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

function isMatch(text: string, prefix: string): boolean {
  return text !== prefix && text.toLowerCase().startsWith(prefix.toLowerCase())
}

function withText(source: string, offset: number, text: string): string {
  return source.slice(0, offset) + text + source.slice(offset)
}

/** Whether a text ends in a comment, where there is nothing to complete. */
function isInComment(before: string): boolean {
  const bare = before.replace(
    /\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g,
    "",
  )
  return bare.includes("/*") || /\/\/[^\n"'`]*$/.test(bare)
}

interface OpenString {
  readonly text: string
  readonly quote: string
}

/** What has been written of the string in which the text ends. */
function maybeString(before: string): OpenString | undefined {
  const line = before.slice(before.lastIndexOf("\n") + 1)
  const [, quote, text] =
    /^(?:[^"'`]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)*(["'])((?:[^"'\\]|\\.)*)$/.exec(
      line,
    ) ?? []
  return quote === undefined || text === undefined ? undefined : { quote, text }
}

/** In a string: a module to import, a text that its place takes, or a file. */
async function completeString(
  source: string,
  offset: number,
  before: string,
  { text, quote }: OpenString,
  context: EditingContext,
): Promise<Completions> {
  const isImport = /(?:from|import|import\s*\(|require\s*\()\s*["'][^"']*$/.test(before)
  if (isImport && /^\.{1,2}\//.test(text)) return pathCompletions(source, offset, text, context.directory)
  const [rest = ""] = source.slice(offset).split("\n")
  const closed = rest.includes(quote) ? source : withText(source, offset, quote)
  const found = (await maybeEntries(closed, offset, context)) ?? []
  const entries = isSliceHere(before, text, found) ? slices : found
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

/** What a string in brackets may be, for arrays and lists alike. */
const slices: readonly CompletionItem[] = [":", "1:", ":-1", "::-1", "::2", "..."].map((text) => ({
  text,
  type: "instance",
  signature: "slice",
}))

/**
 * Whether the string is an index of an array or a list: those have members that a string could name too, but a
 * slice is meant. After a comma, `x[0, "`, it is one in any case.
 */
function isSliceHere(before: string, text: string, found: readonly CompletionItem[]): boolean {
  const opened = before.slice(0, before.length - text.length)
  if (!/[\])\p{ID_Continue}$]\[(?:[^[\]]*,\s*)?["']$/u.test(opened)) return false
  return /,\s*["']$/.test(opened) || found.some((entry) => entry.text === "slice" || entry.text === "astype")
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
  prefix = "",
): Promise<CompletionItem[] | undefined> {
  const draft = await checkDraft(closeBrackets(source), context)
  const at = draft.toOutput(offset)
  if (at === undefined) return []
  const { checker } = draft.checked
  const info = await checker
    .getCompletionsAtPosition(draft.path, at, { includeSymbol: true })
    .catch(() => undefined)
  const entries = info?.entries.filter(({ name }) => !hidden.test(name))
  const told = entries && (await findTypeTexts(entries, prefix, checker))
  return entries?.map(({ name, insertText, kind, detail, symbol }) => {
    const signature = (symbol && told?.get(symbol)) ?? detail
    const isFunction = signature !== undefined && /^(?:<[^(]*>)?\(.*\) => /.test(signature)
    return {
      text: insertText && /^[\p{ID_Continue}$]+$/u.test(insertText) ? insertText : name,
      type: isFunction ? "function" : (kindNames[kind ?? CompletionItemKind.Text] ?? "instance"),
      ...(signature !== undefined && { signature }),
    }
  })
}

/** So many entries are shown with their types: a longer list is narrowed by typing first. */
const typedEntries = 80

/** The types of what can be completed, as text. */
async function findTypeTexts(
  entries: readonly CompletionEntry[],
  prefix: string,
  checker: TypeChecker,
): Promise<ReadonlyMap<unknown, string>> {
  const symbols = entries.flatMap(({ name, symbol }) => (symbol && isMatch(name, prefix) ? [symbol] : []))
  if (symbols.length > typedEntries) return new Map()
  const types = await askAll(symbols, (some) => checker.getTypeOfSymbol(some))
  const texts = await Promise.all(types.map((type) => type && maybeAnswer(() => checker.typeToString(type))))
  const told = symbols.map((symbol, i) => [symbol, texts[i]] as const)
  return new Map(told.flatMap(([symbol, text]) => (text ? [[symbol, readableType(text)]] : [])))
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
  kinds.set("NDArray", "class")
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
