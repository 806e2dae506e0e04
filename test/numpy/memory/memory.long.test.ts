import { beforeAll, describe, expect, it } from "vitest"
import { largeTemporaries, lstm, measureGrowth, setMemoryFlags } from "./memory.ts"

const MB = 2 ** 20

beforeAll(setMemoryFlags)

describe("Memory stays flat", () => {
  for (const [name, rests] of [["one turn", Infinity] as const, ["many turns", 1000] as const]) {
    it(`over a million LSTM steps in ${name}`, async () => {
      const growth = await measureGrowth(lstm(), 1_000_000, rests)
      expect(growth.heapUsed).toBeLessThan(MB)
      expect(growth.external).toBeLessThan(MB)
      expect(growth.rss).toBeLessThan(32 * MB)
    })

    it(`over 9,000 temporaries of 8 MB in ${name}`, async () => {
      const growth = await measureGrowth(largeTemporaries(), 3_000, rests)
      expect(growth.heapUsed).toBeLessThan(MB)
      expect(growth.external).toBeLessThan(16 * MB)
      expect(growth.rss).toBeLessThan(64 * MB)
      expect(growth.largestRss).toBeLessThan(400 * MB)
    })
  }
})
