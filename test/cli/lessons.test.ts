import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { parseNotebook, renderNotebook, textOf } from "../../src/lesson/index.ts"
import type { Cell } from "../../src/lesson/notebook/notebook.ts"
import { cellwise, makeFolder, notebookText, root } from "./cli.ts"

const folder = makeFolder()
const lesson = (name: string) => join(root, "notebooks", name)
const readReport = (path: string) => JSON.parse(readFileSync(path, "utf8"))
const outputsOf = (path: string) =>
  parseNotebook(readFileSync(path, "utf8"), path).cells.flatMap((cell: Cell) =>
    cell.cell_type === "code" ? cell.outputs.map(textOf) : [],
  )

describe("cellwise compare", () => {
  it("finds the seed lesson's RNN identical, its LSTM and GRU not comparable with the reason in the code", () => {
    const json = join(folder, "seed.json")
    const compared = cellwise(
      "compare",
      lesson("rnn-lstm-gru.python.ipynb"),
      lesson("rnn-lstm-gru.ipynb"),
      "--json",
      json,
    )
    expect(compared.exitCode).toBe(0)
    const { pairs, counts } = readReport(json)
    expect(pairs.map((pair: { verdict: string; reason: string }) => [pair.verdict, pair.reason])).toEqual([
      ["identical", "4 arrays, 16 numbers, every character"],
      ["notComparable", "W_f is drawn by np.random.rand before any np.random.seed (cell 6, line 10)"],
      ["notComparable", "W_z is drawn by np.random.rand before any np.random.seed (cell 7, line 10)"],
    ])
    expect(counts).toMatchObject({ identical: 1, notComparable: 2, different: 0 })
  })

  it("finds every output of the seeded edition identical", () => {
    const json = join(folder, "seeded.json")
    const files = [lesson("rnn-lstm-gru-seeded.python.ipynb"), lesson("rnn-lstm-gru-seeded.ipynb")]
    expect(cellwise("compare", ...files, "--json", json).exitCode).toBe(0)
    expect(readReport(json)).toMatchObject({ verdict: "identical", counts: { identical: 3 } })
  })

  it("finds one changed weight", () => {
    const changed = join(folder, "changed.ipynb")
    const text = readFileSync(lesson("rnn-lstm-gru-seeded.ipynb"), "utf8")
    writeFileSync(changed, text.replace("[0.5, 0.6, 0.7, 0.8]", "[0.5, 0.6, 0.7, 0.9]"))
    const { exitCode, stdout } = cellwise("compare", lesson("rnn-lstm-gru-seeded.python.ipynb"), changed)
    expect(exitCode).toBe(1)
    expect(stdout).toContain("2 identical · 1 different")
  })
})

describe("cellwise run", () => {
  it("stores what Python stored, and leaves the source and other metadata as they are", () => {
    const [input, output] = [join(folder, "in.ipynb"), join(folder, "out.ipynb")]
    copyFileSync(lesson("rnn-lstm-gru-seeded.ipynb"), input)
    expect(cellwise("run", input, "--output", output)).toMatchObject({ exitCode: 0, stdout: "" })
    expect(outputsOf(output)).toEqual(outputsOf(lesson("rnn-lstm-gru-seeded.python.ipynb")))
    const text = readFileSync(output, "utf8")
    expect(renderNotebook(parseNotebook(text, output))).toBe(text)
  })

  it("prints outputs as text without --output", () => {
    const path = join(folder, "print.ipynb")
    writeFileSync(path, notebookText("typescript", ['print("a")\n1 + 1', "", 'console.error("b")']))
    // Progress goes there too, before it, when the run takes longer than a second.
    const stderr = expect.stringMatching(/^(?:.*: cell \d of 2\n)*b\n$/)
    expect(cellwise("run", path)).toEqual({ exitCode: 0, stdout: "a\n2\n", stderr })
  })

  it("stops at a cell that fails, points at its line and writes nothing", () => {
    const [path, output] = [join(folder, "fails.ipynb"), join(folder, "not-written.ipynb")]
    writeFileSync(path, notebookText("typescript", ['throw new Error("no")', 'print("later")']))
    const { exitCode, stderr } = cellwise("run", path, "--output", output)
    expect(exitCode).toBe(1)
    expect(stderr).toContain("Error: no")
    expect(stderr.trimEnd().split("\n").at(-1)).toContain("In [1] failed")
    expect(existsSync(output)).toBe(false)
  })

  it("fails for a promise that nobody awaits", () => {
    const path = join(folder, "rejected.ipynb")
    writeFileSync(
      path,
      notebookText("typescript", ['new Promise((_, reject) => reject(new Error("unheard")))']),
    )
    const { exitCode, stderr } = cellwise("run", path)
    expect(exitCode).toBe(1)
    expect(stderr).toContain("Error: unheard")
    expect(stderr.trimEnd().split("\n").at(-1)).toContain("In [1] failed")
  })

  it("goes on after a failure with --allow-errors and stores the error", () => {
    const [path, output] = [join(folder, "allowed.ipynb"), join(folder, "allowed-out.ipynb")]
    writeFileSync(path, notebookText("typescript", ['throw new Error("no")', 'print("later")']))
    expect(cellwise("run", path, "--allow-errors", "--output", output).exitCode).toBe(1)
    expect(outputsOf(output)).toEqual(["Error: no", "later\n"])
  })
})
