import { AxeBuilder } from "@axe-core/playwright"
import type { Browser, Page } from "@playwright/test"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { compareLesson, type Output, renderPage } from "../../src/lesson/index.ts"
import { startChromium } from "../support/startChromium.ts"

const result = (text: string): Output => {
  return { output_type: "execute_result", execution_count: 1, data: { "text/plain": text }, metadata: {} }
}
const stdout = (text: string): Output => ({ output_type: "stream", name: "stdout", text })

const long = Array.from({ length: 80 }, (_, at) => `step ${at} loss ${(1 / (at + 1)).toFixed(6)}`).join("\n")
const sources = ["h", "train()", "print(x)", "w"]
const python = [
  result("array([0.125, 0.5])"),
  stdout(long),
  stdout("<img src=x onerror=alert(1)>\n"),
  result("1"),
]
const port = [
  result("array([0.126, 0.5])"),
  stdout(long),
  stdout("<img src=x onerror=alert(1)>\n"),
  result("1"),
]

function side(file: string, outputs: readonly Output[]) {
  const heading = { cell_type: "markdown" as const, id: "heading", metadata: {}, source: "# Training" }
  const cells = sources.map((source, at) => {
    const cell = {
      cell_type: "code" as const,
      id: `cell${at}`,
      metadata: {},
      source,
      execution_count: at + 1,
    }
    return { ...cell, outputs: [outputs[at] as Output] }
  })
  const metadata = {}
  return {
    file,
    seconds: 0.28,
    notebook: { nbformat: 4 as const, nbformat_minor: 5, metadata, cells: [heading, ...cells] },
  }
}
const text = renderPage([
  compareLesson(side("a.python.ipynb", python), side("a.ipynb", port), { rtol: null }),
])

let browser: Browser
beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser?.close())

/** Opens the page; every message on its console fails the test. */
async function open(colorScheme: "light" | "dark"): Promise<Page> {
  const context = await browser.newContext({ colorScheme, viewport: { width: 1360, height: 800 } })
  const page = await context.newPage()
  page.on("console", (message) => expect.fail(message.text()))
  page.on("request", (request) => expect.fail(`the page asks for ${request.url()}`))
  await page.setContent(text)
  return page
}

describe("the side-by-side page in Chromium", () => {
  it.each(["light", "dark"] as const)("is readable and reachable for everybody in %s", async (scheme) => {
    const page = await open(scheme)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  })

  it("filters by verdict with the keyboard alone, and shows all again", async () => {
    const page = await open("light")
    const rows = page.locator(".row.code:visible")
    expect(await rows.count()).toBe(4)
    await page.keyboard.press("Tab")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Space")
    expect(await rows.count()).toBe(1)
    expect(await rows.locator(".margin").innerText()).toContain("[0] is 0.126, Python has 0.125")
    await page.keyboard.press("Space")
    expect(await rows.count()).toBe(4)
  })

  it("puts outputs of both sides on one line and marks only the characters that differ", async () => {
    const page = await open("light")
    const boxes = await page.locator(".row.code").first().locator(".output").all()
    const tops = await Promise.all(boxes.map(async (box) => (await box.boundingBox())?.y))
    expect(tops[0]).toBe(tops[1])
    expect(await page.locator(".typescript mark").allInnerTexts()).toEqual(["6"])
  })

  it("folds long outputs until they are opened, and a heading takes one line", async () => {
    const page = await open("dark")
    const last = page.getByText("step 79 loss").first()
    expect(await last.isVisible()).toBe(false)
    await page.locator("summary").first().click()
    expect(await last.isVisible()).toBe(true)
    expect((await page.locator(".row.text").first().boundingBox())?.height).toBeLessThan(45)
  })
})
