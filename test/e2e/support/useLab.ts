import type { Browser } from "@playwright/test"
import { afterAll, afterEach, beforeAll } from "vitest"
import { startChromium } from "../../support/startChromium.ts"
import { LabPage } from "./labPage.ts"
import { type LabServer, startLab } from "./labServer.ts"

/** A JupyterLab and a page on it; both are there once the tests run. */
export interface LabInUse {
  lab: LabServer
  page: LabPage
}

/** Gives a file's tests a JupyterLab in a browser; a test that fails leaves a picture of its page. */
export function useLab(): LabInUse {
  const inUse: Partial<LabInUse> = {}
  let browser: Browser | undefined
  beforeAll(async () => {
    inUse.lab = await startLab()
    browser = await startChromium()
    inUse.page = await LabPage.open(browser, inUse.lab)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === "fail") await inUse.page?.screenshot(`failed-${task.name}`)
  })
  afterAll(async () => {
    await browser?.close()
    await inUse.lab?.close()
  })
  return inUse as LabInUse
}
