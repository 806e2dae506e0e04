import type { Locator } from "@playwright/test"
import { expect, test } from "vitest"
import { GATES_MIME as GATES } from "../../src/view/gates/payload.ts"
import { createRandomStep, type RandomStep, STEPS } from "../support/randomStep.ts"
import { writeSourceNotebook } from "./support/notebooks.ts"
import { readSquares } from "./support/readSquares.ts"
import type { LabInUse } from "./support/useLab.ts"

const NOTEBOOK = "what-if.ipynb"

/** *What if*: a run in the kernel, changed by the controls of its output; each test goes on where the last ended. */
export function whatIfSuite(inUse: LabInUse): void {
  let step: RandomStep
  let picture: Locator
  const button = (name: string) => picture.getByRole("button", { name, exact: true })
  const waitForStatus = (text: RegExp) => picture.locator(".cw-WhatIf .cw-Status").getByText(text).waitFor()

  test("a gate of a step made up now is held open: the pictures show Python's numbers", async () => {
    step = createRandomStep()
    writeSourceNotebook(inUse.lab, NOTEBOOK, step.source)
    await inUse.page.openNotebook(NOTEBOOK)
    await inUse.page.execute("notebook:run-cell")
    picture = await inUse.page.output(0, GATES)
    await button("What if").click()
    await waitForStatus(/^Live: hold a value/)
    const [gate] = step.names
    await button(`${gate}: open`).click()
    await expectNumbers(picture, step.numbers({ held: [{ name: gate, value: 1 }] }))
    await button("What changes").click()
    await picture.locator('[data-picture="difference"] svg').first().waitFor()
    await inUse.page.screenshot("what-if")
    await button("What changes").click()
  })

  test("an input is changed beside it, in the step and the unit that are selected", async () => {
    await picture.locator(".cw-block").first().focus()
    for (const key of ["ArrowRight", "ArrowRight", "Enter"]) await inUse.page.page.keyboard.press(key)
    await picture.getByText("Inputs of step 2").waitFor()
    await picture.getByRole("spinbutton", { name: "x[1]" }).fill("-0.5")
    const held = [{ name: step.names[0], value: 1 }]
    const inputs = [{ name: "x", step: 2, unit: 1, value: -0.5 }]
    await expectNumbers(picture, step.numbers({ held, inputs }))
  })

  test("a busy kernel is told, and the latest of many changes wins", async () => {
    const slider = picture.getByRole("slider", { name: `Hold ${step.names[1]} at` })
    await inUse.page.insertAndRun(0, "await new Promise((go) => setTimeout(go, 1500))")
    await slider.fill("0.1")
    await waitForStatus(/^Kernel busy/)
    for (const value of ["0.2", "0.5", "0.25"]) await slider.fill(value)
    const held = [
      { name: step.names[0], value: 1 },
      { name: step.names[1], value: 0.25 },
    ]
    const inputs = [{ name: "x", step: 2, unit: 1, value: -0.5 }]
    await expectNumbers(picture, step.numbers({ held, inputs }))
    await waitForStatus(/^Live: computed/)
    await inUse.page.activate(1)
    await inUse.page.execute("notebook:delete-cell")
  })

  test("the saved file holds the state with the cell, and the run as it was", async () => {
    const { cells } = await inUse.page.save()
    const [state] = Object.values(cells[0]!.metadata.cellwise as object)
    expect(state).toEqual({
      pictures: ["throughTime"],
      selection: { step: 2, units: [0], value: "x", order: "computed" },
      change: {
        inputs: [{ name: "x", step: 2, unit: 1, value: -0.5 }],
        held: [
          { name: step.names[0], value: 1, steps: null, units: null },
          { name: step.names[1], value: 0.25, steps: null, units: null },
        ],
      },
    })
    const bundle = cells[0]!.outputs![0]!.data!
    expect(Object.keys(bundle).sort()).toEqual([GATES, "image/png", "text/plain"])
  })

  test("a page that is reloaded goes on with the kernel that lives, and with what was changed", async () => {
    await inUse.page.reload()
    await inUse.page.openNotebook(NOTEBOOK)
    picture = await inUse.page.output(0, GATES)
    await waitForStatus(/^Live: computed/)
    const held = [
      { name: step.names[0], value: 1 },
      { name: step.names[1], value: 0.25 },
    ]
    const inputs = [{ name: "x", step: 2, unit: 1, value: -0.5 }]
    await expectNumbers(picture, step.numbers({ held, inputs }))
    await button("As it was").click()
    await expectNumbers(picture, step.numbers())
  })

  test("a kernel that was restarted says that it no longer has the run, until the cell runs again", async () => {
    await inUse.page.restartKernel()
    await waitForStatus(/^The kernel no longer has this run/)
    await inUse.page.screenshot("what-if-gone")
    await inUse.page.activate(0)
    await inUse.page.execute("notebook:run-cell")
    picture = await inUse.page.output(0, GATES)
    await button("What if").click()
    await waitForStatus(/^Live/)
  })

  test("without a kernel it says that there is none, and still shows the run", async () => {
    await inUse.page.shutdownKernel()
    await waitForStatus(/^Disconnected/)
    await expectNumbers(picture, step.numbers())
  })
}

/** Reads all squares until they are these numbers. */
async function expectNumbers(picture: Locator, numbers: ReturnType<RandomStep["numbers"]>): Promise<void> {
  const findWorst = async () => {
    const drawn = await readSquares(picture, STEPS)
    const wrong = Object.entries(numbers).flatMap(([name, steps]) => {
      const rows = drawn.filter(([first]) => first!.where.startsWith(`${name}[`))
      return steps.flatMap((row, t) =>
        row.map((x, unit) => Math.abs(Number(rows[unit]?.[t]?.value.replaceAll("−", "-")) - x)),
      )
    })
    return Math.max(...wrong)
  }
  await expect.poll(findWorst, { timeout: 15_000 }).toBeLessThan(1e-13)
}
