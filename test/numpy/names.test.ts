import { readdirSync, readFileSync } from "node:fs"
import type { Browser, Page } from "@playwright/test"
import { build } from "esbuild"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { startChromium } from "../support/startChromium.ts"
import { findDifferences, type GoldenCase } from "./goldenCases.ts"

const folder = new URL("../golden/numpy/names/", import.meta.url)
const families = readdirSync(folder).map((file) => file.replace(".json", ""))
const shown = Number(process.env.CELLWISE_LIVE_SHOWN ?? 5)

function readCases(family: string): readonly GoldenCase[] {
  return JSON.parse(readFileSync(new URL(`${family}.json`, folder), "utf8")).cases
}

describe("every parameter of every name gives what NumPy gives", () => {
  test.each(families)("%s, in Node", (family) => {
    expect(findDifferences(readCases(family)).slice(0, shown)).toEqual([])
  })
})

describe("so it does in Chromium", () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await startChromium()
    page = await browser.newPage()
    await page.addScriptTag({ content: await bundle() })
  })
  afterAll(() => browser?.close())

  test.each(families)("%s", async (family) => {
    const different = await page.evaluate(
      (cases) => (globalThis as unknown as { golden: Golden }).golden.findDifferences(cases),
      readCases(family),
    )
    expect(different.slice(0, shown)).toEqual([])
  })
})

interface Golden {
  findDifferences(cases: readonly GoldenCase[]): object[]
}

/** The library and the cases' runner as one script that defines `golden`. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL("goldenCases.ts", import.meta.url).pathname],
    bundle: true,
    format: "iife",
    globalName: "golden",
    target: "es2023",
    write: false,
  })
  return outputFiles[0]!.text
}
