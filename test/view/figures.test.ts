import { describe, expect, test } from "vitest"
import { mimeBundle } from "../../src/display/mime.ts"
import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { layoutArray } from "../../src/view/array/layout.ts"
import { ARRAY_MIME, parseArrayPayload } from "../../src/view/array/payload.ts"
import { findDistributions } from "../../src/view/gates/distribution.ts"
import { type FigurePayload, parseFigurePayload } from "../../src/view/gates/figurePayload.ts"
import { gatesFromTrace } from "../../src/view/gates/fromTrace.ts"
import { layoutGates } from "../../src/view/gates/layout.ts"
import { layoutFigure } from "../../src/view/gates/layoutFigure.ts"
import { orderUnits } from "../../src/view/gates/order.ts"
import { GATES_MIME, type GatesPayload } from "../../src/view/gates/payload.ts"
import { selectUnits } from "../../src/view/gates/selectUnits.ts"
import { unpackNumbers } from "../../src/view/payload/numbers.ts"
import { rightEdge } from "../../src/view/scene/scene.ts"
import { renderSvg } from "../../src/view/scene/svg.ts"
import { dark, light } from "../../src/view/scene/theme.ts"
import { createSelection } from "../../src/view/selection.ts"
import * as view from "../../src/view/view.ts"
import { tracedCell, tracedWobble } from "./runs.ts"
import { lstmPayload } from "./samples.ts"

const tokens = [..."hello·world·"]
type Shown = ReturnType<typeof view.oneStep>
/** What a notebook keeps of a figure. */
const stored = (shown: Shown) => JSON.parse(JSON.stringify(mimeBundle(shown).data)) as Record<string, unknown>
const payloadOf = (shown: Shown): FigurePayload => parseFigurePayload(stored(shown)[GATES_MIME])
const textOf = (shown: Shown) => String(stored(shown)["text/plain"])

const moments = Array.from({ length: 9 }, (_, i) => ({
  ...{ trace: tracedCell("lstm", "hello", 4, i).trace, loss: 3 * Math.exp(-i / 2), label: `epoch ${10 * i}` },
}))
const shown = {
  distribution: view.distribution(tracedCell("lstm"), { step: 6, unit: 5, value: "c_t" }),
  difference: view.difference(tracedCell("lstm"), tracedCell("lstm", "hello·world·", 8, 1), {
    tokens,
    labels: ["before", "after"],
  }),
  cells: view.difference(tracedCell("lstm"), tracedCell("gru"), { tokens, labels: ["lstm", "gru"] }),
  training: view.training(moments),
}

describe("each figure", () => {
  test.each(Object.entries(shown))(
    "%s stays as it was approved, in light and in dark",
    async (name, figure) => {
      const scene = layoutFigure(payloadOf(figure))
      await expect(renderSvg(scene, light)).toMatchFileSnapshot(`golden/figure-${name}-light.svg`)
      await expect(renderSvg(scene, dark)).toMatchFileSnapshot(`golden/figure-${name}-dark.svg`)
      await expect(textOf(figure)).toMatchFileSnapshot(`golden/figure-${name}.txt`)
    },
  )

  test.each(Object.entries(shown))("%s is wide enough for every word", (_, figure) => {
    const scene = layoutFigure(payloadOf(figure), 480)
    for (const mark of scene.marks) expect(rightEdge([mark])).toBeLessThanOrEqual(scene.width)
  })

  test("has its numbers as text, with the author's names", async () => {
    await expect(textOf(view.oneStep(tracedCell("lstm"), { step: 6, unit: 5, tokens }))).toMatchFileSnapshot(
      "golden/figure-oneStep.txt",
    )
    await expect(textOf(view.memory(tracedCell("lstm"), { unit: 5, tokens }))).toMatchFileSnapshot(
      "golden/figure-memory.txt",
    )
  })

  test("says in a sentence what is wrong with what it was given", () => {
    const traced = tracedCell("lstm")
    expect(() => view.oneStep({} as never)).toThrow(
      "view.oneStep: must be given a function made by trace(...), got object",
    )
    expect(() => view.oneStep(traced, { step: 12 })).toThrow(
      "gates: step must be one of 12 recorded ones, got 12",
    )
    expect(() => view.memory(traced, { unit: 8 })).toThrow("gates: unit must be one of 8, got 8")
    expect(() => view.oneStep(traced, { value: "c" })).toThrow(
      "gates: value must be one of x, h_prev, c_prev, f_t",
    )
    expect(() => view.throughTime(traced, { order: "size" as never })).toThrow(
      "gates: order must be one of computed, opening, similarity, got size",
    )
    expect(() => view.training({} as never)).toThrow("view.training: must be given a list, got object")
    expect(() => view.difference(np.zeros(2) as NDArray, np.zeros(3) as NDArray)).toThrow(
      "view.difference: arrays must have one shape, got (2,) and (3,)",
    )
  })

  test("stands in the order the author asks for, and is stored with it", () => {
    const payload = payloadOf(view.throughTime(tracedCell("lstm"), { order: "opening" }))
    const svg = (figure: FigurePayload) => renderSvg(layoutFigure(figure), light)
    const { order: _, ...selection } = (payload as GatesPayload).selection
    const asComputed = parseFigurePayload({ ...payload, selection })
    expect(svg(payload)).toContain("rows by mean, the highest on top")
    expect(svg(asComputed)).toContain("rows in the order computed")
    const withoutWords = (text: string) => text.replace(/; rows [^.]*\./, "")
    expect(withoutWords(svg(payload))).not.toBe(withoutWords(svg(asComputed)))
  })

  test("of a run with a gate held calls the gate by its name", () => {
    const held = tracedCell("lstm").whatIf({ held: [{ name: "f_t", value: 0 }] })
    expect(textOf(view.memory(held))).toContain("the product of f_t")
  })

  test("a state that has grown does not make the differences of the gates pale", () => {
    const [c_t, f_t] = [np.array([[1], [2]]), np.array([[0.2], [0.4]])] as NDArray[]
    const [grown, open] = [np.array([[11], [-10]]), np.array([[0.9], [0.6]])] as NDArray[]
    const svg = renderSvg(
      layoutFigure(payloadOf(view.difference({ f_t: f_t!, c_t: c_t! }, { f_t: open!, c_t: grown! }))),
      light,
    )
    expect(svg).toContain(">+0.80<")
    expect(svg.match(/colours to ±20/g)).toHaveLength(1)
  })

  test("of nothing is a sentence", () => {
    const empty = {
      ...gatesFromTrace(tracedWobble().trace),
      steps: [],
      total: 0,
      values: [],
      handed: [],
      graphs: null,
    }
    for (const picture of ["throughTime", "oneStep", "memory", "distribution"] as const)
      expect(layoutFigure({ ...empty, picture }).description.length).toBeGreaterThan(20)
    const none = layoutFigure({ version: 1, picture: "difference", runs: [empty, empty], labels: ["a", "b"] })
    expect(renderSvg(none, light)).toContain("there is nothing to compare")
    expect(
      layoutFigure({ version: 1, picture: "training", runs: [], labels: [], losses: [] }).description,
    ).toBe("A training of which nothing was recorded.")
  })
})

describe("the distribution of a gate", () => {
  test("counts every number once, 1 among the open ones", () => {
    const run = lstmPayload(4, 6)
    for (const { counts, outside } of findDistributions(run))
      expect(counts.reduce((sum, count) => sum + count, 0) + outside).toBe(24)
  })

  test("is a sentence where there is no gate", () => {
    expect(textOf(view.distribution(tracedCell("rnn")))).toBe(
      "rnn has no gates: no value is bounded by 0 and 1.",
    )
  })
})

describe("the difference of two runs", () => {
  test("is the second less the first, number by number", () => {
    const [a, b] = [0, 1].map((seed) => gatesFromTrace(tracedCell("lstm", "hello", 4, seed).trace))
    const text = textOf(view.difference(tracedCell("lstm", "hello", 4, 0), tracedCell("lstm", "hello", 4, 1)))
    const numbers = [a!, b!].map((run) =>
      unpackNumbers(run.values.find(({ name }) => name === "c_t")!.numbers),
    )
    const largest = Math.max(...numbers[0]!.map((x, i) => Math.abs(numbers[1]![i]! - x)))
    expect(text).toContain(`c_t by at most ${largest.toFixed(2)}`)
  })

  test("of TypeScript and Python takes Python's arrays by name", () => {
    const traced = tracedCell("lstm", "hello", 4)
    const python = { f_t: traced.through("f_t"), h_t: np.add(traced.through("h_t"), 1e-9) as NDArray }
    expect(textOf(view.difference(traced, python, { labels: ["TypeScript", "Python"] }))).toBe(
      "Python less TypeScript: f_t equal, h_t by at most 1.0e−9. x, i_t, c_tilde, c_t, o_t are only in TypeScript.",
    )
  })

  test("says which shapes and how many steps do not match", () => {
    const text = textOf(
      view.difference(tracedCell("lstm", "hello", 4), tracedCell("lstm", "hell", 3), { labels: ["a", "b"] }),
    )
    expect(text).toContain("f_t has shape (4,) in a and (3,) in b: it cannot be compared.")
    expect(text).toContain("a has 5 steps, b 4: the first 4 are compared.")
  })

  test("of two arrays shows both and what differs", async () => {
    const a = np.array([
      [1, 2],
      [3, Number.NaN],
    ]) as NDArray
    const b = np.array([
      [1, 2.5],
      [2, Number.NaN],
    ]) as NDArray
    const data = stored(view.difference(a, b, { labels: ["TypeScript", "Python"] }))
    const payload = parseArrayPayload(data[ARRAY_MIME])
    expect([...unpackNumbers(payload.parts[2]!.numbers)]).toEqual([0, 0.5, -1, 0])
    expect(data["text/plain"]).toMatch(/^Python less TypeScript: differ by at most 1\n/)
    await expect(renderSvg(layoutArray(payload), light)).toMatchFileSnapshot(
      "golden/array-difference-light.svg",
    )
    await expect(renderSvg(layoutArray(payload), dark)).toMatchFileSnapshot(
      "golden/array-difference-dark.svg",
    )
  })
})

describe("a training", () => {
  test("keeps at most 64 moments, the first and the last among them", () => {
    const many = Array.from({ length: 200 }, (_, i) => ({ trace: tracedWobble().trace, loss: i }))
    const payload = payloadOf(view.training(many))
    if (payload.picture !== "training") throw new Error(payload.picture)
    expect(payload.labels).toHaveLength(64)
    expect([payload.labels[0], payload.labels.at(-1)]).toEqual(["0", "199"])
  })

  test("without losses has no curve, and says nothing of it", () => {
    const text = textOf(
      view.training(moments.map(({ trace, label }) => ({ trace, label, loss: Number.NaN }))),
    )
    expect(text).not.toContain("Loss")
  })
})

describe("units", () => {
  const run = gatesFromTrace(tracedCell("lstm").trace)
  const numbers = unpackNumbers(run.values.find(({ name }) => name === "f_t")!.numbers)

  test("are ordered by how far the first gate is open", () => {
    const means = Array.from({ length: 8 }, (_, unit) => {
      const own = numbers.filter((_, i) => i % 8 === unit)
      return own.reduce((sum, x) => sum + x, 0) / own.length
    })
    const order = orderUnits(run, "opening")!
    expect(order.map((unit) => means[unit])).toEqual([...means].sort((a, b) => b - a))
    expect(orderUnits(run, "computed")).toBeNull()
  })

  test("that do alike stand beside each other", () => {
    const payload = lstmPayload(6, 8)
    const twins = payload.values.map((value) => ({ ...value, numbers: pairUp(value.numbers) }))
    const order = orderUnits({ ...payload, values: twins }, "similarity")!
    expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5])
    for (const unit of [0, 1, 2]) expect(Math.abs(order.indexOf(unit) - order.indexOf(unit + 3))).toBe(1)
  })

  test("keep their names when they stand in another order", () => {
    const { blocks } = layoutGates(run, 640, "", createSelection({ order: "opening" }))
    const block = blocks.find(({ value }) => value.name === "f_t")!
    const [first] = block.order!
    expect(block.cells.values[0]).toBe(numbers[first!])
    expect(blocks[0]!.order).toBeNull()
  })

  test("are selected by a threshold held through a span of steps", () => {
    const wanted = Array.from({ length: 8 }, (_, unit) => unit).filter((unit) =>
      [3, 4, 5].every((step) => numbers[step * 8 + unit]! >= 0.9),
    )
    expect(selectUnits(run, { value: "f_t", threshold: 0.9, from: 3, to: 5 })).toEqual(wanted)
    expect(selectUnits(run, { value: "f_t", threshold: 2 })).toEqual([])
    expect(selectUnits(run, { value: "f_t", threshold: 2, below: true })).toHaveLength(8)
    expect(() => selectUnits(run, { value: "g", threshold: 0 })).toThrow(
      "selectUnits: value must be one of x, f_t",
    )
  })
})

/** Units 3 to 5 do what 0 to 2 do. */
function pairUp(packed: Parameters<typeof unpackNumbers>[0]) {
  const values = unpackNumbers(packed).map((_, i, all) => all[i - (i % 6) + (i % 3)]!)
  const bytes = new Uint8Array(values.buffer)
  return { bits: 64 as const, base64: Buffer.from(bytes).toString("base64") }
}
