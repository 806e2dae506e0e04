import type { NDArray } from "../numpy/ndarray.ts"
import { add } from "./arithmetic.ts"
import type { Cell, Gradients, Step } from "./cell.ts"
import { type Sequence, unroll } from "./unroll.ts"

/** One for the direction that reads x_0 first, one for that which reads x_{T-1} first. */
export type Both<T> = readonly [forwards: T, backwards: T]

/**
 * Runs a step over a sequence in both directions, each with weights and a first state of its own. The
 * states of both are in the order of the inputs: `backwards[t]` comes after x_{T-1}, ..., x_t.
 * `outputs(forwards, backwards)` puts them side by side, for a layer above.
 *
 * @param step - `rnn`, `lstm`, `gru` or a step of one's own
 * @param params - the weights of both directions
 * @param xs - the inputs, shape [T, D] or [T, B, D]
 * @param state - the first states of both directions
 * @returns the T states of each direction
 *
 * Source: M. Schuster, K. K. Paliwal, Bidirectional Recurrent Neural Networks, IEEE Transactions on Signal
 * Processing 45(11), 1997.
 */
export function bidirectional<P, S>(
  step: Step<P, S>,
  params: Both<P>,
  xs: Sequence,
  state: Both<S>,
): [forwards: S[], backwards: S[]] {
  const inputs = [...xs]
  const forwards = unroll(step, params[0], inputs, state[0])
  return [forwards, unroll(step, params[1], inputs.reverse(), state[1]).reverse()]
}

/**
 * Both directions backwards through time; see `unroll.backward`.
 * @param d_states - for each direction the gradients by its T states, null where one does not enter the loss
 * @param states - what `bidirectional` returned; without it the sequence runs once more
 */
bidirectional.backward = <P, S>(
  cell: Cell<P, S>,
  params: Both<P>,
  xs: Sequence,
  state: Both<S>,
  d_states: Both<readonly (S | null)[]>,
  states: Both<readonly S[]> = bidirectional(cell, params, xs, state),
): Gradients<Both<P>, Both<S>> => {
  const inputs = [...xs]
  const ahead = unroll.backward(cell, params[0], inputs, state[0], d_states[0], states[0])
  const [reversed, d, after] = [inputs, d_states[1], states[1]].map((list) => [...list].reverse())
  const back = unroll.backward(cell, params[1], reversed as NDArray[], state[1], d as S[], after as S[])
  return {
    params: [ahead.params, back.params],
    x: add(ahead.x, back.x.at("::-1") as NDArray),
    state: [ahead.state, back.state],
  }
}
