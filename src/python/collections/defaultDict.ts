import { type Representable, type ValueWriter, writeRepr } from "../../display/hooks.ts"
import { pythonRepr } from "../../display/python.ts"
import { KeyError } from "../../errors.ts"
import { entriesOf } from "./entries.ts"

/**
 * Python's `collections.defaultdict`: a dict that makes what is missing, `new defaultdict(list)`.
 * `get(key)` is Python's `d[key]`: it stores what the factory gives.
 *
 * Source: https://docs.python.org/3/library/collections.html#collections.defaultdict
 */
export class defaultdict<K = string, V = unknown> extends Map<K, V> implements Representable {
  readonly default_factory: (() => V) | null

  /**
   * @param default_factory - makes a missing value: `list`, `int`, `() => 0`; null makes none
   * @param entries - what is there at first
   */
  constructor(
    default_factory: (() => V) | null = null,
    entries: ReadonlyMap<K, V> | Readonly<Record<string, V>> | Iterable<readonly [K, V]> = [],
  ) {
    super()
    this.default_factory = default_factory
    for (const [key, value] of entriesOf<K, V>(entries)) this.set(key, value)
  }

  /** The value of a key; a new one where there is none. @throws KeyError without a factory */
  override get(key: K): V {
    if (!this.has(key)) {
      if (!this.default_factory) throw new KeyError(pythonRepr(key))
      this.set(key, this.default_factory())
    }
    return super.get(key) as V
  }

  [writeRepr](writer: ValueWriter): void {
    writer.open("defaultdict(")
    writer.text(factoryText(this.default_factory))
    writer.text(",")
    writer.breakable()
    writer.value(new Map(this))
    writer.close(")")
  }
}

/** Python's own types are classes, others functions. */
function factoryText(factory: (() => unknown) | null): string {
  if (!factory) return "None"
  const isType = /^(list|int|float|str|dict|set|tuple|bool)$/.test(factory.name)
  return isType ? `<class '${factory.name}'>` : `<function ${factory.name || "<lambda>"}>`
}
