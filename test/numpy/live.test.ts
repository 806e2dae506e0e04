import { afterAll, expect, test } from "vitest"
import { createRandom, generate } from "./generate.ts"
import { startOracle } from "./oracle.ts"
import { type Outcome, outcome, type Program } from "./programs.ts"

const COUNT = Number(process.env.CELLWISE_LIVE_COUNT ?? 2000)
const seed = Number(process.env.CELLWISE_LIVE_SEED ?? Math.floor(Math.random() * 2 ** 31))
const oracle = startOracle()

afterAll(() => oracle.close())

/** Where one side fails the other must; the words are the golden files' business. */
function comparable(result: Outcome): unknown {
  return "error" in result ? "error" : result
}

test(`${COUNT} random programs from seed ${seed} give what a live NumPy gives: value, dtype, shape and text`, async () => {
  console.log(`live NumPy: seed ${seed}`)
  const random = createRandom(seed)
  const programs: Program[] = Array.from({ length: COUNT }, () => generate(random))
  const expected = await oracle.ask(programs)
  const different = programs.flatMap((program, k) => {
    const ours = comparable(outcome(program))
    const theirs = comparable(expected[k]!)
    if (JSON.stringify(ours) === JSON.stringify(theirs)) return []
    return [{ program: JSON.stringify(program), ours, theirs }]
  })
  expect(different.slice(0, Number(process.env.CELLWISE_LIVE_SHOWN ?? 5))).toEqual([])
})
