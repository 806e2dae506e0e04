/**
 * The run text, types still in it: what the checker's types made of the author's operators. Where both
 * operands are primitives they stay as they are; where one may be an array they become `$cw` calls.
 */
import { binaryCall, getItem, indexOf, placeOf, type Rules, renderCell, storeItem } from "./dialect.ts"
import {
  elementTypeToPass,
  isLibraryCall,
  isNumpyCall,
  type LibraryNames,
  typeToPass,
} from "./libraryCalls.ts"
import type { NodeTypes } from "./nodeTypes.ts"
import { assignmentCalls, binaryCalls, isNothing, unaryCalls } from "./notation.ts"
import type { Piece, Rendering } from "./render.ts"
import { findRoles, type Roles } from "./roles.ts"
import { type Cell, type Node, type NodeOf, unwrap } from "./syntax.ts"
import { asLet, findTraceMarks } from "./traceMarks.ts"

export interface RunContext {
  readonly cell: Cell
  /** `cell-5` */
  readonly name: string
  readonly types: NodeTypes
  readonly isLibrary: LibraryNames
  /** `${loss}` follows Python: the notebook has come to use the library. */
  readonly pythonTemplates: boolean
  /** What stands for `import.meta`; undefined for a module of its own, which has it and imports by itself. */
  readonly meta: string | undefined
  /** Functions get the marks of a trace. */
  readonly isTraced: boolean
}

/** Rewrites a checked cell for the run. */
export function rewriteForRun(context: RunContext): Rendering {
  const { cell, name, types } = context
  const marks = findTraceMarks(cell, name, (id) => context.isTraced && types.of(id).array !== "no")
  const roles = findRoles(cell.program)
  const rules: Rules = {
    binary: (node) => rewriteBinary(context, node),
    unary: (node) => rewriteUnary(context, node),
    assignment: (node) => rewriteAssignment(context, node),
    member: (node) => rewriteMember(context, roles, node),
    other: (node) =>
      node.type === "VariableDeclaration" && marks.get(node)?.assigns
        ? asLet(node)
        : rewriteImport(context, node),
  }
  return renderCell(cell, "", rules, (node, parent) => {
    const mark = marks.get(node)
    return mark ? [mark.before, mark.after] : wrapNode(context, roles, node, parent)
  })
}

function rewriteImport(context: RunContext, node: Node): readonly Piece[] | undefined {
  if (context.meta === undefined) return undefined
  if (node.type === "ImportExpression") return ["$cw.import(", node.source, ")"]
  return node.type === "MetaProperty" && node.meta.name === "import" ? [context.meta] : undefined
}

/** What stands around a node because of the place it has: a type passed along, a condition's truth. */
function wrapNode(
  context: RunContext,
  roles: Roles,
  node: Node,
  parent: Node | null,
): readonly [string, string] | undefined {
  switch (parent?.type) {
    case "BinaryExpression":
      return parent.operator in binaryCalls
        ? wrapOperand(context, node, parent.left === node ? parent.right : parent.left)
        : undefined
    case "AssignmentExpression":
      return parent.right === node && parent.operator in assignmentCalls
        ? wrapOperand(context, node, parent.left)
        : undefined
    case "CallExpression":
    case "NewExpression":
      if (parent.callee === node || node.type === "SpreadElement") return undefined
      return isLibraryCall(parent.callee, context.isLibrary)
        ? wrapArgument(context, node, parent.callee)
        : undefined
    case "MemberExpression":
      // What `np.r_[1.0, x]` joins.
      return parent.computed && parent.object !== node && isLibraryCall(parent.object, context.isLibrary)
        ? wrapArgument(context, node, parent.object)
        : undefined
    case "TemplateLiteral":
      return context.pythonTemplates && !roles.tagged.has(parent) ? wrapText(context, node) : undefined
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
  return nodes.some((node) => context.types.of(node).array !== "no" || mayBeMask(context, unwrap(node)))
}

/** `any != 0.5`: a boolean to the checker, since comparing with a literal may narrow, and a mask where it is of an array. */
function mayBeMask(context: RunContext, node: Node): boolean {
  if (node.type !== "BinaryExpression" || (node.operator !== "==" && node.operator !== "!=")) return false
  return !isNothing(node.left) && !isNothing(node.right) && mayBeArray(context, node.left, node.right)
}

/** Only what is an array for certain is asked for its truth: `any` is the author's business. */
function wrapCondition(context: RunContext, node: Node): readonly [string, string] | undefined {
  return context.types.of(node).array === "yes" ? ["$cw.truth(", ")"] : undefined
}

function wrapArgument(context: RunContext, node: Node, callee: Node): readonly [string, string] | undefined {
  if (!isNumpyCall(callee)) return wrapTyped(context, node)
  const { py, sequence, hasFloat } = context.types.of(node)
  const type = elementTypeToPass(node, py === null && sequence && hasFloat ? "float" : py)
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
  return binaryCall(context.cell, call, node)
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
  const { right, operator } = node
  const left = unwrap(node.left)
  const call = assignmentCalls[operator]
  if (left.type === "MemberExpression" && isIndexed(context, left)) {
    if (operator === "=") return storeItem("setItem", left, [right])
    return call ? storeItem("updateItem", left, [`$cw.${call}, `, right]) : undefined
  }
  return call && mayBeArray(context, node.left, right) ? updateInPlace(context, node, call) : undefined
}

/** An array is changed in place, which is legal on a const; what only may be one is assigned as well. */
function updateInPlace(
  context: RunContext,
  node: NodeOf<"AssignmentExpression">,
  call: string,
): readonly Piece[] {
  const { right } = node
  const left = unwrap(node.left)
  if (context.types.of(node.left).array === "yes") return [`$cw.${call}(`, left, ", ", right, ")"]
  if (left.type !== "MemberExpression" || !isReachedByKey(left))
    return [left, ` = $cw.${call}(`, left, ", ", right, ")"]
  const key: Piece[] = left.computed ? [left.property] : ['"', left.property, '"']
  return ["$cw.updateItem(", left.object, ", [", ...key, `], $cw.${call}, `, right, ")"]
}

/** Whether a call can reach the property: `this.#x` and `super.x` are syntax, no value stands for them. */
function isReachedByKey({ object, property }: NodeOf<"MemberExpression">): boolean {
  return object.type !== "Super" && property.type !== "PrivateIdentifier"
}

/** Whether `[ ]` is NumPy's here: the object may be an array, or a slice string indexes a sequence. */
function isIndexed(context: RunContext, node: NodeOf<"MemberExpression">): boolean {
  if (!node.computed || node.optional || node.object.type === "Super") return false
  if (node.property.type === "SequenceExpression") return true
  const { array, sequence } = context.types.of(node.object)
  return array !== "no" || (sequence && context.types.of(node.property).sequence)
}

/**
 * An index is read, or written through an object that stands for the place: `[x[i], x[j]] = ...`, `x[i]++`.
 * After `?.` only a method keeps the chain, so there it must be an array for certain.
 */
function rewriteMember(
  context: RunContext,
  { targets, references, optional }: Roles,
  node: NodeOf<"MemberExpression">,
): readonly Piece[] | undefined {
  if (references.has(node)) return undefined
  if (!optional.has(node) && !node.optional) {
    if (!isIndexed(context, node)) return undefined
    if (targets.has(node)) return placeOf(node)
    const isMethod = context.meta === undefined && context.types.of(node.object).array === "yes"
    return isMethod ? [node.object, ".at(", ...indexOf(node), ")"] : getItem(node)
  }
  if (!node.computed || !context.types.of(node.object).arrayOrNothing) return undefined
  return [node.object, node.optional ? "?.at(" : ".at(", ...indexOf(node), ")"]
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
    case "SequenceExpression":
      return node.expressions
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
