import { readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { fromOracle, type Outcome, outcome, type Program } from "./programs.ts"
import { matchesNumPy } from "./spread.ts"

const folder = new URL("../golden/numpy/names/", import.meta.url)

interface Family {
  readonly cases: readonly {
    readonly name: string | null
    readonly program: Program
    readonly outcome: Outcome
  }[]
}

test.each(readdirSync(folder).map((file) => file.replace(".json", "")))(
  "%s: every parameter of every name gives what NumPy gives",
  (family) => {
    const { cases } = JSON.parse(readFileSync(new URL(`${family}.json`, folder), "utf8")) as Family
    const different = cases.flatMap(({ name, program, outcome: given }) => {
      const theirs = fromOracle(given)
      const ours = outcome(program)
      return matchesNumPy(name, ours, theirs) ? [] : [{ program: JSON.stringify(program), ours, theirs }]
    })
    expect(different.slice(0, Number(process.env.CELLWISE_LIVE_SHOWN ?? 5))).toEqual([])
  },
)
