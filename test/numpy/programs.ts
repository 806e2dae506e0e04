/** Small NumPy programs as data; `test/golden/programs.py` says what each head means and runs them too. */
import { host } from "../../src/host.ts"
import { elementAt } from "../../src/numpy/format/elements.ts"
import * as np from "../../src/numpy/index.ts"
import { NDArray } from "../../src/numpy/ndarray.ts"
import { tuple } from "../../src/numpy/tuple.ts"

export type Program = null | boolean | number | string | readonly unknown[]

/** What a program gives, as plain data. */
export type Outcome =
  | {
      readonly dtype: string
      readonly shape: readonly number[]
      readonly values: readonly string[]
      readonly repr: string
      readonly str: string
    }
  | { readonly values: readonly string[] }
  | { readonly items: readonly Outcome[] }
  | { readonly text: string }
  | { readonly error: string; readonly kind?: "TypeError" | "RangeError" }

type Keywords = Record<string, Program>
type Call = (...args: unknown[]) => unknown

function runAll(keywords: Keywords, names: readonly unknown[]): unknown[] {
  const entries = Object.entries(keywords)
  return entries.length === 0
    ? []
    : [Object.fromEntries(entries.map(([key, value]) => [key, run(value, names)]))]
}

function namedValue(name: string): unknown {
  return name.split(".").reduce<unknown>((from, part) => (from as Record<string, unknown>)[part], np)
}

function functionNamed(name: string): Call {
  const found = namedValue(name)
  return isClass(found) ? (...args) => new found(...args) : (found as Call)
}

function isClass(value: unknown): value is new (...args: unknown[]) => unknown {
  return typeof value === "function" && String(value).startsWith("class")
}

/** The value of an expression. */
export function run(program: Program, names: readonly unknown[] = []): unknown {
  if (!Array.isArray(program)) return program
  const [head, ...rest] = program as [string, ...Program[]]
  const runner = heads[head]
  if (runner === undefined) return program
  return runner(names, ...(rest as never[]))
}

/** Files live in memory here, so that the programs run in a browser too. */
const files = new Map<string, Uint8Array>()

function openFiles(): void {
  host.readFile = (path) => files.get(path) ?? missing(path)
  host.writeFile = (path, bytes) => {
    files.set(path, bytes)
  }
}

function missing(path: string): never {
  throw new RangeError(`no such file: ${path}`)
}

openFiles()

const all = (items: readonly Program[], names: readonly unknown[]) => items.map((item) => run(item, names))

const heads: Record<string, (names: readonly unknown[], ...rest: never[]) => unknown> = {
  array: (_, dtype: string, shape: number[], values: (number | string)[]) =>
    np.array(values.map(numberOf), { dtype }).reshape(shape),
  list: (names, items: Program[]) => all(items, names),
  dict: (names, entries: Keywords) => runAll(entries, names)[0] ?? {},
  "by column": (names, entries: Keywords) => runAll(entries, names)[0] ?? {},
  tuple: (names, items: Program[]) => tuple(...all(items, names)),
  function:
    (names, count: number, body: Program) =>
    (...args: unknown[]) =>
      run(withArguments(body, args.slice(0, count)), names),
  value: (_, value: unknown) => value,
  call: (names, name: string, args: Program[], keywords: Keywords) =>
    functionNamed(name)(...all(args, names), ...runAll(keywords, names)),
  method: (names, x: Program, name: string, args: Program[], keywords: Keywords) => {
    const target = run(x, names) as Record<string, Call>
    return target[name]!(...all(args, names), ...runAll(keywords, names))
  },
  apply: (names, f: Program, args: Program[]) => (run(f, names) as Call)(...all(args, names)),
  items: (names, x: Program) => [...(run(x, names) as Iterable<unknown>)],
  item: (names, x: Program, k: number) => (run(x, names) as unknown[])[k],
  isinstance: (names, x: Program, name: string) => run(x, names) instanceof (namedValue(name) as never),
  raised: (names, x: Program, name: string) => {
    try {
      run(x, names)
    } catch (error) {
      if (error instanceof (namedValue(name) as never)) return true
      throw error
    }
    return false
  },
  refused: (names, values: Program[], x: Program) => {
    const held = all(values, names)
    const before = JSON.stringify(describe(held))
    if (refusalOf(() => run(x, held)) === null) return "accepted"
    return JSON.stringify(describe(held)) === before ? "untouched" : "changed"
  },
  file: (_, name: string, contents?: number[]) => {
    if (contents !== undefined) files.set(name, Uint8Array.from(contents))
    return name
  },
  bytes: (names, path: Program) => [...(files.get(String(run(path, names))) ?? [])],
  saved: (names, path: Program) => {
    const data = np.load(String(run(path, names)))
    return [...data.files].sort().flatMap((name) => [name, data[name]])
  },
  attribute: (names, x: Program, name: string) => (run(x, names) as Record<string, unknown>)[name],
  fact: (_, name: string, attribute: string | null) => {
    const value = functionNamed(name) as unknown as Record<string, unknown>
    return attribute === null ? value : value[attribute]
  },
  get: (names, x: Program, indices: Program[]) =>
    (run(x, names) as NDArray).at(...(all(indices, names) as [])),
  set: (names, x: Program, indices: Program[], value: Program) => {
    const target = run(x, names) as NDArray
    target.set(all(indices, names) as [], run(value, names) as NDArray)
    return target
  },
  printed: (names, options: Keywords, x: Program) => {
    const value = run(x, names) as NDArray
    return np.printoptions(runAll(options, names)[0] ?? {}, () => [np.array_repr(value), String(value)])
  },
  errors: (names, modes: Keywords, x: Program) =>
    withErrors(runAll(modes, names)[0] ?? {}, () => run(x, names)),
  let: (names, expressions: Program[], body: Program) => {
    const values = [...names]
    for (const expression of expressions) values.push(run(expression, values))
    return run(body, values)
  },
  ref: (names, k: number) => names[k],
}

/** How NumPy treats floating point errors by itself. */
const MODES = { divide: "warn", over: "warn", under: "ignore", invalid: "warn" } as const

/** What a body gives under error modes, and the warnings it gives. */
function withErrors(modes: np.ErrorOptions, body: () => unknown): unknown[] {
  const told: string[] = []
  const { write } = host
  host.write = (_, text) => {
    told.push(text.trimEnd())
  }
  try {
    const value = np.errstate("all" in modes ? modes : { ...MODES, ...modes }, () => valueOrError(body))
    return [value, ...told]
  } finally {
    if (write === undefined) delete host.write
    else host.write = write
  }
}

/** Python's NameError is JavaScript's ReferenceError. */
function valueOrError(body: () => unknown): unknown {
  try {
    return body()
  } catch (error) {
    const { name, message } = error as Error
    if (name !== "FloatingPointError" && name !== "ReferenceError") throw error
    return `${name.replace("ReferenceError", "NameError")}: ${message}`
  }
}

/** The body of a function with its arguments' values in place of `["arg", k]`. */
function withArguments(body: Program, args: readonly unknown[]): Program {
  if (!Array.isArray(body)) return body
  if (body[0] === "arg") return ["value", args[body[1] as number]]
  return body.map((part) => withArguments(part as Program, args))
}

/** JSON lacks the numbers that are not finite. */
function numberOf(value: number | string): number {
  if (typeof value === "number") return value
  return value === "nan"
    ? Number.NaN
    : value === "inf"
      ? Infinity
      : value === "-inf"
        ? -Infinity
        : Number(value)
}

/** One element in text that both languages write alike, of a dtype whose kind decides. */
function textOf(value: number | boolean | bigint): string {
  if (typeof value === "boolean") return value ? "True" : "False"
  if (typeof value === "bigint") return String(value)
  return Object.is(value, -0) ? "-0" : String(value)
}

function describeArray(x: NDArray): Outcome {
  const flat = x.copy()
  const values = Array.from({ length: x.size }, (_, i) => textOf(elementAt(flat.data, x.dtype, i)))
  return { dtype: x.dtype.name, shape: x.dims, values, repr: np.array_repr(x), str: String(x) }
}

export function describe(value: unknown): Outcome {
  if (value instanceof NDArray) return describeArray(value)
  if (Array.isArray(value)) return { items: value.map(describe) }
  if (value instanceof Uint8Array) return describeArray(np.array(value))
  if (value === undefined || value === null) return { text: "None" }
  if (typeof value === "bigint") return describe(Number(value))
  if (typeof value === "number" || typeof value === "boolean") return { values: [textOf(value)] }
  if (Object.getPrototypeOf(value) === Object.prototype && !Object.hasOwn(value as object, "toString"))
    return { items: Object.values(value as object).map(describe) }
  return { text: String(value) }
}

/** What the engine says, not we, when a program runs into something that nobody checked. */
const crash =
  /is not a (?:function|constructor)|(?<!object) is not iterable|^Cannot (?:read|set|convert(?! string ')|mix)|^Reduce of empty|^Invalid (?:typed )?array (?:buffer )?length|^Maximum call stack|argument must be between/

/** How a body refuses; null when it does not. @throws what no check threw, but the engine */
export function refusalOf(body: () => unknown): string | null {
  try {
    body()
  } catch (error) {
    const refused = error instanceof RangeError || error instanceof TypeError
    if (refused && !crash.test(error.message)) return error.message
    throw error
  }
  return null
}

/** What a program gives here: its value, or that it fails and how; a crash is no refusal. */
export function outcome(program: Program): Outcome {
  try {
    return np.errstate({ all: "ignore" }, () => describe(run(program)))
  } catch (error) {
    const refused = error instanceof RangeError || error instanceof TypeError
    const kind = error instanceof TypeError ? "TypeError" : "RangeError"
    if (refused && !crash.test(error.message)) return { error: error.message, kind }
    throw new Error(`crashed: ${JSON.stringify(program)}`, { cause: error })
  }
}

/** The oracle's number in the text of {@link textOf}. */
function normalised(text: string): string {
  if (text === "nan") return "NaN"
  if (text.endsWith("inf")) return text.replace("inf", "Infinity")
  return /^-?\d+$/.test(text) || /^[TF]/.test(text) ? text : textOf(Number(text))
}

/** The oracle's outcome, its numbers in JavaScript's text, so that the two compare as data. */
export function fromOracle(given: Outcome): Outcome {
  if ("items" in given) return { items: given.items.map(fromOracle) }
  if (!("values" in given)) return given
  // A scalar reaches users as a number: the nearest one beyond 2^53.
  const number = (text: string) => (/^-?\d+$/.test(text) ? textOf(Number(text)) : normalised(text))
  return { ...given, values: given.values.map("dtype" in given ? normalised : number) }
}
