import type { Writer } from "./write.ts"

/** Items of a typed array or of a JavaScript object that are written; the rest is counted. */
const mostItems = 100

/**
 * Writes what Python has no word for, in JavaScript's own terms: functions, classes, instances,
 * errors, dates, typed arrays, promises. Values inside are Python's text again.
 */
export function writeJavaScript(value: object, writer: Writer): void {
  if (typeof value === "function") writer.text(describeFunction(value))
  else if (value instanceof Error) writeError(value, writer)
  else if (value instanceof Date)
    writer.text(Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString())
  else if (value instanceof RegExp) writer.text(String(value))
  else if (ArrayBuffer.isView(value)) writeView(value, writer)
  else if (isBoxed(value)) writer.value(value.valueOf())
  else writeInstance(value, writer)
}

/** `<function lstm_step>`, `<class Cell>`. */
function describeFunction(value: { readonly name: string }): string {
  const isClass = /^class\b/.test(Function.prototype.toString.call(value))
  return `<${isClass ? "class" : "function"} ${value.name || "(anonymous)"}>`
}

/** As Python shows an exception: `TypeError('no such axis')`. */
function writeError(error: Error, writer: Writer): void {
  writer.open(`${error.name}(`)
  if (error.message !== "") writer.value(error.message)
  writer.close(")")
}

function writeView(view: ArrayBufferView, writer: Writer): void {
  const name = nameOf(view)
  if (view instanceof DataView) {
    writer.text(`${name}(${view.byteLength})`)
    return
  }
  const items = view as ArrayBufferView & ArrayLike<number | bigint> & Iterable<number | bigint>
  const type = name.startsWith("Float") ? "float" : null
  writer.open(`${name}(${items.length}) [`, 1)
  for (let i = 0; i < Math.min(items.length, mostItems); i++) {
    if (i > 0) separate(writer)
    writer.value(items[i], type)
  }
  writeRest(items.length - mostItems, writer)
  writer.close("]")
}

/** `Cell {size: 4, bias: array([0., 0.])}`: the name of the class, and its enumerable fields. */
function writeInstance(value: object, writer: Writer): void {
  const keys = Object.keys(value)
  writer.open(`${nameOf(value)} {`, 1)
  for (const [index, key] of keys.slice(0, mostItems).entries()) {
    if (index > 0) separate(writer)
    writer.text(`${key}: `)
    writer.property(value, key)
  }
  writeRest(keys.length - mostItems, writer)
  writer.close("}")
}

function writeRest(count: number, writer: Writer): void {
  if (count <= 0) return
  separate(writer)
  writer.text(`... ${count} more`)
}

function separate(writer: Writer): void {
  writer.text(",")
  writer.breakable()
}

/** The name of a value's class; without one, its tag. */
export function nameOf(value: object): string {
  const className = (value.constructor as { name?: unknown } | undefined)?.name
  if (typeof className === "string" && className !== "" && className !== "Object") return className
  const tag = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag]
  return typeof tag === "string" && tag !== "" ? tag : "Object"
}

function isBoxed(value: object): boolean {
  return value instanceof Number || value instanceof String || value instanceof Boolean
}
