/** What a cell does that is no error and is seldom meant: told in a line, once. */
import { packageOf } from "../packages.ts"
import type { CheckedCell } from "./cellCompiler.ts"
import type { Checked } from "./checker.ts"
import { locationOf } from "./lines.ts"
import type { NodeTypes } from "./nodeTypes.ts"
import type { Rendering } from "./render.ts"
import { type Cell, type Node, type NodeOf, unwrap, walk } from "./syntax.ts"

/** Hints of a notebook: of each untyped package, and of the tsconfig.json, it hears once. */
export class Hints {
  readonly #told = new Set<string>()
  #news: readonly string[]

  constructor(configProblem: string | undefined) {
    this.#news =
      configProblem === undefined ? [] : [`${configProblem}; cells are checked with the default options`]
  }

  /** What is to be said before any cell, even one that is refused. */
  takeNews(): readonly string[] {
    const news = this.#news
    this.#news = []
    return news
  }

  /** What is to be said of a checked cell. */
  async find(
    cell: Cell,
    path: string,
    { checked, rendering, types }: Pick<CheckedCell, "checked" | "rendering" | "types">,
    executionCount: number,
  ): Promise<string[]> {
    const packages = await findUntypedPackages(cell, rendering, path, checked)
    const once = packages.map(untypedHint).filter((hint) => !this.#told.has(hint))
    for (const hint of once) this.#told.add(hint)
    return [...this.takeNews(), ...once, ...findFloatingPromises(cell, types, executionCount)]
  }
}

/** The promises of a cell that nobody waits for. */
function findFloatingPromises(cell: Cell, types: NodeTypes, executionCount: number): string[] {
  return findCalls(cell)
    .filter((call) => types.of(call).isPromise && !isHandled(call))
    .map((call) => {
      const { line } = locationOf(cell.source, call.start)
      const place = `In [${executionCount}], line ${line}`
      return `${place}: this promise is not awaited; write 'await' before it, or 'void' to let it run by itself`
    })
}

/** The calls whose values are not used: their types tell whether they are promises. */
export function findCalls({ program }: Cell): Node[] {
  const calls: Node[] = []
  walk(program, (node) => {
    if (node.type === "ExpressionStatement" && unwrap(node.expression).type === "CallExpression")
      calls.push(unwrap(node.expression))
  })
  return calls
}

/** `.catch(f)`, `.then(f, g)`: somebody hears of its end. */
function isHandled(call: Node): boolean {
  if (call.type !== "CallExpression" || call.callee.type !== "MemberExpression") return false
  const { property } = call.callee
  const name = property.type === "Identifier" ? property.name : ""
  return name === "catch" || (name === "then" && call.arguments.length > 1)
}

/** The packages that a cell imports and whose types are not known: all that comes from them is `any`. */
async function findUntypedPackages(
  { program }: Cell,
  rendering: Rendering,
  path: string,
  { checker }: Checked,
): Promise<string[]> {
  const imports = program.body.filter(isOfPackage)
  const places = imports.map(({ source }) => (rendering.toOutput(source.start) ?? 0) + 1)
  const modules = places.length ? await checker.getSymbolAtPosition(path, places) : []
  return imports.flatMap(({ source }, i) => (modules[i] ? [] : [packageOf(String(source.value))]))
}

/** The hint about a package without types; `@types/scope__name` is what they are called for `@scope/name`. */
function untypedHint(name: string): string {
  const types = name.startsWith("@") ? name.slice(1).replace("/", "__") : name
  return `the package ${name} has no types, so what it exports is any; npm install @types/${types} may bring them`
}

function isOfPackage(node: Node): node is NodeOf<"ImportDeclaration"> {
  if (node.type !== "ImportDeclaration" || node.importKind === "type") return false
  const specifier = String(node.source.value)
  return node.specifiers.length > 0 && !/^(?:[./]|node:|file:|cellwise(?:\/|$))/.test(specifier)
}
