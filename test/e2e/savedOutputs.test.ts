import type { Browser } from "@playwright/test"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { createArrayPart } from "../../src/view/array/payload.ts"
import { createGatesValue } from "../../src/view/gates/payload.ts"
import { statisticsOf } from "../../src/view/statistics.ts"
import { LabPage, startChromium } from "./support/labPage.ts"
import { type LabServer, startLab } from "./support/labServer.ts"
import { writeOutputNotebook } from "./support/notebooks.ts"

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

test("an untrusted notebook without a kernel shows its arrays and gates, in light and in dark", async () => {
  writeOutputNotebook(lab, "saved.ipynb", [arrayBundle(), gatesBundle()])
  await page.openWithoutKernel("saved.ipynb")
  for (const scheme of ["light", "dark"] as const) {
    await page.setTheme(scheme)
    await (await page.output(0, ARRAY)).locator("svg").first().waitFor()
    await (await page.output(1, GATES)).locator("svg").first().waitFor()
    await page.screenshot(`saved-${scheme}`)
  }
  await page.setTheme("light")
})

test("a payload that is not valid shows a sentence, and nothing in it runs", async () => {
  const script = "<img src=x onerror='document.title=\"run\"'><script>document.title='run'</script>"
  const bundle = { [ARRAY]: { version: 1, group: script, parts: [{ name: script }] }, "text/plain": script }
  writeOutputNotebook(lab, "hostile.ipynb", [bundle])
  await page.openWithoutKernel("hostile.ipynb")
  const output = await page.output(0, ARRAY)
  await output.getByText("array payload").waitFor()
  expect(await output.locator("img, script").count()).toBe(0)
  expect(await page.page.title()).not.toBe("run")
  await page.screenshot("hostile")
})

test("nothing on these pages is written to the console as an error", () => {
  expect(page.errors).toEqual([])
})

function arrayBundle() {
  const values = [0.25, -0.5, 1, -1, 0, 0.75]
  const fields = { name: "W_f", dtype: "float64", shape: [2, 3], picked: [null, null] }
  const part = createArrayPart({ ...fields, values, summary: statisticsOf(values) })
  return { [ARRAY]: { version: 1, group: "array", total: 1, parts: [part] }, "text/plain": "array(...)" }
}

function gatesBundle() {
  const fields = { dtype: "float64", shape: [2], line: 1, present: null }
  const f_t = createGatesValue({
    ...fields,
    name: "f_t",
    role: "forget",
    kind: "gate",
    values: [0.1, 0.9, 0.4, 0.6],
  })
  const c_t = createGatesValue({
    ...fields,
    name: "c_t",
    role: "cell state",
    kind: "state",
    values: [-1, 0.3, 0.8, 0],
  })
  const where = { title: "lstm_step", cell: "cell-6", line: 24 }
  return {
    [GATES]: {
      ...{ version: 1, steps: [0, 1], total: 2, tokens: null, notices: [] },
      ...{ ...where, values: [f_t, c_t] },
    },
    "text/plain": "lstm_step",
  }
}
