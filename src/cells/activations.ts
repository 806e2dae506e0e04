import * as np from "../numpy/index.ts"
import type { NDArray } from "../numpy/ndarray.ts"
import { enterStep } from "../trace/library.ts"
import { add, div, mul, sub } from "./arithmetic.ts"

/** The logistic function `1 / (1 + exp(-x))`, element by element, in (0, 1). */
export function sigmoid(x: NDArray): NDArray {
  enterStep("sigmoid", {})
  return div(1, add(1, np.exp(np.negative(x)) as NDArray))
}

/** The rectifier `max(x, 0)`, element by element. */
export function relu(x: NDArray): NDArray {
  return np.maximum(x, 0) as NDArray
}

/** The gradient before `y = sigmoid(x)`, of the one after: `d y (1 - y)`. */
export function sigmoidBackward(y: NDArray, d: NDArray): NDArray {
  return mul(d, mul(y, sub(1, y)))
}

/** The gradient before `y = tanh(x)`, of the one after: `d (1 - y^2)`. */
export function tanhBackward(y: NDArray, d: NDArray): NDArray {
  return mul(d, sub(1, mul(y, y)))
}

/** The gradient before `y = relu(x)`, of the one after: d where y > 0, else 0. */
export function reluBackward(y: NDArray, d: NDArray): NDArray {
  return mul(d, np.greater(y, 0) as NDArray)
}
