import { pythonRepr } from "../display/python.ts"
import { FileNotFoundError, ValueError } from "../errors.ts"
import { host } from "../host.ts"

/** Python's text file, open for reading: `read`, `readline`, `readlines`, and iteration over its lines. */
export class TextFile implements Iterable<string> {
  readonly name: string
  readonly mode = "r"
  closed = false
  readonly #text: string
  #position = 0

  constructor(name: string, text: string) {
    this.name = name
    this.#text = text
  }

  /** The next `size` characters, or all that are left. */
  read(size = -1): string {
    this.#checkOpen()
    if (size < 0) return this.#take(this.#text.length)
    let end = this.#position
    for (let count = 0; count < size && end < this.#text.length; count++)
      end += this.#text.codePointAt(end)! > 0xffff ? 2 : 1
    return this.#take(end)
  }

  /** The next line with its line end; empty at the end of the file. */
  readline(): string {
    this.#checkOpen()
    const newline = this.#text.indexOf("\n", this.#position)
    return this.#take(newline < 0 ? this.#text.length : newline + 1)
  }

  /** All lines that are left. */
  readlines(): string[] {
    return [...this]
  }

  /** Ends reading. */
  close(): void {
    this.closed = true
  }

  *[Symbol.iterator](): Generator<string> {
    for (let line = this.readline(); line !== ""; line = this.readline()) yield line
  }

  #take(end: number): string {
    const text = this.#text.slice(this.#position, end)
    this.#position = Math.min(end, this.#text.length)
    return text
  }

  #checkOpen(): void {
    if (this.closed) throw new ValueError("I/O operation on closed file.")
  }
}

/**
 * Python's `open(path)` for reading text in UTF-8; every kind of line end is read as `\n`.
 *
 * @throws FileNotFoundError when there is no such file
 * @throws ValueError for another mode or encoding, or when the file is not UTF-8
 */
export function open(
  path: string,
  mode = "r",
  { encoding = "utf-8" }: { readonly encoding?: string } = {},
): TextFile {
  if (mode !== "r" && mode !== "rt")
    throw new ValueError(`open: only reading text ('r') is possible, got ${pythonRepr(mode)}`)
  if (!/^(utf-?8|ascii)$/i.test(encoding))
    throw new ValueError(`open: encoding must be utf-8, got ${pythonRepr(encoding)}`)
  if (!host.readFile) throw new ValueError(`open: files cannot be read here, got ${pythonRepr(path)}`)
  return new TextFile(path, decode(path, readBytes(path, host.readFile)))
}

function readBytes(path: string, readFile: (path: string) => Uint8Array): Uint8Array {
  try {
    return readFile(path)
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code !== "ENOENT") throw error
    throw new FileNotFoundError(`[Errno 2] No such file or directory: ${pythonRepr(path)}`)
  }
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.replace(/\r\n?/g, "\n")
  } catch {
    throw new ValueError(`open: the file must be UTF-8, got other bytes in ${pythonRepr(path)}`)
  }
}

/** The WHATWG's decoder, which Node and browsers both have. */
const { TextDecoder } = globalThis as unknown as {
  TextDecoder: new (
    label: string,
    options: { fatal: boolean; ignoreBOM: boolean },
  ) => { decode(bytes: Uint8Array): string }
}
