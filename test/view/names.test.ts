import { describe, expect, test } from "vitest"
import { mathRuns, mathTex, parseMathName } from "../../src/view/mathName.ts"
import { fullNumber, percent, shortNumber } from "../../src/view/numberText.ts"

describe("an author's name as mathematics", () => {
  test.each([
    ["f_t", "f", null, "t", "f_{t}"],
    ["c_tilde", "c", "tilde", "", "\\tilde{c}"],
    ["h_hat_t", "h", "hat", "t", "\\hat{h}_{t}"],
    ["h_prev", "h", null, "t−1", "h_{t-1}"],
    ["cTilde", "c", "tilde", "", "\\tilde{c}"],
    ["alpha_t", "α", null, "t", "\\alpha_{t}"],
    ["h1", "h", null, "1", "h_{1}"],
    ["W_xh", "W", null, "xh", "W_{xh}"],
    ["forget_gate", "forget", null, "gate", "\\mathit{forget}_{gate}"],
    ["door", "door", null, "", "\\mathit{door}"],
    ["$x_1", "$x", null, "1", "\\mathit{\\$x}_{1}"],
    ["_", "_", null, "", "\\_"],
  ])("%s", (name, base, accent, subscript, tex) => {
    expect(parseMathName(name)).toEqual({ base, accent, subscript })
    expect(mathTex(name)).toBe(tex)
  })

  test("a single letter is meant at step t where steps are shown", () => {
    expect(mathRuns("x", true).map((run) => run.text)).toEqual(["x", "t"])
    expect(mathRuns("c_tilde", true).map((run) => run.text)).toEqual(["c\u0303", "t"])
    expect(mathRuns("door", true).map((run) => run.text)).toEqual(["door"])
  })
})

describe("numbers in pictures", () => {
  test("short ones have two decimals and a true minus sign", () => {
    expect([0.414, -1.624, 3, 0.00004, -12345.6, -0.001].map((x) => shortNumber(x))).toEqual([
      ...["0.41", "−1.62", "3", "4.0e−5", "−1.2e+4", "−1.0e−3"],
    ])
    expect(shortNumber(0.003, 1)).toBe("0.00")
    expect(shortNumber(-0.003, 1)).toBe("0.00")
    expect([Number.NaN, Infinity, -Infinity].map((x) => shortNumber(x))).toEqual(["NaN", "∞", "−∞"])
  })

  test("full ones have every digit that their dtype has", () => {
    expect(fullNumber(-0.1, "float64")).toBe("−0.1")
    expect(fullNumber(Math.fround(0.1), "float32")).toBe("0.1")
    expect(fullNumber(3, "int64")).toBe("3")
    expect(fullNumber(3, "float64")).toBe("3.0")
    expect(fullNumber(1, "bool")).toBe("True")
    expect(fullNumber(Number.NaN, "float64")).toBe("nan")
  })

  test("shares never round something to nothing", () => {
    expect([0, 0.004, 0.2, 0.996, 1].map(percent)).toEqual(["0%", "<1%", "20%", ">99%", "100%"])
  })
})
