import { expect, test } from "vitest"
import { growthOfChecker } from "./checkerMemory.ts"

// What stays of a cell is its declarations, a few kilobytes; a program kept for each would be megabytes.
test("a hundred cells more take less than 30 MB of the checker's memory", async () => {
  expect(await growthOfChecker(20, 150, 30)).toBeLessThan(30)
}, 120_000)
