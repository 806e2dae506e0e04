import * as np from "../numpy/index.ts"
import type { NDArray } from "../numpy/ndarray.ts"
import { tuple } from "../numpy/tuple.ts"
import { add, mul } from "../operators/arithmetic.ts"
import { enterStep, named } from "../trace/library.ts"
import { affine, sigmoid } from "./activations.ts"
import { checkCell } from "./check.ts"

/**
 * The weights of an LSTM cell of H units over inputs of D numbers: for each of forget, input, candidate
 * and output one W [H, D], one U [H, H] and one b [H].
 */
export interface LstmParams {
  readonly W_f: NDArray
  readonly U_f: NDArray
  readonly b_f: NDArray
  readonly W_i: NDArray
  readonly U_i: NDArray
  readonly b_i: NDArray
  readonly W_c: NDArray
  readonly U_c: NDArray
  readonly b_c: NDArray
  readonly W_o: NDArray
  readonly U_o: NDArray
  readonly b_o: NDArray
}

/** Hidden state and cell state, each of shape [H], in the order of the lesson's `return h_t, c_t`. */
export type LstmState = readonly [h: NDArray, c: NDArray]

/**
 * One step of a long short-term memory with a forget gate and without peepholes:
 *
 *     f_t = sigmoid(W_f x + U_f h_prev + b_f)        forget: what of the cell state stays
 *     i_t = sigmoid(W_i x + U_i h_prev + b_i)        input: how much of the candidate enters
 *     c_tilde = tanh(W_c x + U_c h_prev + b_c)       candidate
 *     c_t = f_t * c_prev + i_t * c_tilde             cell state
 *     o_t = sigmoid(W_o x + U_o h_prev + b_o)        output: how much of the cell state shows
 *     h_t = o_t * tanh(c_t)                          hidden state
 *
 * @param params - {@link LstmParams}
 * @param x - the input of this step, shape [D]
 * @param state - (h_prev, c_prev), each of shape [H]
 * @returns (h_t, c_t), each of shape [H]
 * @throws RangeError when a shape does not fit
 *
 * Source: S. Hochreiter, J. Schmidhuber, Long Short-Term Memory, Neural Computation 9(8), 1997; the
 * forget gate: F. A. Gers, J. Schmidhuber, F. Cummins, Learning to Forget, Neural Computation 12(10), 2000.
 */
export function lstm(params: LstmParams, x: NDArray, [h_prev, c_prev]: LstmState): LstmState {
  const { W_f, U_f, b_f, W_i, U_i, b_i, W_c, U_c, b_c, W_o, U_o, b_o } = params
  checkCell(
    "lstm",
    x,
    { h_prev, c_prev },
    { W_f, W_i, W_c, W_o },
    { U_f, U_i, U_c, U_o },
    { b_f, b_i, b_c, b_o },
  )
  enterStep("lstm", { x, h_prev, c_prev })
  const f_t = named("lstm", "f_t", sigmoid(affine(W_f, x, U_f, h_prev, b_f))) // [H]
  const i_t = named("lstm", "i_t", sigmoid(affine(W_i, x, U_i, h_prev, b_i))) // [H]
  const c_tilde = named("lstm", "c_tilde", np.tanh(affine(W_c, x, U_c, h_prev, b_c)) as NDArray) // [H]
  const c_t = named("lstm", "c_t", add(mul(f_t, c_prev), mul(i_t, c_tilde)) as NDArray) // [H]
  const o_t = named("lstm", "o_t", sigmoid(affine(W_o, x, U_o, h_prev, b_o))) // [H]
  const h_t = named("lstm", "h_t", mul(o_t, np.tanh(c_t)) as NDArray) // [H]
  return tuple(h_t, c_t)
}
