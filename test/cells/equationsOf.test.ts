import { expect, test } from "vitest"
import { equations, equationsOf, gru, lstm, sigmoid, unroll } from "../../src/cells/index.ts"
import { mimeBundle } from "../../src/display/mime.ts"
import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { trace } from "../../src/trace/trace.ts"
import { plus, times } from "../trace/lessons.ts"
import { drawParams, letters, zeros } from "./lesson.ts"

const lines = (tex: string) =>
  tex
    .split("\n")
    .slice(1, -1)
    .map((line) => line.replace(/ \\\\$/, ""))

function traceLstm() {
  const params = drawParams(0, ["f", "i", "c", "o"])
  const traced = trace(unroll, params)
  traced(lstm as never, params as never, letters as never, [zeros(), zeros()] as never)
  return traced
}

test("a traced lstm is shown as the equations of its paper", () => {
  const weighted = (gate: string) => `W_{${gate}} x + U_{${gate}} h_{t-1} + b_{${gate}}`
  expect(lines(equationsOf(traceLstm()).tex)).toEqual([
    `f_{t} &= \\sigma\\left(${weighted("f")}\\right)`,
    `i_{t} &= \\sigma\\left(${weighted("i")}\\right)`,
    `\\tilde{c} &= \\tanh\\left(${weighted("c")}\\right)`,
    "c_{t} &= f_{t} \\odot c_{t-1} + i_{t} \\odot \\tilde{c}",
    `o_{t} &= \\sigma\\left(${weighted("o")}\\right)`,
    "h_{t} &= o_{t} \\odot \\tanh\\left(c_{t}\\right)",
  ])
})

test("it displays itself as TeX", () => {
  const shown = equationsOf(traceLstm())
  expect(mimeBundle(shown).data).toEqual({ "text/latex": `$$${shown.tex}$$`, "text/plain": shown.tex })
})

test("a function of one's own with weights from outside: named ones by name, others by number", () => {
  const [W, b] = [np.eye(3), np.ones(3)] as NDArray[]
  const step = (x: NDArray, h_prev: NDArray) => sigmoid(plus(np.dot(W!, x) as NDArray, times(h_prev, b!)))
  const named = trace(step, { W, b })
  named(np.ones(3) as NDArray, np.zeros(3) as NDArray)
  expect(lines(equationsOf(named).tex)).toEqual([
    "\\mathit{result} &= \\sigma\\left(W x + h_{t-1} \\odot b\\right)",
  ])
  const bare = trace(step)
  bare(np.ones(3) as NDArray, np.zeros(3) as NDArray)
  expect(equationsOf(bare).tex).toContain("\\sigma\\left(A_{1} x + h_{t-1} \\odot a_{2}\\right)")
})

test("parentheses stand where the arithmetic needs them", () => {
  const f = trace((x: NDArray, y: NDArray) =>
    np.subtract(np.multiply(np.add(x, y), 2), np.subtract(np.negative(x), np.power(np.divide(x, y), 2))),
  )
  f(np.ones(2) as NDArray, np.ones(2) as NDArray)
  expect(lines(equationsOf(f).tex)[0]).toBe(
    "\\mathit{result} &= \\left(x + y\\right) \\odot 2 - \\left(-x - {\\left(\\frac{x}{y}\\right)}^{2}\\right)",
  )
})

test("what is used twice has a line of its own: sixty doublings are sixty-one lines", () => {
  const doubling = trace((x: NDArray) => {
    let y = x
    for (let i = 0; i < 61; i++) y = plus(y, y)
    return y
  })
  doubling(np.ones(2) as NDArray)
  const shown = lines(equationsOf(doubling).tex)
  expect(shown).toHaveLength(61)
  expect(shown[0]).toBe("v_{1} &= x + x")
  expect(shown.at(-1)).toBe("\\mathit{result} &= v_{60} + v_{60}")
})

test("equations that were written as text come back as they were", async () => {
  const cell = await equations(
    "z_t = sigmoid(W_z * x + U_z * h_prev)\nh_t = (1 - z_t) .* h_prev + z_t .* tanh(x)",
  )
  const params = drawParams(12, ["z", "r", "h"])
  const { W_z, U_z } = params
  const traced = trace(unroll, params)
  traced(cell.step as never, { W_z, U_z } as never, letters as never, { h_prev: zeros() } as never)
  expect(lines(equationsOf(traced).tex)).toEqual([
    "z_{t} &= \\sigma\\left(W_{z} x + U_{z} h_{t-1}\\right)",
    "h_{t} &= \\left(1 - z_{t}\\right) \\odot h_{t-1} + z_{t} \\odot \\tanh\\left(x\\right)",
  ])
})

test("a step that was not recorded is refused", () => {
  const traced = trace(unroll)
  traced(gru as never, gru.init(4, 4) as never, letters as never, zeros() as never)
  expect(() => equationsOf(traced, 4)).toThrow(
    new RangeError("equationsOf: step must be one of 4 recorded ones, got 4"),
  )
})
