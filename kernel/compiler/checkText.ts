/**
 * The check text: the cell with its operators on arrays as typed calls, so that TypeScript infers
 * exact types. `a * b` becomes `$cw.mul(a, b)`, `x[i, j]` becomes `$cw.getItem(x, i, j)`, `1.0`
 * becomes `(1.0 as $float)`; the rules look at syntax alone. What only types can tell (a mask as an
 * index, `==` against a literal) is refined in a second pass.
 */
import {
  assignmentCalls,
  binaryCalls,
  findOperator,
  isFloatLiteral,
  isNarrowing,
  unaryCalls,
} from "./notation.ts"
import { type Piece, Rendering } from "./render.ts"
import { type Cell, isTypeOnly, type Node, type NodeOf, unwrap } from "./syntax.ts"
import { findTargets } from "./targets.ts"

/** Nodes which the types of an earlier pass showed to be operations on arrays. */
export type Refinements = ReadonlySet<Node>

/** Writes the check text: `preamble` (imports of earlier names), the edited cell, an export. */
export function rewriteForCheck(cell: Cell, preamble: string, refined: Refinements): Rendering {
  const targets = findTargets(cell.program)
  const rendering = new Rendering(cell.source, (node, parent) =>
    rewriteNode(cell, refined, targets, node, parent),
  )
  rendering.write(preamble)
  rendering.copy(0, cell.program.start)
  rendering.render(cell.program, null)
  rendering.copy(cell.program.end, cell.source.length)
  rendering.write("\nexport {}\n")
  return rendering
}

function rewriteNode(
  cell: Cell,
  refined: Refinements,
  targets: ReadonlySet<Node>,
  node: Node,
  parent: Node | null,
): readonly Piece[] | undefined {
  if (isTypeOnly(node) || node.type === "TSEnumDeclaration") return [[node.start, node.end]]
  switch (node.type) {
    case "BinaryExpression":
      return rewriteBinary(cell, refined, node)
    case "UnaryExpression":
      return rewriteUnary(node)
    case "AssignmentExpression":
      return rewriteAssignment(refined, node)
    case "MemberExpression":
      if (!isCalled(refined, node)) return undefined
      return targets.has(node) ? ["$cw.place(", ...itemOf(node), ").value"] : getItem(node)
    case "SequenceExpression":
      return isTuple(cell, node, parent) ? tuple(node) : undefined
    case "Literal":
      return isFloatLiteral(node) && !isKey(node, parent) ? [`(${node.raw} as $float)`] : undefined
    default:
      return undefined
  }
}

function rewriteBinary(
  cell: Cell,
  refined: Refinements,
  node: NodeOf<"BinaryExpression">,
): readonly Piece[] | undefined {
  const call = binaryCalls[node.operator]
  if (!call) return undefined
  const { left, right, operator } = node
  const isEquality = operator === "==" || operator === "!="
  if (isEquality && !refined.has(node) && (isNarrowing(left) || isNarrowing(right))) return undefined
  const at = findOperator(cell.source, cell.comments, left, right, operator)
  return [`$cw.${call}(`, left, [left.end, at], ",", [at + operator.length, right.start], right, ")"]
}

function rewriteUnary(node: NodeOf<"UnaryExpression">): readonly Piece[] | undefined {
  const call = unaryCalls[node.operator]
  if (!call) return undefined
  const { argument } = node
  if (argument.type !== "Literal") return [`$cw.${call}(`, argument, ")"]
  return isFloatLiteral(argument) && node.operator === "-" ? [`(-${argument.raw} as $float)`] : undefined
}

function rewriteAssignment(
  refined: Refinements,
  node: NodeOf<"AssignmentExpression">,
): readonly Piece[] | undefined {
  const { left, right, operator } = node
  const call = assignmentCalls[operator]
  if (left.type === "MemberExpression" && isCalled(refined, left)) {
    const value: Piece[] = call ? [`$cw.${call}(`, ...getItem(left), ", ", right, ")"] : [right]
    return operator === "=" || call ? setItem(left, value) : undefined
  }
  return call ? [left, ` = $cw.${call}(`, left, ", ", right, ")"] : undefined
}

/** A comma in the index, or types that said so, make indexing a call. */
function isCalled(refined: Refinements, node: NodeOf<"MemberExpression">): boolean {
  return node.computed && !node.optional && (refined.has(node) || node.property.type === "SequenceExpression")
}

/** The parts of an index: `":", t` has two. */
export function indexParts(node: Node): readonly Node[] {
  return node.type === "SequenceExpression" ? node.expressions : [node]
}

export function separated(nodes: readonly Node[]): Piece[] {
  return nodes.flatMap((node, i) => (i === 0 ? [node] : [", ", node]))
}

function getItem(node: NodeOf<"MemberExpression">): Piece[] {
  return ["$cw.getItem(", ...itemOf(node), ")"]
}

/** `x, i, j` of `x[i, j]`. */
export function itemOf(node: NodeOf<"MemberExpression">): Piece[] {
  return [node.object, ", ", ...separated(indexParts(node.property))]
}

function setItem(node: NodeOf<"MemberExpression">, value: readonly Piece[]): Piece[] {
  return ["$cw.setItem(", node.object, ", [", ...separated(indexParts(node.property)), "], ", ...value, ")"]
}

/** A comma expression as the last line of the cell, or after `return`, is a tuple. */
export function isTuple(cell: Cell, node: Node, parent: Node | null): boolean {
  if (parent?.type === "ReturnStatement") return parent.argument === node
  return parent?.type === "ExpressionStatement" && cell.program.body.at(-1) === parent
}

export function tuple(node: NodeOf<"SequenceExpression">): Piece[] {
  return ["$cw.tuple(", ...separated(node.expressions), ")"]
}

/** Whether a literal is the name of a property, where no type assertion may stand. */
function isKey(node: Node, parent: Node | null): boolean {
  return (
    parent !== null && "key" in parent && parent.key === node && !("computed" in parent && parent.computed)
  )
}

/** The expression whose value the cell shows; an assignment shows nothing, as in Python. */
export function findResult(cell: Cell): Node | undefined {
  const last = cell.program.body.at(-1)
  if (last?.type !== "ExpressionStatement") return undefined
  const expression = unwrap(last.expression)
  const isSilent = expression.type === "AssignmentExpression" || expression.type === "UpdateExpression"
  return isSilent ? undefined : last.expression
}
