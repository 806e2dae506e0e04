/**
 * The run text, types still in it: what the checker's types made of the author's operators. Where both
 * operands are primitives they stay as they are; where one may be an array they become `$cw` calls.
 */
import { indexParts, isTuple, itemOf, separated, tuple } from "./checkText.ts"
import {
  elementTypeToPass,
  isLibraryCall,
  isNumpyCall,
  type LibraryNames,
  typeToPass,
} from "./libraryCalls.ts"
import type { NodeTypes } from "./nodeTypes.ts"
import { assignmentCalls, binaryCalls, findOperator, isNothing, unaryCalls } from "./notation.ts"
import { type Piece, Rendering } from "./render.ts"
import { type Cell, isTypeOnly, type Node, type NodeOf } from "./syntax.ts"
import { findTargets } from "./targets.ts"
import { findTraceMarks } from "./traceMarks.ts"

export interface RunContext {
  readonly cell: Cell
  /** `cell-5` */
  readonly name: string
  readonly types: NodeTypes
  readonly isLibrary: LibraryNames
  /** `${loss}` follows Python: the notebook uses the library. */
  readonly pythonTemplates: boolean
  /** What stands for `import.meta`. */
  readonly meta: string
}

/** Rewrites a checked cell for the run. */
export function rewriteForRun(context: RunContext): Rendering {
  const { cell, name, types } = context
  const marks = findTraceMarks(cell, name, (id) => types.of(id).array !== "no")
  const targets = findTargets(cell.program)
  const rendering = new Rendering(
    cell.source,
    (node, parent) => rewriteNode(context, targets, node, parent),
    (node, parent) => {
      const mark = marks.get(node)
      return mark ? [mark.before, mark.after] : wrapNode(context, node, parent)
    },
  )
  rendering.copy(0, cell.program.start)
  rendering.render(cell.program, null)
  rendering.copy(cell.program.end, cell.source.length)
  return rendering
}

function rewriteNode(
  context: RunContext,
  targets: ReadonlySet<Node>,
  node: Node,
  parent: Node | null,
): readonly Piece[] | undefined {
  if (isTypeOnly(node) || node.type === "TSEnumDeclaration") return [[node.start, node.end]]
  switch (node.type) {
    case "BinaryExpression":
      return rewriteBinary(context, node)
    case "UnaryExpression":
      return rewriteUnary(context, node)
    case "AssignmentExpression":
      return rewriteAssignment(context, node)
    case "MemberExpression":
      return targets.has(node) ? placeOf(context, node) : rewriteMember(context, node, parent)
    case "SequenceExpression":
      return isTuple(context.cell, node, parent) ? tuple(node) : undefined
    case "ImportExpression":
      return ["$cw.import(", node.source, ")"]
    case "MetaProperty":
      return node.meta.name === "import" ? [context.meta] : undefined
    default:
      return undefined
  }
}

/** What stands around a node because of the place it has: a type passed along, a condition's truth. */
function wrapNode(
  context: RunContext,
  node: Node,
  parent: Node | null,
): readonly [string, string] | undefined {
  switch (parent?.type) {
    case "BinaryExpression":
      return wrapOperand(context, node, parent.left === node ? parent.right : parent.left)
    case "AssignmentExpression":
      return parent.right === node ? wrapOperand(context, node, parent.left) : undefined
    case "CallExpression":
    case "NewExpression":
      if (parent.callee === node || node.type === "SpreadElement") return undefined
      return isLibraryCall(parent.callee, context.isLibrary)
        ? wrapArgument(context, node, parent.callee)
        : undefined
    case "TemplateLiteral":
      return context.pythonTemplates ? wrapText(context, node) : undefined
    case "IfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ForStatement":
    case "ConditionalExpression":
      return parent.test === node ? wrapCondition(context, node) : undefined
    case "LogicalExpression":
      return parent.operator !== "??" && parent.left === node ? wrapCondition(context, node) : undefined
    case "UnaryExpression":
      return parent.operator === "!" ? wrapCondition(context, node) : undefined
    default:
      return undefined
  }
}

function mayBeArray(context: RunContext, ...nodes: readonly Node[]): boolean {
  return nodes.some((node) => context.types.of(node).array !== "no")
}

/** Only what is an array for certain is asked for its truth: `any` is the author's business. */
function wrapCondition(context: RunContext, node: Node): readonly [string, string] | undefined {
  const { array, dtype } = context.types.of(node)
  return array === "yes" || (array === "maybe" && dtype !== null) ? ["$cw.truth(", ")"] : undefined
}

function wrapArgument(context: RunContext, node: Node, callee: Node): readonly [string, string] | undefined {
  if (!isNumpyCall(callee)) return wrapTyped(context, node)
  const type = elementTypeToPass(node, context.types.of(node).py)
  return type === null ? undefined : ["$cw.typed(", `, ${JSON.stringify(type)})`]
}

function wrapTyped(context: RunContext, node: Node): readonly [string, string] | undefined {
  const type = typeToPass(node, context.types.of(node).py)
  return type === null ? undefined : ["$cw.typed(", `, ${JSON.stringify(type)})`]
}

/** A scalar beside an array passes its type along where that decides the dtype of the result. */
function wrapOperand(context: RunContext, node: Node, other: Node): readonly [string, string] | undefined {
  const { dtype, array } = context.types.of(other)
  const { array: own, py } = context.types.of(node)
  const isDecided =
    array === "no" || own !== "no" || dtype === "float64" || (dtype === "float32" && py === "float")
  return isDecided ? undefined : wrapTyped(context, node)
}

function wrapText(context: RunContext, node: Node): readonly [string, string] | undefined {
  const type = typeToPass(node, context.types.of(node).py)
  return typeof type === "string" ? ["$cw.str(", `, ${JSON.stringify(type)})`] : undefined
}

function rewriteBinary(context: RunContext, node: NodeOf<"BinaryExpression">): readonly Piece[] | undefined {
  const { left, right, operator } = node
  const call = binaryCalls[operator]
  if (!call || !mayBeArray(context, left, right) || isNothing(left) || isNothing(right)) return undefined
  const { source, comments } = context.cell
  const at = findOperator(source, comments, left, right, operator)
  return [`$cw.${call}(`, left, [left.end, at], ",", [at + operator.length, right.start], right, ")"]
}

function rewriteUnary(
  context: RunContext,
  { argument, operator }: NodeOf<"UnaryExpression">,
): readonly Piece[] | undefined {
  const call = unaryCalls[operator]
  return call && mayBeArray(context, argument) ? [`$cw.${call}(`, argument, ")"] : undefined
}

function rewriteAssignment(
  context: RunContext,
  node: NodeOf<"AssignmentExpression">,
): readonly Piece[] | undefined {
  const { left, right, operator } = node
  const call = assignmentCalls[operator]
  if (left.type === "MemberExpression" && left.computed && isIndexed(context, left)) {
    const place: Piece[] = [left.object, ", [", ...separated(indexParts(left.property)), "], "]
    if (operator === "=") return ["$cw.setItem(", ...place, right, ")"]
    return call ? ["$cw.updateItem(", ...place, `$cw.${call}, `, right, ")"] : undefined
  }
  return call && mayBeArray(context, left, right) ? updateInPlace(context, node, call) : undefined
}

/** An array is changed in place, which is legal on a const; what only may be one is assigned as well. */
function updateInPlace(
  context: RunContext,
  node: NodeOf<"AssignmentExpression">,
  call: string,
): readonly Piece[] {
  const { left, right } = node
  if (context.types.of(left).array === "yes") return [`$cw.${call}(`, left, ", ", right, ")"]
  if (left.type !== "MemberExpression") return [left, ` = $cw.${call}(`, left, ", ", right, ")"]
  const key: Piece[] = left.computed ? [left.property] : ['"', left.property, '"']
  return ["$cw.updateItem(", left.object, ", [", ...key, `], $cw.${call}, `, right, ")"]
}

/** Whether `[ ]` is NumPy's here: the object may be an array, or a slice string indexes a sequence. */
function isIndexed(context: RunContext, node: NodeOf<"MemberExpression">): boolean {
  if (!node.computed || node.optional || node.object.type === "Super") return false
  if (node.property.type === "SequenceExpression") return true
  const { array, sequence } = context.types.of(node.object)
  return array !== "no" || (sequence && context.types.of(node.property).sequence)
}

function rewriteMember(
  context: RunContext,
  node: NodeOf<"MemberExpression">,
  parent: Node | null,
): readonly Piece[] | undefined {
  const needsThis =
    parent !== null &&
    (("callee" in parent && parent.callee === node) || ("tag" in parent && parent.tag === node))
  const isDeleted = parent?.type === "UnaryExpression" && parent.operator === "delete"
  if (needsThis || isDeleted || !isIndexed(context, node)) return undefined
  return ["$cw.getItem(", ...itemOf(node), ")"]
}

/** `[x[i], x[j]] = ...` and `x[i]++` write through an object that stands for the place. */
function placeOf(context: RunContext, node: NodeOf<"MemberExpression">): readonly Piece[] | undefined {
  return isIndexed(context, node) ? ["$cw.place(", ...itemOf(node), ").value"] : undefined
}

/** Every node whose type `rewriteForRun` will ask for. */
export function findQuestions(node: Node): Node[] {
  switch (node.type) {
    case "BinaryExpression":
      return binaryCalls[node.operator] ? [node.left, node.right] : []
    case "UnaryExpression":
      return unaryCalls[node.operator] || node.operator === "!" ? [node.argument] : []
    case "AssignmentExpression":
      return [node.left, node.right]
    case "MemberExpression":
      return node.computed ? [node.object, node.property] : []
    case "CallExpression":
    case "NewExpression":
      return node.arguments
    case "TemplateLiteral":
      return node.expressions
    case "IfStatement":
    case "WhileStatement":
    case "DoWhileStatement":
    case "ConditionalExpression":
      return [node.test]
    case "ForStatement":
      return node.test ? [node.test] : []
    case "LogicalExpression":
      return [node.left]
    default:
      return []
  }
}
