/**
 * The names that finished cells left behind: the latest of each counts. Their types are in declarations
 * alone (declarations.ts), exported by one module of all names, and a check text imports those it mentions.
 */
import { namesModule } from "./cellFiles.ts"
import type { FunctionNames } from "./loops.ts"
import type { DeclaredName, NameKind } from "./names.ts"

/** A name of an earlier cell. */
export interface KnownName {
  readonly kind: NameKind
  /** What it is called among all names: `h_t$cell_3`, since another cell may declare `h_t` again. */
  readonly exported: string
  /** For an import: the module that it comes from. */
  readonly specifier?: string
  /** The statement that declares it, as the author wrote it. */
  readonly source?: string
}

export class Notebook {
  readonly #names = new Map<string, KnownName>()
  readonly #written = new Set<string>()
  readonly #seen = new Set<string>()

  /** Forgets everything. */
  clear(): void {
    for (const known of [this.#names, this.#written, this.#seen]) known.clear()
  }

  /** Remembers the names that functions of a cell may assign or mention. */
  addFunctionNames({ written, seen }: FunctionNames): void {
    for (const name of written) this.#written.add(name)
    for (const name of seen) this.#seen.add(name)
  }

  /** Whether a function of some cell may assign the name. */
  isWritten(name: string): boolean {
    return this.#written.has(name)
  }

  /** Whether a function of some cell mentions the name. */
  isSeen(name: string): boolean {
    return this.#seen.has(name)
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
    for (const [name, { kind, exported }] of this.#mentionedNames(mentioned, declared)) {
      if (kind !== "let") names.push(`${exported} as ${name}`)
      else {
        names.push(`${exported} as $let_${name}`)
        variables.push(`declare let ${name}: typeof $let_${name}`)
      }
    }
    return [`import { ${names.join(", ")} } from "${namesModule}"`, ...variables].join("; ").concat(";\n")
  }

  /** The same among the declarations of a finished cell. */
  aliasesFor(mentioned: Iterable<string>, declared: readonly Pick<DeclaredName, "name">[]): string {
    return [...this.#mentionedNames(mentioned, declared)]
      .map(([name, { exported }]) => `import ${name} = $names.${exported}\n`)
      .join("")
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
}
