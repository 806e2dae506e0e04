/** Text files as rows of fields: what loadtxt and genfromtxt have in common. */
import { untyped } from "../typed.ts"
import { decodeText, readBytes } from "./store.ts"

/** A path, the bytes of a file, or its lines. */
export type TextInput = string | Uint8Array | Iterable<string>

/** The lines of a text file, with their ends. */
export function rawLinesOf(name: string, fname: unknown, encoding: unknown): string[] {
  const plain = untyped(fname)
  if (typeof plain === "string" || plain instanceof Uint8Array) {
    const text = decodeText(name, readBytes(name, fname), encoding)
    return text === "" ? [] : text.split(/(?<=\n)|(?<=\r)(?!\n)/)
  }
  const iterable = plain as Iterable<unknown> | null
  if (typeof iterable?.[Symbol.iterator] !== "function")
    throw new TypeError(`${name}: fname must be a path, bytes or lines, got ${String(plain)}`)
  return Array.from(iterable, (line) => String(untyped(line)))
}

/** The lines of a text file, without their ends. */
export function linesOf(name: string, fname: unknown, encoding: unknown): string[] {
  return rawLinesOf(name, fname, encoding).map((line) => line.replace(/(?:\r\n|\r|\n)$/, ""))
}

/** How a line becomes fields. */
export interface Splitting {
  /** What stands between fields; null for white space. */
  readonly delimiter: string | null
  /** What begins a comment. */
  readonly comments: readonly string[]
  /** What stands around a field that may hold anything; null for nothing. */
  readonly quote: string | null
}

/** The comment marks that an argument names. */
export function commentsOf(given: unknown): string[] {
  const plain = untyped(given)
  if (plain === null) return []
  return (Array.isArray(plain) ? plain.map(untyped) : [plain ?? "#"]) as string[]
}

/** Where a comment begins outside of quotes, or the whole length. */
function endOf(line: string, { comments, quote }: Splitting): number {
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    if (line[at] === quote) quoted = !quoted
    if (!quoted && comments.some((mark) => mark !== "" && line.startsWith(mark, at))) return at
  }
  return line.length
}

/** The fields of a line; none for an empty one. */
export function fieldsOf(line: string, splitting: Splitting): string[] {
  const text = line.slice(0, endOf(line, splitting))
  const { delimiter, quote } = splitting
  if (delimiter === null && text.trim() === "") return []
  if (text === "") return []
  const fields = [""]
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (character === quote) quoted = !quoted
    else if (quoted) fields[fields.length - 1] += character
    else if (delimiter === null && /\s/.test(character)) {
      if (fields.at(-1) !== "") fields.push("")
    } else if (delimiter !== null && text.startsWith(delimiter, at)) {
      fields.push("")
      at += delimiter.length - 1
    } else fields[fields.length - 1] += character
  }
  return delimiter === null && fields.at(-1) === "" ? fields.slice(0, -1) : fields
}
