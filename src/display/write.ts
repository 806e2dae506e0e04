import { isTuple } from "../numpy/tuple.ts"
import { type PyType, Typed } from "../numpy/typed.ts"
import { maybeOwnRepr, type Representable, type ValueWriter, writeRepr } from "./hooks.ts"
import { writeJavaScript } from "./javascript.ts"
import { maybeCompare } from "./order.ts"
import { isNumber, scalarRepr } from "./scalar.ts"
import { FlatText, type TextSink } from "./sink.ts"
import { stringRepr } from "./string.ts"

/** Deeper than this a value is abbreviated: `[...]`, `{...}`; Python itself gives up near 1,000. */
const deepest = 400

/** How much of a value is written. */
export interface WriteLimits {
  /** Items of a list, tuple, dict or set; the rest is `...`. */
  readonly items: number
  /** Whether sets are sorted, as IPython shows them. */
  readonly sortSets: boolean
}

/** One walk over a value, writing its Python `repr` to a sink. */
export class Writer implements ValueWriter {
  readonly #sink: TextSink
  readonly #limits: WriteLimits
  /** The containers being written: a value inside itself is `[...]`. */
  readonly #around = new Set<object>()

  constructor(sink: TextSink, limits: WriteLimits) {
    this.#sink = sink
    this.#limits = limits
  }

  text(text: string): void {
    this.#sink.text(text)
  }

  open(bracket: string, indent?: number): void {
    this.#sink.open(bracket, indent)
  }

  close(bracket: string): void {
    this.#sink.close(bracket)
  }

  breakable(): void {
    this.#sink.breakable()
  }

  /** Writes any value; `type` says what the value itself does not tell. */
  value(value: unknown, type: PyType = null): void {
    // Whatever has a text of its own is a block: IPython opens a bracket of no width around each.
    if (value === null || value === undefined) this.#sink.block("None")
    else if (typeof value === "string") this.#sink.block(stringRepr(value))
    else if (isNumber(value)) this.#sink.block(scalarRepr(value, type))
    else if (typeof value === "symbol") this.#sink.block(value.toString())
    else if (value instanceof Typed) this.value(value.value, value.type)
    else this.#object(value, type)
  }

  /** Writes `items` between brackets, commas between them; `write` writes one. */
  items<T>(
    opening: string,
    items: Iterable<T>,
    closing: string,
    write: (item: T, index: number) => void,
  ): void {
    this.open(opening)
    let index = 0
    for (const item of items) {
      if (index > 0) this.#separate()
      if (index === this.#limits.items) {
        this.text("...")
        break
      }
      write(item, index++)
    }
    this.close(closing)
  }

  #separate(): void {
    this.text(",")
    this.breakable()
  }

  #object(value: object, type: PyType): void {
    const brackets = bracketsOf(value, type)
    if (this.#around.has(value) || this.#around.size >= deepest) {
      this.text(brackets.join("..."))
      return
    }
    this.#around.add(value)
    if (writeRepr in value) (value as Representable)[writeRepr](this)
    else this.#contents(value, type, brackets)
    this.#around.delete(value)
  }

  #contents(value: object, type: PyType, [opening, closing]: readonly [string, string]): void {
    // NumPy's arrays and dtypes come this way too.
    const own = maybeOwnRepr(value)
    if (own !== undefined) this.#sink.block(own)
    else if (Array.isArray(value)) this.#sequence(value, type, opening, closing)
    else if (value instanceof Map) this.#dict(value)
    else if (value instanceof Set) this.#set(value)
    else if (isPlainRecord(value)) this.#record(value)
    else writeJavaScript(value, this)
  }

  #sequence(values: readonly unknown[], type: PyType, opening: string, closing: string): void {
    const typeAt = elementTypes(type)
    // A hole in an array reads as undefined, which is None.
    this.items(opening, values, values.length === 1 && closing === ")" ? ",)" : closing, (item, index) =>
      this.value(item, typeAt(index)),
    )
  }

  #dict(entries: Map<unknown, unknown>): void {
    this.items("{", entries, "}", ([key, value]) => {
      this.value(key)
      this.text(": ")
      this.value(value)
    })
  }

  #set(members: Set<unknown>): void {
    if (members.size === 0) {
      this.text("set()")
      return
    }
    const sorts = this.#limits.sortSets && members.size < this.#limits.items
    this.items("{", sorts ? sortedForDisplay([...members]) : members, "}", (item) => this.value(item))
  }

  #record(record: object): void {
    this.items("{", Object.keys(record), "}", (key) => {
      this.value(key)
      this.text(": ")
      this.property(record, key)
    })
  }

  /** Writes one property of an object; a getter is named, not called. */
  property(owner: object, key: PropertyKey): void {
    const descriptor = Object.getOwnPropertyDescriptor(owner, key)
    if (descriptor?.get) this.text("[Getter]")
    else this.value(descriptor?.value)
  }
}

/** A record made by `{}` or without a prototype: Python's dict with string keys. */
export function isPlainRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype === null || prototype === Object.prototype) return true
  // Another realm's Object.prototype: the root of its chain, and named Object.
  return Object.getPrototypeOf(prototype) === null && (prototype as object).constructor?.name === "Object"
}

function bracketsOf(value: object, type: PyType): readonly [string, string] {
  if (!Array.isArray(value)) return ["{", "}"]
  return isTuple(value) || (typeof type === "object" && type !== null && "tuple" in type)
    ? ["(", ")"]
    : ["[", "]"]
}

function elementTypes(type: PyType): (index: number) => PyType {
  if (type === null || typeof type === "string") return () => null
  if ("list" in type) return () => type.list
  return (index) => type.tuple[index] ?? null
}

/** A set's members as IPython shows them: in their order, or by their text where they have none. */
function sortedForDisplay(members: readonly unknown[]): readonly unknown[] {
  const ordered = members.every((member) => maybeCompare(member, members[0]) !== undefined)
  if (ordered) return members.toSorted((a, b) => maybeCompare(a, b) ?? 0)
  const texts = new Map(members.map((member) => [member, pythonText(member)]))
  return members.toSorted((a, b) => maybeCompare(texts.get(a), texts.get(b)) ?? 0)
}

/** Python's `str` of a member: strings bare. */
function pythonText(value: unknown): string {
  if (typeof value === "string") return value
  const sink = new FlatText()
  new Writer(sink, { items: Number.POSITIVE_INFINITY, sortSets: false }).value(value)
  return sink.toString()
}
