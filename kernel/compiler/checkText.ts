/**
 * The check text: the cell with its operators on arrays as typed calls, so that TypeScript infers
 * exact types. `a * b` becomes `$cw.mul(a, b)`, `x[i, j]` becomes `$cw.getItem(x, i, j)`, `1.0`
 * becomes `(1.0 as $float)`; the rules look at syntax alone. What only types can tell (a mask as an
 * index, `==` against a literal, a literal that must stay one) is refined in a second pass.
 */
import { assigns, binaryCall, getItem, placeOf, renderCell, storeItem } from "./dialect.ts"
import { isNumpyCall } from "./libraryCalls.ts"
import {
  assignmentCalls,
  binaryCalls,
  findIntsAmongFloats,
  isFloatLiteral,
  isNarrowing,
  unaryCalls,
} from "./notation.ts"
import type { Piece, Rendering } from "./render.ts"
import { findRoles } from "./roles.ts"
import { type Cell, type Node, type NodeOf, unwrap, walk } from "./syntax.ts"

/** Nodes which the types of an earlier pass showed to be operations on arrays, or literals to be left alone. */
export type Refinements = ReadonlySet<Node>

/** Writes the check text: `preamble` (imports of earlier names), the edited cell, an export. */
export function rewriteForCheck(cell: Cell, preamble: string, refined: Refinements): Rendering {
  const { targets } = findRoles(cell.program)
  const typed = findTyped(cell, refined)
  const rendering = renderCell(cell, preamble, {
    binary: (node) => rewriteBinary(cell, refined, node),
    unary: (node) => rewriteUnary(typed, node),
    assignment: (node) => rewriteAssignment(refined, node),
    member: (node) =>
      isCalled(refined, node) ? (targets.has(node) ? placeOf(node) : getItem(node)) : undefined,
    other: (node, parent) =>
      typed.has(node) && "raw" in node && !isKey(node, parent)
        ? [`(${node.raw} as ${typed.get(node)})`]
        : undefined,
  })
  rendering.write("\nexport {}\n")
  return rendering
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
  return binaryCall(cell, call, node)
}

function rewriteUnary(
  typed: ReadonlyMap<Node, string>,
  { argument, operator }: NodeOf<"UnaryExpression">,
): readonly Piece[] | undefined {
  const call = unaryCalls[operator]
  if (!call) return undefined
  if (argument.type !== "Literal") return [`$cw.${call}(`, argument, ")"]
  const type = typed.get(argument)
  return type !== undefined && operator === "-" ? [`(-${argument.raw} as ${type})`] : undefined
}

function rewriteAssignment(
  refined: Refinements,
  node: NodeOf<"AssignmentExpression">,
): readonly Piece[] | undefined {
  const { right, operator } = node
  const left = unwrap(node.left)
  const call = assignmentCalls[operator]
  if (left.type === "MemberExpression" && isCalled(refined, left)) {
    const value: Piece[] = call ? [`$cw.${call}(`, ...getItem(left), ", ", right, ")"] : [right]
    return operator === "=" || call ? storeItem("setItem", left, value) : undefined
  }
  return call ? [node.left, ` = $cw.${call}(`, node.left, ", ", right, ")"] : undefined
}

/** A comma in the index, or types that said so, make indexing a call. */
function isCalled(refined: Refinements, node: NodeOf<"MemberExpression">): boolean {
  return node.computed && !node.optional && (refined.has(node) || node.property.type === "SequenceExpression")
}

/** The literals that get a type of Python's: floats, and the integers of lists that hold floats too. */
function findTyped({ program }: Cell, refined: Refinements): ReadonlyMap<Node, string> {
  const nodes: Node[] = []
  walk(program, (node) => {
    nodes.push(node)
  })
  const typed = new Map<Node, string>()
  for (const node of findIntsAmongFloats(nodes)) typed.set(node, "$int")
  for (const node of findIntsAmongFloats(findArrayLists(nodes))) typed.set(node, "$float")
  for (const node of nodes) if (isFloatLiteral(node)) typed.set(node, "$float")
  for (const node of refined) typed.delete(node)
  return typed
}

/** The lists that NumPy makes arrays of: there one float makes floats of all, `np.array([1.0, 2])`. */
function findArrayLists(nodes: readonly Node[]): Node[] {
  const calls = nodes.filter((node) => node.type === "CallExpression")
  return calls.flatMap(({ callee, arguments: given }) => (isNumpyCall(callee) ? given : []))
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
  if (last?.type !== "ExpressionStatement" || assigns(last.expression)) return undefined
  return last.expression
}
