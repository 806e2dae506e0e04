import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { NotebookError, parseNotebook, renderNotebook } from "../../src/lesson/index.ts"

const read = (name: string) => readFileSync(new URL(`../../notebooks/${name}`, import.meta.url), "utf8")

describe("parseNotebook", () => {
  it("joins the lines of sources, streams and text data", () => {
    const notebook = parseNotebook(
      JSON.stringify({
        nbformat: 4,
        nbformat_minor: 5,
        metadata: {},
        cells: [
          {
            cell_type: "code",
            id: "a",
            metadata: {},
            execution_count: 2,
            source: ["x = 1\n", "x"],
            outputs: [
              { output_type: "stream", name: "stdout", text: ["a\n", "b\n"] },
              {
                output_type: "execute_result",
                execution_count: 2,
                metadata: {},
                data: { "text/plain": ["1"] },
              },
            ],
          },
        ],
      }),
      "a.ipynb",
    )
    expect(notebook.cells[0]).toMatchObject({
      source: "x = 1\nx",
      outputs: [{ text: "a\nb\n" }, { data: { "text/plain": "1" } }],
    })
  })

  it("gives cells of nbformat 4.0 to 4.4 an id and writes them as 4.5", () => {
    const cells = [{ cell_type: "markdown", metadata: {}, source: "# A" }]
    const old = parseNotebook(
      JSON.stringify({ nbformat: 4, nbformat_minor: 2, metadata: {}, cells }),
      "old.ipynb",
    )
    expect(old.cells[0]?.id).toBe("cell-1")
    expect(JSON.parse(renderNotebook(old))).toMatchObject({
      nbformat: 4,
      nbformat_minor: 5,
      cells: [{ id: "cell-1" }],
    })
  })

  it("keeps metadata and keys that it does not know", () => {
    const file = { nbformat: 4, nbformat_minor: 5, metadata: { a: { b: [1] } }, cells: [], later: { c: 1 } }
    expect(JSON.parse(renderNotebook(parseNotebook(JSON.stringify(file), "a.ipynb")))).toEqual(file)
  })

  it.each([
    ["", "a.ipynb: not readable as JSON: the file is empty"],
    ["{", "a.ipynb: not readable as JSON: "],
    ["[]", "a.ipynb: not a notebook, its JSON is no object"],
    ["{}", "a.ipynb: not a notebook, it has no nbformat number"],
    [
      '{"nbformat": 3, "worksheets": []}',
      "a.ipynb: notebook format must be 4, got 3; open it in Jupyter and save it again",
    ],
    ['{"nbformat": 4}', "a.ipynb: not a notebook, it has no list of cells"],
    [
      '{"nbformat": 4, "cells": [{"cell_type": "page"}]}',
      "a.ipynb: cell 1: cell_type must be code, markdown or raw, got page",
    ],
  ])("refuses %j in one line", (text, message) => {
    expect(() => parseNotebook(text, "a.ipynb")).toThrow(NotebookError)
    expect(() => parseNotebook(text, "a.ipynb")).toThrow(message)
  })

  it.each([
    "rnn-lstm-gru.python.ipynb",
    "rnn-lstm-gru-seeded.python.ipynb",
    "rnn-lstm-gru.ipynb",
    "rnn-lstm-gru-gates.ipynb",
  ])("reads %s and writes it back byte for byte", (name) => {
    expect(renderNotebook(parseNotebook(read(name), name))).toBe(read(name))
  })
})

describe("the seed lesson's notebooks", () => {
  const codes = (name: string) =>
    parseNotebook(read(name), name).cells.filter((cell) => cell.cell_type === "code")

  it("keep Python's execution counts 4 to 7", () => {
    expect(codes("rnn-lstm-gru.python.ipynb").map((cell) => cell.execution_count)).toEqual([4, 5, 6, 7])
  })

  it.each(["rnn-lstm-gru", "rnn-lstm-gru-seeded"])(
    "%s has one TypeScript cell for each Python cell",
    (name) => {
      const ids = (file: string) =>
        parseNotebook(read(file), file).cells.map(({ id, cell_type }) => `${cell_type} ${id}`)
      expect(ids(`${name}.ipynb`)).toEqual(ids(`${name}.python.ipynb`))
    },
  )

  it("the port has as many lines as the original, but for the braces", () => {
    const python = codes("rnn-lstm-gru.python.ipynb")
    codes("rnn-lstm-gru.ipynb").forEach((cell, at) => {
      const lines = cell.source.split("\n").filter((line) => line !== "}")
      expect(lines).toHaveLength(python[at]?.source.split("\n").length ?? 0)
    })
  })

  it("the seeded edition seeds before each draw and names the NumPy that ran it", () => {
    const name = "rnn-lstm-gru-seeded.python.ipynb"
    const lines = codes(name).flatMap((cell) => cell.source.split("\n"))
    const draws = lines.flatMap((line, at) => (line.includes("random.rand(") ? [lines[at - 1]] : []))
    expect(draws).toEqual(Array.from({ length: 12 + 9 }, (_, seed) => `np.random.seed(${seed})`))
    expect(parseNotebook(read(name), name).metadata.cellwise).toMatchObject({
      oracle: { numpy: expect.any(String) },
    })
  })
})
