/** What only types can tell of a check text: which plain indexes and `==` are operations on arrays, which floats are literals. */
import type { Diagnostic } from "./checker.ts"
import type { Refinements } from "./checkText.ts"
import type { NodeTypes } from "./nodeTypes.ts"
import { isNarrowing, isNothing } from "./notation.ts"
import type { Rendering } from "./render.ts"
import { childrenOf, type Node } from "./syntax.ts"

/** Errors that an index may raise which NumPy knows and TypeScript does not. */
const indexErrors = new Set([2322, 2538, 2542, 7015, 7052, 7053, 2339, 2551])

/** Errors about a float where its very value is the type: `const q: 0.5 | 1 = 0.5`, `1.5 as const`. */
const literalErrors = new Set([1355, 2322, 2345])

/** The nodes to write otherwise in the next pass, beyond `refined`. */
export function findRefinements(
  nodes: readonly Node[],
  targets: ReadonlySet<Node>,
  rendering: Rendering,
  types: NodeTypes,
  diagnostics: readonly Diagnostic[],
  refined: Refinements,
): Node[] {
  const hasError = (node: Node, codes: ReadonlySet<number>) => {
    const span = rendering.spans.get(node)
    return diagnostics.some(
      ({ code, pos, end }) => span && codes.has(code) && span.start <= pos && end <= span.end,
    )
  }
  const operations = nodes.filter((node) => {
    if (node.type === "BinaryExpression") return isElementwise(node, types)
    if (node.type !== "MemberExpression" || !node.computed || targets.has(node)) return false
    const { array, sequence } = types.of(node.object)
    const mayIndex = array === "yes" || (sequence && types.of(node.property).sequence)
    return mayIndex && hasError(node, indexErrors)
  })
  const values = nodes.filter((node) => hasError(node, literalErrors)).flatMap(childrenOf)
  return [...operations, ...values.filter(isNumber)].filter((node) => !refined.has(node))
}

function isNumber(node: Node): boolean {
  return node.type === "Literal" && typeof node.value === "number"
}

/** `x == 0` of an array `x`. */
function isElementwise(node: Extract<Node, { type: "BinaryExpression" }>, types: NodeTypes): boolean {
  const { operator, left, right } = node
  if ((operator !== "==" && operator !== "!=") || !(isNarrowing(left) || isNarrowing(right))) return false
  if (isNothing(left) || isNothing(right)) return false
  return types.of(left).array === "yes" || types.of(right).array === "yes"
}
