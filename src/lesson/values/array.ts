import type { ArrayValue, Shape, Span, Value } from "./value.ts"

/** One element between brackets, with the name before its `=` and what separates it from the next. */
export interface Element {
  readonly value: Value
  readonly keyword: string | null
  readonly separator: "," | ":" | " " | ""
}

/** The calls whose text holds an array: NumPy's, and the like of other libraries. */
const arrayNames = new Set(["array", "np.array", "matrix", "np.matrix", "tensor", "Array"])

/** `[ ]`: with commas a list, with spaces a printed array; null when it is neither. */
export function buildBracket(elements: readonly Element[], span: Span): Value | null {
  const items = elements.map((element) => element.value)
  const separators = new Set(elements.slice(0, -1).map((element) => element.separator))
  if (separators.has(":") || separators.size > 1) return null
  const isPrinted = separators.has(" ") || items.some(isPrintedArray)
  if (!isPrinted) return { kind: "list", name: "", span, items }
  return joinRows(items.map(asRow), span, "str", null)
}

function isPrintedArray(value: Value): boolean {
  return value.kind === "array" && value.notation === "str"
}

/** A list of at most one element inside a printed array is a row of it: `[[1]\n [2]]`. */
function asRow(value: Value): Value {
  if (value.kind !== "list" || value.items.length > 1) return value
  const shape = [value.items.length]
  return { kind: "array", notation: "str", span: value.span, items: value.items, shape, dtype: "" }
}

/**
 * `array([[1., 2.]], dtype=float32)`.
 *
 * @returns null when the name is no array's or the rows do not fit together
 */
export function buildArray(name: string, elements: readonly Element[], span: Span): ArrayValue | null {
  const [content, ...options] = elements
  if (!arrayNames.has(name) || !content || content.keyword !== null) return null
  const dtype = textOf(options.find((option) => option.keyword === "dtype")?.value)
  const array = nestedToArray(content.value, span, dtype)
  const shape = options.find((option) => option.keyword === "shape")?.value
  return array && shape?.kind === "tuple" ? { ...array, shape: shape.items.map(extentOf) } : array
}

function extentOf(value: Value): number | null {
  return value.kind === "number" ? value.value : null
}

/** What stands in `dtype=float32` or `dtype='<U3'`. */
function textOf(value: Value | undefined): string | null {
  if (value === undefined) return null
  if (value.kind === "word" || value.kind === "string") return value.text
  return value.kind === "call" ? value.name : value.kind
}

function nestedToArray(value: Value, span: Span, dtype: string | null): ArrayValue | null {
  if (value.kind !== "list") {
    const inner = "items" in value ? null : joinRows([value], span, "repr", dtype)
    return inner && { ...inner, shape: [] }
  }
  const rows = value.items.map((item) =>
    item.kind === "list" ? nestedToArray(item, item.span, dtype) : item,
  )
  if (rows.some((row) => row === null)) return null
  return joinRows(rows as Value[], span, "repr", dtype)
}

/** Joins rows, or scalars, to one array; `...` stands for any number of them. */
function joinRows(
  rows: readonly Value[],
  span: Span,
  notation: ArrayValue["notation"],
  dtype: string | null,
): ArrayValue | null {
  const isCut = rows.some(isDots)
  const full = rows.filter((row) => !isDots(row))
  const shapes = full.map((row) => (row.kind === "array" ? row.shape : []))
  const inner = shapes[0] ?? []
  if (!shapes.every((shape) => fits(shape, inner))) return null
  const items = rows.flatMap((row) => (row.kind === "array" ? row.items : [row]))
  const shape = [isCut ? null : rows.length, ...inner]
  return { kind: "array", span, items, shape, notation, dtype: dtype ?? lookOf(items) }
}

function isDots(value: Value): boolean {
  return value.kind === "word" && value.text === "..."
}

function fits(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((extent, axis) => extent === b[axis])
}

/** NumPy leaves the type out where the elements tell it; an empty array is float64. */
function lookOf(items: readonly Value[]): string {
  const shown = items.filter((item) => !isDots(item))
  const notations = new Set(shown.map((item) => (item.kind === "number" ? item.notation : item.kind)))
  if (notations.has("complex")) return "complex128"
  if (notations.has("float") || notations.size === 0) return "float64"
  if (notations.has("int")) return "int64"
  if (notations.has("string")) return "str"
  return shown.every((item) => item.kind === "word" && /^(True|False)$/.test(item.text)) ? "bool" : "object"
}
