import type { Observation } from "./observation.ts"
import type { Step } from "./steps.ts"

/**
 * Which parameter hands on which value of the step before: `h_prev` carries `h_t`. Found by identity,
 * else by equal numbers (a copy, a reshape); what holds in at least half of the steps counts.
 */
export function findCarries(steps: readonly Step[]): ReadonlyMap<string, string> {
  const votes = new Map<string, Map<string, number>>()
  for (const [i, step] of steps.slice(1).entries())
    for (const param of step.params) {
      const source = maybeSource(param, steps[i]!)
      if (source === undefined) continue
      const counts = votes.get(param.name) ?? new Map<string, number>()
      votes.set(param.name, counts.set(source, (counts.get(source) ?? 0) + 1))
    }
  const carries = new Map<string, string>()
  for (const [param, counts] of votes) {
    const [source, count] = [...counts].sort((a, b) => b[1] - a[1])[0]!
    if (2 * count >= steps.length - 1) carries.set(param, source)
  }
  return carries
}

/** The value of the step before that `param` is. A parameter that was there before too is no news. */
function maybeSource(param: Observation, before: Step): string | undefined {
  if (before.params.some((earlier) => earlier.id !== 0 && earlier.id === param.id)) return undefined
  const made = [...before.named, ...before.results]
  const found =
    made.find((value) => value.id !== 0 && value.id === param.id) ??
    made.find((value) => value.numbers.length > 1 && haveEqualNumbers(value, param))
  return found?.name
}

function haveEqualNumbers(a: Observation, b: Observation): boolean {
  return a.numbers.length === b.numbers.length && a.numbers.every((x, i) => Object.is(x, b.numbers[i]))
}

/** `h_prev` without what says 'of the step before': `h`. */
export function nameWithoutPrevious(name: string): string {
  const bare = name.replace(
    /^(?:prev|previous|last|old)_|_?(?:prev|previous|last|old|tm1|t_1|t_minus_1)$/i,
    "",
  )
  return bare === "" ? name : bare
}
