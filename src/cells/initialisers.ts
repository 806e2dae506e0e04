import * as np from "../numpy/index.ts"
import type { NDArray } from "../numpy/ndarray.ts"
import { mul } from "./arithmetic.ts"

/** Draws a matrix of weights of a shape [outputs, inputs]. */
export type Initialiser = (shape: readonly [number, number]) => NDArray

/** How the weights of a cell begin. */
export interface Initialisers {
  /** From the input, [H, D]; without it by {@link xavierUniform}. */
  readonly W?: Initialiser
  /** From the state before, [H, H]; without it {@link orthogonal}. */
  readonly U?: Initialiser
}

/** Where random numbers come from: `np.random.default_rng(0)`; without one `np.random`, as seeded. */
export interface RandomNumbers {
  uniform(low: number, high: number, size: readonly number[]): unknown
  normal(mean: number, deviation: number, size: readonly number[]): unknown
}

const seeded = np.random as RandomNumbers

/**
 * Numbers in [-bound, bound). PyTorch's cells begin with `uniform(1 / Math.sqrt(H))`, whatever the shape.
 * @throws RangeError when bound is not positive
 */
export function uniform(bound: number, random: RandomNumbers = seeded): Initialiser {
  if (!(bound > 0)) throw new RangeError(`uniform: bound must be positive, got ${bound}`)
  return (shape) => random.uniform(-bound, bound, checkedShape("uniform", shape)) as NDArray
}

/**
 * Numbers in [-a, a) with a = gain sqrt(6 / (inputs + outputs)), which keeps the variance of values and
 * gradients about the same from layer to layer. Also called Glorot's.
 * @param gain - 1 for tanh and sigmoid, sqrt(2) for relu
 *
 * Source: X. Glorot, Y. Bengio, Understanding the Difficulty of Training Deep Feedforward Neural
 * Networks, AISTATS 2010, eq. (16).
 */
export function xavierUniform(gain = 1, random: RandomNumbers = seeded): Initialiser {
  return (shape) => {
    const [outputs, inputs] = checkedShape("xavierUniform", shape)
    return uniform(gain * Math.sqrt(6 / (inputs + outputs)), random)(shape)
  }
}

/**
 * Normal numbers with mean 0 and variance gain^2 * 2 / (inputs + outputs).
 *
 * Source: Glorot and Bengio 2010, eq. (12).
 */
export function xavierNormal(gain = 1, random: RandomNumbers = seeded): Initialiser {
  return (shape) => {
    const [outputs, inputs] = checkedShape("xavierNormal", shape)
    return random.normal(0, gain * Math.sqrt(2 / (inputs + outputs)), shape) as NDArray
  }
}

/**
 * A matrix whose rows, or columns where there are fewer of them, are orthogonal and of length `gain`:
 * through a step with such U a state keeps its length. All such matrices are equally likely: Q of a
 * normal matrix, its columns turned so that R has a positive diagonal.
 *
 * Source: A. M. Saxe, J. L. McClelland, S. Ganguli, Exact Solutions to the Nonlinear Dynamics of Learning
 * in Deep Linear Neural Networks, ICLR 2014; the signs: F. Mezzadri, How to Generate Random Matrices from
 * the Classical Compact Groups, Notices of the AMS 54(5), 2007.
 */
export function orthogonal(gain = 1, random: RandomNumbers = seeded): Initialiser {
  return (shape) => {
    const [outputs, inputs] = checkedShape("orthogonal", shape)
    const [long, short] = [Math.max(outputs, inputs), Math.min(outputs, inputs)]
    const { Q, R } = np.linalg.qr(random.normal(0, 1, [long, short]) as NDArray)
    const turned = mul(Q as NDArray, np.copysign(gain, np.diagonal(R as NDArray)) as NDArray)
    return np.ascontiguousarray(outputs < inputs ? turned.T : turned) as NDArray
  }
}

function checkedShape(name: string, shape: readonly [number, number]): readonly [number, number] {
  if (shape.length !== 2 || !shape.every((length) => Number.isInteger(length) && length > 0))
    throw new RangeError(`${name}: shape must be two positive lengths, got [${shape.join(", ")}]`)
  return shape
}
