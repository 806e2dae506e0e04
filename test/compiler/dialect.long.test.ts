import { expect, test } from "vitest"
import { compareTwins } from "./dialect/compareTwins.ts"
import { openNotebook } from "./replSession.ts"

const count = Number(process.env.CELLWISE_TWINS ?? 20_000)
const seed = Number(process.env.CELLWISE_TWINS_SEED ?? Math.floor(Math.random() * 2 ** 30))
const notebook = await openNotebook()

test(`${count} random programs over arrays, from seed ${seed}, give a live NumPy's values, dtypes and texts`, async () => {
  console.log(`twins: seed ${seed}`)
  for (let first = seed; first < seed + count; first += 1000)
    expect((await compareTwins(notebook, first, Math.min(1000, seed + count - first))).slice(0, 3)).toEqual(
      [],
    )
}, 3_600_000)
