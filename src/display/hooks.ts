import type { PyType } from "../numpy/typed.ts"

/** What a class writes its own Python text with: brackets break over lines when displayed. */
export interface ValueWriter {
  text(text: string): void
  open(bracket: string, indent?: number): void
  close(bracket: string): void
  breakable(): void
  /** Writes another value in its place. */
  value(value: unknown, type?: PyType): void
}

/**
 * A method under this symbol writes an object's Python text, for `print` and for the displayed form:
 * `[writeRepr](writer) { writer.text("range(0, 3)") }`.
 */
export const writeRepr: unique symbol = Symbol.for("cellwise.repr") as never

/** An object that writes its own Python text. */
export interface Representable {
  [writeRepr](writer: ValueWriter): void
}

/** Node's `console.log` calls this method with a depth, its options and its own `inspect`. */
const inspect = Symbol.for("nodejs.util.inspect.custom")

/**
 * The text an object gives for its own `repr`: from Python's `__repr__`, or from the method that
 * Node's `console.log` asks. Undefined when it has neither.
 */
export function maybeOwnRepr(value: object): string | undefined {
  return callForText(value, "__repr__") ?? callForText(value, inspect, 2, {}, String)
}

/** The text an object gives for its own `str`: Python's `__str__`, or a `toString` of its class. */
export function maybeOwnStr(value: object): string | undefined {
  return callForText(value, "__str__") ?? (hasOwnToString(value) ? callForText(value, "toString") : undefined)
}

function callForText(value: object, name: PropertyKey, ...rest: unknown[]): string | undefined {
  const method = (value as Record<PropertyKey, unknown>)[name]
  if (typeof method !== "function") return undefined
  const text: unknown = method.apply(value, rest)
  return typeof text === "string" ? text : undefined
}

function hasOwnToString(value: object): boolean {
  const method = (value as { toString?: unknown }).toString
  return !builtinToString.has(method)
}

// What these say of their values is not Python's text: "[object Object]", "1,2", a function's source.
const builtinToString: ReadonlySet<unknown> = new Set(
  [Object, Array, Function, Date, RegExp, Error, Symbol].map((builtin) => builtin.prototype.toString),
)
