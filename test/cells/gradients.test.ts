import { describe, expect, test } from "vitest"
import type { Both, Cell, LstmParams, LstmState } from "../../src/cells/index.ts"
import {
  bidirectional,
  gru,
  gruCho,
  gruTorch,
  initialisers,
  lstm,
  outputs,
  rnn,
  rnnRelu,
  stacked,
  unroll,
} from "../../src/cells/index.ts"
import * as np from "../../src/numpy/index.ts"
import { NDArray } from "../../src/numpy/ndarray.ts"
import { isTuple, tuple } from "../../src/numpy/tuple.ts"

// biome-ignore lint/suspicious/noExplicitAny: cells of all kinds in one table
type AnyCell = Cell<any, any> & { init(D: number, H: number, by: object): unknown }

const [D, H, B, T] = [3, 4, 2, 5]
const random = np.random.default_rng(3)
const normal = (...shape: number[]) => random.normal(0, 1, shape) as NDArray
const weights = { W: initialisers.xavierUniform(1, random), U: initialisers.orthogonal(1, random) }

/** The arrays of a tree, in a fixed order. */
function arraysOf(tree: unknown): NDArray[] {
  if (tree instanceof NDArray) return [tree]
  return Object.values(tree as object).flatMap(arraysOf)
}

/** The same tree with other arrays. Its type is that of the cell at hand, which the table of cells forgets. */
// biome-ignore lint/suspicious/noExplicitAny: see above
function map(tree: unknown, f: (x: NDArray) => NDArray): any {
  if (tree instanceof NDArray) return f(tree)
  const parts = Object.entries(tree as object).map(([key, x]) => [key, map(x, f)] as const)
  if (!Array.isArray(tree)) return Object.fromEntries(parts)
  const list = parts.map(([, x]) => x)
  return isTuple(tree) ? tuple(...list) : list
}

const weighted = (tree: unknown, factors: unknown) => {
  const by = arraysOf(factors)
  return arraysOf(tree).reduce((sum, x, i) => sum + (np.sum(np.multiply(x, by[i]!)) as number), 0)
}

/**
 * Compares the gradient of `loss` by each number of `tree` with a central difference, whose own error
 * is about 1e-10 here: step^2 = 1e-10 from the curve, 1e-16 / step = 1e-11 from rounding.
 */
function expectDifferences(loss: () => number, tree: unknown, gradients: unknown, what: string) {
  const step = 1e-5
  const by = arraysOf(gradients)
  for (const [i, x] of arraysOf(tree).entries()) {
    expect(by[i]!.dims, `${what} ${i}`).toEqual(x.dims)
    const [flat, flatBy] = [x.ravel(), by[i]!.ravel()]
    for (let k = 0; k < x.size; k++) {
      const kept = flat.at(k) as unknown as number
      const at = (value: number) => {
        flat.set(k, value)
        return loss()
      }
      const slope = (at(kept + step) - at(kept - step)) / (2 * step)
      at(kept)
      expect(Math.abs(slope - (flatBy.at(k) as unknown as number)), `${what} ${i} at ${k}`).toBeLessThan(1e-8)
    }
  }
}

const cells = { rnn, rnnRelu, lstm, gru, gruCho, gruTorch } as unknown as Record<string, AnyCell>
const kinds = Object.keys(cells).flatMap((name) => [[name, []] as const, [name, [B]] as const])

// biome-ignore lint/suspicious/noExplicitAny: see map
function drawCase(cell: AnyCell, batch: readonly number[], inputs: number): { params: any; state: any } {
  // Biases are drawn too: zeros would hide what is not handed on.
  const params = map(cell.init(inputs, H, weights), (x) => (x.ndim === 1 ? normal(...x.dims) : x.copy()))
  const state = cell === cells.lstm ? tuple(normal(...batch, H), normal(...batch, H)) : normal(...batch, H)
  return { params, state }
}

describe("gradients agree with finite differences", () => {
  test.each(kinds)("%s, one step, batch %j", (name, batch) => {
    const cell = cells[name]!
    const { params, state } = drawCase(cell, batch, D)
    const x = normal(...batch, D)
    const factors = map(state, (array) => normal(...array.dims))
    const loss = () => weighted(cell(params, x, state), factors)
    const before = cell.backward(params, x, state, factors)
    expectDifferences(loss, [params, x, state], [before.params, before.x, before.state], name)
  })

  test.each(kinds)("%s, unrolled through time, batch %j", (name, batch) => {
    const cell = cells[name]!
    const { params, state } = drawCase(cell, batch, D)
    const xs = normal(T, ...batch, D)
    const factor = normal(T, ...batch, H)
    const loss = () => weighted(outputs(unroll(cell, params, xs, state)), factor)
    const d_states = outputs.backward(factor, unroll(cell, params, xs, state))[0]!
    const before = unroll.backward(cell, params, xs, state, d_states)
    expectDifferences(loss, [params, xs, state], [before.params, before.x, before.state], name)
  })

  test("a stack of an lstm below a gru below an rnn", () => {
    const layers = [cells.lstm!, cells.gru!, cells.rnn!]
    const deep = stacked(...layers)
    const drawn = layers.map((cell, i) => drawCase(cell, [B], i === 0 ? D : H))
    const [params, state] = [drawn.map((layer) => layer.params), drawn.map((layer) => layer.state)]
    const xs = normal(3, B, D)
    const factors = [0, 1, 2].map(() => map(state, (array) => normal(...array.dims)))
    const loss = () => weighted(unroll(deep, params, xs, state), factors)
    const before = unroll.backward(deep, params, xs, state, factors)
    expectDifferences(loss, [params, xs, state], [before.params, before.x, before.state], deep.name)
  })

  test("both directions of an lstm", () => {
    const drawn = [0, 1].map(() => drawCase(cells.lstm!, [B], D))
    const params = drawn.map((one) => one.params) as unknown as Both<LstmParams>
    const state = drawn.map((one) => one.state) as unknown as Both<LstmState>
    const xs = normal(3, B, D)
    const factor = normal(3, B, 2 * H)
    const run = () => bidirectional(lstm, params, xs, state)
    const before = bidirectional.backward(
      lstm,
      params!,
      xs,
      state!,
      outputs.backward(factor, ...run()) as never,
    )
    const loss = () => weighted(outputs(...run()), factor)
    expectDifferences(loss, [params, xs, state], [before.params, before.x, before.state], "bidirectional")
  })
})

describe("backwards through time", () => {
  test("a loss of the last state alone has no gradients to add on the way: null", () => {
    const { params, state } = drawCase(cells.gru!, [], D)
    const xs = normal(T, D)
    const d = normal(H)
    const zeros = np.zeros(H) as NDArray
    const alone = unroll.backward(gru, params, xs, state, [null, null, null, null, d])
    const spelt = unroll.backward(gru, params, xs, state, [zeros, zeros, zeros, zeros, d])
    expect(arraysOf(alone).map((x) => x.tolist())).toEqual(arraysOf(spelt).map((x) => x.tolist()))
  })

  test("an empty sequence has zero gradients in the shapes of what they belong to", () => {
    const { params, state } = drawCase(cells.lstm!, [], D)
    const before = unroll.backward(lstm, params, np.zeros([0, D]) as NDArray, state, [])
    expect(arraysOf(before.params).map((x) => x.dims)).toEqual(arraysOf(params).map((x) => x.dims))
    expect(before.x.dims).toEqual([0, D])
    expect(arraysOf(before).every((x) => !(np.any(x) as unknown as boolean))).toBe(true)
  })

  test("says what does not fit", () => {
    const { params, state } = drawCase(cells.gru!, [], D)
    const xs = normal(T, D)
    expect(() => unroll.backward(gru, params, xs, state, [null])).toThrow(
      new RangeError("unroll.backward: d_states must have one for each of 5 steps, got 1"),
    )
    const plain = (_: unknown, x: NDArray) => x
    expect(() => unroll.backward(plain as never, params, xs, state, [])).toThrow(
      new TypeError("unroll.backward: the cell must have a backward, got undefined"),
    )
    expect(() => unroll(stacked(gru, gru), [params], xs, [state])).toThrow(
      new RangeError("stacked: params must have one for each of 2 layers, got 1"),
    )
    expect(() => outputs([])).toThrow(new RangeError("outputs: must have at least one state, got none"))
  })
})
