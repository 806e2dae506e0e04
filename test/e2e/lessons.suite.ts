import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { ARRAY_MIME as ARRAY } from "../../src/view/array/payload.ts"
import { GATES_MIME as GATES } from "../../src/view/gates/payload.ts"
import { createRandomStep, type RandomStep } from "../support/randomStep.ts"
import type { SavedNotebook } from "./support/labPage.ts"
import { writeSourceNotebook } from "./support/notebooks.ts"
import { readSquares } from "./support/readSquares.ts"
import type { LabInUse } from "./support/useLab.ts"

/** The lessons of notebooks/, run in JupyterLab. */
export function lessonsSuite(inUse: LabInUse): void {
  test("the seed lesson runs in JupyterLab and its RNN prints what Python printed", async () => {
    await inUse.page.openNotebook("rnn-lstm-gru.ipynb")
    await inUse.page.runAll()
    const editor = (await inUse.page.cell(3)).locator(".cm-content")
    expect(await editor.getAttribute("data-language")).toBe("typescript")
    const output = await inUse.page.output(3, ARRAY)
    await output.locator("svg").first().waitFor()
    await inUse.page.screenshot("seed-lesson")
    const saved = await inUse.page.save()
    const python = readNotebook(inUse, "rnn-lstm-gru.python.ipynb")
    expect(textOf(saved, 3)).toBe(textOf(python, 3))
    expect(await output.locator("pre").textContent()).toBe(textOf(python, 3))
    for (const cell of [3, 5, 7]) expectWholeBundle(saved, cell, ARRAY)
  })

  test("the gates edition runs, prints what seeded Python printed, and draws every gate by its name", async () => {
    await inUse.page.openNotebook("rnn-lstm-gru-gates.ipynb")
    await inUse.page.runAll()
    const saved = await inUse.page.save()
    const python = readNotebook(inUse, "rnn-lstm-gru-seeded.python.ipynb")
    // The gates edition has one more cell after each part.
    for (const [cell, original] of [
      [3, 3],
      [6, 5],
      [9, 7],
    ] as const)
      expect(textOf(saved, cell)).toBe(textOf(python, original))
    for (const cell of [4, 7, 10]) expectWholeBundle(saved, cell, GATES)
    for (const name of ["f_t", "i_t", "c_tilde", "c_t", "o_t", "h_t"])
      expect(textOf(saved, 7)).toContain(name)
  })

  test("the LSTM's gates are drawn in light and in dark", async () => {
    // High enough for the README's picture: the cell, its output and the gates.
    await inUse.page.page.setViewportSize({ width: 1280, height: 1530 })
    for (const scheme of ["light", "dark"] as const) {
      await inUse.page.setTheme(scheme)
      const gates = await inUse.page.output(7, GATES)
      await gates.locator("svg").first().waitFor()
      await inUse.page.screenshot(`gates-${scheme}`)
      await inUse.page.output(6, ARRAY, 270)
      await inUse.page.screenshot(`lesson-${scheme}`)
    }
    await inUse.page.setTheme("light")
  })

  test("a cell with names and equations made up now draws the numbers that they give, also after an edit", async () => {
    const [first, second] = [createRandomStep(), createRandomStep()]
    writeSourceNotebook(inUse.lab, "own.ipynb", first.source)
    await inUse.page.openNotebook("own.ipynb")
    await inUse.page.execute("notebook:run-cell")
    await expectDrawn(inUse, first)
    await inUse.page.screenshot("own-cell")
    await inUse.page.editCell(0, second.source)
    await inUse.page.execute("notebook:run-cell")
    await expectDrawn(inUse, second)
    await inUse.page.screenshot("own-cell-edited")
  })
}

function readNotebook(inUse: LabInUse, name: string): SavedNotebook {
  return JSON.parse(readFileSync(join(inUse.lab.notebooks, name), "utf8"))
}

/** Reads every square of the gate picture under the first cell and compares it with the step's numbers. */
async function expectDrawn(inUse: LabInUse, { source, numbers }: RandomStep): Promise<void> {
  const expected = numbers()
  const picture = await inUse.page.output(0, GATES)
  const steps = Object.values(expected)[0]!.length
  await picture.locator(`.cw-block[aria-label*="${Object.keys(expected)[0]}"]`).waitFor()
  const drawn = await readSquares(picture, steps)
  for (const [name, numbers] of Object.entries(expected)) {
    const rows = drawn.filter((row) => row[0]!.where.startsWith(`${name}[`))
    expect(rows, source).toHaveLength(numbers[0]!.length)
    for (const [unit, row] of rows.entries())
      for (const [step, { value }] of row.entries())
        expect(Number(value.replaceAll("−", "-")), `${name}[${unit}]\n${source}`).toBeCloseTo(
          numbers[step]![unit]!,
          13,
        )
  }
}

/** The bundle of a cell's result or display. */
function bundleOf(notebook: SavedNotebook, cell: number): Readonly<Record<string, unknown>> {
  const output = notebook.cells[cell]?.outputs?.find((each) => each.data)
  return output?.data ?? {}
}

/** nbformat stores text as one string or as lines. */
function textOf(notebook: SavedNotebook, cell: number): string {
  return [bundleOf(notebook, cell)["text/plain"]].flat().join("")
}

/** A saved output shows everywhere: our own type, a PNG for other viewers, and text. */
function expectWholeBundle(notebook: SavedNotebook, cell: number, mimeType: string): void {
  const bundle = bundleOf(notebook, cell)
  expect(Object.keys(bundle).sort()).toEqual([mimeType, "image/png", "text/plain"].sort())
  expect(Buffer.from(String(bundle["image/png"]), "base64").subarray(1, 4).toString()).toBe("PNG")
}
