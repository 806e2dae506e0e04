import type { NDArray } from "../numpy/ndarray.ts"
import { initGates } from "./gates.ts"
import { type GruParams, gruBackward, gruStep } from "./gruStep.ts"
import type { Initialisers } from "./initialisers.ts"

/**
 * One step of a gated recurrent unit. Here z open (1) takes the new value in:
 *
 *     z_t = sigmoid(W_z x + U_z h_prev + b_z)              update
 *     r_t = sigmoid(W_r x + U_r h_prev + b_r)              reset
 *     h_tilde = tanh(W_h x + U_h (r_t * h_prev) + b_h)     candidate
 *     h_t = (1 - z_t) * h_prev + z_t * h_tilde             hidden state
 *
 * That is the convention of Chung et al. 2014, eq. (6). {@link gruCho} has the other one, where z open
 * keeps the old state; {@link gruTorch} has it too, and resets after the product, as PyTorch does.
 *
 * @param params - {@link GruParams}
 * @param x - the input of this step, shape [D], or [B, D] for a batch of B sequences
 * @param h_prev - the hidden state of the step before, shape [H] or [B, H]
 * @returns h_t, of the state's shape
 * @throws RangeError when a shape does not fit
 *
 * Source: J. Chung et al., Empirical Evaluation of Gated Recurrent Neural Networks on Sequence Modeling,
 * 2014 (arXiv 1412.3555), eq. (5) to (8).
 */
export function gru(params: GruParams, x: NDArray, h_prev: NDArray): NDArray {
  return gruStep("gru", "takes", params, x, h_prev)
}

/** One step backwards; see {@link Cell.backward}. @param d_h - the gradient by h_t, [H] or [B, H] */
gru.backward = (params: GruParams, x: NDArray, h_prev: NDArray, d_h: NDArray) =>
  gruBackward("gru", "takes", params, x, h_prev, d_h)

/**
 * Weights to begin with: W by Xavier, U orthogonal, b zero.
 * @param D - numbers of an input
 * @param H - units
 */
gru.init = (D: number, H: number, initialisers?: Initialisers): GruParams =>
  initGates(["z", "r", "h"], D, H, initialisers)

/**
 * One step of a gated recurrent unit as first published, where z open (1) keeps the old state:
 *
 *     h_t = z_t * h_prev + (1 - z_t) * h_tilde
 *
 * and all else as in {@link gru}.
 *
 * @param params - {@link GruParams}
 * @param x - shape [D] or [B, D]
 * @param h_prev - shape [H] or [B, H]
 * @returns h_t, of the state's shape
 * @throws RangeError when a shape does not fit
 *
 * Source: K. Cho et al., Learning Phrase Representations using RNN Encoder-Decoder for Statistical Machine
 * Translation, EMNLP 2014, eq. (5) to (8).
 */
export function gruCho(params: GruParams, x: NDArray, h_prev: NDArray): NDArray {
  return gruStep("gruCho", "keeps", params, x, h_prev)
}

/** One step backwards; see {@link Cell.backward}. @param d_h - the gradient by h_t, [H] or [B, H] */
gruCho.backward = (params: GruParams, x: NDArray, h_prev: NDArray, d_h: NDArray) =>
  gruBackward("gruCho", "keeps", params, x, h_prev, d_h)

/** Weights to begin with; see {@link gru.init}. */
gruCho.init = gru.init
