import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import {
  compareLesson,
  parseNotebook,
  renderJson,
  renderPage,
  renderTable,
  textOf,
} from "../../src/lesson/index.ts"
import type { Cell, Output } from "../../src/lesson/notebook/notebook.ts"

const result = (text: string): Output => ({
  output_type: "execute_result",
  execution_count: 1,
  data: { "text/plain": text },
  metadata: {},
})
const stdout = (text: string): Output => ({ output_type: "stream", name: "stdout", text })

let made = 0
function code(source: string, ...outputs: Output[]): Cell {
  made += 1
  return { cell_type: "code", id: `made-${made}`, metadata: {}, source, outputs, execution_count: null }
}
const side = (file: string, ...cells: Cell[]) => {
  return { file, seconds: null, notebook: { nbformat: 4 as const, nbformat_minor: 5, metadata: {}, cells } }
}
const compare = (python: Cell[], typescript: Cell[]) =>
  compareLesson(side("a.python.ipynb", ...python), side("a.ipynb", ...typescript), { rtol: null })

function readSeed(name: string) {
  const text = readFileSync(new URL(`../../notebooks/${name}`, import.meta.url), "utf8")
  return { file: name, notebook: parseNotebook(text, name), seconds: null }
}

describe("compareLesson", () => {
  it("finds in the seed lesson's code why its LSTM and GRU are not comparable", () => {
    const python = readSeed("rnn-lstm-gru.python.ipynb")
    const port = python.notebook.cells.map((cell, at): Cell => {
      if (cell.cell_type !== "code" || at <= 3) return cell
      return { ...cell, outputs: cell.outputs.map((output) => result(textOf(output).replaceAll("9", "7"))) }
    })
    const typescript = { ...python, notebook: { ...python.notebook, cells: port } }
    const { pairs } = compareLesson(python, typescript, { rtol: null })
    expect(pairs.map(({ pythonCell, verdict, reason }) => [pythonCell, verdict, reason])).toEqual([
      [3, "identical", "4 arrays, 16 numbers, every character"],
      [5, "notComparable", "W_f is drawn by np.random.rand before any np.random.seed (cell 6, line 10)"],
      [7, "notComparable", "W_z is drawn by np.random.rand before any np.random.seed (cell 7, line 10)"],
    ])
  })

  it("excuses another value of an unseeded draw, but not another shape or dtype", () => {
    const source = "import numpy as np\nnp.random.rand(2)"
    const port = (text: string) =>
      compare([code(source, result("array([0.5, 0.6])"))], [code(source, result(text))]).verdict
    expect(port("array([0.1, 0.2])")).toBe("notComparable")
    expect(port("array([0.1, 0.2, 0.3])")).toBe("different")
    expect(port("array([1, 2])")).toBe("different")
  })

  it("excuses a random line, but not the line beside it", () => {
    const source = "import numpy as np\nW = np.random.rand()\nprint('W', W)\nprint(np.zeros(2))"
    const port = (text: string) =>
      compare([code(source, stdout("W 0.5\n[0. 0.]\n"))], [code(source, stdout(text))]).pairs[0]
    expect(port("W 0.75\n[0. 0.]\n")?.verdict).toBe("notComparable")
    expect(port("W 0.75\n[0. 1.]\n")).toMatchObject({
      verdict: "different",
      reason: expect.stringContaining("differs: line 2[1]: 1., Python has 0."),
    })
  })

  it("excuses all that a cell prints where its lines cannot be told apart", () => {
    const port = (source: string) => {
      const python = code(`import numpy as np\nW = np.random.rand()\n${source}`, stdout("0.5\n1\n"))
      return compare([python], [code(source, stdout("0.75\n2\n"))]).verdict
    }
    expect(port("print(W)\nprint(1)")).toBe("different")
    expect(port("for x in (W, 1):\n    print(x)")).toBe("notComparable")
    expect(port("print(W, end='\\n')\nprint(1)")).toBe("notComparable")
  })

  it("excuses a random member of a tuple, but not the member beside it", () => {
    const source = "import numpy as np\nW = np.random.rand()\nx = 3\nW, x"
    const port = (text: string) =>
      compare([code(source, result("(0.5, 3)"))], [code(source, result(text))]).pairs[0]
    expect(port("(0.75, 3)")?.verdict).toBe("notComparable")
    expect(port("(0.75, 4)")).toMatchObject({
      verdict: "different",
      reason: expect.stringContaining("[1] is 4, Python has 3"),
    })
  })

  it("leaves identical outputs of unseeded draws identical", () => {
    const source = "import numpy as np\nnp.random.rand()"
    expect(compare([code(source, result("0.5"))], [code(source, result("0.5"))]).verdict).toBe("identical")
  })

  it("pairs streams and values of one cell each with its own, pieces of a stream as one", () => {
    const python = code("f()", stdout("a 1\nb 2\n"), result("3"))
    const { pairs } = compare([python], [code("f()", stdout("a 1\n"), stdout("b 2\n"), result("4"))])
    expect(pairs.map(({ stream, verdict }) => [stream, verdict])).toEqual([
      ["stdout", "identical"],
      ["result", "different"],
    ])
  })

  it("says what one side lacks, and what stopped with an error", () => {
    const error: Output = { output_type: "error", ename: "TypeError", evalue: "no", traceback: [] }
    const { pairs, counts } = compare(
      [code("a", result("1")), code("b", result("2")), code("c")],
      [code("a"), code("b", error), code("c", result("3"))],
    )
    expect(pairs.map(({ verdict, reason }) => `${verdict}: ${reason}`)).toEqual([
      "missing: the port does not show Python's result",
      "error: TypeError: no",
      "missing: Python shows nothing here",
    ])
    expect(counts).toMatchObject({ missing: 2, error: 1 })
  })

  it("pairs around helper cells that only one side has", () => {
    const names = (...all: string[]) =>
      all.map((name) => code(`${name} = make_${name}(${name}_start)`, result(name)))
    const typescript = names("alpha", "beta", "gamma")
    typescript.splice(1, 0, code("function help() { return 1 }"))
    const { cells } = compare(names("alpha", "beta", "gamma"), typescript)
    expect(cells.map(({ python, typescript }) => [python, typescript])).toEqual([
      [[0], [0]],
      [[], [1]],
      [[1], [2]],
      [[2], [3]],
    ])
  })

  it("compares what rich text says, not IPython's name for it", () => {
    const markdown = (text: string): Output => ({
      output_type: "display_data",
      data: { "text/plain": "<IPython.core.display.Markdown object>", "text/markdown": text },
      metadata: {},
    })
    const verdict = (text: string) =>
      compare([code("show()", markdown("loss **0.25**"))], [code("show()", markdown(text))]).verdict
    expect(verdict("loss **0.25**")).toBe("identical")
    expect(verdict("loss **0.75**")).toBe("different")
  })

  it("shows pictures that differ without judging them, and misses one that is not there", () => {
    const picture = (data: string): Output => ({
      output_type: "display_data",
      data: { "image/png": data },
      metadata: {},
    })
    const verdict = (...outputs: Output[]) =>
      compare([code("plot()", picture("QQ=="))], [code("plot()", ...outputs)]).verdict
    expect(verdict(picture("QQ=="))).toBe("identical")
    expect(verdict(picture("Qg=="))).toBe("notComparable")
    expect(verdict()).toBe("missing")
  })
})

describe("an author's pin in a cell's metadata", () => {
  const pinned = (text: string, cellwise: unknown, by: "python" | "port" = "port") => {
    const metadata = { cellwise }
    const python = { ...code("f()", result("0.25")), ...(by === "python" && { metadata }) }
    return compare([python], [{ ...code("f()", result(text)), ...(by === "port" && { metadata }) }]).pairs[0]
  }
  const noise = { verdict: "noise", reason: "a residue" }

  it.each(["port", "python"] as const)("of the %s counts, and the report says what was found", (by) => {
    expect(pinned("0.75", noise, by)).toMatchObject({
      verdict: "noise",
      reason: "the author: a residue (found: 1 number differs: 0.75, Python has 0.25 (apart by 0.5))",
      found: { verdict: "different" },
    })
  })

  it("explains without another verdict where it has only a reason", () => {
    expect(pinned("0.75", { reason: "another draw" })).toMatchObject({
      verdict: "different",
      reason: expect.stringMatching(/; the author: another draw$/),
    })
  })

  it("leaves what is found milder as it is", () => {
    expect(pinned("0.25", noise)).toMatchObject({ verdict: "identical", found: null })
    expect(pinned("0.250", noise)).toMatchObject({ verdict: "format", found: null })
  })

  it.each([
    [
      { verdict: "identical", reason: "so" },
      'cellwise.verdict must be one of equal, format, noise, notComparable, got "identical"',
    ],
    [{ verdict: "noise" }, "cellwise.reason must say why in words, got nothing"],
  ])("that is not understood is said to be so: %j", (pin, words) => {
    expect(pinned("0.75", pin)).toMatchObject({
      verdict: "different",
      reason: expect.stringContaining(words),
    })
  })

  it("does not hide an error of the port", () => {
    const error: Output = { output_type: "error", ename: "TypeError", evalue: "no", traceback: [] }
    const port = { ...code("f()", error), metadata: { cellwise: noise } }
    expect(compare([code("f()", result("1"))], [port]).verdict).toBe("error")
  })
})

describe("the reports", () => {
  const lesson = compare(
    [
      code("x = '<script>'\nprint(x)", stdout("<script>alert('&')</script>\n")),
      code("h", result("array([0.125, 0.5])")),
    ],
    [code("print(x)", stdout("<script>alert('&')</script>\n")), code("h", result("array([0.126, 0.5])"))],
  )

  it("tells the table one output a row, then the counts, without colours", () => {
    const table = renderTable(lesson, { colors: false, width: 120 })
    expect(table).toMatch(/In \[ \] +different +1 of 2 numbers differs: \[0\] is 0\.126, Python has 0\.125/)
    expect(table.trimEnd().split("\n").at(-1)).toBe("1 identical · 1 different")
    expect(renderTable(lesson, { colors: true, width: 120 })).toContain("\u001b[1;31mdifferent\u001b[0m")
  })

  it("writes the JSON that DESIGN.md fixes", () => {
    const report = JSON.parse(renderJson([lesson]))
    expect(report.verdict).toBe("different")
    expect(report.counts).toEqual({
      identical: 1,
      equal: 0,
      format: 0,
      noise: 0,
      different: 1,
      notComparable: 0,
      missing: 0,
      error: 0,
    })
    expect(report.pairs[1]).toMatchObject({
      pythonCell: 1,
      typescriptCell: 1,
      verdict: "different",
      python: "array([0.125, 0.5])",
      typescript: "array([0.126, 0.5])",
      maxAbsoluteDifference: expect.closeTo(0.001, 12),
      maxUlp: null,
    })
  })

  it("writes a page that escapes everything, loads nothing and marks what differs", () => {
    const page = renderPage([lesson])
    expect(page).not.toMatch(/<script|<link|https?:/)
    expect(page).toContain("&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;")
    expect(page).toMatch(/0\.12<mark class="wrong" title="\[0\]: Python has 0\.125">6<\/mark>/)
  })

  it("folds long outputs around what differs", () => {
    const text = Array.from({ length: 100 }, (_, at) => `step ${at} loss ${at / 7}`).join("\n")
    const changed = text.replace("step 70 loss 10", "step 70 loss 11")
    const page = renderPage([compare([code("f()", stdout(text))], [code("f()", stdout(changed))])])
    expect(page.match(/<summary>\d+ more lines<\/summary>/g)).toEqual([
      "<summary>56 more lines</summary>",
      "<summary>27 more lines</summary>",
      "<summary>56 more lines</summary>",
      "<summary>27 more lines</summary>",
    ])
  })
})

describe("a notebook with something left out", () => {
  it.each([
    [
      { cell_type: "code", outputs: [] },
      "a.ipynb: cell 1, source must be text or lines of text, got undefined",
    ],
    [
      { cell_type: "markdown", source: [1] },
      "a.ipynb: cell 1, source must be text or lines of text, got object",
    ],
    [
      { cell_type: "code", source: "", outputs: [{ output_type: "stream" }] },
      "a.ipynb: cell 1, stream text must be text or lines of text, got undefined",
    ],
  ])("is refused: %j", (cell, message) => {
    const text = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] })
    expect(() => parseNotebook(text, "a.ipynb")).toThrow(message)
  })
})
