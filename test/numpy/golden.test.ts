import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { fromOracle, type Outcome, outcome, type Program } from "./programs.ts"

interface Golden {
  readonly cases: readonly { readonly program: Program; readonly outcome: Outcome }[]
}

function read(name: string): Golden {
  return JSON.parse(readFileSync(new URL(`../golden/numpy/${name}.json`, import.meta.url), "utf8"))
}

/** What our words and NumPy's must share: a hint of ours may follow NumPy's sentence. */
function agrees(ours: Outcome, theirs: Outcome): boolean {
  if ("error" in theirs && "error" in ours) return ours.error.startsWith(theirs.error.trimEnd())
  return JSON.stringify(ours) === JSON.stringify(theirs)
}

describe.each([
  ["printing", "arrays print as NumPy prints them, under every print option"],
  ["promotion", "every pair of dtypes and every dtype with Python's scalars gives NumPy's dtype and values"],
  ["indexing", "indices read, write and share memory as NumPy's, and fail in its words"],
  ["functions", "functions and methods give NumPy's values, dtypes, shapes and errors"],
])("%s", (name, title) => {
  test(title, () => {
    const { cases } = read(name)
    const different = cases.flatMap(({ program, outcome: given }) => {
      const theirs = fromOracle(given)
      const ours = outcome(program)
      return agrees(ours, theirs) ? [] : [{ program: JSON.stringify(program), ours, theirs }]
    })
    expect(different.slice(0, Number(process.env.CELLWISE_LIVE_SHOWN ?? 5))).toEqual([])
  })
})
