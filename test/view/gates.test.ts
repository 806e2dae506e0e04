import { describe, expect, test } from "vitest"
import { mimeBundle } from "../../src/display/mime.ts"
import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { recorder } from "../../src/trace/recorder.ts"
import { trace } from "../../src/trace/trace.ts"
import { gatesFromTrace } from "../../src/view/gates/fromTrace.ts"
import { gates } from "../../src/view/gates/gates.ts"
import { layoutGates } from "../../src/view/gates/layout.ts"
import {
  createGatesValue,
  GATES_MIME,
  type GatesPayload,
  parseGatesPayload,
} from "../../src/view/gates/payload.ts"
import { summariseValue } from "../../src/view/gates/summary.ts"
import { renderGatesText } from "../../src/view/gates/text.ts"
import { unpackNumbers } from "../../src/view/payload/numbers.ts"
import { registerViews } from "../../src/view/register.ts"
import { rightEdge } from "../../src/view/scene/scene.ts"
import { renderSvg } from "../../src/view/scene/svg.ts"
import { dark, light } from "../../src/view/scene/theme.ts"
import { letters, plus, wobble } from "../trace/lessons.ts"
import { lstmPayload } from "./samples.ts"

function tracedWobble() {
  const traced = trace(wobble)
  let mem = np.zeros(3) as NDArray
  for (const x of letters(3)) mem = traced(x, mem)
  return traced
}

describe("the picture of a trace", () => {
  test("has a row for each named value in the order computed, under the author's names", () => {
    const payload = gatesFromTrace(tracedWobble().trace)
    expect(payload.values.map(({ name, kind, role }) => [name, kind, role])).toEqual([
      ["vx", "input", "input"],
      ["door", "gate", "gate"],
      ["fresh", "state", "candidate"],
      ["mem", "state", "state"],
    ])
    expect(payload).toMatchObject({ title: "wobble", cell: "cell-7", line: 3, total: 3, steps: [0, 1, 2] })
  })

  test("carries the traced numbers, every digit", () => {
    const traced = tracedWobble()
    const door = gatesFromTrace(traced.trace).values[1]!
    expect([...unpackNumbers(door.numbers)]).toEqual(traced.trace.values[2]!.steps.flat())
  })

  test("gives the papers' letters their roles where the computation agrees", () => {
    const step = trace((x: NDArray, h_prev: NDArray) => np.tanh(plus(x, h_prev)) as NDArray)
    let h = np.zeros(3) as NDArray
    for (const x of letters(3)) h = step(x, h)
    expect(gatesFromTrace(step.trace).values.map(({ name, role }) => [name, role])).toEqual([
      ["x", "input"],
      ["h", "hidden state"],
    ])
  })

  test("leaves weights out that are handed in at every step", () => {
    const W = np.ones([3, 3]) as NDArray
    const step = trace(
      (W: NDArray, x: NDArray, h_prev: NDArray) => np.tanh(plus(np.dot(W, x) as NDArray, h_prev)) as NDArray,
    )
    let h = np.zeros(3) as NDArray
    for (const x of letters(3)) h = step(W, x, h)
    expect(gatesFromTrace(step.trace).values.map(({ name }) => name)).toEqual(["x", "h"])
  })

  test("drops steps of a long run, evenly, and says so", () => {
    const step = trace((x: NDArray, h_prev: NDArray) => np.add(x, h_prev) as NDArray)
    let h = np.zeros(1000) as NDArray
    const x = np.ones(1000) as NDArray
    for (let t = 0; t < 2000; t++) h = step(x, h)
    const payload = gatesFromTrace(step.trace)
    expect([payload.total, payload.steps.length, payload.steps.at(-1)]).toEqual([2000, 1200, 1999])
    expect(payload.notices).toEqual([
      "1200 of 2000 steps are drawn, evenly picked: the picture would be too large.",
      "Values are shown in 250 levels: the picture is very large.",
    ])
    expect(JSON.stringify(payload).length).toBeLessThan(2_500_000)
  })

  test("fits what the page takes, however many steps and large values there are", () => {
    const step = trace((h_prev: NDArray, x: NDArray, ...large: NDArray[]) => {
      recorder.enter("step", { h_prev, x, large }, { cell: "cell-1", line: 1 })
      for (const [i, value] of large.entries()) recorder.name(`v${i}`, plus(1, value), 2, "step")
      return np.tanh(plus(h_prev, x)) as NDArray
    })
    const large = Array.from({ length: 30 }, () => np.zeros(4_097) as NDArray)
    let h = step(np.zeros(2) as NDArray, np.ones(2) as NDArray, ...large)
    for (let t = 1; t < 10_010; t++) h = step(h, np.ones(2) as NDArray)
    const payload = parseGatesPayload(gatesFromTrace(step.trace))
    expect(payload.steps).toHaveLength(10_000)
    expect(payload.notices[0]).toMatch(/^More than 4096 numbers a step are not drawn: v0, v1, .* v29\.$/)
  })

  test("is labelled by tokens, one for each step", () => {
    const { trace: recorded } = tracedWobble()
    expect(gatesFromTrace(recorded, { tokens: ["a", "b", "c"] }).tokens).toEqual(["a", "b", "c"])
    expect(() => gatesFromTrace(recorded, { tokens: ["a"] })).toThrow(
      new RangeError("gates: tokens must label each of 3 steps, got 1"),
    )
  })
})

describe("beside a value", () => {
  const summary = (kind: "gate" | "state", values: readonly number[]) =>
    summariseValue(
      createGatesValue({
        name: "v",
        role: "",
        kind,
        dtype: "float64",
        shape: [values.length],
        line: null,
        present: null,
        values,
      }),
    )

  test("a gate's shares of shut and open units stand", () => {
    expect(summary("gate", [0.05, 0.1, 0.5, 0.95, 1]).lines).toEqual(["20% shut · 40% open"])
  })

  test("a state's range, mean and spread stand, and how many were clipped", () => {
    expect(summary("state", [-0.5, 0.5, 0.5, 1.5]).lines).toEqual([
      "−0.50 … 1.50",
      "0.50 ± 0.71",
      "1 clipped",
    ])
    expect(summary("state", [-4, 3, 2, 2.5])).toMatchObject({ limit: 4, clipped: 0 })
    expect(summary("state", [-4, 3, 2, 2.5]).lines.at(-1)).toBe("colours to ±4")
  })

  test("what is not finite is counted, not averaged", () => {
    expect(summary("state", [Number.NaN, Infinity, 0.5]).lines).toEqual([
      "0.50 … 0.50",
      "0.50 ± 0",
      "1 NaN",
      "1 infinite",
    ])
    expect(summary("state", [Number.NaN]).lines).toEqual(["no finite number", "1 NaN"])
  })
})

describe("the drawing", () => {
  const cases: readonly (readonly [string, GatesPayload])[] = [
    ["tokens", lstmPayload(8, 12, [..."hello·world·"])],
    ["lesson", lstmPayload(4, 4)],
    ["one-step", lstmPayload(3, 1)],
    ["empty", { ...lstmPayload(2, 0), values: [] }],
    [
      "notice",
      {
        ...lstmPayload(2, 2),
        title: '<img onerror="x">',
        notices: ["Step 1 stopped with an error: <b>no</b>"],
      },
    ],
  ]
  test.each(cases)("%s stays as it was approved, in light and in dark", async (name, payload) => {
    const scene = layoutGates(payload)
    await expect(renderSvg(scene, light)).toMatchFileSnapshot(`golden/gates-${name}-light.svg`)
    await expect(renderSvg(scene, dark)).toMatchFileSnapshot(`golden/gates-${name}-dark.svg`)
    await expect(renderGatesText(payload)).toMatchFileSnapshot(`golden/gates-${name}.txt`)
  })

  test("is wide enough for every word, also for long names, many remarks and little room", () => {
    const { values, ...payload } = { ...lstmPayload(4, 6), title: "a_step_with_a_long_name".repeat(2) }
    const odd = Array.from({ length: 24 }, (_, i) => [Number.NaN, Infinity, 0.5, 900, -1, -0.5][i % 6]!)
    const { numbers } = createGatesValue({ ...values[4]!, values: odd })
    const scene = layoutGates({ ...payload, values: [...values, { ...values[4]!, numbers }] }, 460, "A hint.")
    for (const mark of scene.marks)
      if (mark.mark === "text") expect(rightEdge([mark]), mark.runs[0]!.text).toBeLessThan(scene.width)
    const svg = renderSvg(scene, light)
    for (const remark of ["4 clipped", "4 NaN", "4 infinite"]) expect(svg).toContain(`>${remark}<`)
    expect(svg).toContain(">infinite<")
  })

  test("writes names as text, never as markup", () => {
    const payload = { ...lstmPayload(2, 2), title: "<script>alert(1)</script>" }
    expect(renderSvg(layoutGates(payload), light)).not.toContain("<script")
  })
})

describe("display", () => {
  test("a traced function shows its gates as data and text", () => {
    const unregister = registerViews()
    const traced = tracedWobble()
    const { data } = mimeBundle(traced)
    unregister()
    expect(data[GATES_MIME]).toEqual(gatesFromTrace(traced.trace))
    expect(data["text/plain"]).toMatch(/^wobble through time \(cell 7, line 3\): 3 steps\n/)
  })

  test("gates(traced, {tokens}) shows them with the tokens", () => {
    const { data } = mimeBundle(gates(tracedWobble(), { tokens: [..."abc"] }))
    expect((data[GATES_MIME] as GatesPayload).tokens).toEqual(["a", "b", "c"])
    expect(() => gates(wobble as never)).toThrow(
      new TypeError("gates: must be given a function made by trace(...), got function"),
    )
  })
})
