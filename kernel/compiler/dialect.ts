/**
 * The notation that the check text and the run text read alike: which nodes the dialect gives a meaning,
 * and the calls that stand for them. What each text does with an operator or an index are its own rules.
 */
import { findOperator } from "./notation.ts"
import { type Piece, Rendering, type Wrap } from "./render.ts"
import { type Cell, isTypeOnly, type Node, type NodeOf, unwrap, walk } from "./syntax.ts"

type Edit = readonly Piece[] | undefined

/** The rules of one text; undefined leaves a node as it is. */
export interface Rules {
  binary(node: NodeOf<"BinaryExpression">): Edit
  unary(node: NodeOf<"UnaryExpression">): Edit
  assignment(node: NodeOf<"AssignmentExpression">): Edit
  member(node: NodeOf<"MemberExpression">): Edit
  other(node: Node, parent: Node | null): Edit
}

/** Renders a cell after `preamble`, edited by `rules`. */
export function renderCell(cell: Cell, preamble: string, rules: Rules, wrap?: Wrap): Rendering {
  const { source, program } = cell
  const tuples = findTuples(cell)
  const rendering = new Rendering(source, (node, parent) => rewriteNode(rules, tuples, node, parent), wrap)
  rendering.write(preamble)
  rendering.copy(0, program.start)
  rendering.render(program, null)
  rendering.copy(program.end, source.length)
  return rendering
}

function rewriteNode(rules: Rules, tuples: ReadonlySet<Node>, node: Node, parent: Node | null): Edit {
  if (isTypeOnly(node) || node.type === "TSEnumDeclaration") return [[node.start, node.end]]
  switch (node.type) {
    case "BinaryExpression":
      return rules.binary(node)
    case "UnaryExpression":
      return rules.unary(node)
    case "AssignmentExpression":
      return rules.assignment(node)
    case "MemberExpression":
      return rules.member(node)
    case "SequenceExpression":
      return tuples.has(node) ? ["$cw.tuple(", ...separated(node.expressions), ")"] : undefined
    default:
      return rules.other(node, parent)
  }
}

/**
 * The comma expressions that are tuples: on the last line of the cell and after `return`, in parentheses
 * or not. One that assigns, as `return (sums[key] = 1, sums)`, is JavaScript's.
 */
export function findTuples(cell: Cell): ReadonlySet<Node> {
  const tuples = new Set<Node>()
  const put = (node: Node | null | undefined) => {
    const expression = node && unwrap(node)
    if (expression?.type === "SequenceExpression" && !expression.expressions.some(assigns))
      tuples.add(expression)
  }
  walk(cell.program, (node) => {
    if (node.type === "ReturnStatement") put(node.argument)
  })
  const last = cell.program.body.at(-1)
  if (last?.type === "ExpressionStatement") put(last.expression)
  return tuples
}

/** Whether an expression is an assignment, which shows nothing and is no part of a tuple. */
export function assigns(expression: Node): boolean {
  const { type } = unwrap(expression)
  return type === "AssignmentExpression" || type === "UpdateExpression"
}

/** `$cw.add(a, b)` for `a + b`, with what stands around the operator. */
export function binaryCall(cell: Cell, call: string, node: NodeOf<"BinaryExpression">): Piece[] {
  const { left, right, operator } = node
  const at = findOperator(cell.source, cell.comments, left, right, operator)
  return [`$cw.${call}(`, left, [left.end, at], ",", [at + operator.length, right.start], right, ")"]
}

/** `$cw.getItem(x, i, j)` for `x[i, j]`. */
export function getItem(node: NodeOf<"MemberExpression">): Piece[] {
  return ["$cw.getItem(", node.object, ", ", ...indexOf(node), ")"]
}

/** `$cw.place(x, i).value` for an `x[i]` that is read and written in one. */
export function placeOf(node: NodeOf<"MemberExpression">): Piece[] {
  return ["$cw.place(", node.object, ", ", ...indexOf(node), ").value"]
}

/** `$cw.setItem(x, [i, j], value)`, or another call that stores. */
export function storeItem(call: string, node: NodeOf<"MemberExpression">, value: readonly Piece[]): Piece[] {
  return [`$cw.${call}(`, node.object, ", [", ...indexOf(node), "], ", ...value, ")"]
}

/** The parts of an index, with commas between them: `":", t` has two. */
export function indexOf({ property }: NodeOf<"MemberExpression">): Piece[] {
  return separated(property.type === "SequenceExpression" ? property.expressions : [property])
}

function separated(nodes: readonly Node[]): Piece[] {
  return nodes.flatMap((node, i) => (i === 0 ? [node] : [", ", node]))
}
