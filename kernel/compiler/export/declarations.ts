/** Declarations of variables that several cells declare: the first with `let`, the others as assignments. */
import { type FunctionNode, isFunction, type Node, type NodeOf } from "../syntax.ts"
import { type CellEdit, namesIn, spanOf } from "./cell.ts"

/** Rewrites a declaration of which at least one name is shared with other cells. */
export function assignVariable(edit: CellEdit, node: Node): void {
  if (node.type === "TSDeclareFunction") removeNode(edit, node)
  else if (isFunction(node)) assignFunction(edit, node)
  else if (node.type === "VariableDeclaration") assignVariables(edit, node)
}

function removeNode({ text, ...edit }: CellEdit, node: Node): void {
  const { start, end } = spanOf({ text, ...edit }, node)
  text.remove(start, end)
}

/** `function f() {}` as `let f = function () {}`, or without the `let`, where the cell begins: it is hoisted. */
function assignFunction(edit: CellEdit, node: FunctionNode): void {
  const { text, names } = edit
  const id = "id" in node ? node.id : null
  if (!id) return
  const { start, end } = spanOf(edit, node)
  const place = spanOf(edit, id)
  text.remove(place.start, place.end)
  text.appendRight(start, `${names.assigned.has(id.name) ? "" : "let "}${id.name} = `)
  if (start > 0) {
    text.appendLeft(end, "\n")
    text.move(start, end, 0)
  }
}

function assignVariables(edit: CellEdit, node: NodeOf<"VariableDeclaration">): void {
  const { text, names } = edit
  const { start, end } = spanOf(edit, node)
  if (!node.declarations.some(({ id }) => namesIn(id).some((name) => names.assigned.has(name)))) {
    if (node.kind === "const") text.update(start, start + "const".length, "let")
    return
  }
  const statements = node.declarations.map((declarator) => assignDeclarator(edit, node.kind, declarator))
  // What stands in the first and last declarator is edited in place: only what is around them is replaced.
  const spans = node.declarations.map((declarator) => spanOf(edit, declarator))
  text.remove(start, spans[0]!.start)
  for (const [i, span] of spans.entries()) {
    text.appendRight(span.start, statements[i]!.before)
    text.appendLeft(span.end, statements[i]!.after)
    const next = spans[i + 1]
    if (next) text.update(span.end, next.start, "\n")
    else if (span.end < end) text.remove(span.end, end)
  }
}

interface Around {
  readonly before: string
  readonly after: string
}

/** One declarator as a statement of its own. */
function assignDeclarator(edit: CellEdit, kind: string, { id, init }: NodeOf<"VariableDeclarator">): Around {
  const { names, text, source, imports } = edit
  const own = namesIn(id)
  if (!own.some((name) => names.assigned.has(name)))
    return { before: `${own.some((name) => names.shared.has(name)) ? "let" : kind} `, after: "" }
  const annotation = "typeAnnotation" in id ? id.typeAnnotation : null
  if (annotation) {
    const end = spanOf(edit, id).end
    const at = edit.rendering.toOutput(annotation.start)
    if (at !== undefined) text.remove(at, Math.max(end, at + annotation.end - annotation.start))
  }
  // A variable without a value is undefined again; `undefined!` goes wherever its type asks for something.
  if (!init) return { before: "", after: " = undefined!" }
  if (id.type === "Identifier") return { before: "", after: "" }
  const fresh = own.filter((name) => !names.assigned.has(name))
  const types = fresh.map((name) => imports.withTypes(source.typeTexts.get(name) ?? "any"))
  const declared = fresh.map((name, i) => `let ${name}: ${types[i]}\n`).join("")
  const isObject = id.type === "ObjectPattern"
  return { before: `${declared};${isObject ? "(" : ""}`, after: isObject ? ")" : "" }
}
