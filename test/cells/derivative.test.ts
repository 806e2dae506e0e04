import { describe, expect, test } from "vitest"
import { equations } from "../../src/cells/index.ts"
import { mimeBundle } from "../../src/display/mime.ts"
import * as np from "../../src/numpy/index.ts"
import type { NDArray } from "../../src/numpy/ndarray.ts"

const random = np.random.default_rng(8)
const draw = (...shape: number[]) => random.uniform(0.2, 1.5, shape) as NDArray
const right = (tex: string) => tex.split("&= ")[1]!.split("\n")[0]

describe("the derivative of an equation", () => {
  test("of a new state by its gate is what entered less what was there", async () => {
    const cell = await equations("h_t = (1 - z_t) * h_prev + z_t * h_tilde")
    const slope = cell.derivative("h_t", "z_t")
    expect(slope.tex).toContain("\\frac{\\partial h_{t}}{\\partial z_{t}} &= ")
    expect(right(slope.tex)).toBe("\\tilde{h}-h_{t-1}")
    const [h_tilde, h_prev] = [draw(3), draw(3)]
    const value = slope.run({ h_tilde, h_prev }) as NDArray
    expect(value.tolist()).toEqual((np.subtract(h_tilde, h_prev) as NDArray).tolist())
  })

  test("is displayed as TeX", async () => {
    const cell = await equations("y = x ^ 2")
    const { data } = mimeBundle(cell.derivative("y", "x"))
    expect(data["text/latex"]).toContain("\\frac{\\partial y}{\\partial x}")
    expect(data["text/plain"]).toBe("d y / d x = 2 .* x")
  })

  const cases: readonly (readonly [string, string])[] = [
    ["y = sigmoid(2 * x + a)", "x"],
    ["y = a * tanh(x ^ 2) + x / a", "x"],
    ["y = sigmoid(tanh(a * x) * x) * exp(-x)", "x"],
    ["y = sqrt(x) .* log(x + a) - abs(-x)", "x"],
    ["y = relu(a - x) + relu(x - a) + x .^ a", "x"],
    ["y = tanh(W * a + x)", "x"],
    ["y = x .* (W * a) ./ (1 + x .^ 2)", "x"],
    ["y = (1 - sigmoid(W * a + x)) * sigmoid(W * a + x)", "x"],
    ["y = 2 * a", "x"],
    ["y = x - (a - (x - a)) * (x + a)", "x"],
    ["y = softmax(a) * x", "x"],
  ]
  test.each(cases)("%s by %s agrees with central differences", async (text, by) => {
    const cell = await equations(text)
    const values: Record<string, NDArray> = { x: draw(4), a: draw(4), W: draw(4, 4) }
    const slope = cell.derivative("y", by).run(values)
    const step = 1e-6
    const at = (shift: number) =>
      cell.run({ ...values, [by]: np.add(values[by]!, shift) as NDArray }).y as NDArray
    const expected = np.divide(np.subtract(at(step), at(-step)), 2 * step) as NDArray
    expect(np.max(np.abs(np.subtract(slope, expected)))).toBeLessThan(2e-8)
  })

  test("by a name within a matrix product or softmax, which mix elements, is refused", async () => {
    const cell = await equations("y = tanh(W * x + b)\np = softmax(x)")
    expect(() => cell.derivative("y", "x")).toThrow(
      new RangeError(
        "derivative: by must change each element by itself, got x within a matrix product: 'W * x'",
      ),
    )
    expect(() => cell.derivative("p", "x")).toThrow(/got x within softmax: 'softmax\(x\)'$/)
    expect(() => cell.derivative("q", "x")).toThrow(
      new RangeError("derivative: name must be one of y, p, got q"),
    )
    expect(right(cell.derivative("y", "b").tex)).toContain("\\tanh")
  })
})
