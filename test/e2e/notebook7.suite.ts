import { expect, test } from "vitest"
import { GATES_MIME as GATES } from "../../src/view/gates/payload.ts"
import { createRandomStep } from "../support/randomStep.ts"
import { writeSourceNotebook } from "./support/notebooks.ts"
import type { LabInUse } from "./support/useLab.ts"

/** The same in Notebook 7, which has one document a page and other services. */
export function notebook7Suite(inUse: LabInUse): void {
  test("Notebook 7 draws a run, and What if is live", async () => {
    const step = createRandomStep()
    writeSourceNotebook(inUse.lab, "seven.ipynb", step.source)
    const page = await inUse.page.page.context().newPage()
    const errors: string[] = []
    page.on("pageerror", (error) => void errors.push(error.stack ?? String(error)))
    await page.goto(`${inUse.lab.url}/notebooks/seven.ipynb?token=${inUse.lab.token}`)
    await page.locator(".jp-Notebook .cm-content").first().click()
    await page
      .locator('.jp-Notebook-ExecutionIndicator[data-status="idle"], [data-status="idle"]')
      .first()
      .waitFor()
    await page.keyboard.press("Shift+Enter")
    const output = page.locator(`[data-mime-type="${GATES}"]`)
    await output.locator("svg").first().waitFor()
    await output.getByRole("button", { name: "What if" }).click()
    await output.getByText(/^Live: hold a value/).waitFor()
    await output.getByRole("button", { name: `${step.names[0]}: open` }).click()
    await output.getByText(/^Live: computed/).waitFor()
    await inUse.page.screenshot("notebook7", page)
    // Notebook 7 throws one of its own when it loads the settings of its toolbars.
    expect(errors.filter((stack) => stack.includes("@cellwise"))).toEqual([])
    await page.close()
  })
}
