import { describe, expect, test } from "vitest"
import { liveCases } from "./oracle.ts"
import { fromOracle, outcome } from "./programs.ts"
import { failsLikeNumPy, matchesNumPy } from "./spread.ts"

const COUNT = Number(process.env.CELLWISE_LIVE_COUNT ?? 20_000)
/** The same programs each time, unless a seed is asked for: `npm run test:long` asks for one of the clock. */
const seed = Number(process.env.CELLWISE_LIVE_SEED ?? 1)
const shown = Number(process.env.CELLWISE_LIVE_SHOWN ?? 5)

/** Compares random programs of one name or family, or of all. */
async function expectNoDifferences(only?: string): Promise<void> {
  console.log(`live NumPy: seed ${seed}`)
  const different: unknown[] = []
  let programs = 0
  for await (const { name, program, outcome: given, failure } of liveCases(seed, COUNT, only)) {
    programs += 1
    const ours = outcome(program)
    const theirs = fromOracle(given)
    const same = matchesNumPy(name, program, ours, theirs)
    if (!same || (failure !== null && !failsLikeNumPy(ours, theirs, failure)))
      different.push({ name, program: JSON.stringify(program), ours, theirs })
  }
  expect(programs).toBe(COUNT)
  expect({ differences: different.length, first: different.slice(0, shown) }).toEqual({
    differences: 0,
    first: [],
  })
}

describe(`a live NumPy gives the same, from seed ${seed}: value, dtype, shape and text`, () => {
  test(`of ${COUNT} random calls`, () => expectNoDifferences(process.env.CELLWISE_LIVE_NAME), 240_000)

  test.skipIf(process.env.CELLWISE_LIVE_NAME !== undefined)(
    `of ${COUNT} random programs of several statements`,
    () => expectNoDifferences("expressions"),
    240_000,
  )
})
