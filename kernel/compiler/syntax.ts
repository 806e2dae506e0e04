/** A cell as a syntax tree (ESTree with TypeScript nodes; offsets in UTF-16 units), and ways to walk it. */
import {
  type ArrowFunctionExpression,
  type Class as ClassNode,
  type Comment,
  type Node,
  type Function as OrdinaryFunction,
  type OxcError,
  type Program,
  parseSync,
  visitorKeys,
} from "oxc-parser"

export type { ClassNode, Comment, Node, Program }

/** A function of any notation. */
export type FunctionNode = OrdinaryFunction | ArrowFunctionExpression

/** A node of one type. */
export type NodeOf<K extends Node["type"]> = Extract<Node, { type: K }>

export interface SyntaxProblem {
  readonly message: string
  readonly start: number
  readonly end: number
}

export interface Cell {
  readonly source: string
  readonly program: Program
  readonly comments: readonly Comment[]
  readonly problems: readonly SyntaxProblem[]
}

/** Parses a cell as a TypeScript module (so `await` and `import` may stand at its top). */
export function parseCell(source: string): Cell {
  const { program, comments, errors } = parseSync("cell.ts", source, { sourceType: "module", lang: "ts" })
  return { source, program, comments, problems: [...findLoneSurrogates(source), ...errors.map(problemOf)] }
}

/** Half a character is no text: neither the parser nor the checker can be sent it. */
function findLoneSurrogates(source: string): SyntaxProblem[] {
  const start = source.search(/\p{Surrogate}/u)
  if (start < 0) return []
  const code = source.charCodeAt(start).toString(16)
  const message = `the text must be whole characters, got half of one (\\u${code})`
  return [{ message, start, end: start + 1 }]
}

/** Parses the JavaScript that the stripping of types has left. */
export function parseJavaScript(source: string): Program {
  return parseSync("cell.js", source, { sourceType: "module", lang: "js" }).program
}

function problemOf(error: OxcError): SyntaxProblem {
  const label = error.labels[0]
  return { message: error.message, start: label?.start ?? 0, end: label?.end ?? label?.start ?? 0 }
}

/** The child nodes of `node` in the order of the text. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  for (const key of visitorKeys[node.type] ?? []) {
    const value = (node as unknown as Record<string, unknown>)[key]
    if (Array.isArray(value)) children.push(...value.filter(isNode))
    else if (isNode(value)) children.push(value)
  }
  return children.sort((a, b) => a.start - b.start || b.end - a.end)
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value
}

/** Calls `visit` on `node` and all below it, outermost first; `false` keeps out of a node's children. */
export function walk(
  node: Node,
  visit: (node: Node, parent: Node | null) => unknown,
  parent: Node | null = null,
): void {
  if (visit(node, parent) === false) return
  for (const child of childrenOf(node)) walk(child, visit, node)
}

const typedExpressions = new Set([
  "TSAsExpression",
  "TSSatisfiesExpression",
  "TSNonNullExpression",
  "TSTypeAssertion",
  "TSInstantiationExpression",
  "TSEnumDeclaration",
  "TSEnumBody",
  "TSEnumMember",
  "TSModuleDeclaration",
  "TSModuleBlock",
  "TSParameterProperty",
  "TSExportAssignment",
])

/** Whether `node` is only a type, with no part that runs. */
export function isTypeOnly(node: Node): boolean {
  return node.type.startsWith("TS") && !typedExpressions.has(node.type)
}

export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression"
  )
}

/** `node` without the parentheses and type assertions around it. */
export function unwrap(node: Node): Node {
  if (
    node.type === "ParenthesizedExpression" ||
    node.type === "TSAsExpression" ||
    node.type === "TSSatisfiesExpression" ||
    node.type === "TSNonNullExpression" ||
    node.type === "TSTypeAssertion"
  )
    return unwrap(node.expression)
  return node
}
