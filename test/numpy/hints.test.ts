import { describe, expect, test } from "vitest"
import * as np from "../../src/numpy/index.ts"

const x = np.array([[1.5, 2, 3]])
const loosely = np as unknown as Record<string, (...args: unknown[]) => unknown>

describe("what Python's habits do in TypeScript is told with a hint", () => {
  const cases: readonly (readonly [title: string, call: () => unknown, message: RegExp])[] = [
    [
      "np.zeros(2, 3)",
      () => loosely.zeros!(2, 3),
      /Cannot interpret '3' as a data type.*np\.zeros\(\[2, 3\]\)/,
    ],
    ["np.array(1, 2)", () => loosely.array!(1, 2), /Cannot interpret '2' as a data type.*one list/],
    ["np.sum(x, 'axis=1')", () => loosely.sum!(x, "axis=1"), /axis must be .*got axis=1 .*\{ axis: 1 \}/],
    ["np.zeros('2, 3')", () => loosely.zeros!("2, 3"), /zeros: shape must be whole numbers, got 2, 3/],
    ["np.zeros([2, NaN])", () => np.zeros([2, Number.NaN]), /zeros: shape must be whole numbers, got NaN/],
    ["np.zeros([2, 3], {dtpye: 'int'})", () => loosely.zeros!([2, 3], { dtpye: "int" }), /zeros.*'dtpye'/],
    ["np.zeros(3, 'flaot')", () => np.zeros(3, "flaot"), /data type 'flaot' not understood/],
    [
      "np.genfromtxt(lines, {names: true})",
      () => loosely.genfromtxt!(["a b", "1 2"], { names: true }),
      /genfromtxt: names must be null, arrays have no named fields here/,
    ],
    [
      "np.genfromtxt(lines, {dtype: null}) of an int and a float column",
      () => np.genfromtxt(["1 2.5"], { dtype: null }),
      /genfromtxt: dtype null needs columns of one kind of number, got int64, float64 .*"float64"/,
    ],
    ["x[1.5]", () => x.at(1.5), /only integers, slices.*got 1\.5/],
    ["x[NaN]", () => x.at(Number.NaN), /only integers, slices.*got NaN/],
    ["x['1']", () => x.at("1"), /got "1" \(a slice is written "start:stop:step"\)/],
    ["x[2]", () => x.at(2), /index 2 is out of bounds for axis 0 with size 1/],
    ["ragged lists", () => np.array([[1, 2], [3]]), /inhomogeneous shape/],
    [
      "too large",
      () => np.zeros([2 ** 40, 2 ** 20]),
      /Unable to allocate .* shape \(1099511627776, 1048576\)/,
    ],
  ]
  for (const [title, call, message] of cases)
    test(title, () => {
      expect(call).toThrow(message)
      expect(() => call()).toThrow(expect.toSatisfy((e) => e instanceof TypeError || e instanceof RangeError))
    })
})

describe("64-bit integers past 2^53", () => {
  const wide = np.add(np.array([2 ** 53], "int64"), np.array([1], "int64"))

  test("keep every bit in arrays and in their text", () => {
    expect(String(wide)).toBe("[9007199254740993]")
    expect(String(np.multiply(wide, 3))).toBe("[27021597764222979]")
    expect(np.equal(wide, np.array([2 ** 53], "int64")).item()).toBe(false)
  })

  test("reach the author as the nearest number", () => {
    expect(wide.item()).toBe(2 ** 53)
    expect(wide.tolist()).toEqual([2 ** 53])
    expect(np.sum(wide)).toBe(2 ** 53)
  })
})
