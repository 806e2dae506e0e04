import * as np from "../numpy/index.ts"
import type { NDArray } from "../numpy/ndarray.ts"
import { enterStep, type Tell, tellOf, untold } from "../trace/library.ts"
import { sigmoidBackward } from "./activations.ts"
import { linear, linearBackward, sumOverBatch } from "./affine.ts"
import { add, mul } from "./arithmetic.ts"
import type { Gradients } from "./cell.ts"
import { checkCell } from "./check.ts"
import { gatesBackward, initGates } from "./gates.ts"
import { blend, blendBackward, checkGru, computeGates, type GruParams } from "./gruStep.ts"
import type { Initialisers } from "./initialisers.ts"
import { readTorch, type TorchLayer, type TorchWeights } from "./torch.ts"

/** The weights of a gated recurrent unit, and the bias that its reset gate acts on. */
export interface GruTorchParams extends GruParams {
  /** Added to U_h h_prev before the reset, shape [H]. */
  readonly b_Uh: NDArray
}

/**
 * One step of a gated recurrent unit as PyTorch and cuDNN compute it: z open (1) keeps the old state, and
 * the reset acts after the product:
 *
 *     z_t = sigmoid(W_z x + U_z h_prev + b_z)                       update
 *     r_t = sigmoid(W_r x + U_r h_prev + b_r)                       reset
 *     h_tilde = tanh(W_h x + b_h + r_t * (U_h h_prev + b_Uh))       candidate
 *     h_t = z_t * h_prev + (1 - z_t) * h_tilde                      hidden state
 *
 * @param params - {@link GruTorchParams}
 * @param x - shape [D] or [B, D]
 * @param h_prev - shape [H] or [B, H]
 * @returns h_t, of the state's shape
 * @throws RangeError when a shape does not fit
 *
 * Source: PyTorch's documentation of `torch.nn.GRU`.
 */
export function gruTorch(params: GruTorchParams, x: NDArray, h_prev: NDArray): NDArray {
  check(params, x, h_prev)
  enterStep("gruTorch", { x, h_prev })
  const tell = tellOf("gruTorch")
  const { z_t, h_tilde } = compute(params, x, h_prev, tell)
  return tell("h_t", blend("keeps", z_t, h_prev, h_tilde))
}

/** One step backwards; see {@link Cell.backward}. @param d_h - the gradient by h_t, [H] or [B, H] */
gruTorch.backward = (
  params: GruTorchParams,
  x: NDArray,
  h_prev: NDArray,
  d_h: NDArray,
): Gradients<GruTorchParams, NDArray> => {
  check(params, x, h_prev)
  const { z_t, r_t, recurrent, h_tilde } = compute(params, x, h_prev, untold)
  const d = blendBackward("keeps", z_t, h_prev, h_tilde, d_h)
  const d_recurrent = mul(d.h_tilde, r_t) // [B, H]
  const fromX = linearBackward(params.W_h, x, d.h_tilde)
  const fromH = linearBackward(params.U_h, h_prev, d_recurrent)
  const d_r = sigmoidBackward(r_t, mul(d.h_tilde, recurrent))
  const gates = gatesBackward<"z" | "r">(params, x, h_prev, { z: d.z, r: d_r })
  const biases = { b_h: sumOverBatch(d.h_tilde), b_Uh: sumOverBatch(d_recurrent) }
  return {
    params: { ...gates.params, W_h: fromX.W, U_h: fromH.W, ...biases },
    x: add(gates.x, fromX.x),
    state: add(add(gates.h, fromH.x), d.h_prev),
  }
}

/**
 * Weights of `torch.nn.GRU` or `GRUCell`, whose rows hold the gates in the order reset, update,
 * candidate (PyTorch's n). The two biases of reset and update are added, those of the candidate are not.
 * @param weights - the `state_dict`
 * @throws RangeError when an array is missing or has another shape
 */
gruTorch.fromTorch = (weights: TorchWeights, layer?: TorchLayer): GruTorchParams => {
  const { params, inputBiases, recurrentBiases } = readTorch("gruTorch", weights, ["r", "z", "h"], layer)
  return { ...params, b_h: inputBiases.h, b_Uh: recurrentBiases.h }
}

/**
 * Weights to begin with: W by Xavier, U orthogonal, biases zero.
 * @param D - numbers of an input
 * @param H - units
 */
gruTorch.init = (D: number, H: number, initialisers?: Initialisers): GruTorchParams => ({
  ...initGates(["z", "r", "h"], D, H, initialisers),
  b_Uh: np.zeros(H) as NDArray,
})

function compute(params: GruTorchParams, x: NDArray, h_prev: NDArray, tell: Tell) {
  const { z_t, r_t } = computeGates(params, x, h_prev, tell)
  const recurrent = add(linear(params.U_h, h_prev), params.b_Uh) // [B, H]
  const weighted = add(add(linear(params.W_h, x), params.b_h), mul(r_t, recurrent)) // [B, H]
  return { z_t, r_t, recurrent, h_tilde: tell("h_tilde", np.tanh(weighted) as NDArray) }
}

function check(params: GruTorchParams, x: NDArray, h_prev: NDArray): void {
  checkGru("gruTorch", params, x, h_prev)
  checkCell("gruTorch", x, { h_prev }, [{}, {}, { b_Uh: params.b_Uh }])
}
