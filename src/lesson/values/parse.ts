import { buildArray, buildBracket, type Element } from "./array.ts"
import {
  attempt,
  type Cursor,
  maybeNumber,
  maybeString,
  maybeWord,
  readWordOrSign,
  skip,
  skipSpace,
} from "./scan.ts"
import type { GroupValue, Value } from "./value.ts"

/** Names that are values themselves; other names inside brackets mean that the text is prose. */
const constants = new Set(["True", "False", "None", "Ellipsis", "...", "np.True_", "np.False_", "NaT"])

/** Deeper nesting than any array (NumPy stops at 64) is read as text. */
const deepest = 100

/**
 * Reads the values in an output's text: arrays, scalars, strings, tuples, lists, sets, dicts as
 * Python and NumPy (1 and 2) write them, numbers and words in prose. Never fails: what is no value
 * is a word.
 */
export function parseValues(text: string): Value[] {
  const cursor: Cursor = { text, at: 0 }
  const values: Value[] = []
  skipSpace(cursor)
  while (cursor.at < text.length) {
    values.push(maybeWholeString(cursor) ?? maybeProseValue(cursor) ?? readWordOrSign(cursor))
    skipSpace(cursor)
  }
  return values
}

/** A string counts as one only where it is the whole output: elsewhere a quote may be an apostrophe. */
function maybeWholeString(cursor: Cursor): Value | null {
  if (cursor.text.slice(0, cursor.at).trim() !== "") return null
  return attempt(cursor, () => {
    const value = maybeString(cursor)
    return cursor.text.slice(cursor.at).trim() === "" ? value : null
  })
}

function maybeProseValue(cursor: Cursor): Value | null {
  const first = cursor.text[cursor.at] ?? ""
  if (/[\p{L}_]/u.test(first)) return maybeCall(cursor, 0) ?? maybeNumber(cursor)
  return "([{".includes(first) ? maybeGroup(cursor, 0) : maybeNumber(cursor)
}

/** A value inside brackets; null moves nothing. */
function maybeValue(cursor: Cursor, depth: number): Value | null {
  if (depth > deepest) return null
  return (
    maybeNumber(cursor) ??
    maybeString(cursor) ??
    maybeCall(cursor, depth) ??
    maybeGroup(cursor, depth) ??
    attempt(cursor, () => {
      const word = maybeWord(cursor)
      return word && (constants.has(word.text) || word.text.startsWith("<")) ? word : null
    })
  )
}

function maybeGroup(cursor: Cursor, depth: number): Value | null {
  switch (cursor.text[cursor.at]) {
    case "(":
      return attempt(cursor, () => maybeTuple(cursor, depth)) ?? attempt(cursor, () => maybeComplex(cursor))
    case "[":
      return attempt(cursor, () => maybeBracket(cursor, depth))
    case "{":
      return attempt(cursor, () => maybeBraces(cursor, depth))
    default:
      return null
  }
}

/** `(1, 2)`, `(1,)`, `()`; `(1)` is a value in parentheses and `(word)` is prose. */
function maybeTuple(cursor: Cursor, depth: number): Value | null {
  const start = cursor.at
  skip(cursor, "(")
  const elements = maybeElements(cursor, ")", depth)
  const isTuple = elements?.every((element, at) => element.separator === "," || at === elements.length - 1)
  if (!elements || !isTuple || (elements.length === 1 && elements[0]?.separator !== ",")) return null
  return group("tuple", "", cursor, start, elements)
}

/** Python writes a complex number in parentheses: `(1+2j)`. */
function maybeComplex(cursor: Cursor): Value | null {
  const start = cursor.at
  skip(cursor, "(")
  const number = maybeNumber(cursor)
  if (number?.notation !== "complex" || !skip(cursor, ")")) return null
  return { ...number, span: { start, end: cursor.at } }
}

/** `[1, 2]` is a list, `[1 2]` a printed array. */
function maybeBracket(cursor: Cursor, depth: number): Value | null {
  const start = cursor.at
  skip(cursor, "[")
  const elements = maybeElements(cursor, "]", depth)
  return elements && buildBracket(elements, { start, end: cursor.at })
}

/** `{1, 2}` or `{'a': 1}`. */
function maybeBraces(cursor: Cursor, depth: number): Value | null {
  const start = cursor.at
  skip(cursor, "{")
  const elements = maybeElements(cursor, "}", depth)
  if (!elements) return null
  const isDict = elements.length === 0 || elements[0]?.separator === ":"
  return group(isDict ? "dict" : "set", "", cursor, start, elements)
}

/** `np.float64(0.5)`, `array([...], dtype=float32)`, `OrderedDict([...])`. */
function maybeCall(cursor: Cursor, depth: number): Value | null {
  return attempt(cursor, () => {
    const start = cursor.at
    const word = maybeWord(cursor)
    if (!word || !/^[\p{L}_]/u.test(word.text) || !skip(cursor, "(")) return null
    const elements = maybeElements(cursor, ")", depth)
    if (!elements) return null
    const span = { start, end: cursor.at }
    const special = maybeScalar(word.text, elements, span) ?? buildArray(word.text, elements, span)
    return special ?? group("call", word.text, cursor, start, elements)
  })
}

/** `np.float64(0.5)` is a number that names its type. */
function maybeScalar(name: string, elements: readonly Element[], span: Value["span"]): Value | null {
  const type = /^(?:np|numpy)\.(\w+)$/.exec(name)?.[1]
  const only = elements.length === 1 ? elements[0] : undefined
  if (type === undefined || only?.value.kind !== "number" || only.keyword !== null) return null
  return { ...only.value, span, scalarType: type }
}

/** The elements up to `close`, each with what separates it from the next; null when they are no values. */
function maybeElements(cursor: Cursor, close: string, depth: number): Element[] | null {
  const elements: Element[] = []
  skipSpace(cursor)
  while (!skip(cursor, close)) {
    const keyword = maybeKeyword(cursor)
    const value = maybeValue(cursor, depth + 1) ?? (keyword === null ? null : maybeWord(cursor))
    if (!value) return null
    const separator = readSeparator(cursor)
    if (separator === "" && cursor.text[cursor.at] !== close) return null
    elements.push({ value, keyword, separator })
  }
  return elements
}

/** The name before `=` in `dtype=float32`. */
function maybeKeyword(cursor: Cursor): string | null {
  const word = attempt(cursor, () => {
    const name = maybeWord(cursor)
    return name && skip(cursor, "=") ? name : null
  })
  return word?.text ?? null
}

function readSeparator(cursor: Cursor): Element["separator"] {
  const spaced = skipSpace(cursor)
  const sign = skip(cursor, ",") ? "," : skip(cursor, ":") ? ":" : ""
  if (sign !== "") skipSpace(cursor)
  return sign !== "" ? sign : spaced && !/[)\]}]/.test(cursor.text[cursor.at] ?? "") ? " " : ""
}

function group(
  kind: GroupValue["kind"],
  name: string,
  cursor: Cursor,
  start: number,
  elements: readonly Element[],
): GroupValue {
  return { kind, name, span: { start, end: cursor.at }, items: elements.map((element) => element.value) }
}
