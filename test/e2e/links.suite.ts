import { AxeBuilder } from "@axe-core/playwright"
import type { Locator } from "@playwright/test"
import { expect, test } from "vitest"
import { GATES_MIME as GATES } from "../../src/view/gates/payload.ts"
import { writeSourceNotebook } from "./support/notebooks.ts"
import type { LabInUse } from "./support/useLab.ts"

const NOTEBOOK = "links.ipynb"

const cells = [
  `import { np } from "cellwise"
const sigmoid = (x: NDArray) => 1 / (1 + np.exp(-x))
np.random.seed(3)
const W = np.random.randn(6, 4)
const U = np.random.randn(6, 6)

function gru_step(x: NDArray, h_prev: NDArray) {
    const z_t = sigmoid(np.dot(W, x) + np.dot(U, h_prev))
    const h_tilde = np.tanh(np.dot(W, x) - np.dot(U, h_prev))
    const h_t = (1 - z_t) * h_prev + z_t * h_tilde
    return h_t
}`,
  `let h = np.zeros(6)
for (const x of np.eye(4)) {
    h = gru_step(x, h)
}
h`,
]

/** What is linked: the button of a cell, its gates, the gate panel, the source line; by keyboard and by ear. */
export function linksSuite(inUse: LabInUse): void {
  let gates: Locator
  let panel: Locator

  test("Show gates puts a cell below the one that calls the step, and runs it", async () => {
    const { page } = inUse.page
    await page.setViewportSize({ width: 1680, height: 1200 })
    writeSourceNotebook(inUse.lab, NOTEBOOK, ...cells)
    await inUse.page.openNotebook(NOTEBOOK)
    await inUse.page.runAll()
    await inUse.page.activate(1)
    const cell = await inUse.page.cell(1)
    await cell.getByRole("button", { name: "Show gates" }).click()
    gates = await inUse.page.output(2, GATES)
    const { cells: saved } = await inUse.page.save()
    expect([saved[2]!.source].flat().join("")).toBe(`import { trace } from "cellwise"

const traced_gru_step = trace(gru_step)
let h = np.zeros(6)
for (const x of np.eye(4)) {
    h = traced_gru_step(x, h)
}
traced_gru_step`)
  })

  test("a second time it writes that cell anew, and beside it stands no button", async () => {
    await inUse.page.activate(0)
    await inUse.page.execute("cellwise:show-gates")
    gates = await inUse.page.output(2, GATES)
    expect((await inUse.page.save()).cells).toHaveLength(3)
    await inUse.page.activate(2)
    expect(await (await inUse.page.cell(2)).getByRole("button", { name: "Show gates" }).count()).toBe(0)
  })

  test("the gate panel shows one step and the memory, linked with the cell's picture", async () => {
    gates = await inUse.page.output(2, GATES)
    await gates.getByRole("button", { name: "Show beside" }).click()
    panel = inUse.page.page.locator("#cellwise-gates")
    await panel.locator('[data-picture="oneStep"] svg').first().waitFor()
    await panel.locator('[data-picture="memory"] svg').first().waitFor()
    const block = gates.locator('.cw-block[aria-label^="h_t,"]')
    const box = (await block.boundingBox())!
    // The third of four steps, the second of six units.
    await block.click({ position: { x: box.width * 0.6, y: box.height * 0.25 } })
    await panel
      .locator('[data-picture="oneStep"]')
      .getByText(/h_t\[1\]|step 2|t = 2/)
      .first()
      .waitFor()
    await inUse.page.screenshot("panel-light")
  })

  test("the line that made the selected value lights up in its cell", async () => {
    const source = await inUse.page.cell(0)
    const lit = source.locator(".cw-LitLine")
    await lit.waitFor()
    expect(await lit.textContent()).toContain("const h_t =")
    for (const scheme of ["light", "dark"] as const) {
      await inUse.page.setTheme(scheme)
      await inUse.page.screenshot(`lit-line-${scheme}`)
    }
    await inUse.page.setTheme("light")
    await panel.getByRole("button", { name: /^cell 1/ }).click()
    expect(await inUse.page.page.evaluate(() => document.activeElement?.className)).toContain("cm-content")
  })

  test("the keyboard alone reaches the bar, the pictures and What if", async () => {
    gates = await inUse.page.output(2, GATES)
    const { keyboard } = inUse.page.page
    await gates.getByRole("button", { name: "Through time" }).focus()
    await keyboard.press("Tab")
    await keyboard.press("Enter")
    await gates.locator('[data-picture="oneStep"] svg').first().waitFor()
    const reached = new Set<string>()
    for (let i = 0; i < 8; i++) {
      await keyboard.press("Tab")
      const label = await inUse.page.page.evaluate(
        () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
      )
      reached.add(label.split(",")[0]!)
    }
    expect([...reached]).toEqual(
      expect.arrayContaining(["Memory", "Distribution", "Units", "What if", "Show beside"]),
    )
    await gates.getByRole("button", { name: "One step" }).click()
  })

  test("a threshold selects units, and the order of units can be chosen", async () => {
    await gates.getByRole("button", { name: "Units", exact: true }).click()
    await gates.getByRole("combobox", { name: "Units whose" }).selectOption("z_t")
    await gates.getByRole("spinbutton", { name: "Threshold" }).fill("0.01")
    await gates.getByRole("button", { name: "Select", exact: true }).click()
    await gates.getByRole("status").getByText("6 units selected").waitFor()
    await gates.getByRole("combobox", { name: "Order" }).selectOption("similarity")
    await inUse.page.screenshot("units")
    await gates.getByRole("button", { name: "Select none" }).click()
    await gates.getByRole("status").getByText("0 units selected").waitFor()
  })

  test("axe finds nothing to object to, in light and in dark, with everything open", async () => {
    await gates.getByRole("button", { name: "What if" }).click()
    await gates.getByText(/^Live/).waitFor()
    for (const picture of ["One step", "Memory", "Distribution"])
      await gates.getByRole("button", { name: picture, exact: true }).click()
    for (const scheme of ["light", "dark"] as const) {
      await inUse.page.setTheme(scheme)
      const { violations } = await new AxeBuilder({ page: inUse.page.page })
        .include(`[data-mime-type="${GATES}"]`)
        .include("#cellwise-gates")
        .analyze()
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      await inUse.page.output(2, GATES)
      await inUse.page.screenshot(`everything-${scheme}`)
    }
    await inUse.page.setTheme("light")
  })

  test("a run is saved as a file, and opened from it without a kernel", async () => {
    await inUse.page.execute("cellwise:save-run")
    const viewer = inUse.page.page.locator(".jp-Document:not(.lm-mod-hidden) .cw-Run")
    await viewer.locator("svg").first().waitFor()
    await viewer.getByRole("button", { name: "What if" }).click()
    await viewer.getByText(/^This notebook is not trusted|^This picture was stored/).waitFor()
    await inUse.page.screenshot("viewer")
    await inUse.page.page.setViewportSize({ width: 1280, height: 900 })
  })
}
