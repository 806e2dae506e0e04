import { expect, test } from "vitest"
import { growthOfChecker } from "./checkerMemory.ts"

test("from cell 100 to cell 1,000 the checker's memory grows by less than 80 MB", async () => {
  expect(await growthOfChecker(80, 1000, 40)).toBeLessThan(80)
}, 3_600_000)
