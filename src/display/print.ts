import { host } from "../host.ts"
import { answersQuestions } from "./mime.ts"
import { pythonStr } from "./python.ts"

/** Python's keyword arguments of `print`. */
export interface PrintOptions {
  /** Between two values; a space when left out. */
  readonly sep?: string | null
  /** After the last value; a new line when left out. */
  readonly end?: string | null
  /** Where to write; the cell's standard output when left out. */
  readonly file?: { write(text: string): unknown } | null
  /** Accepted for Python's sake: output is never held back. */
  readonly flush?: boolean
}

const optionNames: ReadonlySet<string> = new Set(["sep", "end", "file", "flush"])

/**
 * Python's `print`: the values as Python shows them, a space between them, a new line at the end.
 * A last argument that is a record of nothing but `sep`, `end`, `file` and `flush` is options:
 * `print(loss, accuracy, {sep: "\t"})`; any other record is printed as a dict.
 *
 * @throws TypeError when `sep` or `end` is not a string
 */
export function print(...values: unknown[]): void {
  const options = isPrintOptions(values.at(-1)) ? (values.pop() as PrintOptions) : {}
  const sep = textOption("sep", options.sep, " ")
  const end = textOption("end", options.end, "\n")
  const text = values.map((value) => pythonStr(value)).join(sep) + end
  if (options.file) options.file.write(text)
  else writeOut(text)
}

/** Whether a trailing argument holds options only; an empty record is an empty dict. */
export function isOptions(value: unknown, names: ReadonlySet<string>): boolean {
  if (typeof value !== "object" || value === null || !answersQuestions(value)) return false
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every((key) => names.has(key))
}

function isPrintOptions(value: unknown): boolean {
  return isOptions(value, optionNames)
}

function textOption(name: string, value: string | null | undefined, whenLeftOut: string): string {
  if (value === undefined || value === null) return whenLeftOut
  if (typeof value !== "string")
    throw new TypeError(`print: ${name} must be None or a string, got ${pythonStr(value)}`)
  return value
}

function writeOut(text: string): void {
  const { console, process } = surroundings
  if (host.write) host.write("stdout", text)
  else if (text.endsWith("\n") || !process?.stdout) console?.log(text.replace(/\n$/, ""))
  else process.stdout.write(text) // a console always ends the line
}

/** What browsers and Node have and the language itself does not promise. */
const surroundings = globalThis as {
  readonly console?: { log(text: string): void }
  readonly process?: { readonly stdout?: { write(text: string): unknown } }
}
