/** The names that a cell declares at its top, and those that it mentions. */
import { childrenOf, isFunction, type Node, type NodeOf, type Program, walk } from "./syntax.ts"

export type NameKind = "const" | "let" | "function" | "class" | "enum" | "namespace" | "type" | "import"

export interface DeclaredName {
  readonly name: string
  readonly kind: NameKind
  /** Offset of the name in its declaration. */
  readonly at: number
  /** The statement that declares it. */
  readonly statement: Node
  /** For a `const` without annotation: its initial value. */
  readonly initial?: Node | null
}

/** The names declared at the top of the cell, `var` of nested blocks included. */
export function findDeclaredNames(program: Program): DeclaredName[] {
  const names: DeclaredName[] = []
  for (const statement of program.body) findInStatement(statement, statement, names)
  for (const statement of program.body) findNestedVars(statement, statement, names)
  return names
}

function findInStatement(node: Node, statement: Node, names: DeclaredName[]): void {
  const put = (kind: NameKind, id: Node | null | undefined, initial?: Node | null) => {
    if (id?.type === "Identifier")
      names.push({ name: id.name, kind, at: id.start, statement, ...(initial !== undefined && { initial }) })
  }
  switch (node.type) {
    case "VariableDeclaration": {
      const kind = node.kind === "let" || node.kind === "var" ? "let" : "const"
      for (const { id, init } of node.declarations)
        if (id.type === "Identifier") put(kind, id, id.typeAnnotation ? null : init)
        else for (const inner of findPatternNames(id)) put(kind, inner)
      return
    }
    case "FunctionDeclaration":
    case "TSDeclareFunction":
      put("function", node.id)
      return
    case "ClassDeclaration":
      put("class", node.id)
      return
    case "TSEnumDeclaration":
      put("enum", node.id)
      return
    case "TSModuleDeclaration":
      if (!isAmbient(node)) put("namespace", firstName(node.id))
      return
    case "TSInterfaceDeclaration":
    case "TSTypeAliasDeclaration":
      put("type", node.id)
      return
    case "ImportDeclaration":
      for (const specifier of node.specifiers) put("import", specifier.local)
      return
    case "TSImportEqualsDeclaration":
      put("import", node.id)
      return
    case "ExportNamedDeclaration":
    case "ExportDefaultDeclaration":
      if (node.declaration) findInStatement(node.declaration, statement, names)
  }
}

/** `declare global { }` and `declare module "x" { }`, which add to what is there and declare no name. */
export function isAmbient(node: NodeOf<"TSModuleDeclaration">): boolean {
  return node.kind === "global" || node.id.type === "Literal"
}

/** `A` of `namespace A.B`. */
function firstName(id: Node): Node {
  return id.type === "TSQualifiedName" ? firstName(id.left) : id
}

/** `var` inside blocks and loops belongs to the cell's top too. */
function findNestedVars(node: Node, statement: Node, names: DeclaredName[]): void {
  if (isFunction(node) || node.type === "ClassBody" || node.type === "TSModuleBlock") return
  for (const child of childrenOf(node)) {
    if (child.type === "VariableDeclaration" && child.kind === "var" && child !== statement)
      findInStatement(child, statement, names)
    findNestedVars(child, statement, names)
  }
}

/** The identifiers that a destructuring pattern binds. */
export function findPatternNames(pattern: Node): Node[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern]
    case "AssignmentPattern":
      return findPatternNames(pattern.left)
    case "RestElement":
      return findPatternNames(pattern.argument)
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? findPatternNames(element) : []))
    case "ObjectPattern":
      return pattern.properties.flatMap((p) => findPatternNames(p.type === "Property" ? p.value : p))
    default:
      return []
  }
}

/** Every name mentioned anywhere in the cell; a few too many do no harm. */
export function findMentionedNames(program: Program): Set<string> {
  const names = new Set<string>()
  walk(program, (node) => {
    if (node.type === "Identifier") names.add(node.name)
  })
  return names
}
