import type { NumberValue, StringValue, WordValue } from "./value.ts"

/** A place in a text, moved on by every reader that succeeds. */
export interface Cursor {
  readonly text: string
  at: number
}

const space = /\s*/y
/** A unit may follow without a space (`12.5ms`); `0x7f` is a name. */
const number =
  /[+-]?(?!0[xX][\da-fA-F])(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[+-]?(?:nan|inf)(?![\p{L}\p{N}_])/uy
const imaginaryPart = /[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|nan|inf)j/y
const realBefore =
  /[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|nan|inf)(?=[+-](?:[\d.]|nan|inf)[^\s,)\]]*j)/y
const longInteger = /[+-]?\d+L(?![\p{L}\p{N}_])/uy
const quoted = /[uUbB]?(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")/y
const object = /<[\p{L}_](?:[^<>\n]|<[^<>\n]*>)*>/uy
const name = /0[xX][0-9a-fA-F]+|[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/uy
const dots = /\.\.\./y

/** Matches a sticky pattern at the cursor and moves past it; null when it does not match. */
function maybeMatch(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at
  const match = pattern.exec(cursor.text)
  if (match) cursor.at += match[0].length
  return match
}

/** Runs a reader and moves back to where it began when it finds nothing. */
export function attempt<T>(cursor: Cursor, read: () => T | null): T | null {
  const start = cursor.at
  const result = read()
  if (result === null) cursor.at = start
  return result
}

/** Moves past white space; true when there was some. */
export function skipSpace(cursor: Cursor): boolean {
  return (maybeMatch(cursor, space)?.[0] ?? "") !== ""
}

/** Moves past one given character; true when it stood there. */
export function skip(cursor: Cursor, character: string): boolean {
  if (cursor.text[cursor.at] !== character) return false
  cursor.at += 1
  return true
}

/**
 * Reads a number as Python, NumPy (1 or 2) or Python 2 write it: `3`, `-1.5e-05`, `1.`, `nan`,
 * `-inf`, `1.+2.j`, `7L`. A sign right after a word or a number is no sign (`2024-01-05`).
 */
export function maybeNumber(cursor: Cursor): NumberValue | null {
  const start = cursor.at
  const signed = /[+-]/.test(cursor.text[start] ?? "")
  if (signed && /[\p{L}\p{N}_)\]]/u.test(cursor.text[start - 1] ?? "")) return null
  return maybeComplex(cursor) ?? maybeLong(cursor) ?? maybeReal(cursor)
}

function maybeReal(cursor: Cursor): NumberValue | null {
  const match = maybeMatch(cursor, number)
  if (!match) return null
  const isInteger = /^[+-]?\d+$/.test(match[0])
  return numberValue(cursor, match[0], parseReal(match[0]), 0, isInteger ? "int" : "float")
}

function maybeComplex(cursor: Cursor): NumberValue | null {
  return attempt(cursor, () => {
    const real = maybeMatch(cursor, realBefore)?.[0] ?? ""
    const imaginary = maybeMatch(cursor, imaginaryPart)?.[0]
    if (imaginary === undefined) return null
    const value = real === "" ? 0 : parseReal(real)
    return numberValue(cursor, real + imaginary, value, parseReal(imaginary.slice(0, -1)), "complex")
  })
}

function maybeLong(cursor: Cursor): NumberValue | null {
  const match = maybeMatch(cursor, longInteger)
  return match ? numberValue(cursor, match[0], Number(match[0].slice(0, -1)), 0, "int") : null
}

function numberValue(
  cursor: Cursor,
  text: string,
  value: number,
  imaginary: number,
  notation: NumberValue["notation"],
): NumberValue {
  const span = { start: cursor.at - text.length, end: cursor.at }
  return { kind: "number", span, text, value, imaginary, notation, scalarType: null }
}

function parseReal(text: string): number {
  if (text.endsWith("inf")) return text.startsWith("-") ? -Infinity : Infinity
  return text.endsWith("nan") ? Number.NaN : Number(text)
}

/** Reads a string in quotes on one line. */
export function maybeString(cursor: Cursor): StringValue | null {
  const start = cursor.at
  const match = maybeMatch(cursor, quoted)
  if (!match) return null
  const text = (match[1] ?? match[2] ?? "").replace(/\\(['"])/g, "$1")
  return { kind: "string", span: { start, end: cursor.at }, text }
}

/** Reads a name (`np.float64`, `True`, `0x7f`), `...` or an object's `<Figure size 640x480>`. */
export function maybeWord(cursor: Cursor): WordValue | null {
  const start = cursor.at
  const match = maybeMatch(cursor, object) ?? maybeMatch(cursor, name) ?? maybeMatch(cursor, dots)
  return match ? { kind: "word", span: { start, end: cursor.at }, text: match[0] } : null
}

/** Reads a word, else one character that is no white space. */
export function readWordOrSign(cursor: Cursor): WordValue {
  const word = maybeWord(cursor)
  if (word) return word
  const start = cursor.at
  const text = String.fromCodePoint(cursor.text.codePointAt(start) ?? 32)
  cursor.at += text.length
  return { kind: "word", span: { start, end: cursor.at }, text }
}
