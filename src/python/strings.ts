/**
 * Python's string methods as functions of the text: `str.split(line)`, `map(str.upper, words)`. Python has them
 * under the same names, `str.upper(word)`; where JavaScript's own method of a string means the same, it will do.
 *
 * Source: https://docs.python.org/3/library/stdtypes.html#string-methods
 */
import { ValueError } from "../errors.ts"
import { tuple } from "../numpy/tuple.ts"
import { toInteger } from "./integer.ts"
import { iterate } from "./iterate.ts"
import { toOperand, typeName } from "./kind.ts"
import type { int } from "./scalars.ts"

/** What Python's `strip` and `split` take for white space. */
const space = "\\t-\\r\\x1c-\\x1f \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000"
const spaces = new RegExp(`[${space}]+`, "u")

const ends = "\\n\\r\\v\\f\\x1c-\\x1e\\x85\\u2028\\u2029"
const lineWithEnd = new RegExp(`[^${ends}]*(?:\\r\\n|[${ends}])|[^${ends}]+$`, "g")
const lineEnd = new RegExp(`(?:\\r\\n|[${ends}])$`)

/** In lower case. */
export function lower(text: string): string {
  return text.toLowerCase()
}

/** In upper case. */
export function upper(text: string): string {
  return text.toUpperCase()
}

/** The first letter in upper case, the others in lower case. */
export function capitalize(text: string): string {
  const [first = "", ...rest] = text
  return first.toUpperCase() + rest.join("").toLowerCase()
}

/** The first letter of each word in upper case, the others in lower case. */
export function title(text: string): string {
  return text.toLowerCase().replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
}

/** Upper case for lower case, and the other way round. */
export function swapcase(text: string): string {
  return [...text].map((c) => (c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase())).join("")
}

/** Without white space, or the given characters, at both ends. */
export function strip(text: string, characters: string | null = null): string {
  return lstrip(rstrip(text, characters), characters)
}

/** Without white space, or the given characters, at the beginning. */
export function lstrip(text: string, characters: string | null = null): string {
  return text.replace(new RegExp(`^[${setOf(characters)}]+`, "u"), "")
}

/** Without white space, or the given characters, at the end. */
export function rstrip(text: string, characters: string | null = null): string {
  const isCut = characters === null ? (c: string) => spaces.test(c) : (c: string) => characters.includes(c)
  const all = [...text]
  let end = all.length
  while (end > 0 && isCut(all[end - 1]!)) end--
  return all.slice(0, end).join("")
}

function setOf(characters: string | null): string {
  return characters === null ? space : characters.replace(/[\\\]^-]/g, "\\$&") || "^\\s\\S"
}

/**
 * The parts between separators; without one, the words between white space.
 * @param maxsplit - how often it is split at most
 */
export function split(text: string, separator: string | null = null, maxsplit = -1): string[] {
  const most = toInteger(maxsplit) < 0 ? Number.POSITIVE_INFINITY : toInteger(maxsplit)
  return separator === null ? splitWords(text, most) : splitAt(text, separator, most)
}

function splitWords(text: string, most: number): string[] {
  const words: string[] = []
  let rest = lstrip(text)
  while (rest !== "" && words.length < most) {
    const gap = spaces.exec(rest)
    words.push(gap ? rest.slice(0, gap.index) : rest)
    rest = gap ? rest.slice(gap.index + gap[0].length) : ""
  }
  return rest === "" ? words : [...words, rest]
}

function splitAt(text: string, separator: string, most: number): string[] {
  if (separator === "") throw new ValueError("empty separator")
  const parts = text.split(separator)
  if (parts.length <= most + 1) return parts
  return [...parts.slice(0, most), parts.slice(most).join(separator)]
}

/** As {@link split}, from the end. */
export function rsplit(text: string, separator: string | null = null, maxsplit = -1): string[] {
  const turned = (each: string) => [...each].reverse().join("")
  return split(turned(text), separator === null ? null : turned(separator), maxsplit)
    .map(turned)
    .reverse()
}

/** The lines, with their ends when `keepends`. */
export function splitlines(text: string, keepends = false): string[] {
  const lines = text.match(lineWithEnd) ?? []
  return keepends ? [...lines] : lines.map((line) => line.replace(lineEnd, ""))
}

/**
 * Texts with a separator between them: `str.join(", ", words)`.
 * @throws TypeError when a member is no string
 */
export function join(separator: string, texts: unknown): string {
  const members = [...iterate(texts)] as unknown[]
  members.forEach((member, i) => {
    const operand = toOperand(member)
    if (typeof operand.value !== "string")
      throw new TypeError(`sequence item ${i}: expected str instance, ${typeName(operand)} found`)
  })
  return members.map((member) => toOperand(member).value).join(separator)
}

/** With every `old` replaced, or the first `count` of them. */
export function replace(text: string, old: string, replacement: string, count = -1): string {
  if (toInteger(count) < 0) return text.replaceAll(old, () => replacement)
  const parts = old === "" ? ["", ...text] : text.split(old)
  if (old === "") parts.push("")
  return parts.reduce((sum, part, i) => (i === 0 ? part : sum + (i <= count ? replacement : old) + part), "")
}

/** Where `part` occurs first; -1 when it does not. Places count characters. */
export function find(text: string, part: string): int {
  return inCharacters(text, text.indexOf(part))
}

/** Where `part` occurs last; -1 when it does not. */
export function rfind(text: string, part: string): int {
  return inCharacters(text, text.lastIndexOf(part))
}

/** As {@link find}. @throws ValueError when it does not occur */
export function index(text: string, part: string): int {
  const place = find(text, part)
  if (place < 0) throw new ValueError("substring not found")
  return place
}

function inCharacters(text: string, unit: number): number {
  return unit < 0 ? -1 : [...text.slice(0, unit)].length
}

/** How often `part` occurs, without overlaps. */
export function count(text: string, part: string): int {
  return part === "" ? [...text].length + 1 : text.split(part).length - 1
}

/** Whether the text begins with `prefix`, or with one of several. */
export function startswith(text: string, prefix: string | readonly string[]): boolean {
  return [prefix].flat().some((each) => text.startsWith(each))
}

/** Whether the text ends with `suffix`, or with one of several. */
export function endswith(text: string, suffix: string | readonly string[]): boolean {
  return [suffix].flat().some((each) => text.endsWith(each))
}

/** Without a prefix, where there is one. */
export function removeprefix(text: string, prefix: string): string {
  return text.startsWith(prefix) ? text.slice(prefix.length) : text
}

/** Without a suffix, where there is one. */
export function removesuffix(text: string, suffix: string): string {
  return suffix !== "" && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text
}

/** What is before the first separator, the separator, and what is after it. */
export function partition(text: string, separator: string): [string, string, string] {
  const place = text.indexOf(separator)
  const end = place + separator.length
  return (place < 0 ? tuple(text, "", "") : tuple(text.slice(0, place), separator, text.slice(end))) as never
}

/** As {@link partition}, at the last separator. */
export function rpartition(text: string, separator: string): [string, string, string] {
  const place = text.lastIndexOf(separator)
  const end = place + separator.length
  return (place < 0 ? tuple("", "", text) : tuple(text.slice(0, place), separator, text.slice(end))) as never
}

/** Filled at the right up to a width. */
export function ljust(text: string, width: number, fill = " "): string {
  return text + fill.repeat(missing(text, width))
}

/** Filled at the left up to a width. */
export function rjust(text: string, width: number, fill = " "): string {
  return fill.repeat(missing(text, width)) + text
}

/** Filled at both sides up to a width; an odd one goes left where the width is odd, else right. */
export function center(text: string, width: number, fill = " "): string {
  const all = missing(text, width)
  const left = Math.floor(all / 2) + (all & toInteger(width) & 1)
  return fill.repeat(left) + text + fill.repeat(all - left)
}

/** Filled with zeros after the sign. */
export function zfill(text: string, width: number): string {
  const sign = /^[+-]/.exec(text)?.[0] ?? ""
  return sign + "0".repeat(missing(text, width)) + text.slice(sign.length)
}

function missing(text: string, width: number): number {
  return Math.max(0, toInteger(width) - [...text].length)
}

/** Whether all characters are digits, and there are some. */
export function isdigit(text: string): boolean {
  return /^[\p{Nd}²³¹⁰⁴-⁹₀-₉]+$/u.test(text)
}

/** Whether all characters are letters, and there are some. */
export function isalpha(text: string): boolean {
  return /^\p{L}+$/u.test(text)
}

/** Whether all characters are letters or digits, and there are some. */
export function isalnum(text: string): boolean {
  return /^[\p{L}\p{N}]+$/u.test(text)
}

/** Whether all characters are white space, and there are some. */
export function isspace(text: string): boolean {
  return text !== "" && text.replace(new RegExp(`[${space}]+`, "gu"), "") === ""
}

/** Whether the text has letters in upper case and none in lower case. */
export function isupper(text: string): boolean {
  return text !== text.toLowerCase() && text === text.toUpperCase()
}

/** Whether the text has letters in lower case and none in upper case. */
export function islower(text: string): boolean {
  return text !== text.toUpperCase() && text === text.toLowerCase()
}

/** Characters replaced by a table of them: `str.translate(text, {a: "b", c: null})`; null takes one away. */
export function translate(text: string, table: Readonly<Record<string, string | null>>): string {
  return [...text].map((c) => (Object.hasOwn(table, c) ? (table[c] ?? "") : c)).join("")
}
