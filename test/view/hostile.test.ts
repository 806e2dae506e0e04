import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { parseFigurePayload } from "../../src/view/gates/figurePayload.ts"
import { gatesFromTrace } from "../../src/view/gates/fromTrace.ts"
import { layoutFigure } from "../../src/view/gates/layoutFigure.ts"
import { renderSvg } from "../../src/view/scene/svg.ts"
import { light } from "../../src/view/scene/theme.ts"
import { tracedCell } from "./runs.ts"

const whole = JSON.parse(JSON.stringify(gatesFromTrace(tracedCell("lstm", "hello", 4).trace))) as Record<
  string,
  unknown
>
const graphs = whole.graphs as { graphs: Record<string, unknown>[][]; groups: unknown[][]; arrays: unknown[] }
const withOperation = (change: Record<string, unknown>) => ({
  ...whole,
  graphs: {
    ...graphs,
    graphs: [graphs.graphs[0]!.map((each, i) => (i === 2 ? { ...each, ...change } : each))],
  },
})

describe("a payload that somebody made up", () => {
  test.each([
    [
      "an operation that works on a later one",
      withOperation({ operands: [{ operation: 2 }] }),
      /operation: must be from 0 to 1, got 2/,
    ],
    ["an operand of no kind", withOperation({ operands: [{ html: "<b>" }] }), /must be one of operation/],
    [
      "an array that is not there",
      withOperation({ operands: [{ array: 99, shape: [] }] }),
      /array: must be from 0 to 11/,
    ],
    ["a shape of gigabytes", withOperation({ shape: [1e9, -1] }), /shape/],
    [
      "a group beyond the end",
      { ...whole, graphs: { ...graphs, groups: [[{ name: "f", start: 0, end: 1e6 }]] } },
      /end: must be/,
    ],
    [
      "a picture of another kind",
      { ...whole, picture: "constructor" },
      /picture: must be one of throughTime/,
    ],
    [
      "a difference of one run",
      { version: 1, picture: "difference", runs: [whole], labels: ["a", "b"] },
      /must be two, got 1/,
    ],
    [
      "a training with fewer losses",
      { version: 1, picture: "training", runs: [whole], labels: ["a"], losses: [] },
      /losses: must be 1, got 0/,
    ],
    ["a selection that is none", { ...whole, selection: "all" }, /selection: must be an object/],
  ])("%s is refused with a sentence", (_, payload, message) => {
    expect(() => parseFigurePayload(payload)).toThrow(message)
  })

  test("with markup for names is drawn as text in every picture", () => {
    const attack = '"><script>alert(1)</script><img onerror="x">'
    const renamed = JSON.parse(
      JSON.stringify(whole).replaceAll("c_tilde", JSON.stringify(attack).slice(1, -1)),
    )
    for (const picture of ["throughTime", "oneStep", "memory", "distribution"]) {
      const svg = renderSvg(
        layoutFigure(
          parseFigurePayload({ ...renamed, picture, selection: { step: 1, units: [1], value: attack } }),
        ),
        light,
      )
      expect(svg).not.toMatch(/<script|<img/)
    }
  })

  test("does not grow without end where each operation takes the one before twice", () => {
    const doubled = Array.from({ length: 200 }, (_, i) => ({
      ...{ name: "add", shape: [4], value: i === 199 ? "c_t" : null },
      operands:
        i === 0 ? [{ value: "c_prev" }, { value: "c_prev" }] : [{ operation: i - 1 }, { operation: i - 1 }],
    }))
    const payload = {
      ...whole,
      graphs: { ...graphs, graphs: [doubled], groups: [[]], graphOfStep: [0, 0, 0, 0, 0] },
    }
    for (const picture of ["oneStep", "memory"])
      expect(renderSvg(layoutFigure(parseFigurePayload({ ...payload, picture })), light).length).toBeLessThan(
        100_000,
      )
  })

  test("is drawn or refused, whatever operations, shapes and values it names", () => {
    const operand = fc.oneof(
      fc.record({ operation: fc.nat(40) }),
      fc.record({ value: fc.constantFrom("x", "h_prev", "f_t", "nobody") }),
      fc.record({ previous: fc.constantFrom("c_t", "nobody") }),
      fc.record({ constant: fc.double() }),
      fc.record({ array: fc.nat(11) }),
      fc.record({ other: fc.string() }),
    )
    const operation = fc.record({
      name: fc.constantFrom("add", "dot", "multiply", "reshape", "transpose", "tanh", "where", "toString"),
      operands: fc.array(operand, { maxLength: 3 }),
      shape: fc.array(fc.nat(5), { maxLength: 3 }),
      value: fc.option(fc.constantFrom("f_t", "c_t", "h_t")),
    })
    fc.assert(
      fc.property(
        fc.array(operation, { maxLength: 12 }),
        fc.constantFrom("oneStep", "memory"),
        fc.nat(9),
        (list, picture, unit) => {
          const ordered = list.map((each, place) => ({
            ...each,
            operands: each.operands.map((one) =>
              "operation" in one
                ? place === 0
                  ? { constant: 1 }
                  : { operation: one.operation % place }
                : one,
            ),
          }))
          const payload = {
            ...whole,
            picture,
            selection: { step: 2, units: [unit], value: null },
            graphs: { ...graphs, graphs: [ordered], groups: [[]], graphOfStep: [0, 0, 0, 0, 0] },
          }
          const scene = layoutFigure(parseFigurePayload(JSON.parse(JSON.stringify(payload))))
          expect(Number.isFinite(scene.width) && Number.isFinite(scene.height)).toBe(true)
          expect(renderSvg(scene, light)).toContain("</svg>")
        },
      ),
      { numRuns: 200 },
    )
  })
})
