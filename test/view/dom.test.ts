import { fileURLToPath } from "node:url"
import { AxeBuilder } from "@axe-core/playwright"
import type { Browser, Page } from "@playwright/test"
import { build } from "esbuild"
import { decode } from "fast-png"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { mimeBundle } from "../../src/display/mime.ts"
import { arrayPayload } from "../../src/view/array/fromArray.ts"
import { gatesFromTrace } from "../../src/view/gates/fromTrace.ts"
import { GATES_MIME } from "../../src/view/gates/payload.ts"
import { fullNumber } from "../../src/view/numberText.ts"
import { unpackNumbers } from "../../src/view/payload/numbers.ts"
import { light, shadesOf } from "../../src/view/scene/theme.ts"
import { channelsOf } from "../../src/view/scene/tile.ts"
import * as view from "../../src/view/view.ts"
import { startChromium } from "../support/startChromium.ts"
import { tracedCell } from "./runs.ts"
import { arrayOf, lstmPayload } from "./samples.ts"

/** What the page has: the renderers, and the cleanup of the last drawing. */
interface Drawing {
  cellwise: typeof import("../../src/view/dom/index.ts")
  cleanUp: () => void
  hacked?: boolean
}
declare const window: Window & Drawing

let browser: Browser
let page: Page
let script: string
const problems: string[] = []

beforeAll(async () => {
  const entry = fileURLToPath(new URL("../../src/view/dom/index.ts", import.meta.url))
  const options = { bundle: true, write: false, format: "iife", globalName: "cellwise" } as const
  const bundle = await build({ entryPoints: [entry], ...options })
  script = bundle.outputFiles[0]!.text
  browser = await startChromium()
})

beforeEach(async () => {
  await page?.context().close()
  const context = await browser.newContext({ viewport: { width: 800, height: 900 } })
  page = await context.newPage()
  page.on("pageerror", (error) => problems.push(error.message))
  await page.setContent(
    '<!doctype html><html lang="en"><title>t</title><body data-jp-theme-light="true"><main id="out"></main></body></html>',
  )
  await page.addScriptTag({ content: script })
})

afterAll(async () => {
  await browser?.close()
  expect(problems).toEqual([])
})

function draw(kind: "renderGates" | "renderArray", payload: unknown): Promise<void> {
  return page.evaluate(
    ([kind, payload]) => {
      window.cleanUp = window.cellwise[kind](document.querySelector<HTMLElement>("#out")!, payload)
    },
    [kind, payload] as const,
  )
}

/** The shown colour of a pixel of a canvas. */
function pixel(canvas: number, x: number, y: number): Promise<number[]> {
  return page.evaluate(
    ([canvas, x, y]) => {
      const element = document.querySelectorAll("canvas")[canvas!]!
      return [...element.getContext("2d")!.getImageData(x!, y!, 1, 1).data]
    },
    [canvas, x, y],
  )
}

/** The text of an element as it is seen, line by line. */
function shownText(selector: string): Promise<string> {
  return page.locator(selector).innerText()
}

const gates = lstmPayload(4, 6, [..."cellw!"])
const numbersOf = (value: number) => unpackNumbers(gates.values[value]!.numbers)

describe("gates in the page", () => {
  test("pointing at a square shows its name, index, step and every digit of its value", async () => {
    await draw("renderGates", gates)
    const block = page.locator(".cw-block").nth(3)
    const { width, height } = (await block.boundingBox())!
    await block.hover({ position: { x: (4.5 / 6) * width, y: (2.5 / 4) * height } })
    const value = numbersOf(3)[4 * 4 + 2]!
    await expect(shownText(".cw-tooltip")).resolves.toBe(
      `c_tilde[2]\n${fullNumber(value, "float64")}\nstep 4 “w” · candidate · line 25`,
    )
    expect(await page.locator(".cw-square").count()).toBe(6)
    expect(await page.locator(".cw-column").count()).toBe(1)
    await page.mouse.move(5, 5)
    expect(await page.locator(".cw-tooltip").isVisible()).toBe(false)
    expect(await page.locator(".cw-square").count()).toBe(0)
  })

  test("the drawn colours are those of the values, in light and in dark", async () => {
    await draw("renderGates", lstmPayload(4, 6))
    // x is 1 for unit 0 in step 0 and 0 for unit 1: full orange, neutral.
    expect(await pixel(0, 8, 8)).toEqual([0xb2, 0x53, 0x0b, 255])
    expect(await pixel(0, 8, 26)).toEqual([0xf4, 0xf5, 0xf7, 255])
    await page.evaluate(() => document.body.setAttribute("data-jp-theme-light", "false"))
    await page.locator(".cw-dark").waitFor()
    expect(await pixel(0, 8, 8)).toEqual([0xf0, 0xa3, 0x5e, 255])
  })

  test("the keyboard alone reaches every square, and its value is spoken", async () => {
    await draw("renderGates", gates)
    await page.keyboard.press("Tab")
    const spoken = () => page.locator("[aria-live]").textContent()
    expect(await spoken()).toBe("x[0]: 1.0. step 0 “c” · input · line 25")
    for (const key of ["ArrowRight", "ArrowDown", "ArrowDown", "ArrowDown"]) await page.keyboard.press(key)
    expect(await spoken()).toMatch(/^x\[3\]: 0\.0\. step 1/)
    await page.keyboard.press("ArrowDown")
    expect(await spoken()).toMatch(/^f_t\[0\]: .* step 1 “e” · forget gate/)
    await page.keyboard.press("End")
    await page.keyboard.press("PageDown")
    expect(await spoken()).toBe(
      `o_t[0]: ${fullNumber(numbersOf(2)[5 * 4]!, "float64")}. step 5 “!” · output gate · line 25`,
    )
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toMatch(
      /^o_t, output gate/,
    )
    await page.keyboard.press("Escape")
    expect(await page.locator(".cw-tooltip").isVisible()).toBe(false)
    // One stop for Tab, however many blocks there are.
    expect(await page.locator('.cw-block[tabindex="0"]').count()).toBe(1)
  })

  test("it is laid out again for another width, and removed with everything it brought", async () => {
    await draw("renderGates", lstmPayload(4, 40))
    const widthOfBlock = async () => (await page.locator(".cw-block").first().boundingBox())!.width
    const wide = await widthOfBlock()
    await page.evaluate(() =>
      document.querySelector<HTMLElement>("#out")!.style.setProperty("width", "520px"),
    )
    await expect.poll(widthOfBlock).toBeLessThan(wide)
    await page.evaluate(() => window.cleanUp())
    expect(await page.locator("#out *").count()).toBe(0)
  })

  test("512 units through 300 steps are a few bitmaps, not rectangles", async () => {
    await draw("renderGates", lstmPayload(512, 300))
    expect(await page.locator("canvas.cw-bitmap").count()).toBe(6)
    expect(await page.locator("#out *").count()).toBeLessThan(600)
  })

  test("a value without squares takes no focus", async () => {
    await draw("renderGates", lstmPayload(2, 0))
    expect(await page.locator(".cw-block").count()).toBe(0)
  })

  test("axe finds nothing to object to, in light and in dark", async () => {
    for (const light of ["true", "false"]) {
      await page.evaluate((light) => {
        document.body.setAttribute("data-jp-theme-light", light)
        document.body.style.background = light === "true" ? "#fff" : "#111417"
      }, light)
      await draw("renderGates", { ...gates, notices: ["Step 1 stopped with an error: no."] })
      await page.locator(".cw-block").first().focus()
      const { violations } = await new AxeBuilder({ page }).include("#out").analyze()
      expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([])
    }
  })
})

describe("linked figures", () => {
  const select = () => page.evaluate(() => (window as unknown as { selections: unknown[] }).selections.at(-1))
  const mountTwo = () =>
    page.evaluate((payload) => {
      const out = document.querySelector<HTMLElement>("#out")!
      const roots = [0, 1].map(() => out.appendChild(document.createElement("div")))
      const selections: unknown[] = []
      Object.assign(window, { selections })
      const figures = roots.map((root) =>
        window.cellwise.mount(root, payload, {
          onSelect: (selection) => {
            selections.push(selection)
            for (const figure of figures) figure.update({ selection })
          },
        }),
      )
      window.cleanUp = () => figures.forEach((figure) => void figure.dispose())
    }, gates)

  test("what is pointed at in one shows in the other, without a second tooltip", async () => {
    await mountTwo()
    const block = page.locator(".cw-figure").first().locator(".cw-block").nth(3)
    const { width, height } = (await block.boundingBox())!
    await block.hover({ position: { x: (4.5 / 6) * width, y: (2.5 / 4) * height } })
    expect(await select()).toMatchObject({ hovered: { value: "c_tilde", unit: 2, step: 4 } })
    const other = page.locator(".cw-figure").nth(1)
    expect(await other.locator(".cw-square").count()).toBe(6)
    expect(await page.locator(".cw-tooltip:visible").count()).toBe(1)
  })

  test("a click selects, Shift adds a unit, a drag takes all units that it passes", async () => {
    await mountTwo()
    const block = page.locator(".cw-figure").first().locator(".cw-block").nth(3)
    const { width, height } = (await block.boundingBox())!
    const at = (column: number, row: number) => ({
      x: ((column + 0.5) / 6) * width,
      y: ((row + 0.5) / 4) * height,
    })
    await block.click({ position: at(4, 2) })
    expect(await select()).toMatchObject({ value: "c_tilde", step: 4, units: [2] })
    await block.click({ position: at(1, 0), modifiers: ["Shift"] })
    expect(await select()).toMatchObject({ step: 4, units: [2, 0] })
    await block.hover({ position: at(1, 1) })
    await page.mouse.down()
    await block.hover({ position: at(2, 3) })
    await page.mouse.up()
    expect(await select()).toMatchObject({ units: [1, 2, 3] })
    const other = page.locator(".cw-figure").nth(1)
    expect(await other.locator(".cw-tick").count()).toBe(3 * 5)
    expect(await other.locator(".cw-chosen").count()).toBe(1)
  })

  test("the keyboard selects with Enter", async () => {
    await mountTwo()
    await page.keyboard.press("Tab")
    for (const key of ["ArrowRight", "ArrowDown", "Enter"]) await page.keyboard.press(key)
    expect(await select()).toMatchObject({ value: "x", step: 1, units: [1] })
  })
})

describe("the pictures of a run in the page", () => {
  const run = gatesFromTrace(tracedCell("lstm", "hello", 4).trace, { tokens: [..."hello"] })
  const c_t = unpackNumbers(run.values.find(({ name }) => name === "c_t")!.numbers)

  test("one step: pointing at a number shows its arithmetic, and keeps the pointer where it is", async () => {
    await draw("renderGates", { ...run, picture: "oneStep" })
    const strip = page.getByRole("application", { name: /^f_t/ })
    await strip.hover({ position: { x: 4, y: 30 } })
    const words = () => page.locator("#out svg").first().textContent()
    expect(await words()).toContain("Where unit 2 of f")
    expect(await page.locator(".cw-tooltip").isVisible()).toBe(true)
    await page.mouse.move(5, 5)
    expect(await words()).toContain("Where unit 0 of c")
  })

  test("one step: the squares of a box are seen, not covered by it", async () => {
    await draw("renderGates", { ...run, picture: "oneStep" })
    const [value] = run.values.filter(({ kind }) => kind === "gate")
    const gate = unpackNumbers(value!.numbers).at(-4)!
    const shot = decode(await page.getByRole("application", { name: /^f_t/ }).screenshot())
    const at = shot.channels * (6 * shot.width + 4)
    const full = Math.round(gate * 254)
    expect([...shot.data.slice(at, at + 3)]).toEqual(channelsOf(shadesOf(light, "gate")[full]!))
  })

  test("one step: the keyboard walks through strips, and Enter keeps what is shown", async () => {
    await draw("renderGates", { ...run, picture: "oneStep" })
    await page.getByRole("application", { name: /^f_t/ }).focus()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Escape")
    await page.mouse.click(2, 2)
    expect(await page.locator("#out svg").first().textContent()).toContain("Where unit 1 of f")
  })

  test("memory follows the unit that another picture points at", async () => {
    await page.evaluate((run) => {
      const out = document.querySelector<HTMLElement>("#out")!
      const mounted = window.cellwise.mount(out, { ...run, picture: "memory" })
      const selection = window.cellwise.createSelection({ hovered: { value: "c_t", unit: 3, step: 2 } })
      mounted.update({ selection })
      window.cleanUp = mounted.dispose
    }, run)
    expect(await page.locator("#out svg").first().textContent()).toContain("Memory of unit 3")
    await page.locator(".cw-block").hover({ position: { x: 4, y: 60 } })
    expect((await shownText(".cw-tooltip")).split("\n")[0]).toBe("step 0 “h” in step 3 “l”")
  })

  test("a training has a slider through its moments", async () => {
    const moments = [0, 1, 2].map((seed) => ({
      ...{ trace: tracedCell("lstm", "hello", 4, seed).trace, loss: 3 - seed, label: `epoch ${seed}` },
    }))
    const { data } = mimeBundle(view.training(moments))
    await draw("renderGates", data[GATES_MIME])
    expect(await shownText(".cw-slider output")).toBe("epoch 2 · loss 1")
    await page.getByRole("slider").focus()
    for (const key of ["ArrowLeft", "ArrowLeft"]) await page.keyboard.press(key)
    expect(await shownText(".cw-slider output")).toBe("epoch 0 · loss 3")
    const block = page.getByRole("application", { name: /^c_t,/ })
    await block.hover({ position: { x: 4, y: 4 } })
    expect((await shownText(".cw-tooltip")).split("\n")[1]).toBe(fullNumber(c_t[0]!, "float64"))
  })

  test.each(["oneStep", "memory", "distribution"])(
    "axe finds nothing to object to in %s",
    async (picture) => {
      await draw("renderGates", { ...run, picture })
      const { violations } = await new AxeBuilder({ page }).include("#out").analyze()
      expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([])
    },
  )
})

describe("arrays in the page", () => {
  test("pointing shows the array's own index, of sampled and of folded ones too", async () => {
    const where = async (payload: unknown, block: number, x: number, y: number) => {
      await draw("renderArray", payload)
      await page.locator(".cw-block").nth(block).hover({ position: { x, y } })
      return (await shownText(".cw-tooltip")).split("\n")
    }
    const cube = arrayPayload([arrayOf([2, 3, 4], (i) => i, "int64")], "array")
    expect(await where(cube, 1, 14 * 2 + 5, 14 + 5)).toEqual(["[1, 1, 2]", "18", "int64"])
    const pair = arrayPayload([arrayOf([4], (i) => i / 10), arrayOf([4], (i) => -i / 10)], "tuple")
    expect(await where(pair, 1, 30 * 3 + 5, 5)).toEqual(["[1][3]", "−0.3", "float64"])
    const long = arrayPayload([arrayOf([5000], (i) => i)], "array")
    const sampled = long.parts[0]!.picked[0]!
    expect((await where(long, 0, 2, 11 * 3 + 4))[0]).toBe(`[${sampled[3 * 64]}]`)
  })

  test("axe finds nothing to object to", async () => {
    await draw(
      "renderArray",
      arrayPayload([arrayOf([2, 2], () => Number.NaN), arrayOf([0], () => 0)], "list"),
    )
    const { violations } = await new AxeBuilder({ page }).include("#out").analyze()
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([])
  })
})

describe("an array of three axes", () => {
  test("has a slider for its leading axis, whose first place shows all slices", async () => {
    await draw("renderArray", arrayPayload([arrayOf([2, 3, 4], (i) => i, "int64")], "array"))
    expect(await page.locator(".cw-block").count()).toBe(2)
    await page.getByRole("slider", { name: "Axis 0" }).focus()
    for (const key of ["ArrowRight", "ArrowRight"]) await page.keyboard.press(key)
    expect(await shownText(".cw-slider output")).toBe("1")
    expect(await page.locator(".cw-block").count()).toBe(1)
    await page.locator(".cw-block").hover({ position: { x: 4, y: 4 } })
    expect((await shownText(".cw-tooltip")).split("\n").slice(0, 2)).toEqual(["[1, 0, 0]", "12"])
  })
})

describe("a hostile payload", () => {
  const attack = '"><img src=x onerror="window.hacked=true"><script>window.hacked=true</script>'

  test("shows its words as words", async () => {
    const payload = lstmPayload(2, 2)
    const values = payload.values.map((value) => ({ ...value, name: attack, role: attack }))
    await draw("renderGates", {
      ...payload,
      title: attack,
      cell: attack,
      tokens: [attack, attack],
      notices: [attack],
      values,
    })
    await page.locator(".cw-block").first().focus()
    expect(await page.locator("#out img, #out script").count()).toBe(0)
    expect(await page.evaluate(() => window.hacked)).toBe(undefined)
    expect(await shownText(".cw-tooltip")).toContain("<script>")
  })

  test("that is broken shows a sentence that says what is wrong", async () => {
    await draw("renderGates", { version: 1, total: 1e9, steps: "all" })
    expect(await shownText("#out p")).toBe(
      'This picture cannot be drawn. gates payload.steps: must be a list, got "all".',
    )
    await draw("renderArray", { version: 9, group: "array" })
    expect(await shownText("#out p")).toMatch(/^This picture cannot be drawn\. array payload\.version/)
  })
})
