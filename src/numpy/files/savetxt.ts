import { toArray } from "../creation.ts"
import { formatPercent, percentValuesOf } from "../format/percent.ts"
import type { ArrayInput } from "../input.ts"
import { named } from "../options.ts"
import { untyped } from "../typed.ts"
import { encodeText, writeBytes } from "./store.ts"

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
  const values = percentValuesOf(x)
  const rows = Array.from({ length: x.dims[0]! }, (_, row) =>
    formatPercent(template, values.slice(row * columns, (row + 1) * columns)),
  )
  const around = (key: "header" | "footer") =>
    commented(text(key, ""), text("comments", "# "), text("newline", "\n"))
  const whole = around("header") + rows.join("") + around("footer")
  writeBytes("savetxt", fname, encodeText("savetxt", whole, given.encoding))
}
