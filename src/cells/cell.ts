import type { NDArray } from "../numpy/ndarray.ts"

/** One step of a recurrent cell: pure, its weights and its state explicit. */
export type Step<P, S> = (params: P, x: NDArray, state: S) => S

/** The gradients of a loss by all that went into a step, each in the shape of what it belongs to. */
export interface Gradients<P, S> {
  readonly params: P
  readonly x: NDArray
  readonly state: S
}

/** A step that knows its gradients. */
export interface Cell<P, S> extends Step<P, S> {
  /**
   * One step backwards: the gradients before the step, of those after it. The step's values are
   * computed again, so nothing needs to be kept of it.
   * @param params - as in the step
   * @param x - as in the step
   * @param state - as in the step: the state before it
   * @param d_state - the gradient of the loss by the state that the step gives
   */
  backward(params: P, x: NDArray, state: S, d_state: S): Gradients<P, S>
}

/** Anything of one's own with a method `step`, its weights within: `class { step(x, state) }`. */
export interface CellObject<S> {
  step(x: NDArray, state: S): S
}
