import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { displayRepr } from "../../src/display/python.ts"
import { openNotebook } from "./replSession.ts"

interface Cell {
  readonly cell_type: string
  readonly source: string | readonly string[]
  readonly outputs?: readonly { readonly data?: Readonly<Record<string, string | readonly string[]>> }[]
}

const notebooks = fileURLToPath(new URL("../../notebooks/", import.meta.url))

function readCells(name: string): Cell[] {
  const { cells } = JSON.parse(readFileSync(`${notebooks}${name}`, "utf8")) as { cells: Cell[] }
  return cells.filter(({ cell_type }) => cell_type === "code")
}

function textOf(text: string | readonly string[]): string {
  return typeof text === "string" ? text : text.join("")
}

const notebook = await openNotebook()

test("the seeded lesson compiles cell for cell and shows what Python shows", async () => {
  const python = readCells("rnn-lstm-gru-seeded.python.ipynb")
  for (const [i, cell] of readCells("rnn-lstm-gru-seeded.ipynb").entries()) {
    const { value, compiled, error } = await notebook.run(textOf(cell.source))
    expect(error?.traceback.join("\n")).toBe(undefined)
    const expected = python[i]?.outputs?.[0]?.data?.["text/plain"]
    if (expected !== undefined) expect(displayRepr(value, compiled?.resultType)).toBe(textOf(expected))
  }
})
