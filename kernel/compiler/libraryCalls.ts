/** Calls into the library, whose arguments carry their Python or NumPy type along: `print`, `np.array`. */
import type { PyType } from "../../src/numpy/typed.ts"
import type { DeclaredName } from "./names.ts"
import { isFloatLiteral } from "./notation.ts"
import type { Notebook } from "./notebook.ts"
import type { Node } from "./syntax.ts"

/** The names that every cell finds without an import. */
export const globalNames: ReadonlySet<string> = new Set([
  "np",
  "plt",
  "print",
  "display",
  "input",
  "password",
])

/**
 * Cells, traces and their pictures take arrays, states and plain values, not a value with its type: a state that
 * is a pair is just that pair. (`relu` and `sigmoid` take what NumPy takes.)
 */
export const plainNames: ReadonlySet<string> = new Set([
  ...["bidirectional", "equations", "equationsOf", "gru", "gruCho", "gruTorch", "initialisers", "lstm"],
  ...["outputs", "rnn", "rnnRelu", "stacked", "unroll"],
  ...["enterStep", "isTraced", "named", "recordCall", "recorder", "trace"],
  ...["gates", "registerViews", "view"],
])

/** Tells whether a name means the library's: the global, or imported from "cellwise" in this cell or before. */
export type LibraryNames = (name: string) => boolean

export function libraryNames(declared: readonly DeclaredName[], notebook: Notebook): LibraryNames {
  const own = new Map(declared.map((entry) => [entry.name, entry]))
  return (name) => {
    const here = own.get(name)
    if (here) return isCellwise(here.statement)
    const before = notebook.find(name)
    return before ? before.specifier === "cellwise" : globalNames.has(name)
  }
}

function isCellwise(statement: Node): boolean {
  return statement.type === "ImportDeclaration" && statement.source.value === "cellwise"
}

/** Whether `callee` is a function of the library that wants types: `print`, `np.array`, `np.random.choice`. */
export function isLibraryCall(callee: Node, isLibrary: LibraryNames): boolean {
  if (callee.type === "Identifier") return isLibrary(callee.name) && !plainNames.has(callee.name)
  return callee.type === "MemberExpression" && !callee.computed && isLibraryCall(callee.object, isLibrary)
}

/** Whether `callee` takes arrays: `np.array`. There the type of the elements is all that matters. */
export function isNumpyCall(callee: Node): boolean {
  if (callee.type === "MemberExpression") return isNumpyCall(callee.object)
  return callee.type === "Identifier" && callee.name === "np"
}

/**
 * The type to pass along with an argument; null when the value tells it anyway: a float that is not
 * integral, an int, a bool.
 */
export function typeToPass(node: Node, type: PyType): PyType {
  if (isFloatLiteral(node) && "value" in node && !Number.isInteger(node.value)) return null
  const shown = node.type === "ArrayExpression" ? asList(type) : type
  return tellsMore(shown) ? shown : null
}

/** The type of the elements to pass along with nested lists: one float among them makes all floats. */
export function elementTypeToPass(node: Node, type: PyType): PyType {
  if (type === null || typeof type === "string") return typeToPass(node, type)
  const told = new Set(leavesOf(type).filter(tellsMore))
  const [only = null] = told
  return told.size > 1 ? "float64" : only
}

function leavesOf(type: PyType): PyType[] {
  if (type === null || typeof type === "string") return [type]
  return "list" in type ? leavesOf(type.list) : type.tuple.flatMap(leavesOf)
}

/** A list in square brackets, though its type may be a tuple for the function that takes it. */
function asList(type: PyType): PyType {
  if (type === null || typeof type === "string" || "list" in type) return type
  const [first = null] = type.tuple
  return type.tuple.every((element) => element === first) ? { list: first } : null
}

function tellsMore(type: PyType): boolean {
  if (type === null || type === "int" || type === "bool" || type === "str") return false
  if (typeof type === "string" || "tuple" in type) return true
  return tellsMore(type.list)
}
