import { dirname, resolve } from "node:path"
import type { Notebook } from "../../src/lesson/index.ts"
import type { ExportedModule } from "../compiler/export/index.ts"
import { parseArguments } from "./arguments.ts"
import { checkLanguage, checkWritable, readNotebook, writeWhole } from "./lesson/files.ts"

export const summary = "write a TypeScript notebook as one plain .ts module"
export const usage = "cellwise export NB.ipynb [--output FILE.ts]"
export const help = `
  --output FILE.ts     write the module there; without it the module is printed

The module needs nothing but the package cellwise: array notation becomes calls, results are printed
as the notebook shows them, text cells become comments. It passes tsc --strict.

Exit codes: 0 exported, 1 a cell has an error or the module does not pass, 2 wrong use or an unreadable
notebook.

Examples:
  cellwise export notebooks/rnn-lstm-gru.ipynb
  cellwise export notebooks/rnn-lstm-gru.ipynb --output rnn-lstm-gru.ts
`

/**
 * Exports a notebook.
 *
 * @returns 0, or 1 when a cell does not check or the module does not pass a strict check
 */
export async function run(args: readonly string[]): Promise<number> {
  const options = { output: { type: "string" } } as const
  const given = parseArguments(args, options, { least: 1, most: 1, what: "one notebook" })
  const [path = ""] = given.positionals
  const notebook = readNotebook(path)
  checkLanguage(path, notebook, "typescript")
  const output = given.text("output")
  if (output !== undefined) checkWritable(output)
  const exported = await maybeExport(path, notebook, output)
  if (!exported) return 1
  if (output === undefined) process.stdout.write(exported.text)
  else writeWhole(output, exported.text)
  for (const complaint of exported.complaints)
    process.stderr.write(`cellwise export: ${output ?? path}: ${complaint}\n`)
  return exported.complaints.length === 0 ? 0 : 1
}

/** The module, unless a cell has an error, which is shown. */
async function maybeExport(
  path: string,
  { cells }: Notebook,
  output: string | undefined,
): Promise<ExportedModule | undefined> {
  const { CellRefused, exportNotebook } = await import("../compiler/export/index.ts")
  const directory = resolve(dirname(path))
  const target = output === undefined ? directory : resolve(dirname(output))
  const sources = cells.flatMap(({ cell_type, source }) => {
    if (source.trim() === "" || cell_type === "raw") return []
    return [{ type: cell_type === "code" ? ("code" as const) : ("text" as const), source }]
  })
  try {
    return await exportNotebook(sources, { directory, target })
  } catch (error) {
    if (!(error instanceof CellRefused)) throw error
    process.stderr.write(
      `${error.error.traceback.join("\n")}\ncellwise export: ${path}: In [${error.executionCount}] has an error\n`,
    )
    return undefined
  }
}
