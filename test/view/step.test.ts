import { describe, expect, test } from "vitest"
import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { recorder } from "../../src/trace/recorder.ts"
import { trace } from "../../src/trace/trace.ts"
import { authorsName, explainUnit, plainText } from "../../src/view/arithmetic/arithmetic.ts"
import { gatesFromTrace } from "../../src/view/gates/fromTrace.ts"
import { type GatesPayload, parseGatesPayload } from "../../src/view/gates/payload.ts"
import { rightEdge } from "../../src/view/scene/scene.ts"
import { renderSvg } from "../../src/view/scene/svg.ts"
import { dark, light } from "../../src/view/scene/theme.ts"
import { createSelection, type Selection } from "../../src/view/selection.ts"
import { layoutStep } from "../../src/view/step/layout.ts"
import { letters, plus, sigmoid, times } from "../trace/lessons.ts"
import { type CellName, cellNames, tracedCell, tracedWobble } from "./runs.ts"

const tokens = [..."hello·world·"]
/** As it comes out of a notebook. */
const stored = (payload: GatesPayload) => parseGatesPayload(JSON.parse(JSON.stringify(payload)))
const cellRun = (name: CellName) => stored(gatesFromTrace(tracedCell(name).trace, { tokens }, "oneStep"))
const linesOf = (run: GatesPayload, column: number, name: string, unit: number) => {
  const { names, lines, note } = explainUnit(run, column, name, unit, authorsName)
  return [names, ...lines].map(plainText).concat(note === "" ? [] : [note])
}

describe("the arithmetic of one unit", () => {
  test("names each term as the author does, then its numbers, then what they make", () => {
    expect(linesOf(cellRun("lstm"), 6, "c_t", 5)).toEqual([
      "c_t[5] = f_t[5] · c_prev[5] + i_t[5] · c_tilde[5]",
      "= 0.962 · 0.067 + 0.393 · −0.594 = −0.169",
    ])
    expect(linesOf(cellRun("gru"), 6, "h_t", 5)[0]).toBe(
      "h_t[5] = (1 − z_t[5]) · h_prev[5] + z_t[5] · h_tilde[5]",
    )
  })

  test("shows the largest terms of a product and folds the others with their count", () => {
    expect(linesOf(cellRun("lstm"), 6, "f_t", 5)).toEqual([
      "f_t[5] = σ(W_f[5, :] · x + U_f[5, :] · h_prev + b_f[5])",
      "= σ(0.627 · 1.000 + (7 more: 0.000) + 1.900 · −0.240 + −0.705 · −0.637 + (6 more: −0.390) + 3.000)",
      "= σ(3.231) = 0.962",
    ])
  })

  test.each(cellNames)("of every unit of %s at every step gives the number that was recorded", (name) => {
    const run = cellRun(name)
    for (const { name: value, kind } of run.values)
      if (kind !== "input")
        for (const column of run.steps.keys())
          for (let unit = 0; unit < 8; unit++) expect(explainUnit(run, column, value, unit).note).toBe("")
  })

  test("is written for any function: names and operations are the author's", () => {
    expect(linesOf(stored(gatesFromTrace(tracedWobble().trace)), 2, "mem", 1)).toEqual([
      "mem[1] = door[1] · old_mem[1] + 2 · fresh[1]",
      "= 0.657 · −0.812 + 2 · 0.197 = −0.138",
    ])
  })

  test("in a batch is that of one sequence, by the index of both", () => {
    const W = np.array([
      [1, 2],
      [3, 4],
    ]) as NDArray
    const step = trace(
      (x: NDArray, h_prev: NDArray) => np.tanh(plus(np.dot(x, W) as NDArray, h_prev)) as NDArray,
      { W },
    )
    let h = np.zeros([2, 2]) as NDArray
    for (let t = 0; t < 2; t++)
      h = step(
        np.array([
          [0.1, 0.2],
          [0.3, -0.2],
        ]) as NDArray,
        h,
      )
    const run = stored(gatesFromTrace(step.trace))
    expect(linesOf(run, 1, "h", 2)).toEqual([
      "h[1, 0] = tanh(x[1, :] · W[:, 0] + h_prev[1, 0])",
      "= tanh(0.300 · 1.000 + −0.200 · 3.000 + −0.291)",
      "= tanh(−0.591) = −0.531",
    ])
  })

  test("says so where the numbers behind a value were not kept, or do not make it", () => {
    const run = cellRun("lstm")
    const { arrays } = run.graphs!
    const without = {
      ...run,
      graphs: { ...run.graphs!, arrays: arrays.map((array) => ({ ...array, numbers: null })) },
    }
    expect(linesOf(without, 6, "f_t", 5).slice(1)).toEqual([
      "= 0.962",
      "Not all numbers behind it were kept.",
    ])
    expect(linesOf(run, 0, "x", 0).slice(1)).toEqual(["= 1.000", "x was handed in."])
    expect(linesOf(run, 1, "c_prev", 0).at(-1)).toBe("c_prev is c_t of the step before.")
  })

  test("of NaN and infinite numbers is NaN and infinite", () => {
    const step = trace((x: NDArray, h_prev: NDArray) => {
      recorder.enter("step", { x, h_prev }, { cell: "cell-1", line: 1 })
      const h_t = plus(times(x, h_prev), x)
      recorder.name("h_t", h_t, 2, "step")
      return h_t
    })
    const x = np.array([Infinity, Number.NaN]) as NDArray
    step(x, step(x, np.zeros(2) as NDArray))
    const run = stored(gatesFromTrace(step.trace))
    expect(linesOf(run, 0, "h_t", 0)[1]).toBe("= ∞ · 0.000 + ∞ = NaN")
    expect(linesOf(run, 0, "h_t", 1)[1]).toBe("= NaN · 0.000 + NaN = NaN")
  })
})

describe("the picture of one step", () => {
  const cases: readonly (readonly [string, GatesPayload, Partial<Selection>])[] = [
    ...cellNames.map((name) => [name, cellRun(name), { step: 6, units: [5] }] as const),
    ["gate", cellRun("lstm"), { step: 6, units: [5], value: "f_t" }],
    ["wobble", stored(gatesFromTrace(tracedWobble().trace)), {}],
  ]
  test.each(cases)("of %s stays as it was approved, in light and in dark", async (name, run, selection) => {
    const scene = layoutStep(run, 640, createSelection(selection))
    await expect(renderSvg(scene, light)).toMatchFileSnapshot(`golden/step-${name}-light.svg`)
    await expect(renderSvg(scene, dark)).toMatchFileSnapshot(`golden/step-${name}-dark.svg`)
  })

  test("lets nothing stand on anything else: boxes, operations and strips keep apart", () => {
    for (const name of cellNames) {
      const { marks } = layoutStep(cellRun(name), 640, createSelection({ step: 6, units: [5] }))
      const frames = marks.filter((mark) => mark.mark === "frame" && mark.filled)
      for (const [i, a] of frames.entries())
        for (const b of frames.slice(i + 1))
          if (a.mark === "frame" && b.mark === "frame") {
            const apart =
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
            expect(apart, `${name}: ${JSON.stringify([a, b])}`).toBe(true)
          }
    }
  })

  test("is wide enough for every word", () => {
    for (const name of cellNames) {
      const scene = layoutStep(cellRun(name), 500, createSelection({ value: "f_t" }))
      for (const mark of scene.marks) expect(rightEdge([mark])).toBeLessThanOrEqual(scene.width)
    }
  })

  test("of a step that did nothing, or of none, is a sentence", () => {
    const run = cellRun("lstm")
    const words = (payload: GatesPayload) => renderSvg(layoutStep(payload), light)
    expect(words({ ...run, graphs: null })).toContain("The operations of this step were not recorded.")
    expect(words({ ...run, steps: [], total: 0, tokens: null })).toContain("No step was run.")
  })

  test("of more operations than anybody can read keeps the equations", () => {
    const step = trace((x: NDArray, h_prev: NDArray) => {
      let h = h_prev
      for (let i = 0; i < 70; i++) h = times(sigmoid(h), x)
      return h
    })
    step(letters(3)[0]!, step(letters(3)[0]!, np.ones(3) as NDArray))
    const svg = renderSvg(layoutStep(gatesFromTrace(step.trace)), light)
    expect(svg).toContain("too many operations to draw")
  })
})
