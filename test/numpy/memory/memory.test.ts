import { beforeAll, describe, expect, it } from "vitest"
import { np } from "../../../src/index.ts"
import type { NDArray } from "../../../src/numpy/ndarray.ts"
import { ArenaFloats } from "../../../src/numpy/wasm/arena.ts"
import { collect, largeTemporaries, lstm, measureGrowth, setMemoryFlags } from "./memory.ts"

const MB = 2 ** 20

beforeAll(setMemoryFlags)

describe("Memory stays flat", () => {
  for (const [name, rests] of [["one turn", Infinity] as const, ["many turns", 100] as const]) {
    it(`over 20,000 LSTM steps in ${name}`, async () => {
      const growth = await measureGrowth(lstm(), 20_000, rests)
      expect(growth.heapUsed).toBeLessThan(MB)
      expect(growth.external).toBeLessThan(MB)
      expect(growth.rss).toBeLessThan(32 * MB)
    })
  }

  for (const [name, rests] of [["one turn", Infinity] as const, ["many turns", 5] as const]) {
    it(`over 180 temporaries of 8 MB in ${name}`, async () => {
      const growth = await measureGrowth(largeTemporaries(), 60, rests)
      expect(growth.heapUsed).toBeLessThan(MB)
      expect(growth.external).toBeLessThan(16 * MB)
      expect(growth.rss).toBeLessThan(64 * MB)
      // 1,440 MB were made; the arena and what the engine lets lie before it collects are 128 MB each
      expect(growth.largestRss).toBeLessThan(400 * MB)
      await collect()
      expect((np.zeros(1_000_000) as NDArray).data).toBeInstanceOf(ArenaFloats)
    })
  }
})
