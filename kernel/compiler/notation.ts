/** The operators that may mean array operations, by the names of their calls in src/operators. */
import type { Comment, Node } from "./syntax.ts"

export const binaryCalls: Readonly<Record<string, string>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "div",
  "%": "mod",
  "**": "pow",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
  "==": "eq",
  "!=": "ne",
  "&": "and",
  "|": "or",
  "^": "xor",
  "<<": "shl",
  ">>": "shr",
}

export const unaryCalls: Readonly<Record<string, string>> = { "-": "neg", "~": "invert" }

/** In-place operators: `+=` is `iadd`. `>>>=` and the logical ones stay TypeScript's. */
export const assignmentCalls: Readonly<Record<string, string>> = Object.fromEntries(
  ["+", "-", "*", "/", "%", "**", "&", "|", "^", "<<", ">>"].map((op) => [`${op}=`, `i${binaryCalls[op]}`]),
)

/** Where the operator stands between its two operands; comments there may hold the same characters. */
export function findOperator(
  source: string,
  comments: readonly Comment[],
  left: Node,
  right: Node,
  operator: string,
): number {
  let at = source.indexOf(operator, left.end)
  for (;;) {
    const comment = comments.find((c) => c.start <= at && at < c.end)
    if (!comment) return Math.min(at, right.start)
    at = source.indexOf(operator, comment.end)
  }
}

/** A numeric literal that Python reads as a float: it has a point or an exponent. */
export function isFloatLiteral(node: Node): boolean {
  return (
    node.type === "Literal" && typeof node.value === "number" && /^[\d_]*(\.|[\d_]e)/i.test(node.raw ?? "")
  )
}

/** The integers of list literals that hold a float somewhere, `2` of `[1.0, 2]`: NumPy makes floats of all. */
export function findIntsAmongFloats(nodes: readonly Node[]): ReadonlySet<Node> {
  const found = new Set<Node>()
  for (const node of nodes) {
    if (node.type !== "ArrayExpression") continue
    const leaves = leavesOfList(node)
    if (leaves.some(isFloatLiteral)) for (const leaf of leaves) if (isIntLiteral(leaf)) found.add(leaf)
  }
  return found
}

/** The numbers of a list of lists, signs taken off. */
function leavesOfList(node: Node): Node[] {
  if (node.type === "ArrayExpression")
    return node.elements.flatMap((element) => (element ? leavesOfList(element) : []))
  return [node.type === "UnaryExpression" && node.operator === "-" ? node.argument : node]
}

function isIntLiteral(node: Node): boolean {
  return node.type === "Literal" && typeof node.value === "number" && !isFloatLiteral(node)
}

/** A literal, `null`, `undefined` or `typeof x`: comparing with it narrows types. */
export function isNarrowing(node: Node): boolean {
  return (
    node.type === "Literal" ||
    (node.type === "UnaryExpression" && (node.operator === "typeof" || node.argument.type === "Literal")) ||
    (node.type === "TemplateLiteral" && node.expressions.length === 0) ||
    (node.type === "Identifier" && node.name === "undefined")
  )
}

/** `null` or `undefined`: comparing with it is never elementwise. */
export function isNothing(node: Node): boolean {
  return (
    (node.type === "Literal" && node.value === null && node.raw === "null") ||
    (node.type === "Identifier" && node.name === "undefined")
  )
}
