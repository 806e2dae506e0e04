import type { NDArray } from "../numpy/ndarray.ts"
import type { Cell, Gradients } from "./cell.ts"
import { outputBackward, outputOf } from "./outputs.ts"
import { addTrees } from "./tree.ts"

/** Weights, or states, of each layer, the lowest first. */
type Layers<T> = readonly T[]

/**
 * Cells one above the other as one cell: the output of each is the input of the next.
 *
 *     const deep = stacked(lstm, lstm)
 *     unroll(deep, [lstm.init(D, H), lstm.init(H, H)], xs, [[h, c], [h, c]])
 *
 * @param cells - the cells of the layers, the lowest first
 * @returns a cell whose weights and states are lists with one for each layer
 * @throws RangeError when there is no cell
 *
 * Source: A. Graves, A. Mohamed, G. Hinton, Speech Recognition with Deep Recurrent Neural Networks,
 * ICASSP 2013, eq. (11).
 */
// biome-ignore lint/suspicious/noExplicitAny: layers of different cells have weights and states of different types
export function stacked<P = any, S = any>(...cells: readonly Cell<P, S>[]): Cell<Layers<P>, Layers<S>> {
  if (cells.length === 0) throw new RangeError("stacked: must have at least one cell, got none")
  const checked = (params: Layers<P>, state: Layers<S>) => checkLayers(cells.length, params, state)
  const step = (params: Layers<P>, x: NDArray, state: Layers<S>): Layers<S> => {
    checked(params, state)
    return runLayers(cells, params, x, state)
  }
  const backward = (params: Layers<P>, x: NDArray, state: Layers<S>, d_state: Layers<S>) => {
    checked(params, state)
    return runLayersBackward(cells, params, x, state, d_state)
  }
  const name = `stacked_${cells.map((cell) => cell.name).join("_")}`
  return Object.assign(Object.defineProperty(step, "name", { value: name }), { backward })
}

function runLayers<P, S>(
  cells: readonly Cell<P, S>[],
  params: Layers<P>,
  x: NDArray,
  state: Layers<S>,
): Layers<S> {
  let input = x
  return cells.map((cell, layer) => {
    const after = cell(params[layer]!, input, state[layer]!)
    input = outputOf(after)
    return after
  })
}

/** The gradient by the output of a layer comes from its own later steps and from the layer above. */
function runLayersBackward<P, S>(
  cells: readonly Cell<P, S>[],
  params: Layers<P>,
  x: NDArray,
  state: Layers<S>,
  d_state: Layers<S>,
): Gradients<Layers<P>, Layers<S>> {
  const after = runLayers(cells, params, x, state)
  const layers: Gradients<P, S>[] = []
  for (let layer = cells.length - 1; layer >= 0; layer--) {
    const above = layers[0]
    const d = above ? addTrees(d_state[layer]!, outputBackward(after[layer]!, above.x)) : d_state[layer]!
    const input = layer === 0 ? x : outputOf(after[layer - 1])
    layers.unshift(cells[layer]!.backward(params[layer]!, input, state[layer]!, d))
  }
  return {
    params: layers.map((gradients) => gradients.params),
    x: layers[0]!.x,
    state: layers.map((gradients) => gradients.state),
  }
}

function checkLayers(layers: number, params: Layers<unknown>, state: Layers<unknown>): void {
  for (const [name, { length }] of Object.entries({ params, state }))
    if (length !== layers)
      throw new RangeError(`stacked: ${name} must have one for each of ${layers} layers, got ${length}`)
}
