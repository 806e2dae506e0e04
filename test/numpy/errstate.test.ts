import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { host } from "../../src/host.ts"
import * as np from "../../src/numpy/index.ts"

let told: string[]
let before: np.ErrorModes

beforeEach(() => {
  told = []
  before = np.geterr()
  host.write = (name, text) => {
    told.push(`${name}: ${text}`)
  }
})

afterEach(() => {
  np.seterr(before)
  np.seterrcall(null)
  delete host.write
  delete host.cell
})

const overflow = "stderr: RuntimeWarning: overflow encountered in exp\n"
const overflowing = () => np.exp(np.array([1000.5]))

describe("np.errstate", () => {
  test("holds while a function runs, and gives what it returns", () => {
    expect(np.errstate({ over: "ignore" }, () => String(overflowing()))).toBe("[inf]")
    expect(told).toEqual([])
    overflowing()
    expect(told).toEqual([overflow])
  })

  test("holds to the end of the block, thrown out of or not", () => {
    const stretch = np.errstate({ all: "raise" })
    expect(overflowing).toThrow("overflow encountered in exp")
    stretch[Symbol.dispose]()
    expect(np.geterr()).toEqual(before)
    const failing = () => np.errstate({ divide: "raise" }, () => np.log(0))
    expect(failing).toThrow(expect.objectContaining({ name: "FloatingPointError" }))
    expect(np.geterr()).toEqual(before)
  })

  test("keeps what is called in its stretch", () => {
    const calls: unknown[] = []
    const call = (...given: unknown[]) => calls.push(given)
    np.errstate({ all: "call", call }, () => np.divide(np.array([1, 0]), 0))
    expect(calls).toEqual([
      ["divide by zero", 9],
      ["invalid value", 9],
    ])
    expect(np.geterrcall()).toBeNull()
  })
})

test("errors are printed and logged as lines", () => {
  np.seterr({ over: "print" })
  overflowing()
  expect(told).toEqual(["stderr: Warning: overflow encountered in exp\n"])
  const lines: string[] = []
  np.seterrcall({ write: (line: string) => lines.push(line) })
  np.seterr({ over: "log" })
  overflowing()
  expect(lines).toEqual(["Warning: overflow encountered in exp\n"])
})

test("a cell that runs is told of each warning once", () => {
  for (const cell of ["first", "second"]) {
    host.cell = () => cell
    for (let k = 0; k < 3; k++) overflowing()
    np.log(0)
  }
  const division = "stderr: RuntimeWarning: divide by zero encountered in log\n"
  expect(told).toEqual([overflow, division, overflow, division])
})

/** Rows long enough for the kernels and for operands that are not copied. */
describe.each([1, 600, 20_000])("of %i elements", (n) => {
  const ones = () => np.ones(n)

  test("the one that goes wrong is found", () => {
    const x = ones()
    x.set(n - 1, 1e308)
    np.multiply(x, 10)
    np.add(x, x, { out: x })
    expect(told).toEqual([
      "stderr: RuntimeWarning: overflow encountered in multiply\n",
      "stderr: RuntimeWarning: overflow encountered in add\n",
    ])
  })

  test("what was infinite before is no error", () => {
    const x = ones()
    x.set(n - 1, Infinity)
    np.add(x, x, { out: x })
    np.exp(x)
    expect(told).toEqual([])
  })

  test("finite numbers whose sum overflows are no error", () => {
    np.add(np.full(n, 1e307), 1)
    expect(told).toEqual([])
  })
})
