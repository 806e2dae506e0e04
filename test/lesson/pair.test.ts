import { describe, expect, it } from "vitest"
import { pairCells } from "../../src/lesson/compare/pair.ts"
import type { Cell } from "../../src/lesson/notebook/notebook.ts"

/** A code cell; `#` begins a heading. */
function cell(source: string, tags: readonly string[] = [], id = "cell-1"): Cell {
  const common = { id, metadata: { tags }, source }
  if (source.startsWith("#")) return { ...common, cell_type: "markdown" }
  return { ...common, cell_type: "code", execution_count: null, outputs: [] }
}

const paired = (python: readonly Cell[], typescript: readonly Cell[]) =>
  pairCells(python, typescript).map((group) => [group.python, group.typescript])

const forget = "f_t = sigmoid(np.dot(W_f, x) + b_f)\nprint(f_t)"
const input = "i_t = sigmoid(np.dot(W_i, x) + b_i)\nprint(i_t)"

describe("pairCells", () => {
  it("sets a cell beside the two into which the port splits it, the heading between them too", () => {
    const merged = cell(`${forget}\n${input}`)
    expect(paired([cell("import numpy"), merged], [cell("import numpy"), cell(forget), cell(input)])).toEqual(
      [
        [[0], [0]],
        [[1], [1, 2]],
      ],
    )
    expect(paired([merged], [cell(forget), cell("# The input gate"), cell(input)])).toEqual([
      [[0], [0, 1, 2]],
    ])
  })

  it("sets two cells beside the one into which the port merges them", () => {
    const python = [cell("# Gates"), cell(forget), cell(input), cell("loss = 3")]
    expect(paired(python, [cell("# Gates"), cell(`${forget}\n${input}`), cell("const loss = 3")])).toEqual([
      [[0], [0]],
      [[1, 2], [1]],
      [[3], [2]],
    ])
  })

  it("leaves a helper cell alone", () => {
    const helper = cell("function clean(text: string) { return text.trim() }")
    expect(paired([cell(forget), cell(input)], [cell(forget), helper, cell(input)])).toEqual([
      [[0], [0]],
      [[], [1]],
      [[1], [2]],
    ])
  })

  it("pairs a port with nothing in common but its place", () => {
    expect(paired([cell("a"), cell("b")], [cell("q"), cell("r")])).toEqual([
      [[0], [0]],
      [[1], [1]],
    ])
  })

  it("follows the author's tags pair:NAME against every likeness, for several cells of one name too", () => {
    const python = [cell(forget, ["pair:b"]), cell(input, ["pair:a"])]
    expect(paired(python, [cell(input, ["pair:b"]), cell(forget, ["pair:a"])])).toEqual([
      [[0], [0]],
      [[1], [1]],
    ])
    const split = [cell("x", ["pair:a"]), cell("y", ["pair:a"]), cell("z")]
    expect(paired([cell(input, ["pair:a"]), cell("z")], split)).toEqual([
      [[0], [0, 1]],
      [[1], [2]],
    ])
  })

  it("pairs by the ids that the authors gave", () => {
    const python = [cell("a = 1", [], "first"), cell("b = 2", [], "second")]
    expect(paired(python, [cell("print('new')"), cell("const q = 2", [], "second")])).toEqual([
      [[0], [0]],
      [[1], [1]],
    ])
  })

  it("pairs a cell that the port moved elsewhere by the names it assigns", () => {
    const python = [cell(forget), cell("W = np.eye(2)\nU = np.ones(2)"), cell(input)]
    const typescript = [cell("const W = np.eye(2)\nconst U = np.ones(2)"), cell(forget), cell(input)]
    expect(paired(python, typescript)).toEqual([
      [[0], [1]],
      [[1], [0]],
      [[2], [2]],
    ])
  })

  it("does not take text for code", () => {
    expect(paired([cell("# Title")], [cell("Title")])).toEqual([
      [[0], []],
      [[], [0]],
    ])
  })
})
