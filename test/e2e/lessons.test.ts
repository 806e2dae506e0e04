import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Browser } from "@playwright/test"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { LabPage, type SavedNotebook, startChromium } from "./support/labPage.ts"
import { type LabServer, startLab } from "./support/labServer.ts"
import { writeSourceNotebook } from "./support/notebooks.ts"
import { createRandomStep, type RandomStep } from "./support/randomStep.ts"
import { readSquares } from "./support/readSquares.ts"

const ARRAY = "application/vnd.cellwise.array.v1+json"
const GATES = "application/vnd.cellwise.gates.v1+json"

let lab: LabServer
let browser: Browser
let page: LabPage

beforeAll(async () => {
  lab = await startLab()
  browser = await startChromium()
  page = await LabPage.open(browser, lab)
})

afterEach(async ({ task }) => {
  if (task.result?.state === "fail") await page.screenshot(`failed-${task.name}`)
})

afterAll(async () => {
  await browser?.close()
  await lab?.close()
})

test("the seed lesson runs in JupyterLab and its RNN prints what Python printed", async () => {
  await page.openNotebook("rnn-lstm-gru.ipynb")
  await page.runAll()
  const editor = (await page.cell(3)).locator(".cm-content")
  expect(await editor.getAttribute("data-language")).toBe("typescript")
  const output = await page.output(3, ARRAY)
  await output.locator("svg").first().waitFor()
  await page.screenshot("seed-lesson")
  const saved = await page.save()
  const python = readNotebook("rnn-lstm-gru.python.ipynb")
  expect(textOf(saved, 3)).toBe(textOf(python, 3))
  expect(await output.locator("pre").textContent()).toBe(textOf(python, 3))
  for (const cell of [3, 5, 7]) expectWholeBundle(saved, cell, ARRAY)
})

test("the gates edition runs, prints what seeded Python printed, and draws every gate by its name", async () => {
  await page.openNotebook("rnn-lstm-gru-gates.ipynb")
  await page.runAll()
  const saved = await page.save()
  const python = readNotebook("rnn-lstm-gru-seeded.python.ipynb")
  // The gates edition has one more cell after each part.
  for (const [cell, original] of [
    [3, 3],
    [6, 5],
    [9, 7],
  ] as const)
    expect(textOf(saved, cell)).toBe(textOf(python, original))
  for (const cell of [4, 7, 10]) expectWholeBundle(saved, cell, GATES)
  for (const name of ["f_t", "i_t", "c_tilde", "c_t", "o_t", "h_t"]) expect(textOf(saved, 7)).toContain(name)
})

test("the LSTM's gates are drawn in light and in dark", async () => {
  // High enough for the README's picture: the cell, its output and the gates.
  await page.page.setViewportSize({ width: 1280, height: 1530 })
  for (const scheme of ["light", "dark"] as const) {
    await page.setTheme(scheme)
    const gates = await page.output(7, GATES)
    await gates.locator("svg").first().waitFor()
    await page.screenshot(`gates-${scheme}`)
    await page.output(6, ARRAY, 270)
    await page.screenshot(`lesson-${scheme}`)
  }
  await page.setTheme("light")
})

test("a cell with names and equations made up now draws the numbers that they give, also after an edit", async () => {
  const [first, second] = [createRandomStep(), createRandomStep()]
  writeSourceNotebook(lab, "own.ipynb", first.source)
  await page.openNotebook("own.ipynb")
  await page.execute("notebook:run-cell")
  await expectDrawn(first)
  await page.screenshot("own-cell")
  await page.editCell(0, second.source)
  await page.execute("notebook:run-cell")
  await expectDrawn(second)
  await page.screenshot("own-cell-edited")
})

test("nothing on these pages is written to the console as an error", () => {
  expect(page.errors).toEqual([])
})

function readNotebook(name: string): SavedNotebook {
  return JSON.parse(readFileSync(join(lab.notebooks, name), "utf8"))
}

/** Reads every square of the gate picture under the first cell and compares it with the step's numbers. */
async function expectDrawn({ source, expected }: RandomStep): Promise<void> {
  const picture = await page.output(0, GATES)
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
