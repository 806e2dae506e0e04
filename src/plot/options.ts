import { isPlainRecord } from "../display/write.ts"
import { untyped } from "../numpy/typed.ts"
import { notice } from "./notice.ts"

/** Keyword arguments by their names; what is not known is said once and left out. */
export type KeywordArguments = Readonly<Record<string, unknown>>

/** Short names of matplotlib's properties. */
const aliases: Readonly<Record<string, string>> = {
  c: "color",
  colour: "color",
  lw: "linewidth",
  linewidths: "linewidth",
  ls: "linestyle",
  linestyles: "linestyle",
  ms: "markersize",
  mfc: "markerfacecolor",
  mec: "markeredgecolor",
  mew: "markeredgewidth",
  fc: "facecolor",
  facecolors: "facecolor",
  ec: "edgecolor",
  edgecolors: "edgecolor",
  size: "fontsize",
  weight: "fontweight",
  ha: "horizontalalignment",
  va: "verticalalignment",
  family: "fontfamily",
  fontname: "fontfamily",
}

/** Arguments that change nothing in a still picture of this kind. */
const withoutEffect: ReadonlySet<string> = new Set(
  "animated antialiased aa clip_on clip_box picker rasterized snap gid url solid_capstyle solid_joinstyle dash_capstyle dash_joinstyle visible scalex scaley fontfamily block bbox_inches pad_inches data transform".split(
    " ",
  ),
)

/** The keyword arguments of one call, taken one by one. */
export class Options {
  readonly #call: string
  readonly #given: Map<string, unknown>

  /** @param own - names that keep a meaning of their own in this call: `c` of a scatter plot is no colour */
  constructor(call: string, given: KeywordArguments = {}, own: readonly string[] = []) {
    this.#call = call
    const entries = Object.entries(given).filter(([, value]) => value !== undefined)
    const name = (key: string) => (own.includes(key) ? key : (aliases[key] ?? key))
    this.#given = new Map(entries.map(([key, value]) => [name(key), untyped(value)]))
  }

  /** Takes an argument; `fallback` when it is missing or None. */
  take<T>(name: string, fallback: T): T
  take<T>(name: string): T | undefined
  take(name: string, fallback?: unknown): unknown {
    const value = this.#given.get(name)
    this.#given.delete(name)
    return value ?? fallback
  }

  /** Whether an argument was given, be it None. */
  has(name: string): boolean {
    return this.#given.has(name)
  }

  /** Gives all that is left to another reader. */
  rest(): KeywordArguments {
    const rest = Object.fromEntries(this.#given)
    this.#given.clear()
    return rest
  }

  /** Says what nobody took. */
  done(): void {
    for (const name of this.#given.keys()) {
      if (!withoutEffect.has(name))
        notice(`${this.#call}: the argument '${name}' is not drawn here; the rest is`)
    }
    this.#given.clear()
  }
}

/** Splits the keyword arguments, a plain record given last, from the positional ones. */
export function splitArguments(
  values: readonly unknown[],
): [positional: unknown[], keywords: KeywordArguments] {
  const last = untyped(values.at(-1))
  if (values.length > 0 && isPlainRecord(last)) return [values.slice(0, -1).map(untyped), last]
  return [values.map(untyped), {}]
}

/**
 * Positional arguments as keyword arguments, under the names that Python's signature has for them.
 * Those that are given by name win nothing: Python would refuse them twice.
 */
export function nameArguments(values: readonly unknown[], names: readonly string[]): KeywordArguments {
  const [positional, keywords] = splitArguments(values)
  const named = positional.slice(0, names.length).map((value, i) => [names[i]!, value] as const)
  return { ...Object.fromEntries(named.filter(([, value]) => value !== undefined)), ...keywords }
}
