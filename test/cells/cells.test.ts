import { describe, expect, test } from "vitest"
import { gru, lstm, rnn, sigmoid, unroll } from "../../src/cells/index.ts"
import { displayRepr } from "../../src/display/python.ts"
import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { tuple } from "../../src/numpy/tuple.ts"
import { trace } from "../../src/trace/trace.ts"
import { drawParams, lessonOutput, letters, zeros } from "./lesson.ts"

const lessonWeights = () => {
  const W = np.array([0, 4, 8, 12].map((row) => [1, 2, 3, 4].map((column) => (row + column) / 10))) as NDArray
  return { W_x: W, W_h: W, b: np.array([0.1, 0.2, 0.3, 0.4]) as NDArray }
}

describe("the lesson's numbers, character for character", () => {
  test("rnn", () => {
    const states = unroll(rnn, lessonWeights(), letters, zeros())
    expect(displayRepr(tuple(...states))).toBe(lessonOutput(3))
  })

  test("lstm", () => {
    const states = unroll(lstm, drawParams(0, ["f", "i", "c", "o"]), letters, [zeros(), zeros()])
    expect(displayRepr(tuple(...states.map(([h]) => h)))).toBe(lessonOutput(5))
  })

  test("gru", () => {
    const states = unroll(gru, drawParams(12, ["z", "r", "h"]), letters, zeros())
    expect(displayRepr(tuple(...states))).toBe(lessonOutput(7))
  })
})

describe("a step", () => {
  test("leaves its state and its input as they were", () => {
    const [h, c] = [zeros(), zeros()]
    lstm(drawParams(2, ["f", "i", "c", "o"]), letters[0]!, [h, c])
    expect(displayRepr(tuple(h, c, letters[0]))).toBe(
      displayRepr(tuple(zeros(), zeros(), np.array([1, 0, 0, 0]))),
    )
  })

  test("keeps all of the cell state where the forget gate is wide open and the input gate shut", () => {
    const params = drawParams(3, ["f", "i", "c", "o"])
    const [open, shut] = [np.full(4, 800.0) as NDArray, np.full(4, -800.0) as NDArray]
    const c = np.array([0.5, -2.5, 3.25, 0]) as NDArray
    const [, kept] = lstm({ ...params, b_f: open, b_i: shut }, letters[1]!, [zeros(), c])
    expect(displayRepr(kept)).toBe(displayRepr(c))
  })

  test("takes inputs of another length than its state", () => {
    const [W, U, b] = [np.ones([2, 3]), np.zeros([2, 2]), np.zeros(2)] as NDArray[]
    const h = rnn({ W_x: W!, W_h: U!, b: b! }, np.array([0.1, 0.2, 0.3]) as NDArray, np.zeros(2) as NDArray)
    expect(displayRepr(h)).toBe(displayRepr(np.tanh(np.array([0.6, 0.6]).at(":"))))
  })

  test("says which shape does not fit", () => {
    const params = drawParams(0, ["z", "r", "h"])
    const short = np.zeros(3) as NDArray
    expect(() => gru(params, short, zeros())).toThrow(
      new RangeError("gru: W_z must have shape [4, 3], got [4, 4]"),
    )
    expect(() => gru({ ...params, b_r: short }, letters[0]!, zeros())).toThrow(
      "gru: b_r must have shape [4], got [3]",
    )
    expect(() => gru(params, np.zeros([1, 2, 4]) as NDArray, zeros())).toThrow(
      "gru: x must have shape [D] or [B, D], got [1, 2, 4]",
    )
    expect(() => gru({ ...params, U_z: 1 as never }, letters[0]!, zeros())).toThrow(
      new TypeError("gru: U_z must be an array, got number"),
    )
  })

  test("sigmoid is 1/2 at 0 and stays finite far away", () => {
    const x = np.array([0.0, 800.0, -800.0]) as NDArray
    expect(displayRepr(sigmoid(x))).toBe("array([0.5, 1. , 0. ])")
  })
})

describe("unroll", () => {
  test("takes an array of shape [T, D] as well as a list of inputs", () => {
    const params = lessonWeights()
    const rows = unroll(rnn, params, np.eye(4) as Iterable<NDArray>, zeros())
    expect(displayRepr(rows)).toBe(displayRepr(unroll(rnn, params, letters, zeros())))
  })

  test("gives no state for an empty sequence", () => {
    expect(unroll(rnn, lessonWeights(), [], zeros())).toEqual([])
    expect(() => unroll(3 as never, {}, [], zeros())).toThrow(
      new TypeError("unroll: step must be a function, got number"),
    )
  })

  test("is traced step by step with the cell's own names, its weights left out", () => {
    const traced = trace(unroll)
    traced(lstm as never, drawParams(0, ["f", "i", "c", "o"]), letters, [zeros(), zeros()])
    const { name, site, total, values } = traced.trace
    expect({ name, site, total }).toEqual({ name: "lstm", site: null, total: 4 })
    const shown = values.map((value) => value.name)
    expect(shown).toEqual(["x", "h_prev", "c_prev", "f_t", "i_t", "c_tilde", "c_t", "o_t", "h_t"])
    expect(values.find((value) => value.name === "c_prev")!.carries).toBe("c_t")
  })

  test("is traced for a plain step of one's own too", () => {
    const leaky = (keep: number, x: NDArray, mem: NDArray) => np.add(np.multiply(keep, mem), x) as NDArray
    const traced = trace(unroll)
    traced(leaky as never, 0.5, letters, zeros())
    expect(traced.trace).toMatchObject({ name: "leaky", total: 4 })
  })
})
