import { type Representable, type ValueWriter, writeRepr } from "../../display/hooks.ts"
import { pythonRepr } from "../../display/python.ts"
import { KeyError } from "../../errors.ts"
import { tuple } from "../../numpy/tuple.ts"
import { entriesOf } from "./entries.ts"

/**
 * Python's `collections.OrderedDict`: a dict whose order can be changed. Shown as Python 3.12 and later do.
 *
 * Source: https://docs.python.org/3/library/collections.html#collections.OrderedDict
 */
export class OrderedDict<K = string, V = unknown> extends Map<K, V> implements Representable {
  constructor(entries: ReadonlyMap<K, V> | Readonly<Record<string, V>> | Iterable<readonly [K, V]> = []) {
    super(entriesOf<K, V>(entries))
  }

  /** Moves a key to the end, or to the beginning. @throws KeyError when it is missing */
  move_to_end(key: K, last = true): void {
    if (!this.has(key)) throw new KeyError(pythonRepr(key))
    const value = this.get(key) as V
    this.delete(key)
    const others = last ? [] : [...this]
    if (!last) this.clear()
    this.set(key, value)
    for (const [other, kept] of others) this.set(other, kept)
  }

  /** Takes the last pair away, or the first. @throws KeyError when there is none */
  popitem(last = true): [K, V] {
    if (this.size === 0) throw new KeyError("dictionary is empty")
    const [key, value] = [...this].at(last ? -1 : 0)!
    this.delete(key)
    return tuple(key, value) as [K, V]
  }

  [writeRepr](writer: ValueWriter): void {
    if (this.size === 0) writer.text("OrderedDict()")
    else {
      writer.open("OrderedDict(")
      writer.value(new Map(this))
      writer.close(")")
    }
  }
}
