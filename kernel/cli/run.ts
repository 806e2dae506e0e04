import { dirname } from "node:path"
import { type Notebook, renderNotebook, textOf } from "../../src/lesson/index.ts"
import { parseArguments } from "./arguments.ts"
import { checkLanguage, checkWritable, readNotebook, writeWhole } from "./lesson/files.ts"
import { startProgress } from "./lesson/progress.ts"

export const summary = "run a TypeScript notebook and print or store its outputs"
export const usage = "cellwise run NB.ipynb [--output OUT.ipynb] [--allow-errors]"
export const help = `
  --output OUT.ipynb   write the notebook with its outputs there (it may be NB.ipynb itself);
                       without it the outputs are printed as text
  --allow-errors       go on after a cell that fails, and store its error

Exit codes: 0 every cell ran, 1 a cell failed, 2 wrong use or an unreadable notebook.

Examples:
  cellwise run notebooks/rnn-lstm-gru.ipynb
  cellwise run notebooks/rnn-lstm-gru.ipynb --output notebooks/rnn-lstm-gru.ipynb
`

/**
 * Runs a notebook in process, no Jupyter needed.
 *
 * @returns 0, or 1 when a cell failed
 */
export async function run(args: readonly string[]): Promise<number> {
  const options = { output: { type: "string" }, "allow-errors": { type: "boolean" } } as const
  const given = parseArguments(args, options, { least: 1, most: 1, what: "one notebook" })
  const [path = ""] = given.positionals
  const notebook = readNotebook(path)
  checkLanguage(path, notebook, "typescript")
  const output = given.text("output")
  if (output !== undefined) checkWritable(output)
  const allowErrors = given.flag("allow-errors")
  const { executeNotebook } = await import("./lesson/execute.ts")
  const progress = startProgress(process.stderr)
  const onCell = (at: number, of: number) => progress.say(`${path}: cell ${at} of ${of}`)
  const executed = await executeNotebook(notebook, { directory: dirname(path), allowErrors, onCell })
  progress.end()
  const { failed } = executed
  if (output === undefined) printOutputs(executed.notebook)
  else if (!failed || allowErrors) writeWhole(output, renderNotebook(withKernel(executed.notebook)))
  if (!failed) return 0
  const consequence =
    allowErrors || output === undefined ? "" : `; ${output} is not written (--allow-errors does)`
  process.stderr.write(
    `${failed.traceback.join("\n")}\ncellwise run: ${path}: In [${failed.cell.execution_count}] failed${consequence}\n`,
  )
  return 1
}

/** What the cells show, as text: streams as they are, values on lines of their own. */
function printOutputs({ cells }: Notebook): void {
  for (const cell of cells) {
    if (cell.cell_type !== "code") continue
    for (const output of cell.outputs) {
      if (output.output_type === "error") continue
      const target =
        output.output_type === "stream" && output.name === "stderr" ? process.stderr : process.stdout
      target.write(output.output_type === "stream" ? output.text : `${textOf(output)}\n`)
    }
  }
}

/** The stored notebook names the kernel that ran it; other metadata stay. */
function withKernel(notebook: Notebook): Notebook {
  const kernelspec = { display_name: "TypeScript (Cellwise)", language: "typescript", name: "cellwise" }
  return { ...notebook, metadata: { ...notebook.metadata, kernelspec } }
}
