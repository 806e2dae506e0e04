import { expect, test } from "vitest"
import { liveCases } from "./oracle.ts"
import { fromOracle, outcome } from "./programs.ts"
import { matchesNumPy } from "./spread.ts"

const COUNT = Number(process.env.CELLWISE_LIVE_COUNT ?? 20_000)
/** The same calls each time, unless a seed is asked for: `npm run test:long` asks for one of the clock. */
const seed = Number(process.env.CELLWISE_LIVE_SEED ?? 1)

test(`${COUNT} random calls from seed ${seed} give what a live NumPy gives: value, dtype, shape and text`, async () => {
  console.log(`live NumPy: seed ${seed}`)
  const different: unknown[] = []
  let calls = 0
  for await (const { name, program, outcome: given } of liveCases(
    seed,
    COUNT,
    process.env.CELLWISE_LIVE_NAME,
  )) {
    calls += 1
    const ours = outcome(program)
    const theirs = fromOracle(given)
    if (!matchesNumPy(name, ours, theirs))
      different.push({ name, program: JSON.stringify(program), ours, theirs })
  }
  expect(calls).toBe(COUNT)
  const shown = Number(process.env.CELLWISE_LIVE_SHOWN ?? 5)
  expect({ differences: different.length, first: different.slice(0, shown) }).toEqual({
    differences: 0,
    first: [],
  })
}, 180_000)
