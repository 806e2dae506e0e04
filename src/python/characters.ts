import { ValueError } from "../errors.ts"
import { toInteger } from "./integer.ts"
import type { int } from "./scalars.ts"

/** Python's `ord`: the code point of the one character of `text`. */
export function ord(text: string): int {
  const characters = [...text]
  if (characters.length !== 1)
    throw new TypeError(`ord() expected a character, but string of length ${characters.length} found`)
  return text.codePointAt(0)!
}

/** Python's `chr`: the character of a code point. */
export function chr(code: number): string {
  const value = toInteger(code)
  if (value < 0 || value > 0x10ffff) throw new ValueError("chr() arg not in range(0x110000)")
  return String.fromCodePoint(value)
}

/** Python's `hex`: `0xff`. */
export function hex(value: number | bigint): string {
  return withPrefix(value, 16, "0x")
}

/** Python's `oct`: `0o17`. */
export function oct(value: number | bigint): string {
  return withPrefix(value, 8, "0o")
}

/** Python's `bin`: `0b101`. */
export function bin(value: number | bigint): string {
  return withPrefix(value, 2, "0b")
}

function withPrefix(value: number | bigint, base: number, prefix: string): string {
  const integer = BigInt(typeof value === "bigint" ? value : toInteger(value))
  return integer < 0n ? `-${prefix}${(-integer).toString(base)}` : prefix + integer.toString(base)
}
