import * as np from "../numpy/index.ts"
import type { NDArray } from "../numpy/ndarray.ts"
import { add, dot } from "./arithmetic.ts"

/** The gradients of a loss by the parts of `affine(W, x, U, h, b)`. */
export interface AffineGradients {
  readonly W: NDArray
  readonly U: NDArray
  readonly b: NDArray
  readonly x: NDArray
  readonly h: NDArray
}

/**
 * What a matrix makes of a vector, `W x`; of a batch of them, `x W^T`.
 * @param W - shape [H, D]
 * @param x - shape [D] or [B, D]
 * @returns shape [H] or [B, H]
 */
export function linear(W: NDArray, x: NDArray): NDArray {
  return x.ndim === 1 ? dot(W, x) : dot(x, W.T as NDArray)
}

/** The weighted input of a gate, `np.dot(W, x) + np.dot(U, h) + b`, in this order of additions. */
export function affine(W: NDArray, x: NDArray, U: NDArray, h: NDArray, b: NDArray): NDArray {
  return add(add(linear(W, x), linear(U, h)), b)
}

/**
 * The gradients before `a = affine(W, x, U, h, b)`, of the one after it; over a batch those of the
 * weights are sums.
 * @param d - the gradient by a, shape [H] or [B, H]
 */
export function affineBackward(W: NDArray, x: NDArray, U: NDArray, h: NDArray, d: NDArray): AffineGradients {
  return { ...linearBackward(W, x, d), ...rename(linearBackward(U, h, d)), b: sumOverBatch(d) }
}

function rename({ W: U, x: h }: Pick<AffineGradients, "W" | "x">): Pick<AffineGradients, "U" | "h"> {
  return { U, h }
}

/** The gradients before `a = linear(W, x)`: by W the products of d and x, by x those of d and W. */
export function linearBackward(W: NDArray, x: NDArray, d: NDArray): Pick<AffineGradients, "W" | "x"> {
  if (x.ndim === 1) return { W: np.outer(d, x) as NDArray, x: dot(W.T as NDArray, d) }
  return { W: dot(d.T as NDArray, x), x: dot(d, W) }
}

/** The gradient by a bias: every member of a batch had the same. */
export function sumOverBatch(d: NDArray): NDArray {
  return d.ndim === 1 ? d : (np.sum(d, { axis: 0 }) as NDArray)
}
