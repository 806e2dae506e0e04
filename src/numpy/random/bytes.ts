import type { Words } from "./bits.ts"
import { bounded, type Method } from "./bounded.ts"

/** Random bytes, cut from 32-bit words, low end first; a negative length counts from the end of the last word. */
export function randomBytes(bits: Words, method: Method, length: unknown): Uint8Array {
  if (typeof length !== "number") throw new TypeError(`bytes: length must be a number, got ${String(length)}`)
  const whole = Math.trunc(length)
  const count = Math.trunc((whole - 1) / 4) + 1
  if (count < 0) throw new RangeError(`negative dimensions are not allowed: bytes got ${length}`)
  const bytes = new Uint8Array(4 * count)
  for (let i = 0; i < count; i++) {
    const word = bounded(bits, method, 0xffffffff)
    for (let k = 0; k < 4; k++) bytes[4 * i + k] = word >>> (8 * k)
  }
  return bytes.slice(0, whole)
}
