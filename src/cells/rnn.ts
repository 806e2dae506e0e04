import * as np from "../numpy/index.ts"
import type { NDArray } from "../numpy/ndarray.ts"
import { enterStep, named } from "../trace/library.ts"
import { relu, reluBackward, tanhBackward } from "./activations.ts"
import { affine, affineBackward } from "./affine.ts"
import type { Gradients } from "./cell.ts"
import { checkCell } from "./check.ts"
import { initGates } from "./gates.ts"
import type { Initialisers } from "./initialisers.ts"
import { readTorch, type TorchLayer, type TorchWeights } from "./torch.ts"

/** The weights of a plain recurrent cell of H units over inputs of D numbers. */
export interface RnnParams {
  /** Input to state, shape [H, D]. */
  readonly W_x: NDArray
  /** State to state, shape [H, H]. */
  readonly W_h: NDArray
  /** Bias, shape [H]. */
  readonly b: NDArray
}

/**
 * One step of a plain recurrent cell:
 *
 *     h_t = tanh(W_x x + W_h h_prev + b)
 *
 * @param params - {@link RnnParams}
 * @param x - the input of this step, shape [D], or [B, D] for a batch of B sequences
 * @param h_prev - the hidden state of the step before, shape [H] or [B, H]
 * @returns h_t, of the state's shape, in (-1, 1)
 * @throws RangeError when a shape does not fit
 *
 * Source: J. L. Elman, Finding Structure in Time, Cognitive Science 14, 1990, with tanh.
 */
export function rnn(params: RnnParams, x: NDArray, h_prev: NDArray): NDArray {
  checkRnn("rnn", params, x, h_prev)
  enterStep("rnn", { x, h_prev })
  return named("rnn", "h_t", np.tanh(weighted(params, x, h_prev)) as NDArray)
}

/** One step backwards; see {@link Cell.backward}. @param d_h - the gradient by h_t, [H] or [B, H] */
rnn.backward = (
  params: RnnParams,
  x: NDArray,
  h_prev: NDArray,
  d_h: NDArray,
): Gradients<RnnParams, NDArray> => {
  checkRnn("rnn", params, x, h_prev)
  const h_t = np.tanh(weighted(params, x, h_prev)) as NDArray
  return weightedBackward(params, x, h_prev, tanhBackward(h_t, d_h))
}

/**
 * Weights of `torch.nn.RNN` or `RNNCell`; its two biases are added.
 * @param weights - the `state_dict`
 * @throws RangeError when an array is missing or has another shape
 */
rnn.fromTorch = (weights: TorchWeights, layer?: TorchLayer): RnnParams => fromTorch("rnn", weights, layer)

/**
 * Weights to begin with: W_x by Xavier, W_h orthogonal, b zero.
 * @param D - numbers of an input
 * @param H - units
 */
rnn.init = (D: number, H: number, initialisers?: Initialisers): RnnParams =>
  renamed(initGates(["h"], D, H, initialisers))

/**
 * One step of a plain recurrent cell with rectified units, whose state has no upper bound:
 *
 *     h_t = max(W_x x + W_h h_prev + b, 0)
 *
 * @param params - {@link RnnParams}
 * @param x - shape [D] or [B, D]
 * @param h_prev - shape [H] or [B, H]
 * @returns h_t, of the state's shape
 * @throws RangeError when a shape does not fit
 *
 * Source: Q. V. Le, N. Jaitly, G. E. Hinton, A Simple Way to Initialize Recurrent Networks of Rectified
 * Linear Units, 2015 (arXiv 1504.00941).
 */
export function rnnRelu(params: RnnParams, x: NDArray, h_prev: NDArray): NDArray {
  checkRnn("rnnRelu", params, x, h_prev)
  enterStep("rnnRelu", { x, h_prev })
  return named("rnnRelu", "h_t", relu(weighted(params, x, h_prev)))
}

/** One step backwards; see {@link Cell.backward}. @param d_h - the gradient by h_t, [H] or [B, H] */
rnnRelu.backward = (
  params: RnnParams,
  x: NDArray,
  h_prev: NDArray,
  d_h: NDArray,
): Gradients<RnnParams, NDArray> => {
  checkRnn("rnnRelu", params, x, h_prev)
  return weightedBackward(params, x, h_prev, reluBackward(weighted(params, x, h_prev), d_h))
}

/** Weights of `torch.nn.RNN` with `nonlinearity="relu"`; see {@link rnn.fromTorch}. */
rnnRelu.fromTorch = (weights: TorchWeights, layer?: TorchLayer): RnnParams =>
  fromTorch("rnnRelu", weights, layer)

/**
 * Weights to begin with: W_x by Xavier, b zero, and W_h the identity, as Le et al. 2015 propose.
 * @param D - numbers of an input
 * @param H - units
 */
rnnRelu.init = (D: number, H: number, initialisers: Initialisers = {}): RnnParams =>
  renamed(initGates(["h"], D, H, { U: ([units]) => np.eye(units) as NDArray, ...initialisers }))

function weighted({ W_x, W_h, b }: RnnParams, x: NDArray, h_prev: NDArray): NDArray {
  return affine(W_x, x, W_h, h_prev, b)
}

function weightedBackward(
  { W_x, W_h }: RnnParams,
  x: NDArray,
  h_prev: NDArray,
  d: NDArray,
): Gradients<RnnParams, NDArray> {
  const gradients = affineBackward(W_x, x, W_h, h_prev, d)
  const { W, U, b } = gradients
  return { params: { W_x: W, W_h: U, b }, x: gradients.x, state: gradients.h }
}

function fromTorch(cell: string, weights: TorchWeights, layer: TorchLayer | undefined): RnnParams {
  return renamed(readTorch(cell, weights, ["h"], layer).params)
}

function renamed({ W_h: W_x, U_h: W_h, b_h: b }: ReturnType<typeof initGates<"h">>): RnnParams {
  return { W_x, W_h, b }
}

function checkRnn(cell: string, { W_x, W_h, b }: RnnParams, x: NDArray, h_prev: NDArray): void {
  checkCell(cell, x, { h_prev }, [{ W_x }, { W_h }, { b }])
}
