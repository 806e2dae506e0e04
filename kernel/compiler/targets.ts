import { type Node, type Program, walk } from "./syntax.ts"

/** The expressions that are written to by a pattern, a loop head or `++`, not by an assignment of their own. */
export function findTargets(program: Program): ReadonlySet<Node> {
  const targets = new Set<Node>()
  const put = (node: Node | null | undefined): void => {
    if (node?.type === "AssignmentPattern") put(node.left)
    else if (node) targets.add(node)
  }
  walk(program, (node) => {
    if (node.type === "ArrayPattern") node.elements.forEach(put)
    else if (node.type === "ObjectPattern")
      for (const p of node.properties) put(p.type === "Property" ? p.value : p.argument)
    else if (node.type === "RestElement" || node.type === "UpdateExpression") put(node.argument)
    else if (node.type === "ForOfStatement" || node.type === "ForInStatement") put(node.left)
  })
  return targets
}
