import { expect, test } from "vitest"
import { ARRAY_MIME as ARRAY, createArrayPart } from "../../src/view/array/payload.ts"
import { createGatesValue, GATES_MIME as GATES } from "../../src/view/gates/payload.ts"
import { statisticsOf } from "../../src/view/statistics.ts"
import { writeOutputNotebook } from "./support/notebooks.ts"
import type { LabInUse } from "./support/useLab.ts"

/** Outputs of a file that came from somebody else. */
export function savedOutputsSuite(inUse: LabInUse): void {
  test("an untrusted notebook without a kernel shows its arrays and gates, in light and in dark", async () => {
    writeOutputNotebook(inUse.lab, "saved.ipynb", [arrayBundle(), gatesBundle()])
    await inUse.page.openWithoutKernel("saved.ipynb")
    for (const scheme of ["light", "dark"] as const) {
      await inUse.page.setTheme(scheme)
      await (await inUse.page.output(0, ARRAY)).locator("svg").first().waitFor()
      await (await inUse.page.output(1, GATES)).locator("svg").first().waitFor()
      await inUse.page.screenshot(`saved-${scheme}`)
    }
    await inUse.page.setTheme("light")
  })

  test("a payload that is not valid shows a sentence, and nothing in it runs", async () => {
    const script = "<img src=x onerror='document.title=\"run\"'><script>document.title='run'</script>"
    const bundle = { [ARRAY]: { version: 1, group: script, parts: [{ name: script }] }, "text/plain": script }
    writeOutputNotebook(inUse.lab, "hostile.ipynb", [bundle])
    await inUse.page.openWithoutKernel("hostile.ipynb")
    const output = await inUse.page.output(0, ARRAY)
    await output.getByText("array payload").waitFor()
    expect(await output.locator("img, script").count()).toBe(0)
    expect(await inUse.page.page.title()).not.toBe("run")
    await inUse.page.screenshot("hostile")
  })
}

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
