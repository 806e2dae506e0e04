import { expect, test } from "vitest"
import { measureCheckerMemory } from "./checkerMemory.ts"

// What stays of a cell is its declarations, a few kilobytes; a program kept for each would be megabytes.
test("a hundred cells more take less than 30 MB of the checker's memory", async () => {
  const [early, late] = await measureCheckerMemory([30, 130])
  expect(late! - early!).toBeLessThan(30)
}, 120_000)
