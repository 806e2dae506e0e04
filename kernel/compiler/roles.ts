import { assignmentCalls } from "./notation.ts"
import { type Node, type Program, unwrap, walk } from "./syntax.ts"

/** Places in which an index, a comma or a template cannot be edited as it is elsewhere. */
export interface Roles {
  /** Written to by a pattern, a loop head, `++` or `??=`: not by an assignment that becomes a call. */
  readonly targets: ReadonlySet<Node>
  /** Called, and so `this` to the function is what they are taken from; or deleted. */
  readonly references: ReadonlySet<Node>
  /** Not reached when a `?.` before them finds nothing. */
  readonly optional: ReadonlySet<Node>
  /** Templates whose values go to a function. */
  readonly tagged: ReadonlySet<Node>
}

/** Finds the nodes that stand in such places. */
export function findRoles(program: Program): Roles {
  const roles = {
    targets: new Set<Node>(),
    references: new Set<Node>(),
    optional: new Set<Node>(),
    tagged: new Set<Node>(),
  }
  walk(program, (node) => {
    for (const target of targetsOf(node)) roles.targets.add(unwrap(target))
    if (node.type === "CallExpression") roles.references.add(unwrap(node.callee))
    else if (node.type === "UnaryExpression" && node.operator === "delete")
      roles.references.add(unwrap(node.argument))
    else if (node.type === "TaggedTemplateExpression") {
      roles.references.add(unwrap(node.tag))
      roles.tagged.add(node.quasi)
    } else if (node.type === "ChainExpression") addOptional(node.expression, roles.optional)
  })
  return roles
}

function targetsOf(node: Node): Node[] {
  switch (node.type) {
    case "ArrayPattern":
      return node.elements.flatMap((element) => (element ? [targetOf(element)] : []))
    case "ObjectPattern":
      return node.properties.map((p) => (p.type === "Property" ? targetOf(p.value) : p.argument))
    case "RestElement":
    case "UpdateExpression":
      return [node.argument]
    case "ForOfStatement":
    case "ForInStatement":
      return [node.left]
    case "AssignmentExpression":
      return node.operator === "=" || node.operator in assignmentCalls ? [] : [node.left]
    default:
      return []
  }
}

/** The place in a pattern, which may have a value to fall back on. */
function targetOf(element: Node): Node {
  return element.type === "AssignmentPattern" ? element.left : element
}

/** Adds the links of a chain that come after a `?.`; tells whether `node` has one in it. */
function addOptional(node: Node, optional: Set<Node>): boolean {
  const inner = "callee" in node ? node.callee : "object" in node ? node.object : undefined
  const follows = inner
    ? addOptional(inner, optional)
    : node.type === "TSNonNullExpression" && addOptional(node.expression, optional)
  if (follows) optional.add(node)
  return follows || ("optional" in node && node.optional === true)
}
