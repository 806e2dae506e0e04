import * as np from "../numpy/index.ts"
import type { NDArray } from "../numpy/ndarray.ts"
import { add, div, neg } from "../operators/arithmetic.ts"

/** The logistic function `1 / (1 + exp(-x))`, element by element, in (0, 1). */
export function sigmoid(x: NDArray): NDArray {
  return div(1, add(1, np.exp(neg(x)))) as NDArray
}

/** The weighted input of a gate, `np.dot(W, x) + np.dot(U, h) + b`, in this order of additions. */
export function affine(W: NDArray, x: NDArray, U: NDArray, h: NDArray, b: NDArray): NDArray {
  return add(add(np.dot(W, x), np.dot(U, h)), b) as NDArray
}
