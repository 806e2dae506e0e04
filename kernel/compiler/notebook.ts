/**
 * The names that finished cells left behind. For each cell a module of declarations holds their types
 * only; the module of all names exports the latest of each, and a check text imports those it mentions.
 */
import type { DeclaredName, NameKind } from "./names.ts"

/** A name of an earlier cell: in that cell's module, or an import to be repeated. */
export interface KnownName {
  readonly kind: NameKind
  /** The module's specifier, `./$cell-3`. */
  readonly module: string
  /** For an import: the statement that brings the name, and where it comes from. */
  readonly importText?: string
  readonly specifier?: string
}

/** The module of all names that cells have declared so far. */
export const namesModule = "./$names"

export class Notebook {
  readonly #names = new Map<string, KnownName>()
  readonly #written = new Set<string>()

  /** Forgets everything. */
  clear(): void {
    this.#names.clear()
    this.#written.clear()
  }

  /** Remembers the names that functions of a cell may assign. */
  addWritten(names: Iterable<string>): void {
    for (const name of names) this.#written.add(name)
  }

  /** Whether a function of some cell may assign the name. */
  isWritten(name: string): boolean {
    return this.#written.has(name)
  }

  /** Whether some cell has declared the name. */
  isKnown(name: string): boolean {
    return this.#names.has(name)
  }

  /** A finished cell's names; the latest declaration of a name is the one that counts. */
  learn(names: ReadonlyMap<string, KnownName>): void {
    for (const [name, known] of names) this.#names.set(name, known)
  }

  find(name: string): KnownName | undefined {
    return this.#names.get(name)
  }

  get names(): IterableIterator<string> {
    return this.#names.keys()
  }

  /**
   * What gives a check text the earlier names it mentions: imports from the one module of all names. The
   * modules that a check text imports are thus always the same, and the checker need not resolve them anew.
   */
  preambleFor(mentioned: Iterable<string>, declared: readonly Pick<DeclaredName, "name">[]): string {
    const names: string[] = []
    const variables: string[] = []
    for (const [name, { kind }] of this.#mentionedNames(mentioned, declared)) {
      if (kind !== "let") names.push(name)
      else {
        names.push(`${name} as $let_${name}`)
        variables.push(`declare let ${name}: typeof $let_${name}`)
      }
    }
    return [`import { ${names.join(", ")} } from "${namesModule}"`, ...variables].join("; ").concat(";\n")
  }

  /** The same for a module of declarations, which must not change with later cells: each name from its own module. */
  importsFor(mentioned: Iterable<string>, declared: readonly Pick<DeclaredName, "name">[]): string {
    return [...this.#mentionedNames(mentioned, declared)]
      .map(([name, { module, importText }]) => importText ?? `import { ${name} } from "${module}"`)
      .join("\n")
  }

  *#mentionedNames(
    mentioned: Iterable<string>,
    declared: readonly Pick<DeclaredName, "name">[],
  ): Generator<[string, KnownName]> {
    const own = new Set(declared.map(({ name }) => name))
    for (const name of mentioned) {
      const known = own.has(name) ? undefined : this.#names.get(name)
      if (known) yield [name, known]
    }
  }

  /** The module of all names: each from the latest cell that declared it. */
  namesText(): string {
    const lines: string[] = []
    for (const [name, { module, importText }] of this.#names)
      if (!importText) lines.push(`export { ${name} } from "${module}"`)
      else lines.push(importText, `export { ${name} }`)
    return `${lines.join("\n")}\nexport {}\n`
  }
}
