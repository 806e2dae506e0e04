import type { ArrayValue, GroupValue, NumberValue, Shape, Span, Value } from "../values/value.ts"
import { compareNumbers, type NumberRelation, type Tolerance } from "./number.ts"
import type { Verdict } from "./verdict.ts"

/** One thing found while comparing: where it stands on each side, how grave it is, what it is. */
export interface Finding {
  readonly verdict: Verdict
  readonly what: "number" | "text" | "dtype" | "shape" | "kind" | "count" | "order" | "notation"
  /** Python's index of the place: `[1][0, 2]`, `['b']`; empty for the whole. */
  readonly path: string
  readonly python: Span
  readonly typescript: Span
  readonly note: string
  readonly relation: NumberRelation | null
}

/** Receives what is found; numbers that agree are reported as well, with verdict `identical`. */
export type Report = (finding: Finding) => void

/** Compares one value with another, place by place. */
export function compareValues(
  python: Value,
  typescript: Value,
  path: string,
  tolerance: Tolerance,
  report: Report,
): void {
  const found = (what: Finding["what"], note: string, verdict: Verdict = "different") =>
    report({ verdict, what, path, python: python.span, typescript: typescript.span, note, relation: null })
  if (python.kind === "number" && typescript.kind === "number") {
    reportNumbers(python, typescript, null, path, tolerance, report)
  } else if (python.kind === "array" && typescript.kind === "array") {
    compareArrays(python, typescript, path, tolerance, report)
  } else if (python.kind !== typescript.kind) {
    if (!isSameTruth(python, typescript))
      found("kind", `${describe(typescript)}, Python has ${describe(python)}`)
    else found("notation", "the same truth value in another notation", "format")
  } else if ("items" in python && "items" in typescript) {
    compareGroups(python as GroupValue, typescript as GroupValue, path, tolerance, report)
  } else if ("text" in python && "text" in typescript && python.text !== typescript.text) {
    if (isSameTruth(python, typescript))
      found("notation", "the same truth value in another notation", "format")
    else if (isAddress(python.text, typescript.text)) found("text", "a memory address", "notComparable")
    else found("text", `${quote(typescript.text)}, Python has ${quote(python.text)}`)
  }
}

function reportNumbers(
  python: NumberValue,
  typescript: NumberValue,
  dtype: string | null,
  path: string,
  tolerance: Tolerance,
  report: Report,
): void {
  const relation = compareNumbers(python, typescript, dtype, tolerance)
  const { verdict, note } = relation
  report({ verdict, what: "number", path, python: python.span, typescript: typescript.span, note, relation })
}

function compareArrays(
  python: ArrayValue,
  typescript: ArrayValue,
  path: string,
  tolerance: Tolerance,
  report: Report,
): void {
  const found = (what: Finding["what"], note: string, verdict: Verdict = "different") =>
    report({ verdict, what, path, python: python.span, typescript: typescript.span, note, relation: null })
  if (python.dtype !== typescript.dtype)
    found("dtype", `dtype ${typescript.dtype}, Python has ${python.dtype}`)
  if (!isSameShape(python.shape, typescript.shape)) {
    found("shape", `shape ${showShape(typescript.shape)}, Python has ${showShape(python.shape)}`)
    return
  }
  if (python.notation !== typescript.notation) found("notation", "an array's repr against its str", "format")
  if (python.dtype !== typescript.dtype) return
  compareItems(python, typescript, path, tolerance, report)
}

function compareItems(
  python: ArrayValue,
  typescript: ArrayValue,
  path: string,
  tolerance: Tolerance,
  report: Report,
): void {
  if (python.items.length !== typescript.items.length) {
    const { span } = typescript
    const note = `${typescript.items.length} elements shown, Python shows ${python.items.length}`
    report({
      verdict: "different",
      what: "count",
      path,
      python: python.span,
      typescript: span,
      note,
      relation: null,
    })
    return
  }
  python.items.forEach((item, at) => {
    const other = typescript.items[at]
    const place = path + indexOf(at, python)
    if (item.kind === "number" && other?.kind === "number") {
      reportNumbers(item, other, python.dtype, place, tolerance, report)
    } else if (other) compareValues(item, other, place, tolerance, report)
  })
}

/** The index of the nth element, in C order; where elements are left out, which of those shown. */
function indexOf(at: number, array: ArrayValue): string {
  if (array.items.some((item) => item.kind === "word" && item.text === "...")) return `[shown: ${at + 1}]`
  if (array.shape.length === 0) return ""
  let rest = at
  const index = array.shape.map(() => 0)
  for (let axis = array.shape.length - 1; axis >= 0; axis -= 1) {
    const extent = array.shape[axis] ?? 1
    index[axis] = rest % extent
    rest = Math.floor(rest / extent)
  }
  return `[${index.join(", ")}]`
}

function compareGroups(
  python: GroupValue,
  typescript: GroupValue,
  path: string,
  tolerance: Tolerance,
  report: Report,
): void {
  const found = (what: Finding["what"], note: string, verdict: Verdict = "different") =>
    report({ verdict, what, path, python: python.span, typescript: typescript.span, note, relation: null })
  if (python.name !== typescript.name) found("kind", `${typescript.name}( ), Python has ${python.name}( )`)
  if (python.items.length !== typescript.items.length) {
    found("count", `${describe(typescript)}, Python has ${describe(python)}`)
    return
  }
  if (python.kind === "set" && isSameMembers(python, typescript)) {
    if (!isSameOrder(python, typescript)) found("order", "a set's members in another order", "format")
    return
  }
  python.items.forEach((item, at) => {
    const other = typescript.items[at]
    if (other) compareValues(item, other, path + placeIn(python, at), tolerance, report)
  })
}

function placeIn(group: GroupValue, at: number): string {
  if (group.kind === "call") return ""
  if (group.kind !== "dict") return `[${at}]`
  const key = group.items[at - (at % 2)]
  const text =
    key?.kind === "string" ? quote(key.text) : key && "text" in key ? key.text : String((at - (at % 2)) / 2)
  return at % 2 === 0 ? `, key ${text}` : `[${text}]`
}

function isSameMembers(a: GroupValue, b: GroupValue): boolean {
  return keysOf(a).sort().join("\n") === keysOf(b).sort().join("\n")
}

function isSameOrder(a: GroupValue, b: GroupValue): boolean {
  return keysOf(a).join("\n") === keysOf(b).join("\n")
}

function keysOf(group: GroupValue): string[] {
  return group.items.map((item) => item.kind + ("text" in item ? item.text : JSON.stringify(item)))
}

function isSameShape(a: Shape, b: Shape): boolean {
  if (a.length !== b.length) return false
  return a.every((extent, axis) => extent === b[axis] || extent === null || b[axis] === null)
}

/** NumPy 2 writes `np.True_` where NumPy 1 wrote `True`. */
function isSameTruth(a: Value, b: Value): boolean {
  const truth = (value: Value) =>
    value.kind === "word" ? /^(?:np\.)?(True|False)_?$/.exec(value.text)?.[1] : undefined
  return truth(a) !== undefined && truth(a) === truth(b)
}

/** `<Net object at 0x7f2a>`: the same but for where it lies in memory. */
function isAddress(a: string, b: string): boolean {
  const address = /0x[0-9a-fA-F]+/g
  return address.test(a) && a.replace(address, "") === b.replace(address, "")
}

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

function showShape(shape: Shape): string {
  const extents = shape.map((extent) => extent ?? "...")
  return `(${extents.join(", ")}${extents.length === 1 ? "," : ""})`
}

function quote(text: string): string {
  return `'${text.length > 40 ? `${text.slice(0, 39)}…` : text}'`
}
