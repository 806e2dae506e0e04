import { runInThisContext } from "node:vm"
import { describe, expect, test } from "vitest"
import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { observing } from "../../src/numpy/observe.ts"
import type { Trace } from "../../src/trace/model.ts"
import { readElements } from "../../src/trace/numbersOf.ts"
import { recorder } from "../../src/trace/recorder.ts"
import { trace } from "../../src/trace/trace.ts"
import { letters, plus, sigmoid, times, wobble } from "./lessons.ts"

const zeros = () => np.zeros(3) as NDArray
const find = (recorded: Trace, name: string) => recorded.values.find((value) => value.name === name)!
const elements = (array: NDArray) => readElements(array)

function runWobble(step: typeof wobble): NDArray[] {
  let mem = zeros()
  return letters(3).map((x) => {
    mem = step(x, mem)
    return mem
  })
}

describe("a step with any names and equations", () => {
  test("is recorded by its const names, with the numbers it computed", () => {
    const traced = trace(wobble)
    const states = runWobble(traced)
    expect(states.map(elements)).toEqual(runWobble(wobble).map(elements))
    expect(traced.trace).toMatchObject({
      name: "wobble",
      site: { cell: "cell-7", line: 3 },
      total: 3,
      recorded: 3,
    })
    expect(traced.trace.values.map((value) => value.name)).toEqual(["vx", "old_mem", "door", "fresh", "mem"])
    expect(find(traced.trace, "mem").steps).toEqual(states.map(elements))
  })

  test("knows its gates, its candidate and its state by how they are computed", () => {
    const traced = trace(wobble)
    runWobble(traced)
    expect(find(traced.trace, "door").bounds).toEqual({ low: 0, high: 1 })
    expect(find(traced.trace, "fresh").bounds).toEqual({ low: -1, high: 1 })
    expect(find(traced.trace, "mem").bounds).toEqual({ low: -Infinity, high: Infinity })
    expect(find(traced.trace, "old_mem").carries).toBe("mem")
    expect(find(traced.trace, "door")).toMatchObject({ line: 4, dtype: "float64", shape: [3] })
  })

  test("tells the operations behind its values, once for all steps that ran alike", () => {
    const traced = trace(wobble)
    runWobble(traced)
    const { graphs, graphOfStep } = traced.trace
    expect(graphOfStep).toEqual([0, 0, 0])
    const last = graphs[0]!.at(-1)!
    const [kept, entered] = last.operands.map((operand) =>
      "operation" in operand ? graphs[0]![operand.operation]! : null,
    )
    expect(last).toMatchObject({ name: "add", value: "mem", shape: [3] })
    expect(kept).toMatchObject({ name: "multiply", operands: [{ operation: 6 }, { value: "old_mem" }] })
    expect(graphs[0]![6]).toMatchObject({ name: "divide", value: "door" })
    expect(entered!.operands[0]).toEqual({ constant: 2 })
  })

  test("tells two states apart that begin as one array, by the steps in which they are two", () => {
    const step = trace((x: NDArray, h_prev: NDArray, c_prev: NDArray): [NDArray, NDArray] => {
      const c = times(x, plus(h_prev, times(2, c_prev)))
      return [np.tanh(c) as NDArray, c]
    })
    let [h, c] = [zeros(), zeros()]
    c = h
    for (const x of letters(3)) [h, c] = step(x, h, c)
    expect(step.trace.graphOfStep).toEqual([0, 0, 0])
    expect(step.trace.graphs[0]![0]!.operands).toEqual([{ constant: 2 }, { value: "c_prev" }])
  })

  test("gives a value through time as an array", () => {
    const traced = trace(wobble)
    const states = runWobble(traced)
    const through = traced.through("mem")
    expect(through.dims).toEqual([3, 3])
    expect(elements(through)).toEqual(states.flatMap(elements))
    expect(() => traced.through("memory")).toThrow(
      "through: name must be one of vx, old_mem, door, fresh, mem, got 'memory'",
    )
  })

  test("is plain data that JSON keeps", () => {
    const traced = trace(wobble)
    runWobble(traced)
    const { values: _, ...rest } = traced.trace
    expect(JSON.parse(JSON.stringify(rest))).toEqual(rest)
    expect(JSON.parse(JSON.stringify(find(traced.trace, "door")))).toEqual(find(traced.trace, "door"))
  })

  test("sees a state that is written in place as it was at each step", () => {
    const step = trace((x: NDArray, state: NDArray) => void np.tanh(plus(x, state), state))
    const state = zeros()
    const before = letters(3).map((x) => {
      const numbers = elements(state)
      step(x, state)
      return numbers
    })
    expect(find(step.trace, "state").steps).toEqual(before)
  })

  test("is read at any moment, also by the step itself", () => {
    const totals: number[] = []
    const traced = trace((x: NDArray, mem: NDArray): NDArray => {
      totals.push(traced.trace.total)
      return wobble(x, mem)
    })
    runWobble(traced)
    expect(totals).toEqual([1, 2, 3])
    expect(find(traced.trace, "mem").steps.at(-1)).toEqual(elements(runWobble(wobble).at(-1)!))
  })

  test("forgets on request", () => {
    const traced = trace(wobble)
    runWobble(traced)
    traced.clear()
    expect(traced.trace.total).toBe(0)
    runWobble(traced)
    expect(traced.trace.total).toBe(3)
  })
})

describe("which calls are the steps", () => {
  test("the calls of a step inside the traced function, when it runs a loop", () => {
    function run(xs: readonly NDArray[]) {
      let mem = zeros()
      for (const x of xs) mem = wobble(x, mem)
      return mem
    }
    const traced = trace(run)
    traced(letters(3))
    expect(traced.trace).toMatchObject({ name: "wobble", total: 3 })
    expect(traced.trace.values.map((value) => value.name)).toEqual(["vx", "old_mem", "door", "fresh", "mem"])
  })

  test("the rounds of a loop within the function", () => {
    function forward(xs: readonly NDArray[]) {
      if (recorder.on) recorder.enter("forward", { xs }, { cell: "cell-2", line: 1 })
      const start = zeros()
      if (recorder.on) recorder.name("start", start, 2, "forward")
      let h = start
      for (const x of xs) {
        const g = sigmoid(plus(x, h))
        if (recorder.on) recorder.name("g", g, 5, "forward")
        const h_t = times(g, h)
        if (recorder.on) recorder.name("h_t", h_t, 6, "forward")
        h = h_t
      }
      return h
    }
    const traced = trace(forward)
    traced(letters(3))
    expect(traced.trace).toMatchObject({ name: "forward", total: 3 })
    expect(traced.trace.values.map((value) => value.name)).toEqual(["g", "h_t"])
    expect(find(traced.trace, "g").bounds).toEqual({ low: 0, high: 1 })
  })

  test("not the calls of a helper: its values are not the step's", () => {
    function helper(x: NDArray) {
      if (recorder.on) recorder.enter("helper", { x }, { cell: "cell-1", line: 1 })
      const doubled = times(2, x)
      if (recorder.on) recorder.name("doubled", doubled, 2, "helper")
      return doubled
    }
    function step(x: NDArray, h_prev: NDArray) {
      if (recorder.on) recorder.enter("step", { x, h_prev }, { cell: "cell-2", line: 1 })
      const a = helper(x)
      if (recorder.on) recorder.name("a", a, 2, "step")
      const h = sigmoid(plus(a, helper(h_prev)))
      if (recorder.on) recorder.name("h", h, 3, "step")
      return h
    }
    const traced = trace(step)
    let h = zeros()
    for (const x of letters(3)) h = traced(x, h)
    expect(traced.trace).toMatchObject({ name: "step", total: 3 })
    expect(traced.trace.values.map((value) => value.name)).toEqual(["x", "h_prev", "a", "h"])
  })

  test("the calls of the one step that a nameless function wraps", () => {
    const traced = trace((x: NDArray, h: NDArray) => wobble(x, h))
    let h = zeros()
    for (const x of letters(3)) h = traced(x, h)
    expect(traced.trace).toMatchObject({ name: "wobble", total: 3 })
    expect(find(traced.trace, "door").steps).toHaveLength(3)
  })

  test("without marks of the compiler the parameters and the result are known", () => {
    const traced = trace((x: NDArray, h_prev: NDArray) => np.tanh(plus(x, h_prev)) as NDArray)
    let h = zeros()
    for (const x of letters(3)) h = traced(x, h)
    expect(traced.trace.values.map((value) => [value.name, value.origin, value.carries])).toEqual([
      ["x", "parameter", null],
      ["h_prev", "parameter", "h"],
      ["h", "result", null],
    ])
    expect(find(traced.trace, "h").bounds).toEqual({ low: -1, high: 1 })
  })
})

describe("a trace keeps out of the way", () => {
  test("nothing is on before, between and after the calls", () => {
    const traced = trace(wobble)
    const off = () => recorder.on === false && observing.observer === null
    expect(off()).toBe(true)
    traced(letters(3)[0]!, zeros())
    expect(off()).toBe(true)
  })

  test("an error half-way goes on to the caller, ends the step and leaves nothing on", () => {
    const broken = (x: NDArray, h: NDArray): NDArray => {
      const mem = wobble(x, h)
      if (elements(x)[1] === 1) throw new RangeError("second letter")
      return mem
    }
    const traced = trace(broken)
    const [first, second] = letters(3)
    const mem = traced(first!, zeros())
    expect(() => traced(second!, mem)).toThrow("second letter")
    expect(recorder.on).toBe(false)
    expect(observing.observer).toBe(null)
    expect(traced.trace.notices).toContain("Step 1 stopped with an error: second letter")
  })

  test("a termination, which runs no finally, leaves nothing on for long", async () => {
    const endless = trace(() => {
      for (;;);
    })
    Reflect.set(globalThis, "endless", endless)
    expect(() => runInThisContext("endless()", { timeout: 20 })).toThrow("timed out")
    Reflect.deleteProperty(globalThis, "endless")
    await Promise.resolve()
    expect(recorder.on).toBe(false)
    expect(observing.observer).toBe(null)
  })

  test("a traced function that calls itself, and one that calls another traced one, end well", () => {
    const countdown = trace((n: number, h: NDArray): NDArray => (n === 0 ? h : countdown(n - 1, sigmoid(h))))
    countdown(4, zeros())
    expect(recorder.on).toBe(false)
    const inner = trace(wobble)
    const outer = trace(function outer(x: NDArray, h: NDArray) {
      return inner(x, h)
    })
    const mem = outer(letters(3)[0]!, zeros())
    outer(letters(3)[1]!, mem)
    expect(inner.trace.total).toBe(2)
    expect(outer.trace.total).toBe(2)
    expect(observing.observer).toBe(null)
  })

  test("the traced function has the name, length, this and result of the function", () => {
    const counter = {
      base: 2,
      add: trace(function add(this: { base: number }, x: number) {
        return this.base + x
      }),
    }
    expect(counter.add(3)).toBe(5)
    expect(counter.add.name).toBe("add")
    expect(counter.add.length).toBe(1)
    expect(() => trace(3 as never)).toThrow(new TypeError("trace: must be given a function, got number"))
  })
})

describe("what a trace leaves out", () => {
  test("more numbers than it holds: later steps are counted, and it says so", () => {
    const big = np.zeros(1_500_000) as NDArray
    const step = trace((h_prev: NDArray) => np.tanh(h_prev) as NDArray)
    let h = big
    for (let i = 0; i < 4; i++) h = step(h)
    const { total, recorded, notices } = step.trace
    expect(total).toBe(4)
    expect(recorded).toBeLessThan(4)
    expect(notices[0]).toMatch(/^Only the first \d of 4 steps are kept/)
  })

  test("a value that changes its shape: the others are drawn, and it says so", () => {
    const step = trace(function step(x: NDArray) {
      recorder.enter("step", { x }, { cell: "cell-1", line: 1 })
      const y = times(2, x)
      recorder.name("y", y, 2, "step")
      return y
    })
    for (const size of [3, 3, 2]) step(np.ones(size) as NDArray)
    expect(find(step.trace, "y").steps[2]).toBe(null)
    expect(step.trace.notices).toContain("y has another shape in step 2: only those of shape (3,) are drawn.")
  })
})
