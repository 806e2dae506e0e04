import { describe, expect, it } from "vitest"
import { findStatements } from "../../extension/src/gates-cell/statements.ts"
import { findStep, findStepFunctions, writeGatesCell } from "../../extension/src/gates-cell/step-functions.ts"

const step = `function cell_step(x: NDArray, h_prev: NDArray) {
  const z = sigmoid(np.dot(W, x)) // "quoted {"
  return z * h_prev
}`

describe("the statements of a cell", () => {
  it("end at lines and semicolons, not within brackets, strings, comments or before an operator", () => {
    expect(
      findStatements("const a = [\n1,\n2]; let b = 'x;\\'y'\n/* { ; */ f(a)\n  .g()\nc = 1 +\n 2\n\n"),
    ).toEqual(["const a = [\n1,\n2]", "let b = 'x;\\'y'", "/* { ; */ f(a)\n  .g()", "c = 1 +\n 2"])
    expect(findStatements("a\n// b\nc")).toEqual(["a", "// b", "c"])
    expect(findStatements('f("never closed')).toEqual(['f("never closed'])
  })
})

describe("a step", () => {
  it("is a function of two arguments or more, declared or assigned", () => {
    expect(findStepFunctions(`${step}\nconst sigmoid = (x: NDArray) => 1 / x`)).toEqual([
      { name: "cell_step", named: 1 },
    ])
    expect(findStepFunctions("const go = (x: NDArray, h: NDArray) => x + h")).toEqual([
      { name: "go", named: 0 },
    ])
    expect(findStepFunctions("function one([a, b]: [number, number]) { return a }")).toEqual([])
  })

  it("is found where it is called, else where it is defined; the one that names most comes first", () => {
    const known = findStepFunctions(`${step}\nfunction add(a: NDArray, b: NDArray) { return a + b }`)
    expect(findStep("h = cell_step(add(x, y), h)", known)?.name).toBe("cell_step")
    expect(findStep(step, [])?.name).toBe("cell_step")
    expect(findStep("const xs = unroll(lstm, params, X, state)", known)?.name).toBe("unroll")
    expect(findStep("np.zeros(3)", known)).toBeUndefined()
    expect(findStep("my.cell_step(x, h); const cell_step2 = 1", known)).toBeUndefined()
  })

  it("runs again traced: its calls and what they set out from, without weights and random numbers", () => {
    const source = `${step}
const W = np.random.rand(4, 4)
const h_0 = np.zeros(4)
let [h, n] = [h_0, 0]
for (const x of xs) {
  h = cell_step(x, h)
}
print(h)
h`
    expect(writeGatesCell(source, "cell_step")).toBe(`import { trace } from "cellwise"

const traced_cell_step = trace(cell_step)
let [h, n] = [h_0, 0]
for (const x of xs) {
  h = traced_cell_step(x, h)
}
traced_cell_step`)
    expect(writeGatesCell("", "cell_step")).toMatch(/trace\(cell_step\)\ntraced_cell_step$/)
  })
})
