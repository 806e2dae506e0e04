import type { Locator } from "@playwright/test"
import { expect, test } from "vitest"
import { ARRAY_MIME as ARRAY } from "../../src/view/array/payload.ts"
import { writeSourceNotebook } from "./support/notebooks.ts"
import type { LabInUse } from "./support/useLab.ts"

const NOTEBOOK = "table.ipynb"

/** A table of an array of any size. */
export function tableSuite(inUse: LabInUse): void {
  let output: Locator
  const cell = (text: string) => output.getByRole("cell", { name: text, exact: true })

  test("a table shows numbers of an array that were never sent, from the kernel", async () => {
    writeSourceNotebook(inUse.lab, NOTEBOOK, "np.arange(2 * 2000 * 3000).reshape([2, 2000, 3000])")
    await inUse.page.openNotebook(NOTEBOOK)
    await inUse.page.execute("notebook:run-cell")
    output = await inUse.page.output(0, ARRAY)
    await output.getByRole("button", { name: "Table" }).click()
    await cell("1").waitFor()
    const table = output.getByRole("table")
    await table.focus()
    for (const key of ["Control+End"]) await inUse.page.page.keyboard.press(key)
    await cell(String(2000 * 3000 - 1)).waitFor()
    await inUse.page.screenshot("table")
  })

  test("a slider moves along the leading axis", async () => {
    await output.locator(".cw-Table").getByRole("slider", { name: "Axis 0" }).fill("1")
    await cell(String(2 * 2000 * 3000 - 1)).waitFor()
    expect(await output.getByRole("row").count()).toBeLessThan(20)
  })

  test("without a kernel it shows what is stored, and says so", async () => {
    // JupyterLab calls an answer an error that comes while its kernel is ended.
    await output.getByText(/Live: further numbers/).waitFor()
    await inUse.page.shutdownKernel()
    await output.getByText(/^int64, shape .*Without a kernel only what is stored/).waitFor()
  })
}
