import { expect, test } from "vitest"
import { measureCheckerMemory } from "./checkerMemory.ts"

test("from cell 100 to cell 1,000 the checker's memory grows by less than 80 MB", async () => {
  const [early, late] = await measureCheckerMemory([100, 1000])
  console.log(`checker: ${early!.toFixed(0)} MB at cell 100, ${late!.toFixed(0)} MB at cell 1,000`)
  expect(late! - early!).toBeLessThan(80)
}, 3_600_000)
