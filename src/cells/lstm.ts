import * as np from "../numpy/index.ts"
import type { NDArray } from "../numpy/ndarray.ts"
import { tuple } from "../numpy/tuple.ts"
import { enterStep, type Tell, tellOf, untold } from "../trace/library.ts"
import { sigmoid, sigmoidBackward, tanhBackward } from "./activations.ts"
import { affine } from "./affine.ts"
import { add, mul } from "./arithmetic.ts"
import type { Gradients } from "./cell.ts"
import { checkCell } from "./check.ts"
import { type GateParams, gatesBackward, initGates } from "./gates.ts"
import type { Initialisers } from "./initialisers.ts"
import { readTorch, type TorchLayer, type TorchWeights } from "./torch.ts"

/**
 * The weights of an LSTM cell of H units over inputs of D numbers: for each of forget, input, candidate
 * and output one W [H, D], one U [H, H] and one b [H].
 */
export type LstmParams = GateParams<"f" | "i" | "c" | "o">

/** Hidden state and cell state, each [H] or [B, H], in the order of the lesson's `return h_t, c_t`. */
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
 * @param x - the input of this step, shape [D], or [B, D] for a batch of B sequences
 * @param state - (h_prev, c_prev), each of shape [H] or [B, H]
 * @returns (h_t, c_t), each of the state's shape
 * @throws RangeError when a shape does not fit
 *
 * Source: S. Hochreiter, J. Schmidhuber, Long Short-Term Memory, Neural Computation 9(8), 1997; the
 * forget gate: F. A. Gers, J. Schmidhuber, F. Cummins, Learning to Forget, Neural Computation 12(10), 2000.
 */
export function lstm(params: LstmParams, x: NDArray, state: LstmState): LstmState {
  const [h_prev, c_prev] = state
  checkLstm(params, x, state)
  enterStep("lstm", { x, h_prev, c_prev })
  const { h_t, c_t } = compute(params, x, state, tellOf("lstm"))
  return tuple(h_t, c_t)
}

/** One step backwards; see {@link Cell.backward}. @param d_state - (d_h, d_c), in the state's shapes */
lstm.backward = (
  params: LstmParams,
  x: NDArray,
  state: LstmState,
  [d_h, d_c_t]: LstmState,
): Gradients<LstmParams, LstmState> => {
  checkLstm(params, x, state)
  const [h_prev, c_prev] = state
  const { f_t, i_t, c_tilde, o_t, shown } = compute(params, x, state, untold)
  const d_c = add(d_c_t, tanhBackward(shown, mul(d_h, o_t))) // [B, H]
  const { h, ...before } = gatesBackward(params, x, h_prev, {
    f: sigmoidBackward(f_t, mul(d_c, c_prev)),
    i: sigmoidBackward(i_t, mul(d_c, c_tilde)),
    c: tanhBackward(c_tilde, mul(d_c, i_t)),
    o: sigmoidBackward(o_t, mul(d_h, shown)),
  })
  return { ...before, state: tuple(h, mul(d_c, f_t)) }
}

/**
 * Weights of `torch.nn.LSTM` or `LSTMCell`, whose rows hold the gates in the order input, forget,
 * candidate (PyTorch's g), output; its two biases are added.
 * @param weights - the `state_dict`, such as `np.load("lstm.npz")` reads it
 * @throws RangeError when an array is missing or has another shape
 */
lstm.fromTorch = (weights: TorchWeights, layer?: TorchLayer): LstmParams =>
  readTorch("lstm", weights, ["i", "f", "c", "o"], layer).params

/**
 * Weights to begin with: W by Xavier, U orthogonal, b zero but for b_f, which is one so that the cell
 * remembers from the start (R. Jozefowicz, W. Zaremba, I. Sutskever, An Empirical Exploration of
 * Recurrent Network Architectures, ICML 2015, section 2.2).
 * @param D - numbers of an input
 * @param H - units
 */
lstm.init = (D: number, H: number, initialisers?: Initialisers): LstmParams => ({
  ...initGates(["f", "i", "c", "o"], D, H, initialisers),
  b_f: np.ones(H) as NDArray,
})

function compute(params: LstmParams, x: NDArray, [h_prev, c_prev]: LstmState, tell: Tell) {
  const { W_f, U_f, b_f, W_i, U_i, b_i, W_c, U_c, b_c, W_o, U_o, b_o } = params
  const f_t = tell("f_t", sigmoid(affine(W_f, x, U_f, h_prev, b_f))) // [B, H]
  const i_t = tell("i_t", sigmoid(affine(W_i, x, U_i, h_prev, b_i))) // [B, H]
  const c_tilde = tell("c_tilde", np.tanh(affine(W_c, x, U_c, h_prev, b_c)) as NDArray) // [B, H]
  const c_t = tell("c_t", add(mul(f_t, c_prev), mul(i_t, c_tilde))) // [B, H]
  const o_t = tell("o_t", sigmoid(affine(W_o, x, U_o, h_prev, b_o))) // [B, H]
  const shown = np.tanh(c_t) as NDArray // [B, H]
  const h_t = tell("h_t", mul(o_t, shown)) // [B, H]
  return { f_t, i_t, c_tilde, c_t, o_t, shown, h_t }
}

function checkLstm(params: LstmParams, x: NDArray, [h_prev, c_prev]: LstmState): void {
  const { W_f, U_f, b_f, W_i, U_i, b_i, W_c, U_c, b_c, W_o, U_o, b_o } = params
  checkCell("lstm", x, { h_prev, c_prev }, [
    { W_f, W_i, W_c, W_o },
    { U_f, U_i, U_c, U_o },
    { b_f, b_i, b_c, b_o },
  ])
}
