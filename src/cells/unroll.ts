import type { NDArray } from "../numpy/ndarray.ts"
import { recordCall } from "../trace/active.ts"
import { parameterNames } from "../trace/parameters.ts"

/** One step of a recurrent cell: pure, its weights and its state explicit. */
export type Step<P, S> = (params: P, x: NDArray, state: S) => S

/**
 * Runs a step over a sequence: `state = step(params, x, state)` for each x. A trace that is on sees each
 * step: `trace(unroll)(lstm, params, xs, state)`.
 *
 * @param step - `rnn`, `lstm`, `gru` or a step of one's own
 * @param params - its weights, the same in every step
 * @param xs - the inputs, an array of shape [T, D] or T arrays of shape [D]
 * @param state - the state before the first step
 * @returns the T states, one after each step; empty for an empty sequence
 * @throws TypeError when `step` is no function
 */
export function unroll<P, S>(step: Step<P, S>, params: P, xs: Iterable<NDArray>, state: S): S[] {
  if (typeof step !== "function") throw new TypeError(`unroll: step must be a function, got ${typeof step}`)
  const [paramsName = "params", xName = "x", stateName = "state"] = parameterNames(step, 3)
  const states: S[] = []
  let current = state
  for (const x of xs) {
    const before = current
    const given = { [paramsName]: params, [xName]: x, [stateName]: before }
    current = recordCall(step.name, given, () => step(params, x, before))
    states.push(current)
  }
  return states
}
