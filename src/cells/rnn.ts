import * as np from "../numpy/index.ts"
import type { NDArray } from "../numpy/ndarray.ts"
import { enterStep, named } from "../trace/library.ts"
import { affine } from "./activations.ts"
import { checkCell } from "./check.ts"

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
 * @param x - the input of this step, shape [D]
 * @param h_prev - the hidden state of the step before, shape [H]
 * @returns h_t, shape [H], in (-1, 1)
 * @throws RangeError when a shape does not fit
 *
 * Source: J. L. Elman, Finding Structure in Time, Cognitive Science 14, 1990, with tanh.
 */
export function rnn({ W_x, W_h, b }: RnnParams, x: NDArray, h_prev: NDArray): NDArray {
  checkCell("rnn", x, { h_prev }, { W_x }, { W_h }, { b })
  enterStep("rnn", { x, h_prev })
  return named("rnn", "h_t", np.tanh(affine(W_x, x, W_h, h_prev, b)) as NDArray)
}
