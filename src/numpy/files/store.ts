/** Files by way of the host: read and written whole. */
import { host } from "../../host.ts"
import { untyped } from "../typed.ts"

/** A path, or the bytes of a file. */
export type FileInput = string | Uint8Array

/** Python's exception for a file that is not there. */
function notFound(path: string, cause: unknown): Error {
  const error = new Error(`[Errno 2] No such file or directory: '${path}'`, { cause })
  error.name = "FileNotFoundError"
  return error
}

/** @throws TypeError for what is no path. */
export function pathOf(name: string, file: unknown): string {
  const plain = untyped(file)
  if (typeof plain === "string" && plain !== "") return plain
  throw new TypeError(`${name}: file must be a path, got ${String(plain)}`)
}

/**
 * The bytes of a file, or the bytes that are given.
 *
 * @throws Error where the file is not there (FileNotFoundError) or the host has no files.
 */
export function readBytes(name: string, file: unknown): Uint8Array {
  const plain = untyped(file)
  if (plain instanceof Uint8Array) return plain
  const path = pathOf(name, file)
  if (host.readFile === undefined) throw new Error(`${name}: files cannot be read here, got '${path}'`)
  try {
    return host.readFile(path)
  } catch (error) {
    if ((error as { code?: unknown }).code === "ENOENT") throw notFound(path, error)
    throw error
  }
}

/**
 * Writes a file whole or not at all.
 *
 * @throws Error where its folder is not there (FileNotFoundError) or the host has no files.
 */
export function writeBytes(name: string, file: unknown, bytes: Uint8Array): void {
  const path = pathOf(name, file)
  if (host.writeFile === undefined) throw new Error(`${name}: files cannot be written here, got '${path}'`)
  try {
    host.writeFile(path, bytes)
  } catch (error) {
    if ((error as { code?: unknown }).code === "ENOENT") throw notFound(path, error)
    throw error
  }
}

/** Text as bytes of an encoding. */
export function encodeText(name: string, text: string, encoding: unknown): Uint8Array {
  const latin = isLatin(name, encoding)
  const points = Array.from(text, (character) => character.codePointAt(0)!)
  if (latin || points.every((point) => point < 128)) {
    const wrong = points.find((point) => point > 255)
    if (wrong !== undefined)
      throw new RangeError(
        `${name}: character ${JSON.stringify(String.fromCodePoint(wrong))} needs encoding "utf-8"`,
      )
    return Uint8Array.from(points)
  }
  return Uint8Array.from(points.flatMap(utf8Of))
}

/** A code point in UTF-8 (RFC 3629). */
function utf8Of(point: number): number[] {
  if (point < 0x80) return [point]
  const rest = (shift: number) => 0x80 | ((point >> shift) & 63)
  if (point < 0x800) return [0xc0 | (point >> 6), rest(0)]
  if (point < 0x10000) return [0xe0 | (point >> 12), rest(6), rest(0)]
  return [0xf0 | (point >> 18), rest(12), rest(6), rest(0)]
}

/** Bytes as text of an encoding; NumPy's own default is latin1. */
export function decodeText(name: string, bytes: Uint8Array, encoding: unknown): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")
  return isLatin(name, encoding) ? binary : decodeURIComponent(binary.replace(/[%\x80-\xff]/g, percentOf))
}

const percentOf = (character: string) => `%${character.charCodeAt(0).toString(16).padStart(2, "0")}`

function isLatin(name: string, encoding: unknown): boolean {
  const plain = untyped(encoding ?? "utf-8")
  const word = String(plain).toLowerCase().replaceAll(/[-_]/g, "")
  if (["latin1", "iso88591", "bytes"].includes(word)) return true
  if (["utf8", "ascii"].includes(word)) return false
  throw new RangeError(`${name}: encoding must be "utf-8" or "latin1", got '${String(plain)}'`)
}
