import { describe, expect, test } from "vitest"
import { equations, gru, unroll } from "../../src/cells/index.ts"
import { awaitMimeBundle, mimeBundle } from "../../src/display/mime.ts"
import { displayRepr } from "../../src/display/python.ts"
import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"
import { trace } from "../../src/trace/trace.ts"
import { drawParams, letters, zeros } from "./lesson.ts"

const gruText = `
  z_t = sigmoid(W_z * x + U_z * h_prev + b_z)
  r_t = sigmoid(W_r * x + U_r * h_prev + b_r)
  h_tilde = tanh(W_h * x + U_h * (r_t * h_prev) + b_h)
  h_t = (1 - z_t) * h_prev + z_t * h_tilde
`

describe("equations of a cell", () => {
  test("run as a step give the bits of the cell they describe", async () => {
    const cell = await equations(gruText)
    const params = drawParams(1, ["z", "r", "h"])
    const states = unroll(cell.step, params, letters, { h_prev: zeros() })
    const expected = unroll(gru, params, letters, zeros())
    expect(states.map((state) => displayRepr(state.h_prev))).toEqual(
      expected.map((state) => displayRepr(state)),
    )
  })

  test("are shown as TeX, matrix products beside each other, the others by a circle", async () => {
    const cell = await equations(
      "c_tilde = tanh(W_c*x + b_c)\nc_t = f_t * c_prev + 2 * alpha * c_tilde^2 / sqrt(n)",
    )
    expect(cell.tex).toBe(
      [
        "\\begin{aligned}",
        "\\tilde{c} &= \\tanh\\left(W_{c} x+b_{c}\\right) \\\\",
        "c_{t} &= f_{t} \\odot c_{t-1}+\\frac{2 \\, \\alpha \\odot {\\tilde{c}}^{2}}{\\sqrt{n}}",
        "\\end{aligned}",
      ].join("\n"),
    )
    expect(mimeBundle(cell).data).toEqual({
      "text/latex": `$$${cell.tex}$$`,
      "text/plain": "c_tilde = tanh(W_c*x + b_c)\nc_t = f_t * c_prev + 2 * alpha * c_tilde^2 / sqrt(n)",
    })
  })

  test("write dotted operators as a fraction and a power", async () => {
    const { tex } = await equations("a = x ./ y + x .^ 2")
    expect(tex).toContain("\\frac{x}{y}+{x}^{2}")
  })

  test("show their TeX where a cell ends with the call itself, not awaited", async () => {
    const { data } = await awaitMimeBundle(equations("a = x + 1"))
    expect(data).toMatchObject({ "text/plain": "a = x + 1", "text/latex": expect.stringContaining("a") })
    await expect(awaitMimeBundle(equations("a = (x"))).rejects.toThrow("equations: line 1: ")
  })

  test("know what they define and what they take", async () => {
    const cell = await equations(gruText)
    expect(cell.names).toEqual(["z_t", "r_t", "h_tilde", "h_t"])
    expect(cell.inputs).toEqual([
      "W_z",
      "x",
      "U_z",
      "h_prev",
      "b_z",
      "W_r",
      "U_r",
      "b_r",
      "W_h",
      "U_h",
      "b_h",
    ])
  })

  test("compute with NumPy: dtypes, broadcasting, warnings-free softmax", async () => {
    const cell = await equations("p = softmax(3 * x - 1)\nq = -relu(x) .* 2")
    const { p, q } = cell.run({ x: np.array([1, 2, 3]) as NDArray })
    expect(displayRepr(p)).toBe("array([0.00235563, 0.04731416, 0.95033021])")
    expect(displayRepr(q)).toBe("array([-2, -4, -6])")
  })

  test("are traced by their names", async () => {
    const cell = await equations(gruText)
    const traced = trace(unroll)
    traced(cell.step as never, drawParams(1, ["z", "r", "h"]), letters, { h_prev: zeros() })
    expect(traced.trace.values.map((value) => value.name)).toEqual([
      "x",
      "h_prev",
      "z_t",
      "r_t",
      "h_tilde",
      "h_t",
    ])
    expect(traced.trace.values.find((value) => value.name === "z_t")!.bounds).toEqual({ low: 0, high: 1 })
  })

  test.each([
    ["h_t = (1 -", SyntaxError, /^equations: line 1: /],
    ["a = x\nb + c", SyntaxError, "equations: line 2: must read 'name = expression', got 'b + c'"],
    ["a = x\na = y", RangeError, "equations: line 2: a name is defined once, got a again"],
    ["a = b\nb = x", RangeError, "equations: line 1: a name must be defined above its use, got b"],
    ["a = evil(x)", RangeError, /^equations: line 1: function must be one of sigmoid, .*, got evil$/],
    [
      "a = x.constructor",
      SyntaxError,
      "equations: line 1: must be arithmetic and functions, got 'x.constructor'",
    ],
    ["a = f(x) = x", SyntaxError, /^equations: line 1: must be arithmetic and functions/],
    ["  \n", SyntaxError, "equations: must have at least one line, got none"],
    ["a = x < y", RangeError, /^equations: line 1: operator must be one of /],
    ["a = sigmoid(x, y)", RangeError, "equations: line 1: sigmoid must have one value, got 2"],
    ['a = "x"', SyntaxError, /^equations: line 1: must be arithmetic and functions/],
  ])("%j is refused with its line", async (text, kind, message) => {
    const refused = equations(text)
    await expect(refused).rejects.toThrow(kind)
    await expect(refused).rejects.toThrow(message)
  })

  test("ask for every input", async () => {
    const cell = await equations("a = x + y")
    expect(() => cell.run({ x: 1 })).toThrow(
      new RangeError("equations: every input must have a value, got none for y"),
    )
  })
})
