import { expect, test } from "vitest"
import { GATES_MIME as GATES } from "../../src/view/gates/payload.ts"
import { createRandomStep, type RandomStep } from "../support/randomStep.ts"
import { writeSourceNotebook } from "./support/notebooks.ts"
import type { LabInUse } from "./support/useLab.ts"

const NOTEBOOK = "elsewhere.ipynb"

/** A run in a second view, and where the extension is absent. */
export function elsewhereSuite(inUse: LabInUse): void {
  let step: RandomStep

  test("two views of a notebook both draw the run, each live", async () => {
    step = createRandomStep()
    writeSourceNotebook(inUse.lab, NOTEBOOK, step.source)
    await inUse.page.openNotebook(NOTEBOOK)
    await inUse.page.execute("notebook:run-cell")
    await (await inUse.page.output(0, GATES)).locator("svg").first().waitFor()
    await inUse.page.save()
    await inUse.page.execute("docmanager:clone")
    const views = inUse.page.page.locator(`.jp-NotebookPanel:not(.lm-mod-hidden) [data-mime-type="${GATES}"]`)
    await views.nth(1).locator("svg").first().waitFor()
    for (const view of [views.nth(0), views.nth(1)]) {
      await view.getByRole("button", { name: "What if" }).click()
      await view.getByText(/^Live: hold a value/).waitFor()
    }
    await inUse.page.screenshot("two-views")
    await inUse.page.execute("application:close")
  })

  test("where the extension is absent the saved picture and its text are shown", async () => {
    const page = await inUse.page.page.context().newPage()
    await page.route("**/extensions/@cellwise/**", (route) => route.abort())
    await page.goto(`${inUse.lab.url}/lab/workspaces/absent/tree/${NOTEBOOK}?token=${inUse.lab.token}`)
    const picture = page.locator(".jp-OutputArea-output img")
    await picture.first().waitFor()
    const width = await picture.first().evaluate((image) => (image as HTMLImageElement).naturalWidth)
    expect(width).toBeGreaterThan(300)
    expect(await page.locator(`[data-mime-type="${GATES}"]`).count()).toBe(0)
    await inUse.page.screenshot("absent", page)
    await page.close()
  })
}
