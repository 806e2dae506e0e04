/** One cell of an exported module. */
import MagicString from "magic-string"
import type { PyType } from "../../../src/numpy/typed.ts"
import { findResult } from "../checkText.ts"
import { findPatternNames } from "../names.ts"
import type { Rendering, Span } from "../render.ts"
import { rewriteForRun } from "../runText.ts"
import { type Node, type NodeOf, walk } from "../syntax.ts"
import type { CheckedSource } from "./cells.ts"
import { assignVariable } from "./declarations.ts"
import type { Imports } from "./imports.ts"
import type { CellNames } from "./names.ts"

/** What the export of a cell works on. */
export interface CellEdit {
  readonly source: CheckedSource
  readonly names: CellNames
  readonly rendering: Rendering
  readonly text: MagicString
  readonly imports: Imports
}

/** The text of a cell in the module; its imports go to `imports`. */
export function renderCell(
  source: CheckedSource,
  names: CellNames,
  imports: Imports,
  isTraced: boolean,
): string {
  const { cell, name, types, isLibrary, pythonTemplates } = source
  const rendering = rewriteForRun({
    cell,
    name,
    types,
    isLibrary,
    pythonTemplates,
    meta: undefined,
    isTraced,
  })
  const edit: CellEdit = { source, names, rendering, text: new MagicString(rendering.text), imports }
  for (const ambient of names.ambient) imports.addAmbient(ambient, names.renamed.get(ambient) ?? ambient)
  nameHelpers(edit)
  showResult(edit)
  for (const statement of cell.program.body) editStatement(edit, statement)
  renameMentions(edit)
  return edit.text.toString().trim()
}

/** Where a node stands in the rendered text. */
export function spanOf({ rendering }: CellEdit, node: Node): Span {
  const span = rendering.spans.get(node)
  if (!span) throw new Error(`export: a ${node.type} must have its place in the text, got none`)
  return span
}

/** The calls in the text that is not the author's get the module's names: `$cw.add` is `op.add`. */
function nameHelpers(edit: CellEdit): void {
  const { rendering, text } = edit
  const ends = rendering.segments.map(({ output, length }) => output + length)
  const starts = rendering.segments.map(({ output }) => output)
  for (const [i, start] of [0, ...ends].entries()) {
    const own = rendering.text.slice(start, starts[i] ?? rendering.text.length)
    // `a + b` has become `add(a , b)`.
    if (own.startsWith(",") && rendering.text[start - 1] === " ") text.remove(start - 1, start)
    for (const match of own.matchAll(ownCalls)) {
      const at = start + match.index
      text.update(at, at + match[0].length, ownText(edit, at, match))
    }
  }
}

/** A mark of a trace, or the name of a helper. */
const ownCalls =
  /;?\$cw\.rec\.on&&\((?<given>[^=]+)=\$cw\.rec\.(?<mark>(?<kind>enter|name)\(.*?\))\);|\$cw\.(?<str>str\b)?/g

function ownText({ rendering, imports }: CellEdit, at: number, { groups }: RegExpMatchArray): string {
  const { given, mark, kind, str } = groups!
  if (mark === undefined)
    return str === undefined ? `${imports.nameOf("operators")}.` : imports.nameOf("pythonStr")
  const line = rendering.text.slice(rendering.text.lastIndexOf("\n", at) + 1)
  const space = `\n${/^\s*/.exec(line)![0]}`
  const recorder = imports.nameOf("recorder")
  const call = `${recorder}.on && (${given} = ${recorder}.${mark})`
  return kind === "enter" ? `${call}${space}` : `${space}${call}`
}

/** The last expression is shown as the notebook shows it. */
function showResult(edit: CellEdit): void {
  const { source, text, imports } = edit
  const result = source.showsResult ? findResult(source.cell) : undefined
  if (!result) return
  const { start, end } = spanOf(edit, result)
  text.appendRight(start, `${imports.nameOf("displayhook")}(`)
  text.appendLeft(end, tells(source.resultType) ? `, ${JSON.stringify(source.resultType)})` : ")")
}

/** Whether a type says anything that the value does not. */
function tells(type: PyType): boolean {
  if (type === null || typeof type === "string") return type !== null
  return "list" in type ? tells(type.list) : type.tuple.some(tells)
}

function editStatement(edit: CellEdit, statement: Node): void {
  const { source, names, text, imports } = edit
  const declaration =
    statement.type === "ExportNamedDeclaration" && statement.declaration ? statement.declaration : statement
  if (statement.type === "ImportDeclaration") {
    imports.add(statement, names.renamed, source.typeNames)
    const { start, end } = spanOf(edit, statement)
    text.remove(start, edit.rendering.text[end] === "\n" ? end + 1 : end)
  } else if (sharesNames(names, declaration)) {
    if (declaration !== statement) text.remove(spanOf(edit, statement).start, spanOf(edit, declaration).start)
    assignVariable(edit, declaration)
  }
}

function sharesNames({ shared }: CellNames, node: Node): boolean {
  if (node.type === "FunctionDeclaration" || node.type === "TSDeclareFunction")
    return node.id !== null && shared.has(node.id.name)
  if (node.type !== "VariableDeclaration") return false
  return node.declarations.some(({ id }) => namesIn(id).some((name) => shared.has(name)))
}

/** The names that a pattern binds. */
export function namesIn(pattern: Node): string[] {
  return findPatternNames(pattern).flatMap((node) => ("name" in node ? [String(node.name)] : []))
}

/** Classes, types and imports that have a number in the module, by it wherever they are mentioned. */
function renameMentions({ source, names, rendering, text }: CellEdit): void {
  if (names.renamed.size === 0) return
  walk(source.cell.program, (node, parent) => {
    if (node.type === "ImportDeclaration") return false
    const renamed = node.type === "Identifier" ? names.renamed.get(node.name) : undefined
    if (renamed === undefined || node.type !== "Identifier" || isMember(node, parent)) return true
    const at = rendering.toOutput(node.start)
    if (at === undefined) return true
    const isShort = parent?.type === "Property" && parent.shorthand
    text.update(at, at + node.name.length, isShort ? `${node.name}: ${renamed}` : renamed)
    return !isShort
  })
}

/** Whether a name belongs to an object, where it means no binding. */
function isMember(node: NodeOf<"Identifier">, parent: Node | null): boolean {
  if (!parent) return false
  if (parent.type === "MemberExpression") return parent.property === (node as Node) && !parent.computed
  if (parent.type === "TSQualifiedName") return parent.right === (node as Node)
  const isKeyed = "key" in parent && parent.key === node
  return isKeyed && !("computed" in parent && parent.computed) && !("shorthand" in parent && parent.shorthand)
}
