import { describe, expect, test } from "vitest"
import { everything, type Interval, interval, resultInterval } from "../../src/trace/interval.ts"

const any = everything
const [one, two, half] = [interval(1, 1), interval(2, 2), interval(0.5, 0.5)]

/** Applies operations one after another, each to the result so far. */
function chain(start: Interval, ...operations: (readonly [string, ...(Interval | "it")[]])[]): Interval {
  return operations.reduce(
    (it, [name, ...operands]) =>
      resultInterval(
        name,
        operands.map((operand) => (operand === "it" ? it : operand)),
      ),
    start,
  )
}

describe("bounds of results", () => {
  test("the logistic function lies in [0, 1] whatever goes in", () => {
    const sigmoid = chain(any, ["negative", "it"], ["exp", "it"], ["add", one, "it"], ["divide", one, "it"])
    expect(sigmoid).toEqual({ low: 0, high: 1 })
  })

  test("the logistic function written by tanh lies in [0, 1] too", () => {
    const gate = chain(
      any,
      ["multiply", half, "it"],
      ["tanh", "it"],
      ["add", one, "it"],
      ["multiply", half, "it"],
    )
    expect(gate).toEqual({ low: 0, high: 1 })
  })

  test("one minus a gate is a gate, a product of gates is a gate", () => {
    const gate = interval(0, 1)
    expect(resultInterval("subtract", [one, gate])).toEqual({ low: 0, high: 1 })
    expect(resultInterval("multiply", [gate, gate])).toEqual({ low: 0, high: 1 })
  })

  test("a gate times a candidate is a candidate; added to something unknown it is unknown", () => {
    const candidate = resultInterval("multiply", [interval(0, 1), interval(-1, 1)])
    expect(candidate).toEqual({ low: -1, high: 1 })
    expect(resultInterval("add", [any, candidate])).toEqual(any)
  })

  test("a hard gate is bounded by its clipping", () => {
    expect(resultInterval("clip", [any, interval(0, 0), one])).toEqual({ low: 0, high: 1 })
    const cut = chain(any, ["maximum", "it", interval(0, 0)], ["minimum", "it", one])
    expect(cut).toEqual({ low: 0, high: 1 })
  })

  test("squares are not negative, dividing by something that may be 0 bounds nothing", () => {
    expect(resultInterval("power", [interval(-3, 2), two])).toEqual({ low: 0, high: 9 })
    expect(resultInterval("divide", [one, interval(-1, 1)])).toEqual(any)
  })

  test("an operation without a rule bounds nothing", () => {
    expect(resultInterval("dot", [interval(0, 1), interval(0, 1)])).toEqual(any)
    expect(resultInterval("constructor", [one])).toEqual(any)
  })
})
