/**
 * The marks of a trace: each function that takes or computes arrays tells the recorder its parameters when it
 * begins, and each named value as it is made, and goes on with what the recorder hands back (*What if* holds a
 * gate open). While no trace is on a mark costs one property read.
 */
import { locationOf } from "./lines.ts"
import { findPatternNames } from "./names.ts"
import type { Piece } from "./render.ts"
import { type Cell, childrenOf, type FunctionNode, isFunction, type Node, type NodeOf } from "./syntax.ts"

/** Text to put before or after a node. */
export interface Mark {
  readonly before: string
  readonly after: string
  /** Whether the names of a `const` may get other values than it gives them. */
  readonly assigns: boolean
}

/** Finds the marks of a cell; `mayBeArray` answers for the name of a `const`. */
export function findTraceMarks(
  cell: Cell,
  cellName: string,
  mayBeArray: (name: Node) => boolean,
): ReadonlyMap<Node, Mark> {
  const marks = new Map<Node, Mark>()
  forEachFunction(cell.program, "", (node, name) => {
    if (node.body?.type !== "BlockStatement") return
    const first = node.body.body[0]
    const values = findConsts(node.body).filter(({ names }) => names.some(mayBeArray))
    const parameters = findParameters(node)
    if (!first || (values.length === 0 && !parameters.some(mayBeArray))) return
    for (const { statement, names } of values) {
      const text = names.filter(mayBeArray).map((id) => nameMark(cell, id, name))
      marks.set(statement, { before: "", after: `;${text.join("")}`, assigns: true })
    }
    const site = `{cell:${JSON.stringify(cellName)},line:${locationOf(cell.source, node.start).line}}`
    const given = `{${parameters.map(({ name }) => name).join(",")}}`
    const enter = `$cw.rec.on&&(${given}=$cw.rec.enter(${JSON.stringify(name)},${given},${site}));`
    marks.set(first, { after: "", assigns: false, ...marks.get(first), before: enter })
  })
  return marks
}

/** A `const` whose marks may give it another value, as the `let` that it then is; the author's stays one. */
export function asLet({ start, end, declarations }: NodeOf<"VariableDeclaration">): Piece[] {
  const pieces: Piece[] = ["let"]
  let at = start + "const".length
  for (const declaration of declarations) {
    pieces.push([at, declaration.start], declaration)
    at = declaration.end
  }
  return [...pieces, [at, end]]
}

/** The nodes whose types the marks depend on: the names of the parameters and consts of functions. */
export function findTraceable(cell: Cell): Node[] {
  const names: Node[] = []
  forEachFunction(cell.program, "", (node) => {
    if (node.body?.type === "BlockStatement")
      names.push(...findParameters(node), ...findConsts(node.body).flatMap((found) => found.names))
  })
  return names
}

function nameMark(cell: Cell, id: Node, functionName: string): string {
  const name = "name" in id ? String(id.name) : ""
  const { line } = locationOf(cell.source, id.start)
  return `$cw.rec.on&&(${name}=$cw.rec.name("${name}",${name},${line},${JSON.stringify(functionName)}));`
}

/** Calls `visit` for each function with the name it goes by: its own, its variable's or its key's. */
function forEachFunction(node: Node, name: string, visit: (node: FunctionNode, name: string) => void): void {
  if (isFunction(node)) visit(node, ("id" in node && node.id?.type === "Identifier" && node.id.name) || name)
  const inner = nameGivenBy(node) ?? (isFunction(node) ? "" : name)
  for (const child of childrenOf(node)) forEachFunction(child, inner, visit)
}

function nameGivenBy(node: Node): string | undefined {
  if (node.type === "VariableDeclarator" && node.id.type === "Identifier") return node.id.name
  if (node.type === "MethodDefinition" || node.type === "Property" || node.type === "PropertyDefinition")
    return node.key.type === "Identifier" ? node.key.name : ""
  return undefined
}

interface ConstStatement {
  readonly statement: Node
  readonly names: readonly Node[]
}

/** The const statements of a function's own body, blocks and loops included, inner functions not. */
function findConsts(body: Node): ConstStatement[] {
  const found: ConstStatement[] = []
  const visit = (node: Node): void => {
    if (isFunction(node) || node.type === "ClassBody") return
    const statements = node.type === "BlockStatement" || node.type === "StaticBlock" ? node.body : []
    for (const statement of statements)
      if (statement.type === "VariableDeclaration" && statement.kind === "const")
        found.push({ statement, names: statement.declarations.flatMap(({ id }) => findPatternNames(id)) })
    for (const child of childrenOf(node)) visit(child)
  }
  visit(body)
  return found
}

/** The plain parameters, which an object literal can take in short. */
function findParameters({ params }: FunctionNode): NodeOf<"Identifier">[] {
  return params
    .map((param: Node) => (param.type === "AssignmentPattern" ? param.left : param))
    .filter((param): param is NodeOf<"Identifier"> => param.type === "Identifier" && param.name !== "this")
}
