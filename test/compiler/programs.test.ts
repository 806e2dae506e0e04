import { expect, test } from "vitest"
import { comparePrograms } from "./programs/comparePrograms.ts"
import { openNotebook } from "./replSession.ts"

// The same programs at every run; other ones by another seed: programs.long.test.ts draws it.
const count = Number(process.env.CELLWISE_PROGRAMS ?? 2000)
const seed = Number(process.env.CELLWISE_PROGRAMS_SEED ?? 470_855_744)
const notebook = await openNotebook()

test(`${count} TypeScript programs without arrays, from seed ${seed}, print in cells what Node prints`, async () => {
  const different = await comparePrograms(notebook, seed, count)
  expect({ differences: different.length, first: different.slice(0, 3) }).toEqual({
    differences: 0,
    first: [],
  })
}, 900_000)
