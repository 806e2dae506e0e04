import { describe, expect, test } from "vitest"
import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { sub } from "../../src/operators/index.ts"
import { trace } from "../../src/trace/trace.ts"
import { plainText } from "../../src/view/arithmetic/arithmetic.ts"
import { StepReader } from "../../src/view/arithmetic/reader.ts"
import { TermWriter } from "../../src/view/arithmetic/write.ts"
import { gatesFromTrace } from "../../src/view/gates/fromTrace.ts"
import { findKeptStates, measureMemory } from "../../src/view/gates/memory.ts"
import { type GatesPayload, parseGatesPayload } from "../../src/view/gates/payload.ts"
import { layoutMemory } from "../../src/view/memory/layout.ts"
import { renderSvg } from "../../src/view/scene/svg.ts"
import { dark, light } from "../../src/view/scene/theme.ts"
import { createSelection } from "../../src/view/selection.ts"
import { letters, plus, sigmoid, times } from "../trace/lessons.ts"
import { type CellName, tracedCell, tracedWobble } from "./runs.ts"

const tokens = [..."hello·world·"]
const stored = (payload: GatesPayload) => parseGatesPayload(JSON.parse(JSON.stringify(payload)))
const cellRun = (name: CellName) => stored(gatesFromTrace(tracedCell(name).trace, { tokens }, "memory"))
const keepsOf = (run: GatesPayload) =>
  findKeptStates(run).map(({ name, keeps }) => [
    name,
    plainText(
      new TermWriter(new StepReader(run, 1), "equation", (each) => [{ text: each }]).write(keeps, []),
    ),
  ])

describe("what a state is multiplied with", () => {
  test("is found from the equations, whatever the convention", () => {
    expect(keepsOf(cellRun("lstm"))).toEqual([["c_t", "f_t"]])
    expect(keepsOf(cellRun("gru"))).toEqual([["h_t", "1 − z_t"]])
    expect(keepsOf(cellRun("gruTorch"))).toEqual([["h_t", "z_t"]])
    expect(keepsOf(stored(gatesFromTrace(tracedWobble().trace)))).toEqual([["mem", "door"]])
  })

  test("is found where the old state stands in two places", () => {
    const step = trace((x: NDArray, h_prev: NDArray) => {
      const z = sigmoid(plus(x, h_prev))
      return plus(h_prev, times(z, sub(np.tanh(x) as NDArray, h_prev) as NDArray))
    })
    let h = np.zeros(3) as NDArray
    for (const x of letters(3)) h = step(x, h)
    const run = stored(gatesFromTrace(step.trace))
    const [state] = findKeptStates(run)
    const { shares } = measureMemory(run, state!, 0)
    const z = 1 / (1 + Math.exp(-(0 + run0(run, 1))))
    expect(shares[1 * 3 + 0]).toBeCloseTo(1 - z, 12)
  })

  test("is nothing in a plain RNN, and the picture says why", () => {
    const run = cellRun("rnn")
    expect(findKeptStates(run)).toEqual([])
    expect(layoutMemory(run).description).toBe(
      "Memory of rnn. No gate multiplies h_prev on its way to h_t: each step makes its state anew, and nothing is kept as it was.",
    )
  })
})

/** The first unit of the state before a step. */
function run0(run: GatesPayload, column: number): number {
  return new StepReader(run, column - 1).named("h", column - 1, [0])!
}

describe("the memory of a run", () => {
  const run = cellRun("lstm")
  const [state] = findKeptStates(run)
  const forget = (column: number, unit: number) => new StepReader(run, column).named("f_t", column, [unit])!

  test("of a unit is the product of its gates from one step to the other", () => {
    const { shares } = measureMemory(run, state!, 5)
    for (let s = 0; s < 12; s++)
      for (let t = s; t < 12; t++) {
        let product = 1
        for (let step = s + 1; step <= t; step++) product *= forget(step, 5)
        expect(shares[t * 12 + s]).toBeCloseTo(product, 14)
      }
    expect(shares[0 * 12 + 1]).toBeNaN()
  })

  test("of all units is the mean of their products, not the product of their means", () => {
    const { shares } = measureMemory(run, state!, null)
    const products = Array.from({ length: 8 }, (_, unit) => forget(1, unit) * forget(2, unit))
    expect(shares[2 * 12 + 0]).toBeCloseTo(products.reduce((sum, x) => sum + x, 0) / 8, 14)
  })

  test.each([
    ["lstm", run, { units: [5] }],
    ["gru", cellRun("gru"), {}],
    ["rnn", cellRun("rnn"), {}],
  ] as const)("of %s stays as it was approved, in light and in dark", async (name, payload, selection) => {
    const scene = layoutMemory(payload, 640, createSelection({ ...selection }))
    await expect(renderSvg(scene, light)).toMatchFileSnapshot(`golden/memory-${name}-light.svg`)
    await expect(renderSvg(scene, dark)).toMatchFileSnapshot(`golden/memory-${name}-dark.svg`)
  })

  test("is told in a sentence where steps are missing, or none was run", () => {
    expect(
      layoutMemory({ ...run, steps: run.steps.map((step) => 2 * step), total: 30 }).description,
    ).toContain("Not all steps are in this picture")
    expect(layoutMemory({ ...run, steps: [], total: 0, tokens: null }).description).toContain(
      "No step was run.",
    )
  })
})
