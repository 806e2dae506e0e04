import * as np from "../numpy/index.ts"
import type { NDArray } from "../numpy/ndarray.ts"
import { add, mul, sub } from "../operators/arithmetic.ts"
import { enterStep, named } from "../trace/library.ts"
import { affine, sigmoid } from "./activations.ts"
import { checkCell } from "./check.ts"

/**
 * The weights of a gated recurrent unit of H units over inputs of D numbers: for each of update, reset
 * and candidate one W [H, D], one U [H, H] and one b [H].
 */
export interface GruParams {
  readonly W_z: NDArray
  readonly U_z: NDArray
  readonly b_z: NDArray
  readonly W_r: NDArray
  readonly U_r: NDArray
  readonly b_r: NDArray
  readonly W_h: NDArray
  readonly U_h: NDArray
  readonly b_h: NDArray
}

/**
 * One step of a gated recurrent unit. Here z open (1) takes the new value in:
 *
 *     z_t = sigmoid(W_z x + U_z h_prev + b_z)              update
 *     r_t = sigmoid(W_r x + U_r h_prev + b_r)              reset
 *     h_tilde = tanh(W_h x + U_h (r_t * h_prev) + b_h)     candidate
 *     h_t = (1 - z_t) * h_prev + z_t * h_tilde             hidden state
 *
 * That is the convention of Chung et al. 2014, eq. (6). Cho et al. 2014, eq. (7), and PyTorch swap z_t
 * and 1 - z_t: there z open keeps the old state. PyTorch also resets after the product, r_t * (U_h h_prev).
 *
 * @param params - {@link GruParams}
 * @param x - the input of this step, shape [D]
 * @param h_prev - the hidden state of the step before, shape [H]
 * @returns h_t, shape [H]
 * @throws RangeError when a shape does not fit
 *
 * Source: K. Cho et al., Learning Phrase Representations using RNN Encoder-Decoder, EMNLP 2014;
 * J. Chung et al., Empirical Evaluation of Gated Recurrent Neural Networks, 2014 (arXiv 1412.3555).
 */
export function gru(params: GruParams, x: NDArray, h_prev: NDArray): NDArray {
  const { W_z, U_z, b_z, W_r, U_r, b_r, W_h, U_h, b_h } = params
  checkCell("gru", x, { h_prev }, { W_z, W_r, W_h }, { U_z, U_r, U_h }, { b_z, b_r, b_h })
  enterStep("gru", { x, h_prev })
  const z_t = named("gru", "z_t", sigmoid(affine(W_z, x, U_z, h_prev, b_z))) // [H]
  const r_t = named("gru", "r_t", sigmoid(affine(W_r, x, U_r, h_prev, b_r))) // [H]
  const reset = mul(r_t, h_prev) as NDArray // [H]
  const h_tilde = named("gru", "h_tilde", np.tanh(affine(W_h, x, U_h, reset, b_h)) as NDArray) // [H]
  return named("gru", "h_t", add(mul(sub(1, z_t), h_prev), mul(z_t, h_tilde)) as NDArray)
}
