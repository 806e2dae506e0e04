/**
 * Python's `repr` of a string: which quotes it takes, and which characters it escapes.
 *
 * Source: https://docs.python.org/3/library/stdtypes.html#str.isprintable
 */
const named: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" }

// Not printable to Python: Unicode's "Other" and "Separator" categories, the plain space excepted.
const unprintable = /[\\']|(?! )[\p{C}\p{Z}]/gu

/** The string literal that Python shows for `text`: single quotes unless only those occur inside. */
export function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  return quote + text.replace(unprintable, (character) => escapeCharacter(character, quote)) + quote
}

function escapeCharacter(character: string, quote: string): string {
  if (character === "'") return quote === "'" ? "\\'" : "'"
  return named[character] ?? escapeCode(character.codePointAt(0)!)
}

/** A code point as `\\xe9`, `\\u65e5` or `\\U0001f600`. */
export function escapeCode(code: number): string {
  const digits = code.toString(16)
  if (code <= 0xff) return `\\x${digits.padStart(2, "0")}`
  return code <= 0xffff ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`
}
