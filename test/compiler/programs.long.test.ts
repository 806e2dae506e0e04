import { expect, test } from "vitest"
import { comparePrograms } from "./programs/comparePrograms.ts"
import { openNotebook } from "./replSession.ts"

const count = Number(process.env.CELLWISE_PROGRAMS ?? 20_000)
const seed = Number(process.env.CELLWISE_PROGRAMS_SEED ?? Math.floor(Math.random() * 2 ** 30))
const notebook = await openNotebook()

test(`${count} TypeScript programs without arrays, from seed ${seed}, print in cells what Node prints`, async () => {
  console.log(`programs: seed ${seed}`)
  for (let first = seed; first < seed + count; first += 1000)
    expect(
      (await comparePrograms(notebook, first, Math.min(1000, seed + count - first))).slice(0, 3),
    ).toEqual([])
}, 3_600_000)
