import * as np from "../numpy/index.ts"
import { NDArray } from "../numpy/ndarray.ts"
import { isTuple, tuple } from "../numpy/tuple.ts"
import { zerosLikeTree } from "./tree.ts"

/**
 * The outputs of all steps as one array, for the layer above or for a loss. The output of a state is the
 * state itself, where it is an array; else its first part: h of (h, c), `h_prev` of a record.
 *
 * @param runs - what `unroll` returned, or both runs of `bidirectional`: their outputs stand side by side
 * @returns shape [T, H] or [T, B, H]; of two runs [T, 2H] or [T, B, 2H]
 * @throws RangeError for an empty sequence, whose width is not known; TypeError for a state without arrays
 */
export function outputs(...runs: readonly (readonly unknown[])[]): NDArray {
  if (!runs[0]?.length) throw new RangeError("outputs: must have at least one state, got none")
  const parts = runs.map((states) => np.stack(states.map(outputOf)) as NDArray) // [T, B, H]
  return parts.length === 1 ? parts[0]! : (np.concatenate(parts, { axis: -1 }) as NDArray)
}

/**
 * The gradients by the states, of one by the outputs: for `unroll.backward`, where nothing but the
 * outputs enters the loss.
 * @param d - the gradient by the outputs, in their shape
 * @param runs - as given to `outputs`
 * @returns for each run, for each step, the gradient by its state
 */
outputs.backward = <S>(d: NDArray, ...runs: readonly (readonly S[])[]): S[][] => {
  let end = 0
  return runs.map((states) => {
    const start = end
    end += outputOf(states[0]).dims.at(-1)!
    return states.map((state, t) => outputBackward(state, d.at(t, "...", `${start}:${end}`) as NDArray))
  })
}

/**
 * What a state shows to the layer above: h, shape [H] or [B, H].
 * @throws TypeError when there is no such array
 */
export function outputOf(state: unknown): NDArray {
  const shown = state instanceof NDArray ? state : Object(state)[keyOf(state)]
  if (!(shown instanceof NDArray))
    throw new TypeError(`outputs: a state must show an array, got ${typeof shown}`)
  return shown
}

/** The gradient by a state, of one by its output. */
export function outputBackward<S>(state: S, d: NDArray): S {
  if (state instanceof NDArray) return d as S
  const zeros = zerosLikeTree(state)
  if (!Array.isArray(zeros)) return { ...zeros, [keyOf(state)]: d }
  const parts = [d, ...zeros.slice(1)]
  return (isTuple(state) ? tuple(...parts) : parts) as S
}

function keyOf(state: unknown): string {
  if (Array.isArray(state)) return "0"
  return "h_prev" in Object(state) ? "h_prev" : "h"
}
