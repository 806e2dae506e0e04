/**
 * The names that finished cells left behind. For each cell a module of declarations holds their types
 * only; the next cell's check text imports from there just the names it mentions.
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

export class Notebook {
  readonly #names = new Map<string, KnownName>()

  /** Forgets everything. */
  clear(): void {
    this.#names.clear()
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

  /** The imports, on one line, that give a cell the earlier names it mentions. */
  preambleFor(mentioned: Iterable<string>, declared: readonly DeclaredName[]): string {
    const own = new Set(declared.map(({ name }) => name))
    const texts: string[] = []
    const imported = new Map<string, string[]>()
    for (const name of mentioned) {
      const known = own.has(name) ? undefined : this.#names.get(name)
      if (!known) continue
      if (known.importText) texts.push(known.importText)
      else if (known.kind === "let")
        texts.push(`declare let ${name}: typeof import("${known.module}").${name}`)
      else imported.set(known.module, [...(imported.get(known.module) ?? []), name])
    }
    for (const [module, names] of imported) texts.push(`import { ${names.join(", ")} } from "${module}"`)
    return texts.length ? `${texts.join("; ")};\n` : ""
  }
}
