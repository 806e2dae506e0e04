/** The imports of a module: those of all cells put together, and those of what the dialect's calls need. */
import { relative, resolve, sep } from "node:path"
import type { NodeOf } from "../syntax.ts"
import { freeName } from "./names.ts"

/** A helper of the library that the module calls, by its name there and the module that has it. */
const helpers = {
  operators: "cellwise/operators",
  displayhook: "cellwise",
  pythonStr: "cellwise",
  recorder: "cellwise",
  registerViews: "cellwise",
} as const

export type Helper = keyof typeof helpers

/** Names that read better short. */
const shortNames: Partial<Record<Helper, string>> = { operators: "op" }

/** The library's types that the text of an inferred type may mention. */
const libraryTypes =
  /(?<![\p{ID_Continue}$.])(NDArray|float|int|bool|u?int(8|16|32|64)|float(32|64))(?![\p{ID_Continue}$])/gu

interface Bindings {
  readonly named: Map<string, string>
  readonly others: Set<string>
}

export class Imports {
  readonly #directories: { readonly directory: string; readonly target: string }
  readonly #taken: Set<string>
  readonly #modules = new Map<string, Bindings>()
  readonly #helpers = new Map<Helper, string>()

  /** @param taken - names that helpers must not have */
  constructor(
    directories: { readonly directory: string; readonly target: string },
    taken: ReadonlySet<string>,
  ) {
    this.#directories = directories
    this.#taken = new Set(taken)
  }

  /** The name of a helper in the module. */
  nameOf(helper: Helper): string {
    const known = this.#helpers.get(helper)
    if (known !== undefined) return known
    const name = freeName(shortNames[helper] ?? helper, this.#taken)
    this.#helpers.set(helper, name)
    const { named, others } = this.#bindingsOf(helpers[helper])
    if (helper === "operators") others.add(`* as ${name}`)
    else named.set(name, name === helper ? name : `${helper} as ${name}`)
    return name
  }

  /** Takes in what a cell finds without an import. */
  addAmbient(name: string, local: string): void {
    const text = local === name ? name : `${name} as ${local}`
    this.#bindingsOf("cellwise").named.set(local, name === "NDArray" ? `type ${text}` : text)
  }

  /** A type's text, whose names of the library are imported. */
  withTypes(text: string): string {
    const { named } = this.#bindingsOf("cellwise")
    for (const [name] of text.matchAll(libraryTypes)) if (!named.has(name)) named.set(name, `type ${name}`)
    return text
  }

  /** Takes in an import of a cell; `typeNames` are imported as types. */
  add(
    node: NodeOf<"ImportDeclaration">,
    renamed: ReadonlyMap<string, string>,
    typeNames: ReadonlySet<string>,
  ): void {
    const { named, others } = this.#bindingsOf(this.specifierOf(node.source.value))
    for (const entry of node.specifiers) {
      const local = renamed.get(entry.local.name) ?? entry.local.name
      const isType = node.importKind === "type" || typeNames.has(entry.local.name)
      if (entry.type === "ImportNamespaceSpecifier") others.add(`${isType ? "type " : ""}* as ${local}`)
      else if (entry.type === "ImportDefaultSpecifier") named.set(local, withType(isType, "default", local))
      else {
        const { imported, importKind } = entry
        const name = imported.type === "Literal" ? JSON.stringify(imported.value) : imported.name
        named.set(local, withType(isType || importKind === "type", name, local))
      }
    }
  }

  /** A specifier as the module writes it: files beside the notebook are found from where the module is. */
  specifierOf(specifier: string): string {
    if (!/^\.{1,2}\//.test(specifier)) return specifier
    const { directory, target } = this.#directories
    const path = relative(target, resolve(directory, specifier)).split(sep).join("/")
    return path.startsWith(".") ? path : `./${path}`
  }

  /** All imports as text, the library's last: its names are what the cells are about. */
  render(): string {
    return [...this.#modules].map(([specifier, bindings]) => renderModule(specifier, bindings)).join("")
  }

  #bindingsOf(specifier: string): Bindings {
    const known = this.#modules.get(specifier)
    if (known) return known
    const bindings: Bindings = { named: new Map(), others: new Set() }
    this.#modules.set(specifier, bindings)
    return bindings
  }
}

function withType(isType: boolean, name: string, local: string): string {
  return `${isType ? "type " : ""}${name === local ? name : `${name} as ${local}`}`
}

function renderModule(specifier: string, { named, others }: Bindings): string {
  // Node asks for the attribute that authors of cells may leave out.
  const attribute = specifier.endsWith(".json") ? ' with { type: "json" }' : ""
  const from = `${JSON.stringify(specifier)}${attribute}\n`
  const lines = [...others].map((binding) => `import ${binding} from ${from}`)
  if (named.size) lines.push(`import { ${[...named.values()].sort(byName).join(", ")} } from ${from}`)
  return lines.length ? lines.join("") : `import ${from}`
}

function byName(a: string, b: string): number {
  const bare = (text: string) => text.replace(/^type /, "").toLowerCase()
  return bare(a) < bare(b) ? -1 : 1
}
