import { expect, test } from "vitest"
import { compareTwins } from "./dialect/compareTwins.ts"
import { openNotebook } from "./replSession.ts"

// The same programs at every run; other ones by another seed: dialect.long.test.ts draws it.
const count = Number(process.env.CELLWISE_TWINS ?? 1000)
const seed = Number(process.env.CELLWISE_TWINS_SEED ?? 20_261_122)
const notebook = await openNotebook()

test(`${count} random programs over arrays, from seed ${seed}, give a live NumPy's values, dtypes and texts`, async () => {
  const different = await compareTwins(notebook, seed, count)
  expect({ differences: different.length, first: different.slice(0, 3) }).toEqual({
    differences: 0,
    first: [],
  })
}, 900_000)
