/**
 * A checked cell as a module of declarations: the printed types of its constants, variables and
 * functions; classes, enums, namespaces and types as the author wrote them. Later cells see this module
 * instead of the cell, so the cost of a check does not grow with the notebook.
 */
import { NodeBuilderFlags, TypeFlags } from "typescript/unstable/async"
import type { Checked, SourceFile, Type } from "./checker.ts"
import type { DeclaredName } from "./names.ts"
import type { KnownName } from "./notebook.ts"
import type { Rendering } from "./render.ts"
import type { Cell, Node } from "./syntax.ts"
import { withoutNoInfer } from "./typeText.ts"

export interface CellModule {
  readonly text: string
  readonly names: ReadonlyMap<string, KnownName>
}

/** Prints the module of a checked cell; `specifier` is how later cells import it. */
export async function printDeclarations(
  checked: Checked,
  file: SourceFile,
  cell: Cell,
  rendering: Rendering,
  imports: string,
  declared: readonly DeclaredName[],
  specifier: string,
  moduleOf: (name: string) => string | undefined,
): Promise<CellModule> {
  const values = declared.filter(({ kind }) => kind === "const" || kind === "let" || kind === "function")
  const printed = await (await printValues(checked, file, cell, rendering, values)).map((text) =>
    withoutNamesModule(withoutNoInfer(text), moduleOf),
  )
  const kept = new Set(declared.filter(({ kind }) => keeps(kind)).map(({ statement }) => statement))
  const statements = [...kept].map((statement) => statementText(rendering, statement))
  const own = new Set(
    declared
      .filter(({ kind, statement }) => kind !== "import" && !isExported(kept, statement))
      .map(({ name }) => name),
  )
  const text = [imports, ...statements, ...printed, `export { ${[...own].join(", ")} }`].join("\n")
  return { text, names: findKnownNames(cell, declared, specifier) }
}

/** The module of all names changes with every cell: a type that it lent is taken from its own cell instead. */
function withoutNamesModule(text: string, moduleOf: (name: string) => string | undefined): string {
  return text.replace(/import\("\.\/\$names"\)\.([\p{ID_Continue}$]+)/gu, (whole, name: string) => {
    const module = moduleOf(name)
    return module ? `import("${module}").${name}` : whole
  })
}

function keeps(kind: DeclaredName["kind"]): boolean {
  return kind === "class" || kind === "enum" || kind === "namespace" || kind === "type" || kind === "import"
}

function isExported(kept: ReadonlySet<Node>, statement: Node): boolean {
  return kept.has(statement) && statement.type.startsWith("Export")
}

function statementText(rendering: Rendering, statement: Node): string {
  const span = rendering.spans.get(statement)
  return span ? rendering.text.slice(span.start, span.end) : ""
}

async function printValues(
  checked: Checked,
  file: SourceFile,
  cell: Cell,
  rendering: Rendering,
  values: readonly DeclaredName[],
): Promise<string[]> {
  const unique = [...new Map(values.map((value) => [value.name, value])).values()]
  const places = unique.map(({ at }) => rendering.toOutput(at) ?? 0)
  const types = places.length ? await checked.checker.getTypeAtPosition(file.fileName, places) : []
  return Promise.all(
    unique.map(async (value, i) => {
      const type = types[i]
      const text = type
        ? await checked.checker.typeToString(type, file, NodeBuilderFlags.NoTruncation)
        : "any"
      return `${docComment(cell, value.statement)}declare ${declarationText(value, type, text)}`
    }),
  )
}

const literal = TypeFlags.NumberLiteral | TypeFlags.StringLiteral | TypeFlags.BooleanLiteral

/** `const n = 5` keeps a literal that widens (`let m = n` is a number); `const n: 5` would not. */
function declarationText(value: DeclaredName, type: Type | undefined, text: string): string {
  if (value.kind === "let") return `let ${value.name}: ${text}`
  if (type && type.flags & TypeFlags.UniqueESSymbol) return `const ${value.name}: unique symbol`
  const widens = type && type.flags & literal && value.initial && !(type.flags & TypeFlags.EnumLiteral)
  return `const ${value.name}${widens && value.initial?.type === "Literal" ? " =" : ":"} ${text}`
}

/** The comment that documents a statement, for hovering in later cells. */
function docComment(cell: Cell, statement: Node): string {
  const comment = cell.comments.findLast((c) => c.end <= statement.start)
  const isDoc = comment?.type === "Block" && comment.value.startsWith("*")
  const isNear = comment && /^\s*$/.test(cell.source.slice(comment.end, statement.start))
  return isDoc && isNear ? `${cell.source.slice(comment.start, comment.end)}\n` : ""
}

function findKnownNames(
  cell: Cell,
  declared: readonly DeclaredName[],
  module: string,
): Map<string, KnownName> {
  const names = new Map<string, KnownName>()
  for (const { name, kind, statement } of declared) {
    if (kind !== "import") names.set(name, { kind, module })
    else
      names.set(name, {
        kind,
        module,
        importText: importOf(cell, statement, name),
        specifier: specifierOf(statement),
      })
  }
  return names
}

function specifierOf(statement: Node): string {
  return statement.type === "ImportDeclaration" ? String(statement.source.value) : ""
}

/** The import of one name alone. */
function importOf(cell: Cell, statement: Node, name: string): string {
  const slice = (node: Node) => cell.source.slice(node.start, node.end)
  if (statement.type !== "ImportDeclaration") return slice(statement).replace(/;$/, "")
  const specifier = statement.specifiers.find(({ local }) => local.name === name)!
  const isNamed = specifier.type === "ImportSpecifier"
  const head = statement.importKind === "type" ? "import type" : "import"
  return `${head} ${isNamed ? `{ ${slice(specifier)} }` : slice(specifier)} from ${slice(statement.source)}`
}
