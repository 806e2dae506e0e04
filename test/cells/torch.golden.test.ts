import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import type { Cell } from "../../src/cells/index.ts"
import {
  bidirectional,
  gru,
  gruCho,
  gruTorch,
  lstm,
  outputs,
  rnn,
  rnnRelu,
  unroll,
} from "../../src/cells/index.ts"
import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { tuple } from "../../src/numpy/tuple.ts"

type Nested = number | readonly Nested[]
type Arrays = Readonly<Record<string, Nested>>
interface LayerCase {
  readonly cell: "rnn" | "rnnRelu" | "lstm" | "gruTorch"
  readonly layers: number
  readonly bidirectional: boolean
  readonly weights: Arrays
  readonly inputs: Arrays
  readonly after: Arrays
  readonly factors: Arrays
  readonly gradients: Arrays
}
interface PaperCase {
  readonly cell: "gru" | "gruCho"
  readonly inputs: Arrays
  readonly output: Nested
  readonly factor: Nested
  readonly gradients: Arrays
}
const golden = JSON.parse(readFileSync(new URL("../golden/torch.json", import.meta.url), "utf8")) as {
  readonly layers: readonly LayerCase[]
  readonly papers: readonly PaperCase[]
}

type Params = Readonly<Record<string, NDArray>>
type State = NDArray | readonly NDArray[]
type AnyCell = Cell<Params, State> & { fromTorch(weights: object, layer?: object): Params }
const cells = { rnn, rnnRelu, lstm, gruTorch } as unknown as Record<LayerCase["cell"], AnyCell>

const array = (nested: Nested | undefined) => np.array(nested as never) as NDArray
const row = (arrays: Arrays, name: string, i: number) => array((arrays[name] as readonly Nested[])[i])

const close = (got: NDArray, expected: NDArray, what: string) => {
  expect(got.dims, what).toEqual(expected.dims)
  expect(np.max(np.abs(np.subtract(got, expected))), what).toBeLessThan(1e-13)
}

/** h, or (h, c): of layer i out of PyTorch's `h_0` and `c_0`, or `h_n` and `c_n`. */
const stateOf = (arrays: Arrays, at: "0" | "n", i: number): State =>
  `c_${at}` in arrays
    ? tuple(row(arrays, `h_${at}`, i), row(arrays, `c_${at}`, i))
    : row(arrays, `h_${at}`, i)
const arraysOf = (state: State): readonly NDArray[] => ([] as NDArray[]).concat(state as NDArray[])
const plus = (a: State, b: State): State =>
  Array.isArray(a)
    ? tuple(...a.map((x: NDArray, i: number) => np.add(x, (b as NDArray[])[i]!) as NDArray))
    : (np.add(a as NDArray, b as NDArray) as NDArray)

/** Runs the layers of a case and back again, as torch.nn does: each direction a run of its own. */
function runCase(golden: LayerCase) {
  const cell = cells[golden.cell]
  const directions = golden.bidirectional ? [false, true] : [false]
  const layers = Array.from({ length: golden.layers }, (_, layer) => layer)
  const places = (layer: number) => directions.map((_, i) => layer * directions.length + i)
  const paramsOf = (layer: number) =>
    directions.map((reverse) => cell.fromTorch(golden.weights, { layer, reverse }))
  const statesOf = (layer: number) => places(layer).map((i) => stateOf(golden.inputs, "0", i))
  let xs = array(golden.inputs.x)
  const read = layers.map((layer) => {
    const [params, state, given] = [paramsOf(layer), statesOf(layer), xs]
    const runs = golden.bidirectional
      ? bidirectional(cell, params as never, given, state as never)
      : [unroll(cell, params[0]!, given, state[0]!)]
    xs = outputs(...runs)
    return { params, state, xs: given, runs }
  })
  let d = array(golden.factors.output)
  const gradients = read.toReversed().map(({ params, state, xs, runs }, above) => {
    const layer = golden.layers - 1 - above
    const d_states = outputs.backward(d, ...runs)
    for (const [direction, i] of places(layer).entries()) {
      const last = direction === 0 ? d_states[0]!.length - 1 : 0
      d_states[direction]![last] = plus(d_states[direction]![last]!, stateOf(golden.factors, "n", i))
    }
    const before = golden.bidirectional
      ? bidirectional.backward(cell, params as never, xs, state as never, d_states as never, runs as never)
      : unroll.backward(cell, params[0]!, xs, state[0]!, d_states[0]!, runs[0]!)
    d = before.x
    return golden.bidirectional
      ? (before as unknown as { params: Params[]; state: State[] })
      : { params: [before.params as Params], state: [before.state as State] }
  })
  return {
    directions,
    places,
    runs: read.map(({ runs }) => runs),
    output: xs,
    d,
    gradients: gradients.reverse(),
  }
}

const bothBiases = (name: string) => name.startsWith("b") && name !== "b_Uh"

describe("layers of PyTorch, read by fromTorch", () => {
  test.each(golden.layers.map((entry, i) => [entry.cell, entry.layers, entry.bidirectional, i] as const))(
    "%s of %i layers, bidirectional %s (case %i): outputs, last states and all gradients",
    (name, layerCount, _, i) => {
      const entry = golden.layers[i]!
      const cell = cells[name]
      const { directions, places, runs, output, d, gradients } = runCase(entry)
      close(output, array(entry.after.output), "output")
      close(d, array(entry.gradients.x), "gradient by x")
      for (let layer = 0; layer < layerCount; layer++)
        for (const [direction, place] of places(layer).entries()) {
          const states = runs[layer]![direction]!
          const last = states.at(direction === 0 ? -1 : 0)!
          const expected = arraysOf(stateOf(entry.after, "n", place))
          for (const [k, x] of arraysOf(last).entries()) close(x, expected[k]!, `last state ${place}`)
          const by = gradients[layer]!
          const byState = arraysOf(stateOf(entry.gradients, "0", place))
          for (const [k, x] of arraysOf(by.state[direction]!).entries())
            close(x, byState[k]!, `gradient by state ${place}`)
          const byParams = cell.fromTorch(entry.gradients, { layer, reverse: directions[direction]! })
          for (const [key, x] of Object.entries(by.params[direction]!)) {
            // PyTorch's two biases have the same gradient; fromTorch adds them, where no gate is between.
            const twice = bothBiases(key) && !(name === "gruTorch" && key === "b_h")
            close(
              twice ? (np.multiply(2, x) as NDArray) : x,
              byParams[key]!,
              `gradient by ${key} of ${place}`,
            )
          }
        }
    },
  )
})

describe("units of the papers, differentiated by PyTorch", () => {
  test.each(golden.papers.map((entry) => [entry.cell, entry] as const))("%s", (name, entry) => {
    const cell = { gru, gruCho }[name]
    const { x, h_0, ...weights } = entry.inputs
    const params = Object.fromEntries(Object.entries(weights).map(([key, w]) => [key, array(w)])) as never
    const [xs, state, factor] = [array(x), array(h_0), array(entry.factor)]
    const states = unroll(cell, params, xs, state)
    close(outputs(states), array(entry.output), "output")
    const by = unroll.backward(cell, params, xs, state, outputs.backward(factor, states)[0]!)
    close(by.x, array(entry.gradients.x), "gradient by x")
    close(by.state, array(entry.gradients.h_0), "gradient by h_0")
    for (const [key, gradient] of Object.entries(by.params)) close(gradient, array(entry.gradients[key]), key)
  })
})
