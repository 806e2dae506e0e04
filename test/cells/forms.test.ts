import { describe, expect, test } from "vitest"
import {
  gru,
  gruCho,
  gruTorch,
  initialisers,
  lstm,
  outputs,
  rnn,
  rnnRelu,
  stacked,
  unroll,
} from "../../src/cells/index.ts"
import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { trace } from "../../src/trace/trace.ts"
import { drawParams, letters, zeros } from "./lesson.ts"

const { orthogonal, uniform, xavierNormal, xavierUniform } = initialisers
const seeded = () => np.random.default_rng(11)
const list = (x: unknown) => (x as NDArray).tolist()
const spread = (x: NDArray) => np.std(x) as unknown as number

describe("a batch of sequences", () => {
  test("[T, B, D] gives what each of its sequences gives by itself", () => {
    const params = lstm.init(3, 4, { W: xavierUniform(1, seeded()), U: orthogonal(1, seeded()) })
    const xs = seeded().normal(0, 1, [5, 2, 3]) as NDArray
    const state = () => [np.zeros([2, 4]), np.zeros([2, 4])] as unknown as readonly [NDArray, NDArray]
    const together = outputs(unroll(lstm, params, xs, state()))
    expect(together.dims).toEqual([5, 2, 4])
    for (const member of [0, 1]) {
      const alone = outputs(unroll(lstm, params, xs.at(":", member) as NDArray, [zeros(), zeros()]))
      expect(np.allclose(together.at(":", member) as NDArray, alone, { rtol: 0, atol: 1e-15 })).toBe(true)
    }
  })

  test("a state of another batch is refused", () => {
    const params = gru.init(3, 4)
    expect(() => gru(params, np.zeros([2, 3]) as NDArray, zeros())).toThrow(
      new RangeError("gru: h_prev must have shape [2, 4], got [4]"),
    )
  })
})

describe("the conventions of the update gate", () => {
  test("the same weights with z's sign turned give the same states", () => {
    const params = drawParams(12, ["z", "r", "h"])
    const turned = Object.fromEntries(
      Object.entries(params).map(([name, w]) => [name, name.endsWith("_z") ? np.negative(w) : w]),
    ) as typeof params
    const takes = outputs(unroll(gru, params, letters, zeros()))
    const keeps = outputs(unroll(gruCho, turned, letters, zeros()))
    expect(np.allclose(takes, keeps, { rtol: 0, atol: 1e-15 })).toBe(true)
    expect(np.allclose(takes, outputs(unroll(gruCho, params, letters, zeros())))).toBe(false)
  })

  test("with the reset wide open it does not matter where it acts", () => {
    const open = { ...drawParams(12, ["z", "r", "h"]), b_r: np.full(4, 800.0) as NDArray }
    const before = outputs(unroll(gruCho, open, letters, zeros()))
    const after = outputs(unroll(gruTorch, { ...open, b_Uh: zeros() }, letters, zeros()))
    expect(np.allclose(before, after, { rtol: 0, atol: 1e-15 })).toBe(true)
  })

  test("rectified units pass on what is positive, and nothing else", () => {
    const params = { W_x: np.eye(2) as NDArray, W_h: np.eye(2) as NDArray, b: np.zeros(2) as NDArray }
    const h = rnnRelu(params, np.array([2.5, -3]) as NDArray, np.array([1.0, 1.0]) as NDArray)
    expect(list(h)).toEqual([3.5, 0])
  })
})

describe("weights to begin with", () => {
  test("uniform and Xavier stay within their bounds and fill them", () => {
    for (const [draw, bound] of [
      [uniform(0.25, seeded()), 0.25],
      [xavierUniform(1, seeded()), Math.sqrt(6 / 300)],
      [xavierUniform(Math.SQRT2, seeded()), Math.sqrt(12 / 300)],
    ] as const) {
      const W = draw([200, 100])
      expect(W.dims).toEqual([200, 100])
      expect(np.max(np.abs(W))).toBeLessThanOrEqual(bound)
      // A uniform distribution's deviation is bound / sqrt(3); of 20,000 numbers it is known to 0.5 %.
      expect(Math.abs(spread(W) / (bound / Math.sqrt(3)) - 1)).toBeLessThan(0.02)
    }
  })

  test("normal Xavier has the deviation of Glorot's eq. (12)", () => {
    const W = xavierNormal(1, seeded())([200, 100])
    expect(Math.abs(spread(W) / Math.sqrt(2 / 300) - 1)).toBeLessThan(0.03)
  })

  test.each([
    [5, 5],
    [7, 3],
    [3, 7],
  ] as const)("orthogonal [%i, %i]: the shorter side is orthogonal, of length gain", (outputs, inputs) => {
    const W = orthogonal(2, seeded())([outputs, inputs])
    const [square, size] = outputs <= inputs ? [np.dot(W, W.T), outputs] : [np.dot(W.T, W), inputs]
    expect(W.dims).toEqual([outputs, inputs])
    expect(np.allclose(square as NDArray, np.multiply(4, np.eye(size)), { rtol: 0, atol: 1e-14 })).toBe(true)
  })

  test("orthogonal turns either way: no sign is preferred", () => {
    const random = seeded()
    const corners = Array.from(
      { length: 200 },
      () => orthogonal(1, random)([2, 2]).at(0, 0) as unknown as number,
    )
    const positive = corners.filter((corner) => corner > 0).length
    expect(Math.abs(positive - 100)).toBeLessThan(45)
  })

  test("follow np.random's seed where no generator is given", () => {
    const draw = () => {
      np.random.seed(5)
      return Object.values(lstm.init(3, 4)).map(list)
    }
    expect(draw()).toEqual(draw())
  })

  test("begin each cell: an lstm remembers, rectified units hand on", () => {
    expect(list(lstm.init(3, 2).b_f)).toEqual([1, 1])
    expect(list(lstm.init(3, 2).b_i)).toEqual([0, 0])
    expect(list(rnnRelu.init(3, 2).W_h)).toEqual([
      [1, 0],
      [0, 1],
    ])
    expect(rnn.init(3, 2).W_x.dims).toEqual([2, 3])
    expect(gruTorch.init(3, 2).b_Uh.dims).toEqual([2])
  })

  test("refuse shapes and bounds that make no sense", () => {
    expect(() => uniform(0)).toThrow(new RangeError("uniform: bound must be positive, got 0"))
    expect(() => orthogonal()([2, 0])).toThrow(
      new RangeError("orthogonal: shape must be two positive lengths, got [2, 0]"),
    )
  })
})

describe("weights of PyTorch", () => {
  const weights = { weight_ih: np.zeros([8, 3]), weight_hh: np.zeros([8, 2]) }

  test("of a cell without biases are read with zeros", () => {
    const params = lstm.fromTorch({ ...weights, weight_ih: np.arange(24).reshape([8, 3]) })
    expect(list(params.W_i)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ])
    expect([params.W_f, params.W_c, params.W_o].map((W) => W.at(0, 0))).toEqual([6, 12, 18])
    expect(list(params.b_f)).toEqual([0, 0])
  })

  test("that are missing or of another cell are named", () => {
    expect(() => lstm.fromTorch({ weight_ih_l0: np.zeros([8, 3]) })).toThrow(
      new RangeError("lstm.fromTorch: weights must have weight_hh_l0, got weight_ih_l0"),
    )
    expect(() => gruTorch.fromTorch(weights)).toThrow(
      new RangeError("gruTorch.fromTorch: weight_ih must have 3 x 2 rows, got 8"),
    )
    expect(() => rnn.fromTorch({}, { layer: 1, reverse: true })).toThrow(
      new RangeError("rnn.fromTorch: weights must have weight_ih_l1_reverse, got none"),
    )
  })
})

describe("cells in a trace", () => {
  test("a stack shows the gates of each of its layers", () => {
    const traced = trace(unroll)
    const params = [gru.init(4, 4), gru.init(4, 4)]
    traced(stacked(gru, gru) as never, params as never, letters as never, [zeros(), zeros()] as never)
    expect(traced.trace).toMatchObject({ name: "stacked_gru_gru", total: 4 })
    const names = traced.trace.values.filter((value) => value.origin === "named").map((value) => value.name)
    expect(names).toEqual(["z_t_1", "r_t_1", "h_tilde_1", "h_t_1", "z_t_2", "r_t_2", "h_tilde_2", "h_t_2"])
    const alone = outputs(unroll(gru, params[0]!, letters, zeros()))
    expect(list(traced.through("h_t_1"))).toEqual(list(alone))
  })

  test("a step backwards tells no names of its own", () => {
    const params = lstm.init(4, 4)
    const state = [zeros(), zeros()] as const
    const train = trace(function train(xs: readonly NDArray[]) {
      const states = unroll(lstm, params, xs, state)
      return unroll.backward(lstm, params, xs, state, states, states)
    })
    train(letters)
    expect(train.trace).toMatchObject({ name: "lstm", total: 4 })
    expect(train.trace.values.find((value) => value.name === "f_t")!.steps).toHaveLength(4)
  })
})
