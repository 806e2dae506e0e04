/** The mark that a tuple carries, out of sight of enumeration; shared by name across realms. */
export const tupleMark: unique symbol = Symbol.for("cellwise.tuple") as never

const marked = { value: true, enumerable: false } as const

/** Python's tuple: an ordinary array that remembers to be shown in round brackets. */
export function tuple<const T extends readonly unknown[]>(...items: T): [...T] {
  return Object.defineProperty(items as unknown as [...T], tupleMark, marked)
}

/** Whether `value` is an array made by {@link tuple}. */
export function isTuple(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && tupleMark in value
}
