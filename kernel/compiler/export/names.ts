/** Which names of a notebook's cells become which names of one module. */

import { globalNames } from "../libraryCalls.ts"
import type { DeclaredName, NameKind } from "../names.ts"
import type { CheckedSource } from "./cells.ts"

/** The names of one cell in the module. */
export interface CellNames {
  /** Names that are called otherwise in the module. */
  readonly renamed: ReadonlyMap<string, string>
  /** Variables that this cell declares and an earlier one has declared already: it assigns them. */
  readonly assigned: ReadonlySet<string>
  /** Variables that a later cell declares again: they must be assignable. */
  readonly shared: ReadonlySet<string>
  /** What is there without an import in a notebook and must be imported in a module. */
  readonly ambient: ReadonlySet<string>
}

export interface NamePlan {
  forCell(index: number): CellNames
  /** Variables that several cells declare. */
  readonly shared: ReadonlySet<string>
  /** Every name that the notebook mentions. */
  readonly taken: ReadonlySet<string>
}

/** What cells find without an import. */
export const ambientNames: ReadonlySet<string> = new Set([...globalNames, "NDArray"])

const variableKinds: ReadonlySet<NameKind> = new Set(["const", "let", "function"])

interface Declaration {
  readonly cell: number
  readonly kind: NameKind
  /** Declarations of one identity need no second name: the same import in two cells. */
  readonly identity: string
}

/**
 * A name that several cells declare as a variable or a function is one variable, which functions of earlier
 * cells see change, as in the notebook. Classes, types and imports cannot be assigned: `Cell`, `Cell_2`.
 */
export function planNames(cells: readonly CheckedSource[]): NamePlan {
  const declarations = findDeclarations(cells)
  const taken = new Set([...cells.flatMap(({ mentioned }) => [...mentioned]), ...declarations.keys()])
  const shared = new Set<string>()
  const versions = new Map<string, readonly { readonly cell: number; readonly name: string }[]>()
  for (const [name, found] of declarations) {
    if (found.every(({ kind }) => variableKinds.has(kind))) {
      if (found.length > 1) shared.add(name)
    } else versions.set(name, numberVersions(name, found, taken))
  }
  return { shared, taken, forCell: (index) => namesOf(index, cells[index]!, declarations, shared, versions) }
}

function namesOf(
  index: number,
  { declared }: CheckedSource,
  declarations: ReadonlyMap<string, readonly Declaration[]>,
  shared: ReadonlySet<string>,
  versions: ReadonlyMap<string, readonly { readonly cell: number; readonly name: string }[]>,
): CellNames {
  const own = new Set(declared.map(({ name }) => name).filter((name) => shared.has(name)))
  const assigned = new Set([...own].filter((name) => declarations.get(name)![0]!.cell < index))
  const renamed = new Map<string, string>()
  for (const [name, found] of versions) {
    const current = found.findLast(({ cell }) => cell <= index)
    if (current && current.name !== name) renamed.set(name, current.name)
  }
  const isAmbient = (name: string) => {
    const first = declarations.get(name)?.[0]
    return first !== undefined && first.cell === index && first.identity === ambient
  }
  return { renamed, assigned, shared: own, ambient: new Set([...ambientNames].filter(isAmbient)) }
}

/** What a name without a declaration stands for. */
const ambient = "cellwise"

function findDeclarations(cells: readonly CheckedSource[]): ReadonlyMap<string, Declaration[]> {
  const declarations = new Map<string, Declaration[]>()
  const put = (name: string, declaration: Declaration) => {
    const before = declarations.get(name) ?? []
    if (before.at(-1)?.cell !== declaration.cell) declarations.set(name, [...before, declaration])
  }
  for (const [cell, { declared, mentioned }] of cells.entries()) {
    const own = new Set(declared.map(({ name }) => name))
    for (const name of ambientNames)
      if (mentioned.has(name) && !own.has(name) && !declarations.has(name))
        put(name, { cell, kind: "import", identity: ambient })
    for (const entry of declared)
      put(entry.name, { cell, kind: entry.kind, identity: identityOf(entry, cell) })
  }
  return declarations
}

/** The same name of the same module is one import; `import { np } from "cellwise"` is what is there anyway. */
function identityOf({ name, kind, statement }: DeclaredName, cell: number): string {
  if (kind !== "import" || statement.type !== "ImportDeclaration") return `${cell}`
  const specifier = statement.specifiers.find(({ local }) => local.name === name)!
  const imported =
    specifier.type === "ImportSpecifier" && "name" in specifier.imported
      ? specifier.imported.name
      : specifier.type
  const source = statement.source.value
  return source === "cellwise" && imported === name ? ambient : `${source} ${imported}`
}

function numberVersions(
  name: string,
  found: readonly Declaration[],
  taken: Set<string>,
): { cell: number; name: string }[] {
  let [identity, current] = ["", name]
  return found.map((declaration, i) => {
    if (i > 0 && declaration.identity !== identity) current = freeName(name, taken)
    identity = declaration.identity
    return { cell: declaration.cell, name: current }
  })
}

/** `name`, or the first of `name_2`, `name_3` that nobody has taken; it is taken then. */
export function freeName(name: string, taken: Set<string>): string {
  let free = name
  for (let count = 2; taken.has(free); count++) free = `${name}_${count}`
  taken.add(free)
  return free
}
