/** The golden cases of NumPy's names, run here; plain data in and out, so that a browser can run them too. */
import { fromOracle, type Outcome, outcome, type Program } from "./programs.ts"
import { matchesNumPy } from "./spread.ts"

/** A call, and what NumPy gave for it; the name is null for a table's own programs. */
export interface GoldenCase {
  readonly name: string | null
  readonly program: Program
  readonly outcome: Outcome
}

/** The cases in which we give something else than NumPy. */
export function findDifferences(cases: readonly GoldenCase[]): object[] {
  return cases.flatMap(({ name, program, outcome: given }) => {
    const theirs = fromOracle(given)
    const ours = outcome(program)
    return matchesNumPy(name, program, ours, theirs)
      ? []
      : [{ program: JSON.stringify(program), ours, theirs }]
  })
}
