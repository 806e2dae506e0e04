import { toArray } from "../creation.ts"
import type { ArrayInput } from "../input.ts"
import { readScalar } from "../memory.ts"
import type { NDArray } from "../ndarray.ts"
import { named } from "../options.ts"
import type { PyType } from "../typed.ts"
import { Typed, untyped } from "../typed.ts"
import { formatPercent } from "./percent.ts"
import { encodeText, writeBytes } from "./store.ts"

/** Python's own types by NumPy's kinds. */
const pythonTypes = { b: "bool", i: "int", u: "int", f: "float" } as const

/** The elements of an array in C order, each as a scalar of its dtype, or of Python's own type. */
export function scalarsOf(x: NDArray, python = false): Typed[] {
  const own = (x.dtype.kind === "b" ? "np.bool" : x.dtype.name) as PyType
  const type = python ? pythonTypes[x.dtype.kind] : own
  const flat = x.ravel()
  const step = flat.steps[0] ?? 1
  return Array.from(
    { length: x.size },
    (_, k) => new Typed(readScalar(flat.data, flat.dtype, flat.offset + k * step), type),
  )
}

interface SaveTextOptions {
  readonly fmt?: string | readonly string[]
  readonly delimiter?: string
  readonly newline?: string
  readonly header?: string
  readonly footer?: string
  readonly comments?: string
  readonly encoding?: string | null
}

/** One template for a whole row. @throws RangeError for a wrong number of formats. */
function rowTemplate(fmt: unknown, columns: number, delimiter: string): string {
  const plain = untyped(fmt)
  if (Array.isArray(plain)) {
    if (plain.length !== columns) throw new RangeError(`fmt has wrong shape.  ${JSON.stringify(plain)}`)
    return plain.join(delimiter)
  }
  const count = String(plain).replaceAll("%%", "").split("%").length - 1
  if (count === 1) return new Array<string>(columns).fill(String(plain)).join(delimiter)
  if (count === columns) return String(plain)
  throw new RangeError(`fmt has wrong number of % formats:  ${String(plain)}`)
}

/** Header and footer are comments, line by line. */
function commented(text: string, comments: string, newline: string): string {
  return text === "" ? "" : `${comments}${text.replaceAll("\n", `\n${comments}`)}${newline}`
}

const NAMES = ["fmt", "delimiter", "newline", "header", "footer", "comments", "encoding"] as const

/**
 * `np.savetxt(fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# ",
 * encoding=None)`: writes a vector, an element a line, or a matrix, a row a line, as text.
 *
 * @param fmt - one format for all, one for a whole row, or one for each column
 * @throws RangeError for another rank or a wrong number of formats.
 */
export function savetxt(
  fname: string,
  X: ArrayInput,
  ...rest: readonly (string | readonly string[] | null | SaveTextOptions)[]
): void {
  const given = named("savetxt", NAMES, rest)
  const text = (key: (typeof NAMES)[number], fallback: string) => String(untyped(given[key] ?? fallback))
  const x = toArray(X)
  if (x.dims.length !== 1 && x.dims.length !== 2)
    throw new RangeError(`Expected 1D or 2D array, got ${x.dims.length}D array instead`)
  const columns = x.dims[1] ?? 1
  const template = rowTemplate(given.fmt ?? "%.18e", columns, text("delimiter", " ")) + text("newline", "\n")
  const scalars = scalarsOf(x)
  const rows = Array.from({ length: x.dims[0]! }, (_, row) =>
    formatPercent(template, scalars.slice(row * columns, (row + 1) * columns)),
  )
  const around = (key: "header" | "footer") =>
    commented(text(key, ""), text("comments", "# "), text("newline", "\n"))
  const whole = around("header") + rows.join("") + around("footer")
  writeBytes("savetxt", fname, encodeText("savetxt", whole, given.encoding))
}
