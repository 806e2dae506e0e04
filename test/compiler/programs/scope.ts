import type { Chance } from "./chance.ts"

/** The types that generated expressions have. */
export type Kind = "number" | "string" | "boolean" | "numbers" | "point" | "maybe" | "bigint"

/** A kind as the author annotates it. */
export const annotations: Readonly<Record<Kind, string>> = {
  number: "number",
  string: "string",
  boolean: "boolean",
  numbers: "number[]",
  point: "{ x: number; tag: string }",
  maybe: "number | undefined",
  bigint: "bigint",
}

/** The names that a piece of a program can see. Names of different programs never meet. */
export class Scope {
  readonly chance: Chance
  readonly #suffix: string
  readonly #names: Record<Kind, string[]>
  readonly #variables: Record<Kind, string[]>
  readonly #count: { value: number }

  /** @param suffix - ends each name of the program */
  constructor(chance: Chance, suffix: string, outer?: Scope) {
    this.chance = chance
    this.#suffix = suffix
    this.#names = copyOf(outer ? outer.#names : noNames)
    this.#variables = copyOf(outer ? outer.#variables : noNames)
    this.#count = (outer ? outer.#count : undefined) ?? { value: 0 }
  }

  /** The scope of a block or a function: what it declares is not seen outside. */
  inner(): Scope {
    return new Scope(this.chance, this.#suffix, this)
  }

  /** A name nobody has. */
  fresh(stem: string): string {
    return `${stem}${this.#count.value++}_${this.#suffix}`
  }

  /** Makes a name known to what follows; a variable may be assigned. */
  put(kind: Kind, name: string, isVariable = false): string {
    this.#names[kind].push(name)
    if (isVariable) this.#variables[kind].push(name)
    return name
  }

  /** A known name of a kind, or nothing. */
  maybeName(kind: Kind): string | undefined {
    const names = this.#names[kind]
    return names.length ? this.chance.pick(names) : undefined
  }

  /** A known name of a kind that may be assigned, or nothing. */
  maybeVariable(kind: Kind): string | undefined {
    const names = this.#variables[kind]
    return names.length ? this.chance.pick(names) : undefined
  }
}

const noNames = {
  number: [],
  string: [],
  boolean: [],
  numbers: [],
  point: [],
  maybe: [],
  bigint: [],
} satisfies Record<Kind, string[]>

function copyOf(names: Readonly<Record<Kind, readonly string[]>>): Record<Kind, string[]> {
  const copies = Object.entries(names).map(([kind, list]) => [kind, [...list]])
  return Object.fromEntries(copies) as Record<Kind, string[]>
}
