import { expect, test } from "vitest"
import { sigmoid as librarySigmoid, lstm, unroll } from "../../src/cells/index.ts"
import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { recorder } from "../../src/trace/recorder.ts"
import { trace } from "../../src/trace/trace.ts"
import { letters, plus, sigmoid, times } from "./lessons.ts"

const zeros = () => np.zeros(3) as NDArray
const enter = (name: string, params: object) =>
  recorder.on && recorder.enter(name, params as never, { cell: "cell-1", line: name.length })
const tell = (name: string, value: NDArray, line: number, owner: string) => {
  if (recorder.on) recorder.name(name, value, line, owner)
  return value
}
const gate = (x: NDArray) => {
  enter("gate", { x })
  return sigmoid(x)
}

/** The operations of a group by name. */
function operationsOf(traced: ReturnType<typeof trace>, graph = 0) {
  const { groups, graphs } = traced.trace
  return groups[graph]!.map(({ name, start, end }) => [
    name,
    graphs[graph]!.slice(start, end)
      .map((operation) => operation.name)
      .join(" "),
  ])
}
const logistic = "negative exp add divide"

test("a nested call is a group of its own operations, also in the midst of an expression", () => {
  const step = trace(function step(x: NDArray, h_prev: NDArray) {
    enter("step", { x, h_prev })
    const g = tell("g", gate(plus(x, h_prev)), 8, "step")
    return tell("h", plus(times(gate(x), h_prev), times(g, x)), 9, "step")
  })
  step(letters(3)[0]!, zeros())
  expect(operationsOf(step)).toEqual([
    ["gate", logistic],
    ["gate", logistic],
  ])
  expect(step.trace.groups[0]).toEqual([
    { name: "gate", start: 1, end: 5 },
    { name: "gate", start: 5, end: 9 },
  ])
})

test("a call within a call is a group within a group", () => {
  const outer = (x: NDArray) => {
    enter("outer", { x })
    return times(2, gate(times(3, x)))
  }
  const step = trace(function step(x: NDArray) {
    enter("step", { x })
    const g = tell("g", gate(x), 8, "step")
    return tell("y", outer(g), 9, "step")
  })
  step(zeros())
  expect(operationsOf(step)).toEqual([
    ["gate", logistic],
    ["outer", `multiply ${logistic} multiply`],
    ["gate", logistic],
  ])
})

test("the logistic function is a group also where nothing tells of its call", () => {
  const step = trace((x: NDArray) => times(2, sigmoid(x)))
  step(zeros())
  expect(step.trace.groups).toEqual([[{ name: "sigmoid", start: 0, end: 4 }]])
})

test("what only looks like it is none: 1 / (2 + exp(-x))", () => {
  const step = trace((x: NDArray) => np.divide(1, np.add(2, np.exp(np.negative(x)))))
  step(zeros())
  expect(step.trace.groups).toEqual([[]])
})

test("the library's lstm has its three sigmoids, in each of two ways to run a step", () => {
  const params = lstm.init(3, 3)
  const traced = trace(unroll)
  traced(lstm as never, params as never, letters(3) as never, [zeros(), zeros()] as never)
  for (const graph of traced.trace.groups)
    expect(graph.map((group) => group.name)).toEqual(Array(3).fill("sigmoid"))
  expect(operationsOf(traced)[0]).toEqual(["sigmoid", logistic])
  expect(librarySigmoid(zeros()).tolist()).toEqual([0.5, 0.5, 0.5])
})

test("an unrolled loop keeps every round's operations", () => {
  const power = trace((x: NDArray) => {
    let y = x
    for (let i = 0; i < 10; i++) y = times(y as never, x)
    return y
  })
  power(letters(3)[0]!)
  expect(power.trace.graphs[0]).toHaveLength(10)
  expect(power.trace.graphs[0]![9]!.operands[0]).toEqual({ operation: 8 })
})

test("more operations than a trace holds are not kept, and it says so", () => {
  const endless = trace((x: NDArray) => {
    let y = x
    for (let i = 0; i < 400_010; i++) y = np.negative(y) as NDArray
    return y
  })
  endless(zeros())
  expect(endless.trace.notices).toContain(
    "Too many operations: what came last is drawn without knowing its bounds.",
  )
})
