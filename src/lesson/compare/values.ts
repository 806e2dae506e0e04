import type { ArrayValue, GroupValue, Shape, Span, Value } from "../values/value.ts"
import { describe, quote, showShape } from "./describe.ts"
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

/** A value of Python's output beside the one in the same place of the port's. */
interface Place {
  readonly python: Value
  readonly typescript: Value
  readonly path: string
}

function found(
  { python, typescript, path }: Place,
  what: Finding["what"],
  note: string,
  verdict: Verdict = "different",
  relation: NumberRelation | null = null,
): Finding {
  return { verdict, what, path, python: python.span, typescript: typescript.span, note, relation }
}

/**
 * Compares one value with another, place by place. Numbers that agree are found as well, with
 * verdict `identical`.
 *
 * @param dtype - the type of the array that the values stand in, or null
 */
export function compareValues(
  python: Value,
  typescript: Value,
  path: string,
  tolerance: Tolerance,
  dtype: string | null = null,
): Finding[] {
  const place = { python, typescript, path }
  if (python.kind === "number" && typescript.kind === "number") {
    const relation = compareNumbers(python, typescript, dtype, tolerance)
    return [found(place, "number", relation.note, relation.verdict, relation)]
  }
  if (python.kind === "array" && typescript.kind === "array") {
    return compareArrays(python, typescript, path, tolerance)
  }
  if (python.kind !== typescript.kind) {
    return [found(place, "kind", `${describe(typescript)}, Python has ${describe(python)}`)]
  }
  return "items" in python
    ? compareGroups(python as GroupValue, typescript as GroupValue, path, tolerance)
    : compareWords(place)
}

function compareWords(place: Place): Finding[] {
  const [python, typescript] = [textOf(place.python), textOf(place.typescript)]
  if (python === typescript) return []
  if (isSameTruth(place.python, place.typescript)) {
    return [found(place, "notation", "the same truth value in another notation", "format")]
  }
  if (isAddress(python, typescript)) return [found(place, "text", "a memory address", "notComparable")]
  return [found(place, "text", `${quote(typescript)}, Python has ${quote(python)}`)]
}

function textOf(value: Value): string {
  return "text" in value ? value.text : ""
}

function compareArrays(
  python: ArrayValue,
  typescript: ArrayValue,
  path: string,
  tolerance: Tolerance,
): Finding[] {
  const place = { python, typescript, path }
  const isSameType = python.dtype === typescript.dtype
  const isFitting = isSameShape(python.shape, typescript.shape)
  const findings: Finding[] = []
  if (!isSameType) {
    findings.push(found(place, "dtype", `dtype ${typescript.dtype}, Python has ${python.dtype}`))
  }
  if (!isFitting) {
    const note = `shape ${showShape(typescript.shape)}, Python has ${showShape(python.shape)}`
    findings.push(found(place, "shape", note))
  } else if (python.notation !== typescript.notation) {
    findings.push(found(place, "notation", "an array's repr against its str", "format"))
  }
  return isSameType && isFitting
    ? [...findings, ...compareElements(python, typescript, path, tolerance)]
    : findings
}

function compareElements(
  python: ArrayValue,
  typescript: ArrayValue,
  path: string,
  tolerance: Tolerance,
): Finding[] {
  if (python.items.length !== typescript.items.length) {
    const note = `${typescript.items.length} elements shown, Python shows ${python.items.length}`
    return [found({ python, typescript, path }, "count", note)]
  }
  return python.items.flatMap((item, at) => {
    const place = path + indexOf(at, python)
    return compareValues(item, typescript.items[at] as Value, place, tolerance, python.dtype)
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
): Finding[] {
  const place = { python, typescript, path }
  const findings: Finding[] = []
  if (python.name !== typescript.name) {
    findings.push(found(place, "kind", `${typescript.name}( ), Python has ${python.name}( )`))
  }
  if (python.items.length !== typescript.items.length) {
    return [...findings, found(place, "count", `${describe(typescript)}, Python has ${describe(python)}`)]
  }
  const orders = [orderOf(python), orderOf(typescript)] as const
  if (String(orders[0]) !== String(orders[1])) {
    findings.push(found(place, "order", "a set's members in another order", "format"))
  }
  const members = orders[0].flatMap((at, nth) => {
    const other = typescript.items[orders[1][nth] as number] as Value
    return compareValues(python.items[at] as Value, other, path + placeIn(python, at), tolerance)
  })
  return [...findings, ...members]
}

/** The indices of a group's members as they are compared; a set's sorted, for it has no order of its own. */
function orderOf({ kind, items }: GroupValue): number[] {
  const indices = [...items.keys()]
  if (kind !== "set") return indices
  const keys = items.map((item) => JSON.stringify(item, (name, part) => (name === "span" ? undefined : part)))
  const size = (at: number) => {
    const item = items[at]
    return item?.kind === "number" ? item.value : 0
  }
  return indices.sort((a, b) => size(a) - size(b) || (keys[a] as string).localeCompare(keys[b] as string))
}

function placeIn(group: GroupValue, at: number): string {
  if (group.kind === "call") return ""
  if (group.kind !== "dict") return `[${at}]`
  const key = group.items[at - (at % 2)]
  const text =
    key?.kind === "string" ? quote(key.text) : key && "text" in key ? key.text : String((at - (at % 2)) / 2)
  return at % 2 === 0 ? `, key ${text}` : `[${text}]`
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
  const address = / at 0x[0-9a-fA-F]+/g
  return a.startsWith("<") && a.replace(address, "") === b.replace(address, "")
}
