/** What only types can tell of a check text: which plain indexes and `==` are operations on arrays. */
import type { Diagnostic } from "./checker.ts"
import type { Refinements } from "./checkText.ts"
import type { NodeTypes } from "./nodeTypes.ts"
import { isNarrowing, isNothing } from "./notation.ts"
import type { Rendering } from "./render.ts"
import type { Node } from "./syntax.ts"
import type { findTargets } from "./targets.ts"

/** Errors that an index may raise which NumPy knows and TypeScript does not. */
const indexErrors = new Set([2322, 2538, 2542, 7015, 7052, 7053, 2339, 2551])

/** The nodes to write as calls in the next pass, beyond `refined`. */
export function findRefinements(
  nodes: readonly Node[],
  targets: ReturnType<typeof findTargets>,
  rendering: Rendering,
  types: NodeTypes,
  diagnostics: readonly Diagnostic[],
  refined: Refinements,
): Node[] {
  const isWrong = (node: Node) =>
    diagnostics.some(({ code, pos, end }) => {
      const span = rendering.spans.get(node)
      return span && indexErrors.has(code) && span.start <= pos && end <= span.end
    })
  return nodes.filter((node) => {
    if (refined.has(node)) return false
    if (node.type === "BinaryExpression") return isElementwise(node, types)
    if (node.type !== "MemberExpression" || !node.computed || targets.has(node)) return false
    const { array, sequence } = types.of(node.object)
    return (array === "yes" || (sequence && types.of(node.property).sequence)) && isWrong(node)
  })
}

/** `x == 0` of an array `x`. */
function isElementwise(node: Extract<Node, { type: "BinaryExpression" }>, types: NodeTypes): boolean {
  const { operator, left, right } = node
  if ((operator !== "==" && operator !== "!=") || !(isNarrowing(left) || isNarrowing(right))) return false
  if (isNothing(left) || isNothing(right)) return false
  return types.of(left).array === "yes" || types.of(right).array === "yes"
}
