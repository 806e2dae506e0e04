import * as np from "../numpy/index.ts"
import type { NDArray } from "../numpy/ndarray.ts"
import { recordCall } from "../trace/active.ts"
import { parameterNames } from "../trace/parameters.ts"
import type { Cell, CellObject, Gradients, Step } from "./cell.ts"
import { addTrees, zerosLikeTree } from "./tree.ts"

/** The inputs of a sequence: an array of shape [T, D] or [T, B, D], or T arrays of shape [D] or [B, D]. */
export type Sequence = Iterable<NDArray>

/**
 * Runs a step over a sequence: `state = step(params, x, state)` for each x. A trace that is on sees each
 * step: `trace(unroll)(lstm, params, xs, state)`.
 *
 * @param step - `rnn`, `lstm`, `gru` or a step of one's own
 * @param params - its weights, the same in every step
 * @param xs - the inputs, shape [T, D], or [T, B, D] for B sequences at once
 * @param state - the state before the first step
 * @returns the T states, one after each step; empty for an empty sequence
 * @throws TypeError when `step` is no function
 */
export function unroll<P, S>(step: Step<P, S>, params: P, xs: Sequence, state: S): S[]
/**
 * The same for a cell of one's own that holds its weights: `class { step(x, state) { ... } }`.
 *
 * @param cell - an object with a method `step`
 * @param xs - the inputs, shape [T, D] or [T, B, D]
 * @param state - the state before the first step
 */
export function unroll<S>(cell: CellObject<S>, xs: Sequence, state: S): S[]
export function unroll<S>(
  ...given: [Step<unknown, S>, unknown, Sequence, S] | [CellObject<S>, Sequence, S]
): S[] {
  if (given.length === 3) return unrollObject(...given)
  const [step, params, xs, state] = given
  if (typeof step !== "function") throw new TypeError(`unroll: step must be a function, got ${typeof step}`)
  const [paramsName = "params", xName = "x", stateName = "state"] = parameterNames(step, 3)
  return run(xs, state, (x, before) => {
    const given = { [paramsName]: params, [xName]: x, [stateName]: before }
    return recordCall(
      step.name,
      given,
      (taken) => step(taken[paramsName], taken[xName] as NDArray, taken[stateName] as S),
      step.name,
    )
  })
}

function unrollObject<S>(cell: CellObject<S>, xs: Sequence, state: S): S[] {
  if (typeof cell?.step !== "function")
    throw new TypeError(`unroll: a cell must have a method step, got ${typeof cell?.step}`)
  const [xName = "x", stateName = "state"] = parameterNames(cell.step, 2)
  const name = cell.constructor?.name ?? "step"
  return run(xs, state, (x, before) =>
    recordCall(
      name,
      { [xName]: x, [stateName]: before },
      (taken) => cell.step(taken[xName] as NDArray, taken[stateName] as S),
      "step",
    ),
  )
}

function run<S>(xs: Sequence, state: S, step: (x: NDArray, before: S) => S): S[] {
  const states: S[] = []
  let current = state
  for (const x of xs) {
    current = step(x, current)
    states.push(current)
  }
  return states
}

/**
 * Runs a sequence backwards through time: the gradients of a loss by all that went into `unroll`.
 *
 * @param cell - a step with `backward`: `rnn`, `lstm`, `gru`, `stacked(...)` or one of your own
 * @param params - as given to `unroll`
 * @param xs - as given to `unroll`
 * @param state - as given to `unroll`
 * @param d_states - for each of the T states the gradient of the loss by it; null where it does not enter
 * @param states - what `unroll` returned; without it the sequence runs once more
 * @returns the gradients by the weights (summed over the steps), the inputs ([T, D] or [T, B, D]) and the
 *   first state
 * @throws TypeError when the cell has no `backward`; RangeError when there are not T gradients
 *
 * Source: P. J. Werbos, Backpropagation Through Time: What It Does and How to Do It, Proceedings of the
 * IEEE 78(10), 1990.
 */
unroll.backward = <P, S>(
  cell: Cell<P, S>,
  params: P,
  xs: Sequence,
  state: S,
  d_states: readonly (S | null)[],
  states: readonly S[] = unroll(cell, params, xs, state),
): Gradients<P, S> => {
  if (typeof cell.backward !== "function")
    throw new TypeError(`unroll.backward: the cell must have a backward, got ${typeof cell.backward}`)
  const inputs = [...xs]
  for (const [name, { length }] of Object.entries({ d_states, states }))
    if (length !== inputs.length)
      throw new RangeError(
        `unroll.backward: ${name} must have one for each of ${inputs.length} steps, got ${length}`,
      )
  let sum: P | null = null
  let d_state: S = zerosLikeTree(state)
  const d_xs: NDArray[] = []
  for (const [t, x] of [...inputs.entries()].reverse()) {
    const d = d_states[t] == null ? d_state : addTrees(d_state, d_states[t])
    const before = cell.backward(params, x, t === 0 ? state : states[t - 1]!, d)
    sum = sum === null ? before.params : addTrees(sum, before.params)
    d_state = before.state
    d_xs.unshift(before.x)
  }
  const x = (inputs.length > 0 ? np.stack(d_xs) : np.zeros_like(xs as never)) as NDArray
  return { params: sum ?? zerosLikeTree(params), x, state: d_state }
}
