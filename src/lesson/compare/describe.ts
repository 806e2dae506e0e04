import type { Shape, Value } from "../values/value.ts"

/** A value in a few words. */
export function describe(value: Value): string {
  switch (value.kind) {
    case "array":
      return `an array of shape ${showShape(value.shape)}`
    case "dict":
      return `a dict of ${value.items.length / 2}`
    case "call":
      return `${value.name}( )`
    case "number":
      return value.text
    case "word":
    case "string":
      return quote(value.text)
    default:
      return `a ${value.kind} of ${value.items.length}`
  }
}

/** A shape as Python writes it: `(3,)`, `(2, ...)` where the text leaves elements out. */
export function showShape(shape: Shape): string {
  const extents = shape.map((extent) => extent ?? "...")
  return `(${extents.join(", ")}${extents.length === 1 ? "," : ""})`
}

/** Text in quotes on one line, the end of a long one left out. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, " ")
  return `'${line.length > 40 ? `${line.slice(0, 39)}…` : line}'`
}
