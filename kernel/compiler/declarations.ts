/**
 * A checked cell as declarations: the printed types of its constants, variables and functions; classes,
 * enums, namespaces and types as the author wrote them. Later cells see these instead of the cell, so the
 * cost of a check does not grow with the notebook.
 */
import { NodeBuilderFlags, TypeFlags } from "typescript/unstable/async"
import { askAll } from "./askAll.ts"
import { namesModule } from "./cellFiles.ts"
import type { Checked, CheckNode, SourceFile, Type } from "./checker.ts"
import { type DeclaredName, isAmbient } from "./names.ts"
import type { KnownName } from "./notebook.ts"
import type { Rendering } from "./render.ts"
import type { Cell, Node, NodeOf } from "./syntax.ts"
import { withoutNoInfer } from "./typeText.ts"

export interface CellModule {
  readonly text: string
  readonly names: ReadonlyMap<string, KnownName>
  /** Nothing for later cells to know. */
  readonly isEmpty: boolean
}

/** Prints the declarations of a checked cell as a namespace `id`; `aliases` bring the earlier names it mentions. */
export async function printDeclarations(
  checked: Checked,
  file: SourceFile,
  cell: Cell,
  rendering: Rendering,
  aliases: string,
  declared: readonly DeclaredName[],
  id: string,
): Promise<CellModule> {
  const values = declared.filter(({ kind }) => kind === "const" || kind === "let" || kind === "function")
  const printed = await printValues(checked, file, cell, rendering, values)
  const kept = new Set(declared.filter(({ kind }) => keeps(kind)).map(({ statement }) => statement))
  const statements = [...kept].map((statement) => statementText(rendering, statement))
  const imported = declared.filter(({ kind }) => kind === "import")
  const imports = imported.map((entry) => importText(cell, entry, exportedName(entry.name, id)))
  const own = imported.map(({ name }) => `import ${name} = ${exportedName(name, id)}`)
  const names = new Set(declared.filter(({ kind }) => kind !== "import").map(({ name }) => name))
  const exports = [...names].map((name) => `export import ${exportedName(name, id)} = ${id}.${name}`)
  const ambient = cell.program.body.filter((node) => node.type === "TSModuleDeclaration" && isAmbient(node))
  const added = ambient.map(({ start, end }) => cell.source.slice(start, end))
  const inner = [aliases.trimEnd(), ...own, ...statements, ...printed].filter(Boolean)
  const text = [...imports, ...added, `export namespace ${id} {`, ...inner, "}", ...exports].join("\n")
  return { text, names: findKnownNames(cell, declared, id), isEmpty: declared.length + added.length === 0 }
}

/** What a name of the cell `id` is called among the names of all cells. */
function exportedName(name: string, id: string): string {
  return `${name}${id}`
}

/**
 * Types by the namespaces that every file of declarations imports: an `import("cellwise")` of its own in
 * each would be one more import (see cellFiles.ts).
 */
function withNamespaces(text: string): string {
  return text
    .replaceAll('import("cellwise").', "$lib.")
    .replace(
      /(?:import\("\.\/\$(?:names|cells-\d+)"\)\.)?(\$cell_\d+)\.([\p{ID_Continue}$]+)/gu,
      (_, id: string, name: string) => `$names.${exportedName(name, id)}`,
    )
    .replaceAll(`import("${namesModule}").`, "$names.")
}

function keeps(kind: DeclaredName["kind"]): boolean {
  return kind === "class" || kind === "enum" || kind === "namespace" || kind === "type"
}

/** A statement as the author wrote it, exported from the namespace. */
function statementText(rendering: Rendering, statement: Node): string {
  const span = rendering.spans.get(statement)
  const text = span ? rendering.text.slice(span.start, span.end) : ""
  return `export ${text.replace(/^export\s+(default\s+)?/, "")}`
}

async function printValues(
  checked: Checked,
  file: SourceFile,
  cell: Cell,
  rendering: Rendering,
  values: readonly DeclaredName[],
): Promise<string[]> {
  const unique = [...new Map(values.map((value) => [value.name, value])).values()]
  const nodes = findNodesAt(file, new Set(unique.map(({ at }) => rendering.toOutput(at) ?? 0)))
  const places = unique.flatMap(({ at }) => nodes.get(rendering.toOutput(at) ?? 0) ?? [])
  const found = await askAll(places, (some) => checked.checker.getTypeAtLocation(some))
  const types = new Map(places.map((place, i) => [place.getStart(), found[i]]))
  const print = createPrinter(checked, file)
  return Promise.all(
    unique.map(async (value) => {
      const type = types.get(rendering.toOutput(value.at) ?? 0)
      const text = type ? await print(type) : "any"
      const declaration = declarationText(value, type, withNamespaces(withoutNoInfer(text)))
      return `${docComment(cell, value.statement)}export declare ${declaration}`
    }),
  )
}

/** The names that stand at some places: asked by node, the checker need not look for each from the file's start. */
function findNodesAt(file: SourceFile, starts: ReadonlySet<number>): ReadonlyMap<number, CheckNode> {
  const found = new Map<number, CheckNode>()
  const visit = (node: CheckNode): void => {
    const start = node.getStart()
    if (starts.has(start)) found.set(start, node)
    node.forEachChild(visit)
  }
  file.forEachChild(visit)
  return found
}

/** Prints each type once. */
function createPrinter({ checker }: Checked, file: SourceFile): (type: Type) => Promise<string> {
  const printed = new Map<number, Promise<string>>()
  return (type) => {
    const text = printed.get(type.id) ?? checker.typeToString(type, file, NodeBuilderFlags.NoTruncation)
    printed.set(type.id, text)
    return text
  }
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

function findKnownNames(cell: Cell, declared: readonly DeclaredName[], id: string): Map<string, KnownName> {
  return new Map(
    declared.map(({ name, kind, statement }) => {
      const source = cell.source.slice(statement.start, statement.end)
      const known = { kind, exported: exportedName(name, id), source }
      return [name, kind === "import" ? { ...known, specifier: specifierOf(statement) } : known]
    }),
  )
}

function specifierOf(statement: Node): string {
  return statement.type === "ImportDeclaration" ? String(statement.source.value) : ""
}

/** The import of one name alone, under the name that it is exported by. */
function importText(cell: Cell, { statement, name }: DeclaredName, exported: string): string {
  const slice = (node: Node) => cell.source.slice(node.start, node.end)
  if (statement.type === "TSImportEqualsDeclaration") {
    const { moduleReference } = statement
    return `export import ${exported} = ${slice(moduleReference)}`
  }
  if (statement.type !== "ImportDeclaration") return ""
  const specifier = statement.specifiers.find(({ local }) => local.name === name)!
  const imported = importedText(specifier, slice)
  if (statement.source.value === "cellwise" && imported !== "default" && !imported.startsWith('"'))
    return `export import ${exported} = $lib${imported === "*" ? "" : `.${imported}`}`
  const head = statement.importKind === "type" ? "import type" : "import"
  const binding = imported === "*" ? `* as ${exported}` : `{ ${imported} as ${exported} }`
  return `${head} ${binding} from ${slice(statement.source)}; export { ${exported} }`
}

/** What a specifier takes from its module: a name, `default`, or `*` for all. */
function importedText(
  specifier: NodeOf<"ImportSpecifier" | "ImportDefaultSpecifier" | "ImportNamespaceSpecifier">,
  slice: (node: Node) => string,
): string {
  if (specifier.type === "ImportNamespaceSpecifier") return "*"
  return specifier.type === "ImportDefaultSpecifier" ? "default" : slice(specifier.imported)
}
