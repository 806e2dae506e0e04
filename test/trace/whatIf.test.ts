import { describe, expect, test } from "vitest"
import { type LstmState, lstm } from "../../src/cells/lstm.ts"
import { unroll } from "../../src/cells/unroll.ts"
import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { observing } from "../../src/numpy/observe.ts"
import { tuple } from "../../src/numpy/tuple.ts"
import type { Trace } from "../../src/trace/model.ts"
import { readElements } from "../../src/trace/numbersOf.ts"
import { recorder } from "../../src/trace/recorder.ts"
import { trace } from "../../src/trace/trace.ts"
import { letters, plus, sigmoid, times, wobble } from "./lessons.ts"

const zeros = () => np.zeros(3) as NDArray
const vector = (...numbers: number[]) => np.array(numbers) as NDArray
const stepsOf = ({ values }: Trace, name: string) => values.find((value) => value.name === name)!.steps

function runWobble(step: typeof wobble, xs = letters(3)): NDArray[] {
  let mem = zeros()
  return xs.map((x) => {
    mem = step(x, mem)
    return mem
  })
}

function traceWobble() {
  const traced = trace(wobble)
  runWobble(traced)
  return traced
}

describe("a run with something changed", () => {
  test("is the same run when nothing is", () => {
    const traced = traceWobble()
    expect(traced.whatIf({})).toEqual(traced.trace)
  })

  test("goes on with a gate that is held open, in all steps that follow", () => {
    const held = traceWobble().whatIf({ held: [{ name: "door", value: 1 }] })
    let mem = zeros()
    const expected = letters(3).map((vx) => {
      mem = plus(mem, times(2, stepFresh(vx)))
      return readElements(mem)
    })
    expect(stepsOf(held, "door")).toEqual(Array(3).fill([1, 1, 1]))
    expect(stepsOf(held, "mem")).toEqual(expected)
    expect(held.values.find(({ name }) => name === "door")!.bounds).toEqual({ low: 0, high: 1 })
  })

  test("holds one unit in one step alone", () => {
    const traced = traceWobble()
    const held = traced.whatIf({ held: [{ name: "door", value: 0.25, units: [2], steps: [1] }] })
    const before = stepsOf(traced.trace, "door").map((numbers) => [...numbers!])
    before[1]![2] = 0.25
    expect(stepsOf(held, "door").slice(0, 2)).toEqual(before.slice(0, 2))
    expect(stepsOf(held, "mem")[0]).toEqual(stepsOf(traced.trace, "mem")[0])
    expect(stepsOf(held, "mem")[1]!.slice(0, 2)).toEqual(stepsOf(traced.trace, "mem")[1]!.slice(0, 2))
    expect(stepsOf(held, "mem")[1]![2]).not.toBe(stepsOf(traced.trace, "mem")[1]![2])
  })

  test("takes another input, as if the function had been called with it", () => {
    const changed = traceWobble().whatIf({ inputs: [{ name: "vx", step: 1, unit: 0, value: -0.5 }] })
    const other = trace(wobble)
    runWobble(other, [letters(3)[0]!, vector(-0.5, 1, 0), letters(3)[2]!])
    expect(changed.values.map(({ steps }) => steps)).toEqual(other.trace.values.map(({ steps }) => steps))
  })

  test("leaves the author's arrays, the recording and the hooks as they were", () => {
    const traced = trace(wobble)
    const xs = letters(3)
    runWobble(traced, xs)
    const before = structuredClone(traced.trace)
    traced.whatIf({
      held: [{ name: "fresh", value: 0 }],
      inputs: [{ name: "vx", step: 0, unit: 0, value: 9 }],
    })
    expect(xs.map((x) => readElements(x))).toEqual(letters(3).map((x) => readElements(x)))
    expect(traced.trace).toEqual(before)
    expect([recorder.on, observing.observer]).toEqual([false, null])
    expect(recorder.name("door", 3, 1, "wobble")).toBe(3)
  })

  test("uses the arguments as they were, also when the author has written to them since", () => {
    const traced = trace(wobble)
    const xs = letters(3)
    runWobble(traced, xs)
    xs[0]!.fill(7)
    expect(traced.whatIf({}).notices).toEqual([])
    expect(stepsOf(traced.whatIf({}), "vx")[0]).toEqual([1, 0, 0])
  })
})

describe("the steps of a run", () => {
  test("may be calls within: inputs and values of each are changed there", () => {
    const run = (xs: readonly NDArray[]) => runWobble(wobble, [...xs]).at(-1)!
    const traced = trace(run)
    traced(letters(3))
    const change = {
      inputs: [{ name: "vx", step: 2, unit: 1, value: 0.5 }],
      held: [{ name: "door", value: 0, steps: [1] }],
    }
    const direct = traceWobble().whatIf(change)
    expect(traced.whatIf(change).values.map(({ steps }) => steps)).toEqual(
      direct.values.map(({ steps }) => steps),
    )
  })

  test("may be rounds of unroll over a library's cell, whose states go on in a tuple", () => {
    const params = lstm.init(2, 3)
    const xs = np.array([
      [1, 0],
      [0.5, -1],
      [0, 2],
    ]) as NDArray
    const state = () => tuple(zeros(), zeros())
    const rolled = trace(unroll)
    rolled(lstm, params, xs, state())
    const single = trace(lstm)
    let now: LstmState = state()
    for (const x of xs) now = single(params, x as NDArray, now)
    const change = {
      inputs: [{ name: "x", step: 1, unit: 1, value: 0.25 }],
      held: [{ name: "f_t", value: [0, 1], units: [0, 2], steps: [1, 2] }],
    }
    const [a, b] = [rolled.whatIf(change), single.whatIf(change)]
    expect(a.notices.concat(b.notices)).toEqual([])
    expect(stepsOf(a, "h_t")).toEqual(stepsOf(b, "h_t"))
    expect(stepsOf(a, "f_t")[2]).toEqual([0, stepsOf(a, "f_t")[2]![1], 1])
    expect(stepsOf(a, "x")[1]).toEqual([0.5, 0.25])
    expect(stepsOf(a, "h_t")).not.toEqual(stepsOf(rolled.trace, "h_t"))
  })

  test("may be the rounds of a loop", () => {
    function forward(xs: readonly NDArray[]) {
      if (recorder.on) ({ xs } = recorder.enter("forward", { xs }, { cell: "cell-2", line: 1 }))
      let h = zeros()
      for (const x of xs) {
        let g = sigmoid(plus(x, h))
        if (recorder.on) g = recorder.name("g", g, 5, "forward")
        let h_t = plus(times(g, h), x)
        if (recorder.on) h_t = recorder.name("h_t", h_t, 6, "forward")
        h = h_t
      }
      return h
    }
    const traced = trace(forward)
    traced(letters(3))
    const held = traced.whatIf({ held: [{ name: "g", value: 0.5, steps: [1] }] })
    expect(stepsOf(held, "g")[1]).toEqual([0.5, 0.5, 0.5])
    expect(stepsOf(held, "h_t")[1]).toEqual([0.5, 1, 0])
    expect(() => traced.whatIf({ inputs: [{ name: "xs", step: 0, unit: 0, value: 1 }] })).toThrow(
      "whatIf: an input must be one of (there is none), got 'xs'",
    )
  })
})

test("arguments that are no arrays are handed on as they were", () => {
  const given: unknown[] = []
  const traced = trace((x: NDArray, scale: number, options: { readonly flip: boolean }, flip: boolean) => {
    given.push(scale, options, flip)
    return times(scale, x)
  })
  const options = { flip: true }
  traced(vector(1, 2), 0.5, options, false)
  traced.whatIf({})
  expect(given).toEqual([0.5, options, false, 0.5, options, false, 0.5, options, false])
})

describe("what cannot be", () => {
  test("is refused by its name, its place or its kind", () => {
    const traced = traceWobble()
    const held = (change: object) => () => traced.whatIf({ held: [{ name: "door", value: 1, ...change }] })
    expect(held({ name: "gate" })).toThrow("whatIf: what is held must be one of door, fresh, mem, got 'gate'")
    expect(held({ units: [3] })).toThrow(
      "whatIf: units must be from 0 to 2, the units of door, shape (3,), got 3",
    )
    expect(held({ steps: [-1] })).toThrow("whatIf: steps must be from 0 to 2, the steps, got -1")
    expect(held({ value: [1, 2] })).toThrow("whatIf: value must be a number, or 3 for door, got 2")
    expect(held({ value: "1" })).toThrow("whatIf: value must be a number, got string")
    const old = { name: "old_mem", step: 1, unit: 0, value: 1 }
    expect(() => traced.whatIf({ inputs: [old] })).toThrow(
      "whatIf: an input must be one of vx, got 'old_mem'",
    )
  })

  test("is told: a function that depends on more than its arguments computes something else by itself", () => {
    let calls = 0
    const drifting = trace((x: NDArray) => times(++calls, x))
    for (const x of letters(3)) drifting(x)
    expect(drifting.whatIf({}).notices).toEqual([expect.stringMatching(/^Run again, .* by itself/)])
  })

  test("is told: a function that fails half-way, because of the change", () => {
    function strict(x: NDArray, h: NDArray) {
      if (readElements(h)[0]! > 5) throw new RangeError("h: must stay below 5")
      return plus(x, h)
    }
    const traced = trace(strict)
    let h = zeros()
    for (const x of letters(3)) h = traced(x, h)
    const failed = traced.whatIf({ inputs: [{ name: "x", step: 0, unit: 0, value: 6 }] })
    expect(failed.notices).toEqual(["Step 1 stopped with an error: h: must stay below 5"])
    expect(failed.recorded).toBe(2)
  })
})

/** The second `const` of wobble. */
function stepFresh(vx: NDArray): NDArray {
  const traced = trace(wobble)
  traced(vx, zeros())
  return vector(...stepsOf(traced.trace, "fresh")[0]!)
}
