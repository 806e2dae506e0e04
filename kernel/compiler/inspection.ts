/** What is known of the name at the cursor: its type and its documentation. */
import { SymbolFlags } from "typescript/unstable/async"
import type { Inspection } from "./compiler.ts"
import { checkDraft, type EditingContext, offsetOfCursor } from "./draft.ts"
import { readableType } from "./typeText.ts"

const nothing: Inspection = { found: false, data: {} }

/** Inspects the name that ends at or spans `cursor` (in code points). */
export async function findInspection(
  source: string,
  cursor: number,
  detail: 0 | 1,
  context: EditingContext,
): Promise<Inspection> {
  const offset = startOfName(source, offsetOfCursor(source, cursor))
  const name = /^[\p{ID_Continue}$]+/u.exec(source.slice(offset))?.[0]
  if (!name) return nothing
  const { checked, path, toOutput } = await checkDraft(source, context)
  const at = toOutput(offset)
  const mentioned = at === undefined ? undefined : await checked.checker.getSymbolAtPosition(path, at)
  if (!mentioned || at === undefined) return nothing
  const isAlias = (mentioned.flags & SymbolFlags.Alias) !== 0
  const symbol = isAlias ? await checked.checker.getAliasedSymbol(mentioned) : mentioned
  const [type, docs, tags] = await Promise.all([
    checked.checker.getTypeAtPosition(path, at),
    symbol.getDocumentationComment(checked.checker),
    detail > 0 ? symbol.getJsDocTags(checked.checker) : [],
  ])
  const typeText = type ? readableType(await checked.checker.typeToString(type)) : ""
  const notes = tags.map((tag) => `@${tag.name} ${tag.text ?? ""}`.trimEnd())
  const signature = `${name}: ${typeText}`
  const declaration = detail > 0 ? context.notebook.find(name)?.source : undefined
  return {
    found: true,
    data: {
      "text/plain": [signature, docs, ...notes, declaration].filter(Boolean).join("\n\n"),
      "text/markdown": [fence(signature), docs, ...notes, declaration && fence(declaration)]
        .filter(Boolean)
        .join("\n\n"),
    },
  }
}

function fence(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``
}

/** How far back a name or a call is looked for, in characters: the time to find none grows with its square. */
const reach = 1000

/** The start of the name around `offset`; after an opening bracket, of the function being called. */
function startOfName(source: string, offset: number): number {
  const start = Math.max(0, offset - reach)
  const before = source.slice(start, offset)
  const called = /([\p{ID_Continue}$]+)\s*\([^()]*$/u.exec(before)
  const word = /[\p{ID_Continue}$]*$/u.exec(before)![0]
  if (word === "" && called && !/^[\p{ID_Continue}$]/u.test(source.slice(offset))) return start + called.index
  return offset - word.length
}
