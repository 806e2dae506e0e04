import { gru } from "../../src/cells/gru.ts"
import { gruTorch } from "../../src/cells/gruTorch.ts"
import { lstm } from "../../src/cells/lstm.ts"
import { rnn } from "../../src/cells/rnn.ts"
import { unroll } from "../../src/cells/unroll.ts"
import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { type Traced, trace } from "../../src/trace/trace.ts"
import { letters, wobble } from "../trace/lessons.ts"

const cells = { gru, gruTorch, lstm, rnn }
export type CellName = keyof typeof cells
export const cellNames = Object.keys(cells) as CellName[]

/** A cell with weights of a fixed seed, traced over the one-hot letters of a text. */
export function tracedCell(name: CellName, text = "hello·world·", units = 8, seed = 0): Traced {
  np.random.seed(seed)
  const vocabulary = [...new Set(text)]
  const start = cells[name].init(vocabulary.length, units) as unknown as Record<string, NDArray>
  const params = Object.fromEntries(
    Object.entries(start).map(([key, weights]) => [key, np.multiply(weights, 3) as NDArray]),
  )
  const xs = np.array(
    [...text].map((letter) => vocabulary.map((other) => (other === letter ? 1 : 0))),
  ) as NDArray
  const zeros = np.zeros(units) as NDArray
  const state = name === "lstm" ? [zeros, zeros] : zeros
  const run = trace((xs: NDArray) => unroll(cells[name] as never, params as never, xs, state as never))
  run(xs)
  return run
}

/** The cell of nobody's making, over three steps. */
export function tracedWobble(): Traced {
  const traced = trace(wobble)
  let mem = np.zeros(3) as NDArray
  for (const x of letters(3)) mem = traced(x, mem)
  return traced
}
